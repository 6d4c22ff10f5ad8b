"""The table of the alignment: affine gaps, a row a quoted word, each row a few operations on arrays.

Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162 (1982). The quoted
words are placed from first to last; the recorded stretch may begin and end anywhere, or is held at
both ends where anchors fix it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quoth.model import EditKind
from quoth.text.quoted import NONE, QuotedWords

from . import costs

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Single", "lay_table"]

Single = tuple[EditKind, int, int]
"""A step of one word: its kind, quoted word, recorded word."""

_GAP_TABLE = np.array(
    [
        (costs.PLAIN.start, costs.PLAIN.word),
        (costs.AT_ELLIPSIS.start, costs.AT_ELLIPSIS.word),
        (costs.AT_INTERRUPTION.start, costs.AT_INTERRUPTION.word),
        (costs.AT_BRACKET.start, costs.AT_BRACKET.word),
    ]
)
"""Rows by the kinds of gap, the last for a place beside a bracket."""


def _gaps(quoted: QuotedWords) -> tuple[list[float], list[float]]:
    """Return what leaving out recorded words costs before each quoted word: to start, and each word."""
    rows = quoted.gap.astype(np.int64)
    bracketed = (quoted.signal >= 0) | (quoted.partial >= 0)
    if bracketed.any():
        beside = np.zeros(len(rows), bool)
        beside[:-1] |= bracketed
        beside[1:] |= bracketed
        rows[beside & (rows == NONE)] = 3
    table = _GAP_TABLE[rows]
    return table[:, 0].tolist(), table[:, 1].tolist()


def lay_table(
    quoted: QuotedWords, recorded: NDArray[np.uint64], weights: NDArray[np.float64], held: str = ""
) -> tuple[list[Single], float]:
    """Return the best steps, first to last, and what they gain.

    The stretch begins and ends where that is best: words left out before and after cost nothing and are
    not among the steps. `held` names the ends (`start`, `end`, `start end`) at which every recorded word
    must be used or left out at its price.
    """
    hold_start, hold_end = "start" in held, "end" in held
    keys = quoted.words.keys
    m, n = len(keys), len(recorded)
    loose = (quoted.signal >= 0) | (quoted.partial >= 0)
    equal = keys[:, None] == recorded[None, :]
    added = np.where(loose, costs.BRACKETED, costs.INSERTED)
    inserted = np.where(quoted.partial >= 0, costs.INSERTED_PARTLY, added).tolist()
    # What the source itself has in brackets matches as it stands, though it earns less.
    earned = np.where(quoted.signal >= 0, 0.6 * weights, weights)
    change = np.where(equal, earned[:, None], np.where(loose, costs.BRACKETED, costs.REPLACED)[:, None])
    start, word = _gaps(quoted)
    slopes = {cost: cost * np.arange(n + 1, dtype=np.float64) for cost in set(word)}
    falling = np.empty(n + 1)
    used = np.empty((m + 1, n + 1))  # best with the last step no cut
    best = np.empty((m + 1, n + 1))  # best with a cut after it allowed
    used[0] = -np.inf if hold_start else 0.0
    used[0, 0] = 0.0
    for i in range(m + 1):
        row = used[i]
        if i:
            over = best[i - 1]
            np.add(over, inserted[i - 1], out=row)
            np.maximum(row[1:], over[:-1] + change[i - 1], out=row[1:])
        if (i == 0 and not hold_start) or (i == m and not hold_end):
            best[i] = row
            continue
        slope, after = slopes[word[i]], best[i]
        np.subtract(row, slope, out=falling)
        np.maximum.accumulate(falling, out=falling)
        after[0] = row[0]
        np.add(falling[:-1], slope[1:], out=after[1:])
        after[1:] += start[i]
        np.maximum(row[1:], after[1:], out=after[1:])
    end = n if hold_end else int(used[m].argmax())
    return _trace(used, best, change, equal, inserted, start, word, end, hold_start), float(best[m, end])


def _trace(
    used: NDArray[np.float64],
    best: NDArray[np.float64],
    change: NDArray[np.float64],
    equal: NDArray[np.bool_],
    inserted: list[float],
    start: list[float],
    word: list[float],
    end: int,
    hold_start: bool,
) -> list[Single]:
    """Walk the table back from its end to its beginning."""
    i, j = len(inserted), end
    steps: list[Single] = []
    while i or (hold_start and j):
        if j and best[i, j] != used[i, j]:
            back = used[i, :j] - word[i] * np.arange(j) + (word[i] * j + start[i])
            k = j - 1 - int(back[::-1].argmax())  # the nearest of equals: the shortest cut
            steps.extend((EditKind.DELETE, i, at) for at in range(j - 1, k - 1, -1))
            j = k
        if not i:
            break
        if j and used[i, j] == best[i - 1, j - 1] + change[i - 1, j - 1]:
            steps.append((EditKind.EQUAL if equal[i - 1, j - 1] else EditKind.REPLACE, i - 1, j - 1))
            j -= 1
        else:
            steps.append((EditKind.INSERT, i - 1, j))
        i -= 1
    steps.reverse()
    return steps
