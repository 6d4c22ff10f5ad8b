"""JSON, as a language model answers with it: the values of some fields are quotations, other texts are running text.

The text stays as it is, so that offsets are those of what was given; only escapes are written as what they stand for,
filled up to their length with soft hyphens, which are nothing to a reader of words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quoth.model import Block, BlockKind, Document, Span
from quoth.text.decode import decode

from .digests import digest

__all__ = ["build", "find_json", "read"]

_QUOTED = ("quote", "quotation", "verbatim", "excerpt", "evidence")
"""What stands in the name of a field whose value is a quotation."""
_SOURCES = frozenset("""
source sourceid sourcekey doc docid document documentid chunk chunkid citation cite ref id
""".split())
"""Names of fields beside it that name its source, without marks between their words; `id` where no other does."""
_VALUES = frozenset("text content value words".split())
"""Names of fields that hold what the object is named for: `{"evidence": {"text": …}}`."""
_FENCE = re.compile(r"\A\s*```[\w-]*[^\S\n]*\n(?P<inside>.*?)\n[^\S\n]*```\s*\Z", re.DOTALL)
_TOKEN = re.compile(r'"(?P<string>(?:[^"\\]|\\.)*)"|(?P<mark>[{}\[\]:,])|(?P<other>[^\s{}\[\]:,"]+)', re.DOTALL)
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\.", re.DOTALL)
_PLAIN = re.compile(r"[\W_]+")
_FILL = "\xad"
_DEEPEST = 200
"""Objects within objects: an answer that nests deeper is no answer."""


@dataclass(slots=True)
class _Frame:
    """An object or a list that is being gone through."""

    key: str
    """The name of the field whose value it is; a list's entries bear it."""
    is_object: bool
    name: str | None = None
    """The field whose value comes next."""
    quoted: list[Span] = field(default_factory=list)
    """Values that are quotations."""
    running: list[Span] = field(default_factory=list)
    """Values that are running text."""
    sources: dict[str, str] = field(default_factory=dict)
    """What names a source, by the name of its field."""


def read(data: bytes, name: str) -> Document:
    """Read JSON; raises BinaryError or EmptyError, and ReadError where it is no JSON."""
    from . import plain  # noqa: PLC0415  (only where it is none)

    decoded = decode(data, name)
    span = find_json(decoded.text)
    if span is None:
        return plain.read_instead(data, name, "this is no JSON", "check it with a parser of JSON")
    return build(decoded.text, span, name, digest(data))


def find_json(text: str) -> Span | None:
    """Return where an object or a list of JSON stands that is all of a text, within a fence of Markdown or not."""
    fence = _FENCE.match(text)
    start, end = fence.span("inside") if fence else (0, len(text))
    inside = text[start:end].strip()
    if inside[:1] not in ("{", "[") or inside[-1:] not in ("}", "]"):
        return None
    try:
        json.loads(inside)
    except (ValueError, RecursionError):
        return None
    return Span(start, end)


def build(text: str, span: Span, name: str, fingerprint: str) -> Document:
    """Make the document of a text that holds JSON at `span`."""
    blocks = sorted(_find_blocks(text, span), key=lambda block: block.span.start)
    parts, at = [], 0
    for block in blocks:
        parts += [text[at : block.span.start], _unfold(block.span.cut(text))]
        at = block.span.end
    return Document(name, "".join([*parts, text[at:]]), fingerprint, blocks=tuple(blocks))


def _find_blocks(text: str, span: Span) -> Iterator[Block]:
    stack = [_Frame("", False)]
    for token in _TOKEN.finditer(text, span.start, span.end):
        top = stack[-1]
        mark = token["mark"]
        if mark in ("{", "["):
            if len(stack) > _DEEPEST:
                return
            stack.append(_Frame(top.name or top.key, mark == "{"))
            top.name = None
        elif mark in ("}", "]"):
            done = stack.pop()
            if done.is_object or len(stack) == 1:
                yield from _make_blocks(done)
            else:  # what is named beside a list is named for its entries
                stack[-1].quoted += done.quoted
                stack[-1].running += done.running
        elif mark is None and token["string"] is not None:
            _take(top, text, Span(*token.span("string")))
        elif mark is None:
            top.name = None
    yield from _make_blocks(stack[0])


def _take(frame: _Frame, text: str, span: Span) -> None:
    """Take a string for the name of a field, or for a value."""
    if frame.is_object and frame.name is None:
        frame.name = span.cut(text)
        return
    name = (frame.name if frame.is_object else frame.key) or ""
    frame.name = None
    plain = _PLAIN.sub("", name).lower()
    if plain in _VALUES:
        plain = _PLAIN.sub("", frame.key).lower()
    if any(word in plain for word in _QUOTED):
        if len(span):
            frame.quoted.append(span)
    elif plain in _SOURCES:
        frame.sources[plain] = span.cut(text)
    elif len(span):
        frame.running.append(span)


def _make_blocks(frame: _Frame) -> Iterator[Block]:
    named = [value for name, value in frame.sources.items() if name != "id"] or list(frame.sources.values())
    cite = named[0] if named else None
    yield from (Block(BlockKind.QUOTATION, span, cite=cite) for span in frame.quoted)
    yield from (Block(BlockKind.BODY, span) for span in frame.running)


def _unfold(text: str) -> str:
    """Write escapes as what they stand for, at the same length.

    What fills them up goes behind the word that they stand in, or behind the word before.

    >>> _unfold(r"don\\u2019t say \\"no\\"").replace("\\xad", "-")
    'don’t----- say- "no-"'
    """
    if "\\" not in text:
        return text
    result: list[str] = []
    owed, at = 0, 0
    for escape in [*_ESCAPES.finditer(text), None]:
        for char in text[at : escape.start() if escape else len(text)]:
            if owed and not _in_word(char):
                result.append(_FILL * owed)
                owed = 0
            result.append(char)
        if escape is None:
            break
        at = escape.end()
        meant = json.loads(f'"{escape.group()}"')
        if all(map(_in_word, meant)):
            result.append(meant)
            owed += len(escape.group()) - len(meant)
            continue
        if owed:
            result.append(_FILL * owed)
            owed = 0
        spaces = 0
        while spaces < len(result) and result[-1 - spaces].isspace():
            spaces += 1
        result.insert(len(result) - spaces, _FILL * (len(escape.group()) - len(meant)))
        result.append(meant)
    result.append(_FILL * owed)
    return "".join(result)


def _in_word(char: str) -> bool:
    return char.isalnum() or char in "’'"
