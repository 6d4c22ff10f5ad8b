"""The quotation index of a record in memory: where each word and each pair of words stands.

Made for quotations, not for topics: what is sought is a run of words, damaged. Every word and every
pair of neighbouring words is looked up in a sorted column; the rarest of them vote for the stretch
of a source they stand in. Rare words find a quotation whose neighbours were changed, and pairs find
one made of common words only.

All runs that a document quotes are looked up together. Each has a few words, and a step over many
small arrays laid end to end takes hardly longer than a step over one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Words

from .votes import count_votes, heads

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Hit", "RunIndex"]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_POSTINGS = 800
"""Places looked at for one run; the rarest words and pairs first, so that time is bounded."""
_LEAST_UNITS = 6
"""Words and pairs that are always looked at, however common, up to `_CROWD` places each."""
_CROWD = 20000
_VOTED = 0.45
"""Share of the most voted stretch's weight below which a stretch is not worth a look."""
_TOGETHER = 64
"""Runs looked up together: some fifty thousand places, which fit the processor's cache."""


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


@dataclass(frozen=True, slots=True)
class _Units:
    """The words and pairs of several runs that are looked up: columns, by run and then the rarest first."""

    run: NDArray[np.int64]
    """Which run each is of."""
    low: NDArray[np.int64]
    """Where its places begin in `RunIndex._order`."""
    count: NDArray[np.int64]
    """How many places it has."""
    rank: NDArray[np.int64]
    """Its number among all units, those of no use included."""
    weight: NDArray[np.float64]
    """What each unit of that number says by standing somewhere."""


class RunIndex:
    """Words and pairs of many sources, looked up together."""

    def __init__(self, columns: list[Words]) -> None:
        keys = [words.keys for words in columns]
        lengths = np.array([len(k) for k in keys], np.int64)
        self.firsts = np.zeros(len(keys) + 1, np.int64)
        np.cumsum(lengths, out=self.firsts[1:])
        words = np.concatenate(keys) if keys else np.empty(0, np.uint64)
        pairs = _pair(words)
        by_word, by_pair = np.argsort(words, kind="stable"), np.argsort(pairs, kind="stable")
        self._words, self._pairs = words[by_word], pairs[by_pair]
        self._order = np.concatenate((by_word, by_pair))  # the places of each word, then of each pair

    def __len__(self) -> int:
        return int(self.firsts[-1])

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs; shape as `keys`."""
        return self._words.searchsorted(keys, "right") - self._words.searchsorted(keys, "left")

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, among: Sequence[NDArray[np.bool_]] | None = None
    ) -> list[list[Hit]]:
        """Return for each run of words up to `limit` stretches that hold most of it, nearest first.

        `among` has for each run one entry a source: False leaves the source out. Equal scores come in the
        order of the record.
        """
        hits: list[list[Hit]] = []
        for at in range(0, len(runs), _TOGETHER):
            part = slice(at, at + _TOGETHER)
            hits += self._nominate(runs[part], limit, among[part] if among is not None else None)
        return hits

    def _nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, among: Sequence[NDArray[np.bool_]] | None
    ) -> list[list[Hit]]:
        hits: list[list[Hit]] = [[] for _ in runs]
        lengths = np.array([len(run) for run in runs], np.int64)
        if not len(self) or not lengths.any():
            return hits
        units = self._look_up(np.concatenate(runs), np.repeat(np.arange(len(runs)), lengths))
        starts = np.cumsum(units.count) - units.count
        place = self._order[np.arange(units.count.sum()) + np.repeat(units.low - starts, units.count)]
        # Buckets of one run's width; a stretch is two neighbours, so none is cut by a bound.
        width = np.maximum(12, lengths)
        row = len(self) // width + 2
        base = np.cumsum(row * len(self.firsts)) - row * len(self.firsts)
        bucket = np.repeat(base[units.run], units.count) + place // np.repeat(width[units.run], units.count)
        unit = np.repeat(units.rank, units.count)
        if len(self.firsts) > 2 or among is not None:
            source = self.firsts.searchsorted(place, "right") - 1
            bucket += source * np.repeat(row[units.run], units.count)
            if among is not None:
                kept = np.array(among)[np.repeat(units.run, units.count), source]
                bucket, unit = bucket[kept], unit[kept]
        votes = count_votes(bucket, unit, units.weight)
        cells, follows, score = votes.cells, votes.double, votes.scores
        if not len(cells):
            return hits
        run = base.searchsorted(cells, "right") - 1
        most = np.zeros(len(runs))
        np.maximum.at(most, run, score)
        near = np.flatnonzero(score >= _VOTED * most[run])
        near = near[np.lexsort((-score[near], run[near]))]
        taken: set[int] = set()
        for i in near.tolist():
            of, cell_at = int(run[i]), int(cells[i])
            if cell_at in taken or len(hits[of]) == limit:
                continue
            taken.update((cell_at - 1, cell_at, cell_at + 1) if follows[i] else (cell_at,))
            s, b = divmod(cell_at - int(base[of]), int(row[of]))
            begin, end, wide = int(self.firsts[s]), int(self.firsts[s + 1]), int(width[of])
            first = max(begin, b * wide - wide // 2)
            last = min(end, (b + (2 if follows[i] else 1)) * wide + wide // 2)
            hits[of].append(Hit(s, first - begin, last - begin, float(score[i])))
        return hits

    def _look_up(self, words: NDArray[np.uint64], run: NDArray[np.int64]) -> _Units:
        """Choose the rarest words and pairs of each run; `run` is which one each word is of."""
        beside = run[1:] == run[:-1]
        sought = np.concatenate((words, _pair(words)[beside]))
        group = np.concatenate((2 * run, 2 * run[1:][beside] + 1))  # a run's words, then its pairs
        order = np.lexsort((sought, group))
        sought, group = sought[order], group[order]
        once = heads(sought) | heads(group)  # a word that a run repeats votes once
        sought, group = sought[once], group[once]
        run, paired = group >> 1, (group & 1).astype(bool)
        low, high = np.empty((2, len(sought)), np.int64)
        for column, which, at in ((self._words, ~paired, 0), (self._pairs, paired, len(self._words))):
            low[which] = column.searchsorted(sought[which], "left") + at
            high[which] = column.searchsorted(sought[which], "right") + at
        count = high - low
        weight = np.log1p(len(self) / np.maximum(count, 1))
        rank = np.flatnonzero((count > 0) & (count <= _CROWD))
        rank = rank[np.lexsort((count[rank], run[rank]))]
        first = run[rank].searchsorted(run[rank])  # of the same run
        before = np.cumsum(count[rank]) - count[rank]
        enough = before - before[first] + count[rank] <= _POSTINGS
        rank = rank[enough | (np.arange(len(rank)) - first < _LEAST_UNITS)]
        return _Units(run[rank], low[rank], count[rank], rank, weight)


def _pair(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return (keys[:-1] * _MIX) ^ (keys[1:] + (keys[:-1] >> np.uint64(7)))
