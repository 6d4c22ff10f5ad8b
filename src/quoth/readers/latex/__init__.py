"""LaTeX: the words as they would be printed, without running it; what it takes in from other files is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.errors import ReadError
from quoth.model import Days, Document, Problem
from quoth.readers.writing import TextWriter
from quoth.settings import LIMITS
from quoth.text.decode import decode
from quoth.text.full_days import find_full_days, read_stated

from .marks import find_language
from .tokens import find_partners
from .walk import Walk

__all__ = ["read"]

_BODY = re.compile(r"^[^%\n]*?\\begin\s*\{document\}", re.MULTILINE)
_STATED = re.compile(r"\\(?:title|author|date)\s*")
_MACRO = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|def)\*?\s*(?:\{\s*)?\\([A-Za-z]+)\s*\}?\s*\{([^{}\\#$%]{1,200})\}"
)
"""A command of the writer's own that stands for plain words."""


def read(data: bytes, name: str) -> Document:
    """Read LaTeX. Raises BinaryError, EmptyError, or ReadError where it is too long or nested without end."""
    decoded = decode(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LIMITS.text:
        raise ReadError(name, f"its text is longer than {LIMITS.text:,} characters", "cut it in parts")
    begin = _BODY.search(text)
    preamble = text[: begin.end()] if begin else ""
    body = "".join(_find_stated(preamble)) + text[len(preamble) :]
    macros = {found[1]: found[2] for found in _MACRO.finditer(text)}
    writer = TextWriter(name)
    walk = Walk(body, name, writer, find_language(preamble), macros)
    walk.run()
    problems = list(decoded.problems)
    if walk.inputs:
        what = f"it takes in {walk.inputs} other file{'s' if walk.inputs > 1 else ''}, not read here"
        problems.append(Problem(name, what, "give those too"))
    stated = walk.stated
    return writer.finish(
        data,
        title=stated.get("title"),
        author=stated.get("author"),
        published=_find_day(stated.get("date", "")),
        problems=tuple(problems),
    )


def _find_stated(preamble: str) -> Iterator[str]:
    """Go over title, author and date of a preamble, each as it is written."""
    partners = find_partners(preamble)
    for found in _STATED.finditer(preamble):
        at = found.end()
        at = partners[at] + 1 if preamble[at : at + 1] == "[" and at in partners else at
        if at in partners and preamble[at] == "{":
            yield preamble[found.start() : partners[at] + 1] + "\n"


def _find_day(words: str) -> Days | None:
    days = {day for _, day in find_full_days(words)}
    return read_stated(words) or (days.pop() if len(days) == 1 else None)
