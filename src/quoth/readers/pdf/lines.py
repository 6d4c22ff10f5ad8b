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
            extent = Extent(min(left for left in lefts if round(left / _NEAR) == edge), right)
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
    rows = _find_rows(stretches)
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


def _find_rows(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda stretch: -stretch.middle):
        if rows:
            main = max(rows[-1], key=lambda one: len(one.text))
            inner = main.bottom + 0.15 * main.size <= stretch.middle <= main.top - 0.15 * main.size
            if inner:
                rows[-1].append(stretch)
                continue
        rows.append([stretch])
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
