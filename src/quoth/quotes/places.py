"""A quoted stretch in its place: what stands round it in its sentence, and its look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import BlockKind, Document, Kind

from .blocks import Paragraph
from .conventions import BLOCK
from .pairing import Pair
from .usage import MINOR, Usage

__all__ = ["Place", "find_headings", "find_place"]

_REACH = 240
"""Code points looked at on either side; a longer sentence is cut."""
_MOST = 12
"""Quotations on either side that are looked at: no sentence has more."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[^\s\w]*[^\W\d_a-z])")
_WORD = re.compile(r"[^\W_](?:[\w’'.-]*[^\W_])?")


@dataclass(frozen=True, slots=True)
class Place:
    """What the rules of kind look at."""

    text: str
    """The quoted words."""
    words: tuple[str, ...]
    """The quoted words, cut at anything that is no word."""
    before: tuple[str, ...]
    """Words of the sentence before the stretch, lower case, other quotations left out."""
    after: tuple[str, ...]
    """Words of the sentence after it, lower case, other quotations left out."""
    left: str
    """The characters right before the stretch, white space included."""
    right: str
    """The characters right after it."""
    reported: bool
    """Whether a verb that reports stands in the sentence, outside quotation marks."""
    told: bool
    """Whether any verb of saying does."""
    voiced: bool
    """Whether one stands anywhere in the paragraph near by."""
    listed: Kind | None
    """The kind of the stretch before it, where only a comma or an `and` lies between."""
    headings: frozenset[tuple[str, ...]]
    """The document's title and headings, as words in lower case."""
    block: bool
    """Whether it is set apart as a block."""
    usage: Usage
    """What the document's language puts beside quoted stretches."""

    @property
    def capitals(self) -> int:
        """How many words begin with a capital or a digit; 0 where one that should does not."""
        great = [word for word in self.words if word.lower() not in MINOR]
        if not great or not all(word[0].isupper() or word[0].isdigit() for word in great):
            return 0
        return sum(word[0].isupper() or word[0].isdigit() for word in self.words)


def find_headings(document: Document) -> frozenset[tuple[str, ...]]:
    """Return the document's title and headings as words; without blocks its first line is one.

    A heading that begins with a mark is itself a quotation, which the text may well repeat.
    """
    lines = [document.title or ""]
    lines += [block.span.cut(document.text) for block in document.blocks if block.kind is BlockKind.HEADING]
    if not document.blocks:
        lines += document.text[:_REACH].strip().split("\n", 1)[:1]
    lines = [line.strip() for line in lines]
    return frozenset(
        words for line in lines if line[:1].isalnum() and len(words := _cut_words(line.lower())) > 2
    )


def find_place(
    text: str,
    pairs: Sequence[Pair],
    within: Sequence[int],
    index: int,
    paragraph: Paragraph,
    headings: frozenset[tuple[str, ...]],
    last: Kind | None,
    usage: Usage,
) -> Place:
    """Look at the pair `index`; `last` is the kind of the one before it."""
    pair = pairs[index]
    bounds = pairs[within[index]].span if within[index] >= 0 else paragraph.span
    low = max(bounds.start, pair.span.start - _REACH)
    high = max(pair.span.end, min(bounds.end, pair.span.end + _REACH))
    left, right = text[low : pair.span.start], text[pair.span.end : high]
    listed = None
    if index and pairs[index - 1].span.end <= pair.span.start:
        gap = text[pairs[index - 1].span.end : pair.span.start]
        if len(gap) < 12 and set(_cut_words(gap.lower())) <= {"and", "or"}:
            listed = last
    quoted = " ".join(piece.cut(text) for piece in pair.pieces[:4])[: 4 * _REACH]
    before = _blank(text, low, pair.span.start, pairs, within, index, -1)
    after = _blank(text, pair.span.end, high, pairs, within, index, 1)
    sentences_before = [_cut_words(part.lower()) for part in _STOP.split(before)]
    sentences_after = [_cut_words(part.lower()) for part in _STOP.split(after)]
    ended = quoted.rstrip().endswith((".", "!", "?")) and not after.lstrip()[:1].islower()
    words_before, words_after = sentences_before[-1], () if ended else sentences_after[0]
    return Place(
        quoted,
        _cut_words(quoted),
        words_before,
        words_after,
        left,
        right,
        not (usage.reporting.isdisjoint(words_before) and usage.reporting.isdisjoint(words_after)),
        not (usage.saying.isdisjoint(words_before) and usage.saying.isdisjoint(words_after)),
        not all(map(usage.reporting.isdisjoint, sentences_before + sentences_after)),
        listed,
        headings,
        pair.convention is BLOCK,
        usage,
    )


def _cut_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _blank(
    text: str, low: int, high: int, pairs: Sequence[Pair], within: Sequence[int], index: int, step: int
) -> str:
    """Return the characters from `low` to `high` without the other quotations there."""
    holes = []
    other = index + step
    holder = within[index]
    for _ in range(_MOST):
        if not 0 <= other < len(pairs):
            break
        start, end = pairs[other].span.start, pairs[other].span.end
        if end <= low or start >= high:
            break
        if end <= high and (low <= start or (other != holder and low < end)):
            holes.append((start, end))
        other += step
    if not holes:
        return text[low:high]
    parts = []
    at = low
    for start, end in sorted(holes):
        if end > at:
            first = start if start > at else at
            parts += [text[at:first], " " * (end - first)]
            at = end
    return "".join(parts) + text[at:high]
