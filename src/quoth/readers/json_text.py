"""JSON, as a language model answers with it: the values of some fields are quotations, other texts are running text.

The text stays as it is, so that offsets are those of what was given; only escapes are written as what they stand for,
filled up to their length with soft hyphens, which are nothing to a reader of words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from quoth.model import Block, BlockKind, Document, Field, Problem, Span
from quoth.text.decode import decode, mend_surrogates

from .digests import digest

__all__ = ["build", "choose_fields", "find_json", "read"]

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
_NAMED, _LISTED, _SHOWN = 2, 12, 60
"""Names round a field that a message tells with its own, fields that it tells, and code points of each."""


@dataclass(slots=True)
class _Frame:
    """An object or a list that is being gone through."""

    within: tuple[str, ...]
    """The names of the fields round what stands in it."""
    key: str
    """The name of the field whose value it is; a list's entries bear it."""
    is_object: bool
    name: str | None = None
    """The field whose value comes next."""
    texts: list[Field] = field(default_factory=list)
    """Values that are texts."""
    sources: dict[str, str] = field(default_factory=dict)
    """What names a source, by the name of its field."""

    def open(self, *, is_object: bool) -> _Frame:
        """Return the frame of the value that begins."""
        key, self.name = self.name or self.key, None
        around = (*self.within, key) if key and is_object else self.within
        return _Frame(around, key, is_object)


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
    fields = tuple(sorted(_find_fields(text, span), key=lambda each: each.span.start))
    parts, at = [], 0
    for each in fields:
        parts += [text[at : each.span.start], _unfold(each.span.cut(text))]
        at = each.span.end
    return Document(name, "".join([*parts, text[at:]]), fingerprint, blocks=_make_blocks(fields), fields=fields)


def choose_fields(document: Document, names: Collection[str] | str) -> Document:
    """Return a document of JSON in which the fields of these names are quotations, and no others.

    A name is that of a field wherever it stands, or the last names of its path: `claims.evidence`. One that no text
    goes by is a problem of the document.
    """
    names = (names,) if isinstance(names, str) else tuple(dict.fromkeys(names))
    chosen, missed = [], set(names)
    known: dict[tuple[int, str], set[str]] = {}  # fields of one object or list share what is round them
    paths: dict[str, None] = {}
    for each in document.fields:
        path = id(each.within), each.name
        if path not in known:
            known[path] = {name for name in names if _goes_by(each, name)}
            missed -= known[path]
            shown = ".".join((*each.within[-_NAMED:], each.name))
            paths[shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"] = None
        fit = known[path]
        # a text that names a source is none of its own words' source
        cite = each.cite if each.kind is not None else None
        kind = BlockKind.QUOTATION if fit else BlockKind.BODY if each.kind is not None else None
        chosen.append(replace(each, kind=kind, cite=cite))
    told = ", ".join(list(paths)[:_LISTED]) + (f" and {len(paths) - _LISTED:,} more" if len(paths) > _LISTED else "")
    remedy = f"its texts stand under {told}" if paths else "there is no text in it"
    where = document.name
    problems = (Problem(where, f"there is no field {name!r} with a text", remedy) for name in names if name in missed)
    return replace(document, blocks=_make_blocks(chosen), problems=(*document.problems, *problems))


def _goes_by(each: Field, name: str) -> bool:
    depth = name.count(".") + 1
    ends = [(*each.within, each.name)[-depth:]]
    if each.within and _write_plain(each.name) in _VALUES:
        ends.append(each.within[-depth:])
    return any(f".{'.'.join(end)}".endswith(f".{name}") for end in ends)


def _find_fields(text: str, span: Span) -> Iterator[Field]:
    stack = [_Frame((), "", False)]
    for token in _TOKEN.finditer(text, span.start, span.end):
        top = stack[-1]
        mark = token["mark"]
        if mark in ("{", "["):
            if len(stack) > _DEEPEST:
                return
            stack.append(top.open(is_object=mark == "{"))
        elif mark in ("}", "]"):
            done = stack.pop()
            if done.is_object or len(stack) == 1:
                yield from _close(done)
            else:  # what is named beside a list is named for its entries
                stack[-1].texts += done.texts
        elif mark is None and token["string"] is not None:
            _take(top, text, Span(*token.span("string")))
        elif mark is None:
            top.name = None
    yield from _close(stack[0])


def _take(frame: _Frame, text: str, span: Span) -> None:
    """Take a string for the name of a field, or for a value."""
    if frame.is_object and frame.name is None:
        frame.name = _name(span.cut(text))
        return
    name = (frame.name if frame.is_object else frame.key) or ""
    frame.name = None
    plain = _write_plain(name)
    if plain in _VALUES:
        plain = _write_plain(frame.key)
    if any(word in plain for word in _QUOTED):
        kind = BlockKind.QUOTATION
    elif plain in _SOURCES:
        kind = None
        frame.sources[plain] = span.cut(text)
    else:
        kind = BlockKind.BODY
    if len(span):
        frame.texts.append(Field(span, frame.within, name, kind))


@lru_cache(256)
def _write_plain(name: str) -> str:
    """Return the name of a field without marks between its words; an answer has few names, and many fields."""
    return _PLAIN.sub("", name).lower()


def _name(text: str) -> str:
    return _read_escapes(text) if "\\" in text else text


def _read_escapes(text: str) -> str:
    return mend_surrogates(json.loads(f'"{text}"'))


def _close(frame: _Frame) -> Iterator[Field]:
    named = [value for name, value in frame.sources.items() if name != "id"] or list(frame.sources.values())
    cite = named[0] if named else None
    yield from (replace(each, cite=cite) for each in frame.texts)


def _make_blocks(fields: Iterable[Field]) -> tuple[Block, ...]:
    quoted = BlockKind.QUOTATION
    return tuple(
        Block(each.kind, each.span, cite=each.cite if each.kind is quoted else None)
        for each in fields if each.kind is not None
    )  # fmt: skip


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
        meant = _read_escapes(escape.group())
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
