"""Heads and feet of pages: what stands outermost, and again on pages near, or counts the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from .shapes import Line, Page

__all__ = ["Furniture", "find_furniture"]

_ROWS = 5
"""Rows at the head, and at the foot, that are looked at."""
_OUTSIDE = 3
"""Rows of a head or a foot beyond the numbers of the lines, at most."""
_NEAR = 4
"""Pages before and after that are looked at; heads change with the chapter."""
_AGAIN = 2
"""Pages near on which a row stands again, at least; of two pages, one."""
_LEVEL = 4.0
"""Points by which one row may differ in height from page to page."""
_APART = 1.3
"""How many times as far as the lines from one another a row stands apart from the text."""
_LARGER = 1.1
"""How many times as high as the notes above it the number of a page is that needs no gap."""
_ENOUGH = 10
"""Lines of a page from which on it tells by itself how far its lines are from one another."""
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_COUNT = re.compile(
    r"[\W_]*(?:(?:page|seite|página|pagina|pág|pag|p|s)\b\.?\s*)?(?:(\d{1,4})|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
"""A number of a page that stands alone."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one height of a page."""

    lines: tuple[int, ...]
    """Their places among the lines of the page."""
    masks: tuple[str, ...]
    """Their words, with every number alike."""
    count: int | None
    """The number of the page that it alone holds; -1 for one that is not in digits, None where it is none."""
    bottom: float
    apart: bool
    """Whether it stands apart from what is next towards the middle of the page."""
    counted: bool
    """Whether the page prints a number beside it: then it is text."""


_Others = Sequence[tuple[int, Sequence[_Row]]]
"""The outermost rows of pages near, with how many pages away they are."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Head and foot of a page."""

    lines: frozenset[int]
    """Their places among the lines of the page."""
    number: int | None
    """The number of the page that is printed there, where it goes on from page to page."""


def find_furniture(pages: Sequence[Page]) -> list[Furniture]:
    """Return head and foot of each page."""
    steps = [_count_steps(page.lines) for page in pages]
    total: Counter[float] = Counter()
    for own in steps:
        total.update(own)
    usual = _find_most(total)
    ends = []
    for page, own in zip(pages, steps, strict=True):
        step = _find_most(own) if own.total() >= _ENOUGH else usual
        ends.append((_find_rows(page.lines, step, head=True), _find_rows(page.lines, step, head=False)))
    found = []
    for at, sides in enumerate(ends):
        taken: set[int] = set()
        number: int | None = None
        for side, rows in enumerate(sides):
            others = [(other - at, ends[other][side]) for other in _find_near(at, len(ends))]
            outside = _count_outside(rows) if pages[at].numbered else 0
            for place, row in enumerate(rows):
                if place >= outside and not _is_furniture(row, others):
                    break
                taken.update(row.lines)
                if number is None and _goes_on(row, others):
                    number = row.count
        found.append(Furniture(frozenset(taken), number))
    return found


def _find_most(steps: Counter[float]) -> float:
    return steps.most_common(1)[0][0] if steps else 0.0


def _find_near(at: int, pages: int) -> Iterator[int]:
    for other in range(max(0, at - _NEAR), min(pages, at + _NEAR + 1)):
        if other != at:
            yield other


def _find_rows(lines: Sequence[Line], usual: float, head: bool) -> list[_Row]:
    """Return the outermost rows of a page, from outside."""
    order = sorted(range(len(lines)), key=lambda at: -lines[at].bottom if head else lines[at].bottom)
    groups: list[list[int]] = []
    for at in order:
        if groups and abs(lines[groups[-1][0]].bottom - lines[at].bottom) < _LEVEL:
            groups[-1].append(at)
        elif len(groups) > _ROWS:
            break
        else:
            groups.append([at])
    rows = [_make_row(lines, group, after, usual) for group, after in zip_longest(groups, groups[1:])]
    return rows[:_ROWS]


def _count_steps(lines: Sequence[Line]) -> Counter[float]:
    """Count how far lines are from the one before."""
    steps: Counter[float] = Counter()
    for one, two in pairwise(lines):
        if one.column is two.column and one.bottom > two.bottom:
            steps[round(2 * (one.bottom - two.bottom)) / 2] += 1
    return steps


def _make_row(lines: Sequence[Line], group: list[int], after: list[int] | None, usual: float) -> _Row:
    line = lines[group[0]]
    size = max(lines[at].size for at in group)
    leading = max(min(usual, 2.5 * size), size)
    masks = tuple(_mask(lines[at].text) for at in group)
    count = _COUNT.fullmatch(line.text) if len(group) == 1 else None
    far = after is None or abs(lines[after[0]].bottom - line.bottom) > _APART * leading
    below_notes = count is not None and after is not None and size > _LARGER * max(lines[at].size for at in after)
    return _Row(
        tuple(group),
        masks,
        None if count is None else int(count.group(1)) if count.group(1) else -1,
        line.bottom,
        far or below_notes,
        line.number is not None,
    )


def _mask(text: str) -> str:
    return _SPACE.sub("", _DIGITS.sub("#", text)).casefold()


def _is_furniture(row: _Row, others: _Others) -> bool:
    if row.counted:
        return False
    return any(rule(row, others) for rule in _RULES)


def _count_outside(rows: Sequence[_Row]) -> int:
    """Return how many rows of a page that numbers its lines stand beyond the numbers; 0 where they are too many."""
    outside = next((at for at, row in enumerate(rows) if row.counted), _ROWS)
    return outside if outside <= _OUTSIDE else 0


def _is_repeated(row: _Row, others: _Others) -> bool:
    """Each of its words stands again at the same height on pages near."""
    needed = min(_AGAIN, len(others))
    if not row.apart and needed < _AGAIN:
        return False
    for mask in row.masks if needed else ():
        again = sum(
            any(mask in other.masks and abs(other.bottom - row.bottom) < _LEVEL for other in rows)
            for _, rows in others
        )
        if again < needed:
            return False
    return needed > 0


def _is_number(row: _Row, others: _Others) -> bool:
    """It is a number that stands apart, or goes on from page to page."""
    if row.count is None:
        return False
    return row.apart or _goes_on(row, others)


def _goes_on(row: _Row, others: _Others) -> bool:
    """Whether pages near hold the numbers before and after."""
    if row.count is None or row.count < 1:
        return False
    return any(other.count == row.count + away for away, rows in others for other in rows)


def _is_in_place(row: _Row, others: _Others) -> bool:
    """It stands apart, at a height where pages near have what holds the number of the page."""
    if not row.apart:
        return False
    level = sum(
        bool(rows) and rows[0].apart and abs(rows[0].bottom - row.bottom) < _LEVEL / 2 and "#" in "".join(rows[0].masks)
        for _, rows in others
    )
    return "#" in "".join(row.masks) and level >= min(len(others), _NEAR // 2 + 1) > 1


_RULES = (_is_repeated, _is_number, _is_in_place)
