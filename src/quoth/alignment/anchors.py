"""Very long texts cut where both sides surely meet: laid block by block, they take time by their length alone.

Both sides meet at three words in a row that stand once in each, as far as these come in the same order on both.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Block", "cut_blocks"]

Block = tuple[slice, slice]
"""A stretch of the recorded words, and the stretch of the quoted words that goes with it."""
_SQUARE = 400_000_000
"""Recorded by quoted words up to which they are laid in one; some twenty thousand each."""
_APART = 2000
"""Quoted words from one cut to the next, at least."""
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
"""Odd numbers, by which three keys become one that few others share."""


def cut_blocks(recorded: NDArray[np.uint64], quoted: NDArray[np.uint64], square: int = _SQUARE) -> list[Block]:
    """Return blocks that cover both sides in order; a single one where the sides come to no more than `square`."""
    whole = (slice(0, len(recorded)), slice(0, len(quoted)))
    if len(recorded) * len(quoted) <= square or min(len(recorded), len(quoted)) < 3:
        return [whole]
    blocks, low, first = [], 0, 0
    for r, q in _find_meetings(recorded, quoted):
        if q - first >= _APART:
            blocks.append((slice(low, r), slice(first, q)))
            low, first = r, q
    return [*blocks, (slice(low, len(recorded)), slice(first, len(quoted)))]


def _find_meetings(recorded: NDArray[np.uint64], quoted: NDArray[np.uint64]) -> list[tuple[int, int]]:
    """Return the places, recorded and quoted, of threes that stand once on each side: the most that are in order."""
    sides = [_list_single(_join_threes(keys)) for keys in (recorded, quoted)]
    _, left, right = np.intersect1d(sides[0][0], sides[1][0], assume_unique=True, return_indices=True)
    places, quoted_places = sides[0][1][left], sides[1][1][right]
    order = np.argsort(quoted_places)
    pairs = list(zip(places[order].tolist(), quoted_places[order].tolist(), strict=True))
    return [pairs[at] for at in _find_rising([place for place, _ in pairs])]


def _join_threes(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return one key for each three in a row."""
    return (keys[:-2] * _FIRST + keys[1:-1]) * _SECOND + keys[2:]


def _list_single(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the keys that stand once, and where."""
    single, places, counts = np.unique(keys, return_index=True, return_counts=True)
    return single[counts == 1], places[counts == 1]


def _find_rising(values: list[int]) -> list[int]:
    """Return the places of a longest run of values, not all beside each other, of which each is more than the last.

    >>> _find_rising([7, 1, 2, 9, 3])
    [1, 2, 4]
    """
    ends: list[int] = []
    at_ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        rank = bisect_left(ends, value)
        before.append(at_ends[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [value]
        at_ends[rank : rank + 1] = [place]
    found = []
    place = at_ends[-1] if at_ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
