"""One look-up in the segments of a record: from the words of a quotation to the windows that may hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from quoth.model import Window
from quoth.records.votes import count_votes, pick_best

from .postings import GRANULE, hash_pairs, hash_words
from .segment import Segment, sketch_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Hit", "Whole", "choose_nearest", "look_up"]

_ROUNDS = ((6_000, 1200, 24), (60_000, 12_000, 800))
"""Postings that one look-up reads, those of the smallest buckets first; of these, postings that it weighs, the rarest
units first; and windows that are held against the sketch, those with the most votes. So time is bounded whatever the
record's size. The second round is for what the first finds too little of, and for a few words, which have few votes."""
_MISSED = 10
"""One word in so many may be missing, and one besides, where enough of the words are found together."""
_LEAST_UNITS, _LEAST_WINDOWS = 6, 6
"""Units that are always weighed, and windows that are always held against the sketch, however many parts there are."""
_SHORT, _SPARE = 7, 4
"""Words that are few, and times as many windows that are then given as are wanted: the sketch tells which hold the most
words by a few bits of each, and where words are few, chance puts some before those that hold them all."""
_ROOM = 5
"""Words on either side of those that are shared that a window is wider, besides one for each that is missing."""
_FEWER = 0.25
"""Share of the most votes below which a window is not looked at once enough of the words are found together."""
_NEAR = 0.8
"""Share of the best window's words that another must hold to be offered too."""


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The record that segments are of, all of it or one of its parts: what it tells of words that are sought."""

    frequencies: NDArray[np.int64]
    """How often each of the words stands in it; shape (words sought,)."""
    size: int
    """How many words it holds."""
    parts: int = 1
    """How many parts it has, about as large each."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A window of one source."""

    segment: int
    """Index of the segment."""
    source: int
    """Index of the source in its segment."""
    first: int
    """First word, counted from 0 over the source."""
    last: int
    """One past the last word."""
    score: float
    """Summed weight of the different units found there; comparable between segments."""
    shared: int
    """How many of the words sought it holds, in order, as the sketch tells."""


