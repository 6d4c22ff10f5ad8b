"""The best way to lay all quoted words, in order, beside a stretch of recorded ones.

A fitting alignment with affine gaps (Gotoh, J. Mol. Biol. 162, 1982): every quoted word is placed,
the recorded stretch may begin and end anywhere, and leaving out recorded words costs by the place
where they are left out (see `costs`). A row of the table is a few operations on arrays. A quotation
that stands word for word is recognised without the table, and one too long for it goes through
rapidfuzz, whose steps cost the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from quoth.model import EditKind
from quoth.text.quoted import ELLIPSIS, INTERRUPTION, QuotedWords

from . import costs

__all__ = ["Fit", "Step", "fit_words"]

_CELLS = 400_000
"""Largest table; beyond it the bit-parallel way is taken."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from recorded to quoted words, in words of each side, half-open."""

    kind: EditKind
    """What it does."""
    quoted: tuple[int, int]
    """Words of the quotation."""
    recorded: tuple[int, int]
    """Words of the stretch it was laid beside."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A quotation laid beside a stretch of recorded words."""

    steps: tuple[Step, ...]
    """In order; they cover every quoted word and every recorded word between the first and last used."""
    gain: float
    """The alignment's value in units of one matched telling word; larger is better."""

    @property
    def recorded(self) -> tuple[int, int]:
        """The recorded words between the first and the last that are used, half-open."""
        if not self.steps:
            return (0, 0)
        return (self.steps[0].recorded[0], self.steps[-1].recorded[1])


