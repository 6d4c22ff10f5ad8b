"""The table of the alignment: affine gaps, a row a quoted word, each row a few operations on arrays.

Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162 (1982). The quoted
words are placed from first to last; the recorded stretch may begin and end anywhere, or is held at
both ends where anchors fix it.

Tables of like size are laid side by side: a step over the rows of many takes hardly longer than over one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from quoth.model import EditKind
from quoth.text.quoted import NONE, QuotedWords

from . import costs

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Single", "Table", "lay_tables"]

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
_REPLACE, _EQUAL, _CUT = 1, 2, 4
"""How a cell was reached: by another word or the same, else by a word put in (0); with `_CUT` added, by a cut last."""
_TOGETHER = 60_000
"""Cells of the tables laid side by side, unless one alone has more: what the processor's cache holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Quoted words to lay beside recorded ones.

    The stretch begins and ends where that is best: words left out before and after cost nothing and are
    not among the steps, except where an end is held.
    """

    quoted: QuotedWords
    """The quoted words."""
    recorded: NDArray[np.uint64]
    """Keys of the recorded words."""
    weights: NDArray[np.float64]
    """What a match of each quoted word earns, 0 to 1."""
    hold_start: bool = False
    """Whether every recorded word from the first on must be used, or left out at its price."""
    hold_end: bool = False
    """The same up to the last."""


def lay_tables(tables: Sequence[Table]) -> list[tuple[list[Single], float]]:
    """Return for each table the best steps, first to last, and what they gain."""
    laid: dict[int, tuple[list[Single], float]] = {}
    order = sorted(range(len(tables)), key=lambda at: (len(tables[at].recorded), len(tables[at].quoted)))
    while order:
        count, rows = 0, 0
        for at in order:
            rows = max(rows, len(tables[at].quoted) + 1)
            if count and rows * (count + 1) * (len(tables[at].recorded) + 1) > _TOGETHER:
                break
            count += 1
        group, order = order[:count], order[count:]
        laid.update(zip(group, _lay([tables[at] for at in group]), strict=True))
    return [laid[at] for at in range(len(tables))]


def _lay(tables: Sequence[Table]) -> Iterator[tuple[list[Single], float]]:
    """Fill the tables, all first rows at once, then all second ones; the axes are row, table, column."""
    rows = np.array([len(table.quoted) for table in tables])
    columns = np.array([len(table.recorded) for table in tables])
    m, n, every = int(rows.max()), int(columns.max()), np.arange(len(tables))
    keys = _pad([table.quoted.words.keys for table in tables], rows, 0)
    equal = keys[:, :, None] == _pad([table.recorded for table in tables], columns, 0).T
    weights = _pad([table.weights for table in tables], rows, 0.0)
    whole = _pad([table.quoted.signal for table in tables], rows, -1) >= 0
    partly = _pad([table.quoted.partial for table in tables], rows, -1) >= 0
    loose = whole | partly
    # What the source itself has in brackets matches as it stands, though it earns less.
    earned = np.where(whole, 0.6 * weights, weights)
    change = np.where(equal, earned[:, :, None], np.where(loose, costs.BRACKETED, costs.REPLACED)[:, :, None])
    inserted = np.where(partly, costs.INSERTED_PARTLY, np.where(loose, costs.BRACKETED, costs.INSERTED))[:, :, None]
    gaps = _price_gaps(_pad([table.quoted.gap for table in tables], rows + 1, NONE), loose)
    free = np.array([(not table.hold_start, not table.hold_end) for table in tables])
    gaps[0, free[:, 0], 0] = gaps[rows[free[:, 1]], every[free[:, 1]], 0] = -np.inf  # no cut where nothing is held
    start, word = gaps[:, :, :1], gaps[:, :, 1:]
    along = np.arange(n + 1, dtype=np.float64)
    used = np.empty((m + 1, len(tables), n + 1))  # best with the last step no cut
    best = np.empty_like(used)  # best with a cut after it allowed
    used[0] = np.where(free[:, :1], 0.0, -np.inf)
    used[0, :, 0] = 0.0
    for i in range(m + 1):
        row, after = used[i], best[i]
        if i:
            over = best[i - 1]
            np.add(over, inserted[i - 1], out=row)
            np.maximum(row[:, 1:], over[:, :-1] + change[i - 1], out=row[:, 1:])
        slope = word[i] * along
        falling = np.maximum.accumulate(row - slope, axis=1)
        np.add(falling[:, :-1], slope[:, 1:], out=after[:, 1:])
        after[:, 1:] += start[i]
        after[:, 0] = row[:, 0]
        np.maximum(row[:, 1:], after[:, 1:], out=after[:, 1:])
    moves = (best != used) * np.uint8(_CUT)
    changed = used[1:, :, 1:] == best[:-1, :, :-1] + change
    moves[1:, :, 1:] += changed * np.where(equal, np.uint8(_EQUAL), np.uint8(_REPLACE))
    for at, table in enumerate(tables):
        high, wide = int(rows[at]), int(columns[at])
        end = wide if table.hold_end else int(used[high, at, : wide + 1].argmax())
        yield _trace(used[:, at], moves[:, at], gaps[:, at], high, end), float(best[high, at, end])


def _pad(parts: Sequence[NDArray[Any]], lengths: NDArray[np.int64], fill: float) -> NDArray[Any]:
    """Put columns of unequal lengths side by side; shape (the longest, how many)."""
    padded = np.full((len(parts), int(lengths.max())), fill, parts[0].dtype)
    padded[np.arange(padded.shape[1]) < lengths[:, None]] = np.concatenate(parts)
    return padded.T


def _price_gaps(kinds: NDArray[np.int8], loose: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return what leaving out recorded words costs before each quoted word: to start, and each word."""
    beside = np.zeros(kinds.shape, bool)
    beside[:-1] |= loose
    beside[1:] |= loose
    return _GAP_TABLE[np.where(beside & (kinds == NONE), 3, kinds)]


def _trace(
    used: NDArray[np.float64], moves: NDArray[np.uint8], gaps: NDArray[np.float64], i: int, j: int
) -> list[Single]:
    """Walk a table back from its end, row `i` and column `j`, to its beginning."""
    steps: list[Single] = []
    width, told = moves.shape[1], moves.tobytes()  # bytes are read one by one faster than arrays are
    while True:
        move = told[i * width + j]
        if move >= _CUT:
            start, word = gaps[i].tolist()
            back = used[i, :j] - word * np.arange(j) + (word * j + start)
            k = j - 1 - int(back[::-1].argmax())  # the nearest of equals: the shortest cut
            steps.extend((EditKind.DELETE, i, at) for at in range(j - 1, k - 1, -1))
            j = k
            move = told[i * width + j] % _CUT
        if not i:
            break
        i -= 1
        if move:
            j -= 1
            steps.append((EditKind.EQUAL if move == _EQUAL else EditKind.REPLACE, i, j))
        else:
            steps.append((EditKind.INSERT, i, j))
    steps.reverse()
    return steps