def look_up(
    segments: Sequence[Segment],
    keys: NDArray[np.uint64],
    whole: Whole,
    limit: int,
    allowed: Sequence[NDArray[np.bool_] | None],
) -> list[Hit]:
    """Return up to `limit` windows that hold the most of `keys`, nearest first; a few times as many for few words.

    `keys` come as quoted. `allowed` has for each segment an array that marks the sources to be searched, or None for
    all of them. Where the segments are one of several parts of the `whole` record, what a word says is told by all of
    it, as much is read as is this part's, and `choose_nearest` takes the best of all parts.
    """
    parts = whole.parts
    words = dict(zip(keys.tolist(), whole.frequencies.tolist(), strict=True))
    pairs = list(dict.fromkeys(hash_pairs(keys).tolist()))
    units = np.concatenate((hash_words(np.array(list(words), np.uint64)), np.array(pairs, np.uint32)))
    if not len(units) or not segments:
        return []
    buckets = [segment.postings.buckets(units) for segment in segments]
    room = sum((sizes for _, sizes in buckets), np.zeros(len(units), np.int64))
    frequent = np.array([*words.values(), *[0] * len(pairs)])
    wanted = _count_wanted(len(keys), limit)
    hits: list[Hit] = []
    for read, budget, windows in _ROUNDS[1 if len(keys) <= _SHORT else 0 :]:
        sought = _choose_units(room, read // parts)
        found = [
            segment.postings.find(units[sought], of[:, sought]) for segment, of in zip(segments, buckets, strict=True)
        ]
        counts = sum((np.bincount(unit, minlength=len(sought)) for unit, _ in found), np.zeros(len(sought), np.int64))
        # A word has postings only where it was rare when they were made, but says no more there than it does elsewhere.
        weights = np.log1p(whole.size / np.maximum(np.maximum(counts * parts, frequent[sought]), 1))
        most_windows = max(windows // parts, _LEAST_WINDOWS)
        voted = _vote(segments, found, _mark(counts, budget // parts), weights, len(keys), most_windows, allowed)
        hits, most = _sketch(segments, keys, voted, wanted, allowed)
        if most >= _enough(len(keys)):
            break
    return hits


def choose_nearest(found: Sequence[Window], length: int, limit: int) -> list[Window]:
    """Return up to `limit` of the windows that the parts of a record gave for so many words, nearest first; a few times
    as many for few words. Those of one part come in its order.
    """
    shared = [window.shared or 0 for window in found]
    least = _find_least(length, max(shared, default=0))
    near = [(-count, -window.score, at) for at, (count, window) in enumerate(zip(shared, found, strict=True))]
    near.sort()
    return [found[at] for count, _, at in near[: _count_wanted(length, limit)] if -count >= least]


def _vote(
    segments: Sequence[Segment],
    found: Sequence[tuple[NDArray[np.int64], NDArray[np.uint32]]],
    chosen: NDArray[np.bool_],
    weights: NDArray[np.float64],
    length: int,
    most: int,
    allowed: Sequence[NDArray[np.bool_] | None],
) -> list[tuple[float, int, int, int]]:
    """Return up to `most` stretches with the most votes: votes, segment, first granule, one past the last."""
    voted: list[tuple[float, int, int, int]] = []
    width = -(-length // GRANULE)
    for number, (segment, (unit, granule)) in enumerate(zip(segments, found, strict=True)):
        kept = chosen[unit]
        marks = allowed[number]
        if marks is not None:
            kept &= marks[segment.firsts.searchsorted(granule, "right") - 1]
        stretches = count_votes(granule[kept].astype(np.int64) // width, unit[kept], weights)
        for at in pick_best(stretches, most):
            first = int(stretches.cells[at]) * width
            last = first + (2 * width if stretches.double[at] else width)
            voted.append((float(stretches.scores[at]), number, first, last))
    voted.sort(key=lambda row: -row[0])
    return voted[:most]


def _enough(length: int) -> int:
    """Return how many of so many words are enough together; the sketch takes some for the same that are not."""
    return length - 1 - length // _MISSED


def _choose_units(sizes: NDArray[np.int64], budget: int) -> NDArray[np.int64]:
    """Return which units have postings, those of the fewest first, as many as the budget bears."""
    order = np.argsort(sizes, kind="stable")
    order = order[sizes[order] > 0]
    enough = int(np.searchsorted(np.cumsum(sizes[order]), budget, "right"))
    return order[: max(enough, _LEAST_UNITS)]


def _mark(counts: NDArray[np.int64], budget: int) -> NDArray[np.bool_]:
    """Mark the rarest units, as many as the budget bears."""
    chosen = np.zeros(len(counts), bool)
    chosen[_choose_units(counts, budget)] = True
    return chosen


def _sketch(
    segments: Sequence[Segment],
    keys: NDArray[np.uint64],
    voted: Sequence[tuple[float, int, int, int]],
    limit: int,
    allowed: Sequence[NDArray[np.bool_] | None],
) -> tuple[list[Hit], int]:
    """Return the windows that share the most words with `keys` in order, and how many the first one shares.

    That is told by the sketch; and the windows are made no larger than they need be.
    """
    sought = sketch_words(keys).tobytes()
    rows: list[tuple[int, float, int, int, bytes]] = []
    most = 0
    for (score, number, _, _), (begin, words) in zip(voted, _read(segments, voted, len(keys)), strict=True):
        if most >= _enough(len(keys)) and score < _FEWER * voted[0][0]:
            break
        shared = LCSseq.similarity(sought, words)
        most = max(most, shared)
        rows.append((shared, score, number, begin, words))
    hits: list[Hit] = []
    least = _find_least(len(keys), most)
    rows.sort(key=lambda row: -row[0])
    for shared, score, number, begin, words in rows:
        if not shared or shared < least or len(hits) >= limit:
            break
        first, last = _find_shared(sought, words)
        room = _ROOM + len(keys) - shared
        low, high = begin + first - room, begin + last + room
        hits += _place(segments[number], number, low, high, score, shared, allowed[number])
    return hits, most


def _find_least(length: int, most: int) -> float:
    """Return how many of so many words a window must hold to be offered, where the best one holds `most`."""
    return min(_NEAR * most, most - (2 if length <= _SHORT else 1))


def _count_wanted(length: int, limit: int) -> int:
    return limit * _SPARE if length <= _SHORT else limit


def _find_shared(sought: bytes, words: bytes) -> tuple[int, int]:
    """Return the stretch of a window that holds what it shares with the words sought: all in a row, where they are."""
    whole = words.find(sought)
    if whole >= 0:
        return whole, whole + len(sought)
    same = [step for step in LCSseq.opcodes(sought, words) if step.tag == "equal"]
    return same[0].dest_start, same[-1].dest_end


def _read(
    segments: Sequence[Segment], voted: Sequence[tuple[float, int, int, int]], beside: int
) -> list[tuple[int, bytes]]:
    """Return the sketch of each window and of so many words on either side, and where it begins."""
    found: list[tuple[int, bytes]] = [(0, b"")] * len(voted)
    for number, segment in enumerate(segments):
        mine = [at for at, row in enumerate(voted) if row[1] == number]
        begins = [max(0, voted[at][2] * GRANULE - beside) for at in mine]
        ends = [min(voted[at][3] * GRANULE + beside, len(segment.sketch.array)) for at in mine]
        words = segment.sketch.read(begins, [end - begin for begin, end in zip(begins, ends, strict=True)])
        for at, begin, stretch in zip(mine, begins, words, strict=True):
            found[at] = begin, stretch
    return found


def _place(
    segment: Segment,
    number: int,
    first: int,
    last: int,
    score: float,
    shared: int,
    marks: NDArray[np.bool_] | None,
) -> Iterator[Hit]:
    """Yield the window [first, last) of a segment's words as windows of the sources that it lies in."""
    bounds = segment.firsts.searchsorted((max(0, first) // GRANULE, (last - 1) // GRANULE), "right").tolist()
    for source in range(bounds[0] - 1, min(bounds[1], len(segment.lengths))):
        begin, size = int(segment.firsts[source]) * GRANULE, int(segment.lengths[source])
        low, high = max(first - begin, 0), min(last - begin, size)
        if low < high and (marks is None or marks[source]):
            yield Hit(number, source, low, high, score, shared)
