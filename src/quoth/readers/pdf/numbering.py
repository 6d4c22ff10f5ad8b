"""Numbers that a page prints beside its lines: pleading paper, transcripts of court reporters, editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .shapes import Stretch

__all__ = ["LineNumbers", "take_numbers"]

_LARGEST = 60
"""Lines of a page at most; a larger number counts something else."""
_NEAR = 3.0
"""Points by which edges that are one may differ."""
_STEPS = {1: 8, 5: 4}
"""How the numbers grow, and how many there are at least."""
_BESIDE = 0.6
"""Share of the way to the next number within which a line stands beside this one."""
_SHARE = 0.5
"""Share of the height of the page's text that they stand beside at least."""


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """The numbers of a page, from the top."""

    middles: tuple[float, ...]
    """Height of each."""
    values: tuple[int, ...]

    def find(self, middle: float) -> str | None:
        """Return the number of the line at a height; None where none stands beside it."""
        if len(self.middles) < 2:
            return None
        step = (self.middles[0] - self.middles[-1]) / (len(self.middles) - 1)
        nearest = min(range(len(self.middles)), key=lambda at: abs(self.middles[at] - middle))
        away = self.middles[nearest] - middle
        if self.values[1] - self.values[0] == 1:
            return str(self.values[nearest]) if abs(away) < _BESIDE * step else None
        value = self.values[nearest] + round(away / step * (self.values[1] - self.values[0]))
        return str(value) if value > 0 and abs(away) < step else None


def take_numbers(stretches: list[Stretch]) -> tuple[list[Stretch], LineNumbers | None]:
    """Part the numbers of the lines from what stands on them; None where the page has no such numbers."""
    numbers = [stretch for stretch in stretches if stretch.text.isdecimal() and int(stretch.text) <= _LARGEST]
    if len(numbers) < min(_STEPS.values()):
        return stretches, None
    found = max((_find_run(numbers, side) for side in ("left", "right")), key=len)
    if not found or not _stands_beside(found, stretches):
        return stretches, None
    taken = {id(stretch) for stretch in found}
    rest = [stretch for stretch in stretches if id(stretch) not in taken]
    return rest, LineNumbers(
        tuple(stretch.middle for stretch in found), tuple(int(stretch.text) for stretch in found)
    )


def _find_run(numbers: Sequence[Stretch], side: str) -> list[Stretch]:
    """Return the longest run of numbers that grow evenly downwards, at one edge."""
    best: list[Stretch] = []
    for edge in {round(getattr(number, side) / _NEAR) for number in numbers}:
        at_edge = [number for number in numbers if abs(getattr(number, side) - edge * _NEAR) <= _NEAR]
        at_edge.sort(key=lambda number: -number.middle)
        for step, least in _STEPS.items():
            run = _follow(at_edge, step)
            if len(run) >= least and len(run) > len(best):
                best = run
    return best


def _follow(numbers: Sequence[Stretch], step: int) -> list[Stretch]:
    best: list[Stretch] = []
    run: list[Stretch] = []
    for number in numbers:
        if run and int(number.text) == int(run[-1].text) + step:
            run.append(number)
        elif run and int(number.text) == int(run[-1].text):
            continue
        else:
            run = [number]
        best = max(best, run, key=len)
    return best


def _stands_beside(found: Sequence[Stretch], stretches: Sequence[Stretch]) -> bool:
    """Whether the numbers stand outside all the rest, and beside much of it."""
    taken = {id(stretch) for stretch in found}
    low, high = found[-1].bottom, found[0].top
    rest = [stretch for stretch in stretches if id(stretch) not in taken and low <= stretch.middle <= high]
    if not rest:
        return False
    left = max(stretch.right for stretch in found) <= min(stretch.left for stretch in rest) + _NEAR
    right = min(stretch.left for stretch in found) >= max(stretch.right for stretch in rest) - _NEAR
    height = max(stretch.top for stretch in stretches) - min(stretch.bottom for stretch in stretches)
    return (left or right) and high - low >= _SHARE * height
