"""A scope as marks on the sources of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Scope

from .segment import Segment

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["mark_sources"]


def mark_sources(
    segment: Segment, scope: Scope, numbers: frozenset[int] | None, without: frozenset[int]
) -> NDArray[np.bool_] | None:
    """Mark the sources of a segment that are in a scope; None where all are.

    `numbers` are those of the only sources meant, where they are named or a speaker is; `without` those left out.
    """
    marks = np.ones(len(segment.numbers), bool)
    first, last = segment.days[:, 0], segment.days[:, 1]
    if scope.until is not None:
        marks &= first <= scope.until.toordinal()
    if scope.after is not None:
        marks &= first > scope.after.toordinal()
    if scope.days is not None:
        marks &= (first > 0) & (first <= scope.days.last.toordinal()) & (last >= scope.days.first.toordinal())
    if numbers is not None:
        marks &= _hold(segment, numbers)
    if without:
        marks &= ~_hold(segment, without)
    return None if marks.all() else marks


def _hold(segment: Segment, numbers: frozenset[int]) -> NDArray[np.bool_]:
    """Mark the sources of those numbers; they are in order in a segment."""
    marks = np.zeros(len(segment.numbers), bool)
    for number in numbers:
        at = int(segment.numbers.searchsorted(number))
        if at < len(marks) and segment.numbers[at] == number:
            marks[at] = True
    return marks
