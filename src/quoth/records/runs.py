"""The quotation index of a record in memory: where each word and each pair of words stands.

Made for quotations, not for topics: what is sought is a run of words, damaged. Every word and every
pair of neighbouring words is looked up in a sorted column; the rarest of them vote for the stretch
of a source they stand in. Rare words find a quotation whose neighbours were changed, and pairs find
one made of common words only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Hit", "RunIndex"]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_POSTINGS = 800
"""Places looked at for one query; the rarest words and pairs first, so that time is bounded."""
_LEAST_UNITS = 6
"""Words and pairs that are always looked at, however common, up to `_CROWD` places each."""
_CROWD = 20000


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of one source that holds sought words."""

    source: int
    """Index of the source, in the order in which the columns were given."""
    first: int
    """First word of the stretch, counted from 0 over the source."""
    last: int
    """One past its last word."""
    score: float
    """Summed weight of the different words and pairs found there."""


class _Column:
    """One kind of key in sorted order, with the place of each."""

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self.order = np.argsort(keys, kind="stable").astype(np.int64)
        self.keys = keys[self.order]

    def find(self, sought: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each sought key the half-open stretch of `order` that holds its places."""
        return self.keys.searchsorted(sought, "left"), self.keys.searchsorted(sought, "right")


class RunIndex:
    """Words and pairs of many sources, looked up together."""

    def __init__(self, columns: list[Words]) -> None:
        keys = [words.keys for words in columns]
        lengths = np.array([len(k) for k in keys], np.int64)
        self.firsts = np.zeros(len(keys) + 1, np.int64)
        np.cumsum(lengths, out=self.firsts[1:])
        joined = np.concatenate(keys) if keys else np.empty(0, np.uint64)
        self._words = _Column(joined)
        self._pairs = _Column(_pair(joined))

    def __len__(self) -> int:
        return int(self.firsts[-1])

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs; shape as `keys`."""
        low, high = self._words.find(keys)
        return high - low

    def nominate(
        self, keys: NDArray[np.uint64], limit: int, among: NDArray[np.bool_] | None = None
    ) -> list[Hit]:
        """Return up to `limit` stretches that hold most of `keys`, nearest first.

        `among` has one entry a source: False leaves the source out. Equal scores come in the order
        of the record.
        """
        total = len(self)
        if not len(keys) or not total:
            return []
        place, unit, weight = self._gather(keys, total)
        single = len(self.firsts) == 2 and (among is None or bool(among[0]))
        source = place if single else self.firsts.searchsorted(place, "right") - 1
        if among is not None and not single:
            kept = among[source]
            place, unit, source = place[kept], unit[kept], source[kept]
        if not len(place):
            return []
        # Buckets of one query's width; a stretch is two neighbours, so none is cut by a bound.
        width = max(12, len(keys))
        row = total // width + 2
        bucket = place // width if single else source * row + place // width
        code = bucket * len(weight) + unit
        code.sort()
        code = code[_heads(code)]  # a word counts once a bucket
        cell, what = np.divmod(code, len(weight))
        heads = np.flatnonzero(_heads(cell))
        cells = cell[heads]
        score = np.add.reduceat(weight[what], heads)
        follows = np.zeros(len(cells), bool)
        follows[:-1] = cells[1:] == cells[:-1] + 1
        double = score.copy()
        double[:-1][follows[:-1]] += score[1:][follows[:-1]]
        hits: list[Hit] = []
        taken: set[int] = set()
        for i in _best(double, 4 * limit):
            c = int(cells[i])
            if c in taken:
                continue
            taken.update((c - 1, c, c + 1) if follows[i] else (c,))
            s, b = divmod(c, row)
            begin, end = int(self.firsts[s]), int(self.firsts[s + 1])
            first = max(begin, b * width - width // 2)
            last = min(end, (b + (2 if follows[i] else 1)) * width + width // 2)
            hits.append(Hit(s, first - begin, last - begin, float(double[i])))
            if len(hits) == limit:
                break
        return hits

    def _gather(
        self, keys: NDArray[np.uint64], total: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Collect the places of the rarest words and pairs: place, unit, and each unit's weight."""
        words = _different(keys)  # a word that the query repeats votes once
        pairs = _different(_pair(keys))
        word_low, word_high = self._words.find(words)
        pair_low, pair_high = self._pairs.find(pairs)
        low = np.concatenate((word_low, pair_low))
        count = np.concatenate((word_high, pair_high)) - low
        weight = np.log1p(total / np.maximum(count, 1))
        found = np.flatnonzero((count > 0) & (count <= _CROWD))
        order = found[np.argsort(count[found], kind="stable")]
        enough = int(np.searchsorted(np.cumsum(count[order]), _POSTINGS, "right"))
        order = order[: max(enough, _LEAST_UNITS)]
        sizes = count[order]
        unit = np.repeat(order, sizes)
        step = np.arange(len(unit)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        at = low[unit] + step
        place = np.empty(len(unit), np.int64)
        of_word = unit < len(words)
        place[of_word] = self._words.order[at[of_word]]
        place[~of_word] = self._pairs.order[at[~of_word]]
        return place, unit, weight


def _heads(ordered: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the first of each run of equal numbers."""
    first = np.empty(len(ordered), bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _different(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the different keys in order; for the few of a query a set is faster than arrays."""
    return np.array(sorted(set(keys.tolist())), np.uint64)


def _best(score: NDArray[np.float64], limit: int) -> list[int]:
    """Return the places of the `limit` largest scores, largest first, the earlier among equals."""
    if len(score) > 2 * limit:
        bound = np.partition(score, len(score) - limit)[len(score) - limit]
        some = np.flatnonzero(score >= bound)
        order = some[np.argsort(-score[some], kind="stable")]
    else:
        order = np.argsort(-score, kind="stable")
    return [int(i) for i in order[: 4 * limit]]


def _pair(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    if len(keys) < 2:
        return np.empty(0, np.uint64)
    return (keys[:-1] * _MIX) ^ (keys[1:] + (keys[:-1] >> np.uint64(7)))
