"""The columns of a page, in reading order.

A gutter is told by the left edge that the stretches of the right column share. Whatever runs across it (a title, a
figure's caption) parts the page into bands, and each band is read column by column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from .shapes import Stretch

__all__ = ["find_columns"]

_NEAR = 2.5
"""Points by which edges that are one may differ."""
_LEAST = 3
"""Lines that a column has at least, where no page before told of it."""
_LETTERS = 12
"""Letters a line that a column holds at least; less is a column of labels: `Q.`, `MR. HALE:`."""
_DEEP = 3
"""How often a column is parted again."""
_TRIED = 6
"""Edges that are tried at most."""

_SHORT = 3
"""Stretches at most that stand below both columns, and reach over neither: a heading, the number of the page."""
_LARGER = 1.1
"""How many times as high as the text a heading is."""
_LEVEL = 1.7
"""Heights of a line by which columns that end together may differ: one may hold a line more."""
_CLEAR = 0.5
"""Share of the height of a line that is left free above what stands below both."""


def find_columns(stretches: Sequence[Stretch], gutters: list[float]) -> list[list[Stretch]]:
    """Return the stretches column by column, in reading order; those of a column from the top.

    `gutters` are left edges of right columns that pages before had; those of this page are added.
    """
    done: list[list[Stretch]] = []
    stack: list[tuple[list[Stretch], int]] = [(sorted(stretches, key=_height), 0)]
    while stack:
        group, depth = stack.pop()
        parts = _part(group, gutters) if depth < _DEEP else None
        if parts is None:
            done.append(group)
        else:
            stack.extend((part, depth + 1) for part in reversed(parts))
    return done


def _height(stretch: Stretch) -> float:
    return -stretch.middle


def _part(group: list[Stretch], gutters: list[float]) -> list[list[Stretch]] | None:
    """Part a group at its best gutter; None where it has none."""
    edges = Counter(round(stretch.left / _NEAR) for stretch in group)
    if not edges:
        return None
    first = min(edges)
    shared = [edge * _NEAR for edge, count in edges.most_common(_TRIED + 1) if count >= _LEAST and edge > first + 4]
    known = [gutter for gutter in gutters if any(abs(stretch.left - gutter) < _NEAR for stretch in group)]
    best: tuple[float, float, list[list[Stretch]]] = (0.0, 0.0, [])
    for edge in dict.fromkeys([*known, *shared[:_TRIED]]):
        covered, parts = _try(group, edge, edge in known)
        if covered > best[0]:
            best = (covered, edge, parts)
    covered, edge, parts = best
    if not parts:
        return None
    if not any(abs(edge - gutter) < 2 * _NEAR for gutter in gutters):
        gutters.append(edge)
        del gutters[:-_TRIED]
    return parts


def _try(group: list[Stretch], edge: float, known: bool) -> tuple[float, list[list[Stretch]]]:
    """Return how high the bands are that a gutter before `edge` parts, and the parts in order."""
    covered, parts, whole = 0.0, [], False
    for across, run in groupby(group, lambda stretch: _crosses(stretch, edge)):
        band = list(run)
        sides = None if across else _split(band, edge, known)
        if sides is not None:
            covered += band[0].top - band[-1].bottom
            parts.extend(sides)
        elif whole:
            parts[-1].extend(band)
        else:
            parts.append(band)
        whole = sides is None
    return covered, parts if covered else []


def _crosses(stretch: Stretch, edge: float) -> bool:
    return stretch.left < edge - 2 * _NEAR and stretch.right > edge + _NEAR


def _split(band: list[Stretch], edge: float, known: bool) -> list[list[Stretch]] | None:
    """Part a band into what stands left and right of a gutter; None where they are no columns."""
    left = [stretch for stretch in band if stretch.left < edge - _NEAR]
    right = [stretch for stretch in band if stretch.left >= edge - _NEAR]
    if not left or not right:
        return None
    least = 1 if known else _LEAST
    for side in (left, right):
        rows = _count_rows(side)
        if rows < least or (rows >= _LEAST and sum(len(stretch.text) for stretch in side) < _LETTERS * rows):
            return None
    overlap = min(left[0].top, right[0].top) - max(left[-1].bottom, right[-1].bottom)
    lower = min(left[0].top - left[-1].bottom, right[0].top - right[-1].bottom)
    if overlap <= lower / 2:
        return None
    cut = _find_end(left, right)
    return [left, right] if cut is None else [left[:cut], right, left[cut:]]


def _find_end(left: Sequence[Stretch], right: Sequence[Stretch]) -> int | None:
    """Return where the left column ends, if something short that belongs to neither stands below both."""
    ends = [stretch for stretch in right if not stretch.text.isdecimal()]  # the number of the page
    if not ends:
        return None
    for cut in range(len(left) - 1, max(0, len(left) - 1 - _SHORT), -1):
        above, below = left[cut - 1], left[cut]
        if not below.text.isdecimal() and not below.bold and below.size < _LARGER * above.size:
            return None
        if above.bottom - below.top > _CLEAR * above.size and abs(above.bottom - ends[-1].bottom) < _LEVEL * above.size:
            return cut
    return None


def _count_rows(stretches: list[Stretch]) -> int:
    return len({round(stretch.middle / max(1.0, 0.6 * stretch.size)) for stretch in stretches})
