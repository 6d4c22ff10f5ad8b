"""The rest of a quotation joined from several places: the runs of words that its main part does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import EditKind, Window
from quoth.seams import Store
from quoth.text.quoted import ELLIPSIS, NONE, QuotedWords, cut_words

from .laying import lay_windows
from .parts import Part, held_weight, join_parts, place_fit, share_words, take_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["complete"]

_RUNS = 4
"""Runs of unplaced words looked for at most, the longest first."""
_LOST_WORDS = 3
"""Runs of unplaced words up to this long are not looked for elsewhere, unless beside an ellipsis."""
_LOST_BITS = 26.0
"""Bits that such a run must say where nothing marks the join; half as many again outside the source of the rest."""


def complete(
    store: Store,
    quoted: QuotedWords,
    bits: NDArray[np.float64],
    weights: NDArray[np.float64],
    part: Part,
    limit: int,
    within: Sequence[str] | None,
) -> tuple[Part, ...]:
    """Look elsewhere for the runs of words that `part` could not place; return all parts in quoted order."""
    parts = [part]
    for first, last in _lost_runs(part, quoted, weights):
        rest = cut_words(quoted, first, last)
        marked = quoted.gap[first] == ELLIPSIS or quoted.gap[last] == ELLIPSIS
        telling = float(bits[first:last].sum())
        found = None
        if marked or (last - first > _LOST_WORDS and telling >= _LOST_BITS):
            windows = store.nominate(rest.words.keys, limit, [part.source])
            found = _best_rest(store, rest, weights[first:last], _nearest_first(windows, part, first), first, part)
        if found is None and last - first > _LOST_WORDS and telling >= 1.5 * _LOST_BITS:
            windows = store.nominate(rest.words.keys, limit, within)
            found = _best_rest(store, rest, weights[first:last], windows, first, part)
        if found is not None:
            parts = take_in(parts, found)
    parts.sort(key=lambda p: p.quoted)
    return join_parts(parts, quoted)


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
    windows: Sequence[Window],
    shift: int,
    placed: Part,
) -> Part | None:
    """Return where a run of unplaced words stands, if nearly all of it stands there and is not placed yet."""
    best: tuple[float, Part] | None = None
    for window, fit in lay_windows(store, rest, weights, windows, 0.6):
        part = place_fit(window, fit, shift)
        if part is None or share_words(part, placed):
            continue
        share = held_weight(part, weights, shift) / float(weights.sum())
        if share >= 0.8 and (best is None or share > best[0] + 1e-9):
            best = (share, part)
    return best[1] if best else None


def _lost_runs(part: Part, quoted: QuotedWords, weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the runs of quoted words that the part does not place; a lone common word does not part a run."""
    lost = np.zeros(len(quoted), bool)
    for step in part.steps:
        if step.kind in (EditKind.INSERT, EditKind.REPLACE):
            lost[step.quoted[0] : step.quoted[1]] = True
    lost &= (quoted.signal < 0) & (quoted.partial < 0)
    for step in part.steps:
        first, last = step.quoted
        islet = step.kind is EditKind.EQUAL and weights[first:last].sum() < 0.8
        if islet and (first == 0 or lost[first - 1]) and (last == len(quoted) or lost[last]):
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
