"""The rest of a quotation joined from several places: the runs of words that its main part does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import EditKind, Scope, Window
from quoth.seams import Store
from quoth.text.quoted import ELLIPSIS, NONE, QuotedWords, cut_words

from .asking import Ask, Search
from .laying import lay_windows
from .parts import Part, cut_steps, held_weight, join_parts, place_fit, share_words, take_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["complete"]

_RUNS = 4
"""Runs of unplaced words looked for at most, the longest first."""
_ISLET, _BESIDE = 2, 3
"""Words that may be met by chance amid unplaced ones, and how many of these are counted on either side."""
_LOST_WORDS = 3
"""Runs of unplaced words up to this long are not looked for elsewhere, unless beside an ellipsis."""
_LEAST_SHARED = 0.4
"""Share of a run's words that a window must hold to be laid beside it."""
_WHOLE = 0.8
"""Share of a run's weight from which on the run stands there whole."""
_LOST_BITS = 26.0
"""Bits that such a run must say where nothing marks the join; half as many again outside the source of the rest."""


def complete(
    store: Store,
    quoted: QuotedWords,
    bits: NDArray[np.float64],
    weights: NDArray[np.float64],
    part: Part,
    scope: Scope,
) -> Search[tuple[Part, ...]]:
    """Look elsewhere for the runs of words that `part` could not place; return all parts in quoted order."""
    parts = [part]
    own = replace(scope, only=frozenset((part.source,)))
    sole = scope.only == own.only or len(store) == 1
    tried: set[tuple[int, int]] = set()
    while len(tried) < _RUNS:
        run = next((run for run in _lost_runs(parts, quoted, weights) if run not in tried), None)
        if run is None:
            break
        tried.add(run)
        first, last = run
        rest = cut_words(quoted, first, last)
        if _is_said_again(quoted, first, last):
            continue
        marked = quoted.gap[first] == ELLIPSIS or quoted.gap[last] == ELLIPSIS
        telling = float(bits[first:last].sum())
        found: Part | None = None
        if marked or (last - first > _LOST_WORDS and telling >= _LOST_BITS):
            near = _nearest_first((yield Ask(rest.words.keys, own)), part, first)
            found = yield from _best_rest(store, rest, weights[first:last], bits[first:last], near, first, parts)
        if found is None and not sole and last - first > _LOST_WORDS and telling >= 1.5 * _LOST_BITS:
            windows = yield Ask(rest.words.keys, scope)
            found = yield from _best_rest(store, rest, weights[first:last], bits[first:last], windows, first, parts)
        if found is not None:
            parts = take_in(parts, found, quoted)
    parts.sort(key=lambda p: p.quoted)
    return join_parts(parts, quoted)


def _is_said_again(quoted: QuotedWords, first: int, last: int) -> bool:
    """Whether the words [first, last) repeat those right before or after them: said twice, not joined on."""
    keys, size = quoted.words.keys, last - first
    words = keys[first:last]
    return np.array_equal(words, keys[max(0, first - size) : first]) or np.array_equal(words, keys[last : last + size])


def _nearest_first(windows: Sequence[Window], part: Part, first: int) -> list[Window]:
    """Put what follows (or precedes) the part in order, and nearest, first among equal windows."""
    start, end = part.recorded
    after = first >= part.quoted[0]

    def distance(window: Window) -> tuple[float, int]:
        gap = window.first - end if after else start - window.last
        return (-round(window.score, 1), gap if gap >= -(window.last - window.first) else 1_000_000 - gap)

    return sorted(windows, key=distance)


def _best_rest(
    store: Store,
    rest: QuotedWords,
    weights: NDArray[np.float64],
    bits: NDArray[np.float64],
    windows: Sequence[Window],
    shift: int,
    placed: Sequence[Part],
) -> Search[Part | None]:
    """Return where a run of unplaced words stands and is not placed yet: nearly all of it, else its closest stretch."""
    best: tuple[float, Part] | None = None
    for window, fit in (yield from lay_windows(store, rest, weights, windows, _LEAST_SHARED)):
        part = place_fit(window, fit, shift)
        if part is None:
            continue
        share = held_weight(part, weights, shift) / float(weights.sum())
        if share < _WHOLE:
            part = _cut_core(part, weights, bits, shift)
        if part is None or any(share_words(part, other) for other in placed):
            continue
        if best is None or share > best[0] + 1e-9:
            best = (share, part)
    return best[1] if best else None


def _cut_core(
    part: Part, weights: NDArray[np.float64], bits: NDArray[np.float64], shift: int
) -> Part | None:
    """Return the stretch of a part in which words stand most closely; None where it says too little.

    The rest of the run may stand elsewhere: three places can be joined as one.
    """
    best, low, high = 0.0, 0, 0
    total, start = 0.0, part.steps[0].quoted[0]
    for step in part.steps:
        first, last = step.quoted
        if step.kind is EditKind.EQUAL:
            total += float(weights[first - shift : last - shift].sum())
            if total > best:
                best, low, high = total, start, last
        else:
            total -= 0.5 * (max(last - first, step.recorded[1] - step.recorded[0]) + 1)
        if total <= 0:
            total, start = 0.0, last
    inside = bits[low - shift : high - shift].sum()
    if high - low <= _LOST_WORDS + 1 or inside < _LOST_BITS:
        return None
    return Part(part.source, cut_steps(part.steps, low, high))


def _lost_runs(
    parts: Sequence[Part], quoted: QuotedWords, weights: NDArray[np.float64]
) -> list[tuple[int, int]]:
    """Return the runs of quoted words that no part places; a lone common word does not part a run."""
    steps = [step for part in parts for step in part.steps]
    if not any(step.kind in (EditKind.INSERT, EditKind.REPLACE) for step in steps):
        return []
    lost = np.zeros(len(quoted), bool)
    for step in steps:
        if step.kind in (EditKind.INSERT, EditKind.REPLACE):
            lost[step.quoted[0] : step.quoted[1]] = True
    lost &= quoted.signal < 0
    for step in steps:
        first, last = step.quoted
        if step.kind is not EditKind.EQUAL or last - first > _ISLET:
            continue
        before, after = lost[max(0, first - _BESIDE) : first], lost[last : last + _BESIDE]
        beside = (first == 0 or lost[first - 1]) and (last == len(quoted) or lost[last])
        if beside and (weights[first:last].sum() < 0.8 or (before.sum() + after.sum()) > 2 * (last - first)):
            lost[first:last] = True
    runs, start = [], -1
    for i, gone in enumerate([*lost.tolist(), False]):
        if gone and start < 0:
            start = i
        elif start >= 0 and (not gone or quoted.gap[i] != NONE):
            runs.append((start, i))
            start = i if gone else -1
    runs = [(a, b) for a, b in runs if b - a >= _least_run(a, b, quoted)]
    return sorted(runs, key=lambda run: run[0] - run[1])[:_RUNS]


def _least_run(first: int, last: int, quoted: QuotedWords) -> int:
    """Return how long a run must be to be looked for: short beside an ellipsis, long between placed words."""
    if quoted.gap[first] == ELLIPSIS or quoted.gap[last] == ELLIPSIS:
        return 2
    return _LOST_WORDS + 1 if first == 0 or last == len(quoted) else 2 * _LOST_WORDS
