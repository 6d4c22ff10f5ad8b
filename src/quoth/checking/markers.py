"""Marks by which an answer names the source of its words: `[4]`, `【4†source】`, `(Source 4)`, `<cite>doc_4</cite>`.

They mean a source by its key, or by its number among the sources that the answer was given. A mark stands for every
quotation before it in its sentence, and for one behind it where none follows that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quoth.model import Block, Cited, Document, Quotation, Span, Told
from quoth.seams import Store

__all__ = ["Marker", "find_markers"]

Names = Mapping[str, Sequence[str]]
"""The keys of sources by the names that mean them."""

_NAME = r"[^\[\]【】［］()<>\n]{1,60}?"
_KIND = r"(?:sources?|src|documents?|docs?|chunks?|ref(?:erence)?s?|passages?|excerpts?|id)"
_PATTERNS = (
    re.compile(rf"(?:\[|【|［)\^?(?P<names>{_NAME})(?:†[^\]】］\n]{{0,40}})?(?:\]|】|］)"),
    re.compile(rf"<(?P<tag>cite|ref|source|citation)\b[^<>]{{0,80}}>\s*(?P<names>{_NAME})\s*</(?P=tag)\s*>", re.I),
    re.compile(rf"\((?:see |from |in )?(?P<names>{_KIND}[\s:#.]*{_NAME})\)", re.I),
)
"""The forms in use: brackets as most models write them, tags as some are asked to, and words in parentheses."""
_PARTS = re.compile(r"\s*(?:[,;]|\band\b|&)\s*")
_PART = re.compile(r"#\d+$")
"""What is put behind the key of a source that was given under the key of another."""
_LEAD = re.compile(rf"{_KIND}[\s:#._-]*", re.I)
"""What may stand before the number or the key."""
_BREAK = re.compile(r"\n[^\S\n]*(?:\n|[-*+•–]\s|\d{1,3}[.)]\s|#)|[.!?…][\"'”’»」』)\]*_]*\s+(?=[\"'“‘«「『*_]*[A-Z])")
"""Where a sentence, an item or a paragraph ends."""
_REACH = 400
"""Code points between a quotation and its mark, at most."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a quotation is marked to be taken from."""

    keys: frozenset[str]
    """The sources that are named."""
    span: Span
    """The mark, in the document's text."""

    def cite(self) -> Cited:
        """Return what is cited, as an attribution tells it."""
        return Cited(", ".join(sorted(self.keys)), self.span, Told.CITATION)


def find_markers(
    document: Document, quotations: Sequence[Quotation], store: Store, numbers: Sequence[str | None] | None = None
) -> dict[int, Marker]:
    """Return the marks that name the sources of quotations, by the place of the quotation among them.

    `numbers` are the keys that numbers mean, from 1 on; without, they count the sources as they stand.
    """
    matches = (match for pattern in _PATTERNS for match in pattern.finditer(document.text))
    found = [(Span(*match.span()), _split(match["names"])) for match in matches]
    stated = [block for block in document.blocks if block.cite]
    if not found and not stated:
        return {}  # and the sources, which may be many, need not be gone over
    keys = [source.key for source in store.sources()]
    known = _list_names(keys)
    ordered = keys if numbers is None else numbers
    marks = _make_marks(found, known, ordered)
    starts = [mark.span.start for mark in marks]
    ends = [block.span.end for block in stated]
    markers = {}
    for number, quotation in enumerate(quotations):
        at = bisect_left(ends, quotation.span.end)
        own = _read_stated(document.text, stated[at], known, ordered) if at < len(stated) else None
        inside = own is not None and stated[at].span.start <= quotation.span.start
        marker = own if inside else _find_own(document.text, quotation.span, marks, starts)
        if marker is not None:
            markers[number] = marker
    return markers


def _list_names(keys: Iterable[str]) -> Names:
    """Return which sources each name means, as names are compared: `a.pdf` means all its chunks, `a.pdf#2` one."""
    names: dict[str, list[str]] = {}
    for key in keys:
        names.setdefault(key.casefold(), []).append(key)
    for key in keys:
        bare = _PART.sub("", key.casefold())
        if bare in names and bare != key.casefold():
            names[bare].append(key)
    return names


def _read_stated(text: str, block: Block, known: Names, ordered: Sequence[str | None]) -> Marker | None:
    """Return the source that is stated for a block, such as that of a field beside it."""
    cite = block.cite or ""
    keys = _resolve_all(_split(cite), known, ordered)
    if not keys:
        return None
    at = text.find(cite, block.span.end)
    at = at if at >= 0 else text.rfind(cite, 0, block.span.start)
    span = Span(at, at + len(cite)) if at >= 0 else block.span
    return Marker(keys, span)


def _make_marks(
    found: list[tuple[Span, list[str]]], known: Names, ordered: Sequence[str | None]
) -> list[Marker]:
    """Return those of the marks found that name sources, in order."""
    numbers = [int(name) for _, names in found for name in names if name.isdecimal() and name not in known]
    counted = all(1 <= number <= len(ordered) for number in numbers)  # else they count something else
    marks = []
    for span, names in sorted(found, key=lambda one: one[0].start):
        keys = _resolve_all(names, known, ordered if counted else ())
        if keys:
            marks.append(Marker(keys, span))
    return marks


def _split(names: str) -> list[str]:
    return [name.strip().strip("#^\"'").strip() for name in _PARTS.split(names.partition("†")[0]) if name.strip()]


def _resolve_all(names: Iterable[str], known: Names, ordered: Sequence[str | None]) -> frozenset[str]:
    """Return the keys that names mean; none where one of them means none."""
    keys: set[str] = set()
    for name in names:
        meant = _resolve(name, known, ordered)
        if not meant:
            return frozenset()
        keys.update(meant)
    return frozenset(keys)


def _resolve(name: str, known: Names, ordered: Sequence[str | None]) -> Sequence[str]:
    """Return the keys that a name means."""
    for one in _list_forms(name):
        if one.casefold() in known:
            return known[one.casefold()]
        if one.isdecimal() and len(one) < 9 and 1 <= int(one) <= len(ordered):
            key = ordered[int(one) - 1]
            return () if key is None else (key,)
    return ()


def _list_forms(name: str) -> Iterator[str]:
    yield name
    bare = _LEAD.sub("", name, count=1)
    if bare and bare != name:
        yield bare


def _find_own(text: str, span: Span, marks: list[Marker], starts: list[int]) -> Marker | None:
    """Return the mark of what is quoted at `span`: in it at its end, behind it in its sentence, else before it."""
    at = bisect_left(starts, span.start)
    while at < len(marks) and marks[at].span.start < span.end:
        if not text[marks[at].span.end : span.end].strip(" \t\n.>\"'”’"):
            return marks[at]
        at += 1
    if at < len(marks) and _is_near(text, max(span.start, span.end - 2), starts[at]):
        return marks[at]
    before = bisect_left(starts, span.start) - 1
    if before >= 0 and _is_near(text, marks[before].span.end, span.start) and _opens(text, marks[before].span.start):
        return marks[before]
    return None


def _is_near(text: str, start: int, end: int) -> bool:
    """Whether what stands between is short, and ends no sentence."""
    return end - start <= _REACH and not _BREAK.search(text, start, end)


def _opens(text: str, start: int) -> bool:
    """Whether a mark stands before its words: at the head of a line, or behind a word that leads to it."""
    before = text[max(0, start - 40) : start].rstrip(" \t*_-•")
    return not before or before[-1] in "\n:" or bool(re.search(r"\b(?:to|in|from|by|of|see|per)\s*$", before, re.I))
