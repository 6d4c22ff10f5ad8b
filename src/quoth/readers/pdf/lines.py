"""The stretches of a column to lines, and how far the column reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .characters import BREAK
from .numbering import LineNumbers
from .shapes import Extent, Line, Stretch

__all__ = ["Edges", "find_lines"]

_FEW = 4
"""Lines of a column that tell its edges by themselves."""
_NEAR = 2.0
"""Points by which edges that are one may differ."""
_DEEPEST = 60.0
"""Points by which the lines of a short column may be indented."""
_INITIAL = 1.6
"""How many times as high as the lines beside it a large initial is at least."""
_INITIALS = 20
"""Single letters of a column that are looked at."""
_KEPT = 24
"""Columns that are remembered."""


class Edges:
    """The edges of columns that were met, for columns that are too short to tell."""

    def __init__(self) -> None:
        self._met: dict[tuple[int, int], Extent] = {}

    def tell(self, rows: Sequence[Sequence[Stretch]]) -> Extent:
        """Return how far a column reaches."""
        lefts = [row[0].left for row in rows]
        right = sorted(row[-1].right for row in rows)[-1 - len(rows) // 20]
        if len(rows) >= _FEW:
            counts = Counter(round(left / _NEAR) for left in lefts)
            often = max(counts.values())
            edge = min(key for key, count in counts.items() if 2 * count >= often)
            start = min(left for left in lefts if round(left / _NEAR) == edge)
            for met in reversed(self._met.values()):  # a page may hold little but first lines, which stand in
                known = start - _DEEPEST < met.left < start and abs(met.right - right) < _DEEPEST / 2
                if known and any(abs(left - met.left) < _NEAR for left in lefts):
                    start = met.left
                    break
            extent = Extent(start, right)
            key = (edge, round(right / _NEAR))
            self._met.pop(key, None)
            self._met[key] = extent
            if len(self._met) > _KEPT:
                del self._met[next(iter(self._met))]
            return extent
        first = min(lefts)
        for met in reversed(self._met.values()):
            if met.left - _NEAR <= first <= met.left + _DEEPEST and right <= met.right + _NEAR:
                return met
        return Extent(first, right)


def find_lines(stretches: Sequence[Stretch], numbers: LineNumbers | None, edges: Edges) -> list[Line]:
    """Return the lines of one column from the top; stretches that stand on one height are one line."""
    rows = _find_rows(_join_initials(stretches))
    if not rows:
        return []
    extent = edges.tell(rows)
    lines = []
    for row in rows:
        main = max(row, key=lambda stretch: len(stretch.text))
        number = numbers.find(main.middle) if numbers else None
        lines.append(
            Line(_write(row), row[0].left, row[-1].right, main.bottom, main.size, main.bold, extent, number)
        )
    return lines


def _join_initials(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Put a large initial, which reaches over several lines, before the first of them."""
    taken = set()
    for large in [stretch for stretch in stretches if len(stretch.text) == 1 and stretch.text.isupper()][:_INITIALS]:
        beside = [
            stretch
            for stretch in stretches
            if large.bottom <= stretch.middle <= large.top
            and _INITIAL * stretch.size <= large.size
            and -1 < stretch.left - large.right < stretch.size
        ]
        if len(beside) > 1:
            first = max(beside, key=lambda stretch: stretch.middle)
            first.text = large.text + first.text
            for stretch in beside:
                stretch.left = large.left
            taken.add(id(large))
    return [stretch for stretch in stretches if id(stretch) not in taken]


def _find_rows(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = []
    main: Stretch | None = None
    for stretch in sorted(stretches, key=lambda stretch: -stretch.middle):
        if main and main.bottom + 0.15 * main.size <= stretch.middle <= main.top - 0.15 * main.size:
            rows[-1].append(stretch)
            main = max(main, stretch, key=lambda one: len(one.text))
        else:
            rows.append([stretch])
            main = stretch
    for row in rows:
        row.sort(key=lambda stretch: stretch.left)
    return rows


def _write(row: Sequence[Stretch]) -> str:
    written = ""
    for stretch in row:
        if written.endswith(BREAK):  # it ends no line, but a cell
            written = written[:-1] + "-"
        raised = stretch.text[0] in "¹²³⁴⁵⁶⁷⁸⁹" and len(stretch.text) < 4
        written += stretch.text if raised or not written else " " + stretch.text
    return written
