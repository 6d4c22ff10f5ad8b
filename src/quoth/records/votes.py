"""Places of rare words and pairs vote for the stretch of a source that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Stretches", "count_votes", "heads", "pick_best"]

_WORTH = 0.3
"""Share of the most votes below which a stretch is not worth a look."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Cells of one width that hold votes, each alone or with the next."""

    cells: NDArray[np.int64]
    """The cells, in order."""
    double: NDArray[np.bool_]
    """Whether the next cell goes with it; a stretch is two neighbours, so that a bound cuts none."""
    scores: NDArray[np.float64]
    """Summed weight of the different units in the cell, and in the next one where it goes with it."""


def count_votes(
    cells: NDArray[np.int64], units: NDArray[np.int64], weights: NDArray[np.float64]
) -> Stretches:
    """Sum the weights of the different units in each cell; `cells` and `units` have one entry a vote."""
    code = cells * len(weights) + units
    code.sort()
    code = code[heads(code)]  # a unit counts once a cell
    cell = code // len(weights)
    first = np.flatnonzero(heads(cell))
    found = cell[first]
    score = np.add.reduceat(weights[code - cell * len(weights)], first) if len(first) else np.empty(0)
    double = np.zeros(len(found), bool)
    double[:-1] = found[1:] == found[:-1] + 1
    both = score.copy()
    both[:-1][double[:-1]] += score[1:][double[:-1]]
    return Stretches(found, double, both)


def heads(ordered: NDArray[np.int64] | NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Mark the first of each run of equal numbers."""
    first = np.empty(len(ordered), bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def pick_best(stretches: Stretches, limit: int) -> list[int]:
    """Return the places of up to `limit` stretches with the highest scores, none beside a better one that holds it."""
    score = stretches.scores
    if not len(score):
        return []
    some = np.flatnonzero(score >= _WORTH * score.max())
    if len(some) > 2 * limit:
        bound = np.partition(score[some], len(some) - 2 * limit)[len(some) - 2 * limit]
        some = some[score[some] >= bound]
    order = some[np.argsort(-score[some], kind="stable")]
    picked: list[int] = []
    taken: set[int] = set()
    for i, cell, double in zip(
        order.tolist(), stretches.cells[order].tolist(), stretches.double[order].tolist(), strict=True
    ):
        if cell in taken:
            continue
        taken.update((cell - 1, cell, cell + 1) if double else (cell,))
        picked.append(i)
        if len(picked) == limit:
            break
    return picked