def fit_words(
    quoted: QuotedWords, recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> Fit:
    """Lay `quoted` beside `recorded` (keys); `weights` (0 to 1, one a quoted word) is what a match earns."""
    keys = quoted.words.keys
    m, n = len(keys), len(recorded)
    if not m:
        return Fit((), 0.0)
    if not n:
        return Fit((Step(EditKind.INSERT, (0, m), (0, 0)),), costs.INSERTED * m)
    exact = _find_exact(keys, recorded)
    if exact >= 0:
        return Fit((Step(EditKind.EQUAL, (0, m), (exact, exact + m)),), float(weights.sum()))
    if m * n > _CELLS:
        return _fit_long(keys, recorded, weights)
    return _fit_table(quoted, recorded, weights)


def _find_exact(keys: NDArray[np.uint64], recorded: NDArray[np.uint64]) -> int:
    """Return where all of `keys` stand in a row, or -1."""
    m, n = len(keys), len(recorded)
    if m > n:
        return -1
    starts = np.flatnonzero(recorded[: n - m + 1] == keys[0])
    if len(starts) > 64:  # one word over and over: ask the last word too, before comparing rows
        starts = starts[recorded[starts + m - 1] == keys[-1]]
    for start in starts[:4096].tolist():
        if recorded[start + m // 2] == keys[m // 2] and np.array_equal(recorded[start : start + m], keys):
            return int(start)
    return -1


def _gaps(quoted: QuotedWords) -> tuple[list[float], list[float]]:
    """Return what leaving out recorded words costs before each quoted word: to start, and each word."""
    start, word = [], []
    bracketed = (quoted.signal >= 0) | (quoted.partial >= 0)
    for i in range(len(quoted) + 1):
        if quoted.gap[i] == ELLIPSIS:
            gap = costs.AT_ELLIPSIS
        elif quoted.gap[i] == INTERRUPTION:
            gap = costs.AT_INTERRUPTION
        elif (i > 0 and bracketed[i - 1]) or (i < len(quoted) and bracketed[i]):
            gap = costs.AT_BRACKET
        else:
            gap = costs.PLAIN
        start.append(gap.start)
        word.append(gap.word)
    return start, word


def _fit_table(
    quoted: QuotedWords, recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> Fit:
    keys = quoted.words.keys
    m, n = len(keys), len(recorded)
    whole, partial = quoted.signal >= 0, quoted.partial >= 0
    equal = keys[:, None] == recorded[None, :]
    replaced = np.where(whole | partial, costs.BRACKETED, costs.REPLACED)
    inserted = np.where(whole | partial, costs.BRACKETED, costs.INSERTED).tolist()
    # What the source itself has in brackets matches as it stands, though it earns less.
    earned = np.where(whole, 0.6 * weights, weights)
    change = np.where(equal, earned[:, None], replaced[:, None])
    gap_start, gap_word = _gaps(quoted)
    index = np.arange(n + 1, dtype=np.float64)
    used = np.empty((m + 1, n + 1))  # best with the last step no cut
    best = np.empty((m + 1, n + 1))  # best with a cut after it allowed
    used[0] = 0.0
    best[0] = 0.0
    for i in range(1, m + 1):
        row, over = used[i], best[i - 1]
        np.add(over, inserted[i - 1], out=row)
        np.maximum(row[1:], over[:-1] + change[i - 1], out=row[1:])
        if i == m:
            break
        slope = gap_word[i] * index
        reach = np.maximum.accumulate(row - slope)
        best[i, 0] = row[0]
        np.maximum(row[1:], reach[:-1] + slope[1:] + gap_start[i], out=best[i, 1:])
    return _trace(used, best, change, inserted, gap_start, gap_word, equal)


def _trace(
    used: NDArray[np.float64],
    best: NDArray[np.float64],
    change: NDArray[np.float64],
    inserted: list[float],
    gap_start: list[float],
    gap_word: list[float],
    equal: NDArray[np.bool_],
) -> Fit:
    """Walk the table back from its best end."""
    m = len(inserted)
    i, j = m, int(used[m].argmax())
    gain = float(used[m, j])
    single: list[tuple[EditKind, int, int]] = []  # kind, quoted word, recorded word; last first
    while i:
        if j and used[i, j] == best[i - 1, j - 1] + change[i - 1, j - 1]:
            single.append((EditKind.EQUAL if equal[i - 1, j - 1] else EditKind.REPLACE, i - 1, j - 1))
            i, j = i - 1, j - 1
        else:
            single.append((EditKind.INSERT, i - 1, j))
            i -= 1
        if not i or best[i, j] == used[i, j]:
            continue
        slope, start = gap_word[i], gap_start[i]
        back = used[i, :j] - slope * np.arange(j) + slope * j + start
        k = j - 1 - int(back[::-1].argmax())  # the nearest of equals: the shortest cut
        single.extend((EditKind.DELETE, i, at) for at in range(j - 1, k - 1, -1))
        j = k
    single.reverse()
    return Fit(_gather(single), gain)


def _gather(single: list[tuple[EditKind, int, int]]) -> tuple[Step, ...]:
    """Join steps of one word to steps of several; drop what is left out before the first and after the last."""
    while single and single[0][0] is EditKind.DELETE:
        single.pop(0)
    while single and single[-1][0] is EditKind.DELETE:
        single.pop()
    steps: list[Step] = []
    for kind, q, r in single:
        q_end = q + (kind is not EditKind.DELETE)
        r_end = r + (kind is not EditKind.INSERT)
        if steps and steps[-1].kind is kind and steps[-1].quoted[1] == q and steps[-1].recorded[1] == r:
            last = steps.pop()
            steps.append(Step(kind, (last.quoted[0], q_end), (last.recorded[0], r_end)))
        else:
            steps.append(Step(kind, (q, q_end), (r, r_end)))
    return tuple(steps)


def _fit_long(
    keys: NDArray[np.uint64], recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> Fit:
    single: list[tuple[EditKind, int, int]] = []
    gain = 0.0
    for op in Levenshtein.opcodes(recorded.tolist(), keys.tolist()):
        if op.tag == "equal":
            gain += float(weights[op.dest_start : op.dest_end].sum())
            pairs = zip(range(op.dest_start, op.dest_end), range(op.src_start, op.src_end), strict=True)
            single.extend((EditKind.EQUAL, q, r) for q, r in pairs)
        elif op.tag == "replace":
            gain += costs.REPLACED * (op.dest_end - op.dest_start)
            pairs = zip(range(op.dest_start, op.dest_end), range(op.src_start, op.src_end), strict=True)
            single.extend((EditKind.REPLACE, q, r) for q, r in pairs)
        elif op.tag == "insert":
            gain += costs.INSERTED * (op.dest_end - op.dest_start)
            single.extend((EditKind.INSERT, q, op.src_start) for q in range(op.dest_start, op.dest_end))
        else:
            single.extend((EditKind.DELETE, op.dest_start, r) for r in range(op.src_start, op.src_end))
    return Fit(_gather(single), gain)
