"""Quotations and citations by command: which marks csquotes sets in which language, and how a citation reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["BRACKETS", "QUOTES", "Quote", "cite_words", "find_language", "find_marks", "flatten", "is_cite"]

_MARKS = {
    "english": "“”‘’",
    "german": "„“‚‘",
    "french": "«»“”",
    "spanish": "«»“”",
    "italian": "«»“”",
    "portuguese": "“”‘’",
    "dutch": "‘’“”",
    "danish": "„“‚‘",
    "swedish": "””’’",
    "polish": "„”«»",
    "russian": "«»„“",
    "czech": "„“‚‘",
}
"""Languages to the outer and the inner marks."""
_NAMES = {
    "ngerman": "german", "naustrian": "german", "austrian": "german", "nswissgerman": "german", "francais": "french",
    "frenchb": "french", "brazilian": "portuguese", "brazil": "portuguese", "portuges": "portuguese", "slovak": "czech",
    "ukrainian": "russian", "finnish": "swedish", "norsk": "french", "nynorsk": "french", "croatian": "polish",
}  # fmt: skip
"""Other names of languages, and languages that set the marks of others."""
_LOADED = re.compile(
    r"\\(?:usepackage|RequirePackage)\s*\[([^\]]{0,300})\]\s*\{babel\}|\\documentclass\s*\[([^\]]{0,300})\]"
    r"|\\(?:setdefaultlanguage|setmainlanguage)(?:\[[^\]]{0,100}\])?\{(\w+)\}|\\usepackage\{(n?german)\}"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """How a command that quotes takes its arguments."""

    foreign: bool = False
    """Whether the first is a language."""
    keyed: bool = False
    """Whether a key of the bibliography stands before the words."""
    apart: bool = False
    """Whether long words are set as a block."""
    noted: bool = True
    """Whether an option says where the words come from."""


QUOTES = {
    "enquote": Quote(noted=False),
    "foreignquote": Quote(foreign=True, noted=False),
    "textquote": Quote(),
    "textcquote": Quote(keyed=True),
    "foreigntextquote": Quote(foreign=True),
    "foreigntextcquote": Quote(foreign=True, keyed=True),
    "blockquote": Quote(apart=True),
    "blockcquote": Quote(keyed=True, apart=True),
    "foreignblockquote": Quote(foreign=True, apart=True),
    "foreignblockcquote": Quote(foreign=True, keyed=True, apart=True),
}
"""Commands that quote."""

BRACKETS = {"textins": ("[", "]"), "textelp": ("[… ", "]"), "textdel": ("[", "]")}
"""Commands that mark a change in quoted words, and what stands round the words that they put in."""

_CITE = re.compile(r"[A-Z]?[a-z]*cite(?:[pt]|al[pt]|author|year|yearpar|title|s)?|Cite(?:[pt]|al[pt]|author)?")
_TEXTUAL = frozenset("textcite citet Textcite Citet".split())
_BARE = frozenset("citeauthor citeyear citetitle citealp citealt Citeauthor".split())
_INNER = re.compile(r"\\([A-Za-z]+)\*?(\[[^\[\]{}]*\])?(\[[^\[\]{}]*\])?\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s*")
_NUMBER = re.compile(r"\d+(?:[–-]\d+)?")


def find_language(preamble: str) -> str | None:
    """Return the main language that babel or polyglossia is asked for, as `_MARKS` names it; None where it is another.

    >>> find_language(r"\\usepackage[english,ngerman]{babel}")
    'german'
    """
    for found in _LOADED.finditer(preamble):
        options = next((group for group in found.groups() if group), "")
        named = re.search(r"main\s*=\s*(\w+)", options)
        for option in [named[1]] if named else reversed(re.split(r"[,\s]+", options)):
            language = _NAMES.get(option, option)
            if language in _MARKS:
                return language
    return None


def find_marks(language: str | None, inner: bool) -> tuple[str, str]:
    """Return the marks of a quotation; English ones where the language is not known."""
    marks = _MARKS.get(_NAMES.get(language or "", language or ""), _MARKS["english"])
    return (marks[2], marks[3]) if inner else (marks[0], marks[1])


def is_cite(command: str) -> bool:
    """Whether a command cites: `cite`, `parencite`, `citep`."""
    return command != "nocite" and _CITE.fullmatch(command) is not None


def cite_words(command: str, options: Sequence[str], keys: str) -> str:
    """Return the words of a citation.

    >>> cite_words("cite", ["p.~12"], "hale1999"), cite_words("textcite", ["see", "12"], "hale1999")
    ('(hale1999, p. 12)', 'hale1999 (see p. 12)')
    """
    named = " ".join(keys.replace(",", ", ").split())
    if command in _BARE and not options:
        return named
    before = flatten(options[0]) if len(options) > 1 else ""
    after = flatten(options[-1]) if options else ""
    after = f"p. {after}" if _NUMBER.fullmatch(after) else after
    if command in _TEXTUAL:
        within = " ".join(part for part in (before, after) if part)
        return f"{named} ({within})" if within else named
    words = ", ".join(part for part in (f"{before} {named}".strip(), after) if part)
    return words if command in _BARE or command.startswith("foot") else f"({words})"


def flatten(raw: str) -> str:
    r"""Return the bare words of an option: no commands, no braces.

    >>> flatten(r"{\em Letters}, see \cite[3]{hale}")
    'Letters, see (hale, p. 3)'
    """
    def replace(found: re.Match[str]) -> str:
        if not is_cite(found[1]):
            return found[4]
        options = [option[1:-1] for option in (found[2], found[3]) if option]
        after = f"p. {options[-1]}" if options and _NUMBER.fullmatch(options[-1]) else "".join(options[-1:])
        before = f"{options[0]} " if len(options) > 1 else ""
        return f"({before}{found[4]}{', ' + after if after else ''})"

    bare = _COMMAND.sub("", _INNER.sub(replace, raw)).replace("~", " ").replace("{", "").replace("}", "")
    return " ".join(bare.replace("\\", "").replace("---", "—").replace("--", "–").split())
