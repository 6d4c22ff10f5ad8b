"""Stretches of characters and of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Days", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters, counted in code points."""

    start: int
    """First code point, from 0."""
    end: int
    """One past the last code point; at least `start`."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 on: got {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Return the characters of `text` that this span covers.

        >>> Span(4, 9).cut("She said so")
        'said '
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end


_ISO = r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[T ].*)?"
_FROM_TO = r"(?a:(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d))"


def _month_end(year: int, month: int) -> int:
    """Return the last day of a month; `calendar` knows it too, but takes longer to import than a record to open."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A stretch of days: one day, a month, a year, or any other; both ends are included."""

    first: date
    """First day."""
    last: date
    """Last day; not before `first`."""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"days run forward: got {self.first} to {self.last}")

    @classmethod
    def parse(cls, text: str) -> Days:
        """Read `2022`, `2022-02` or `2022-02-01` (a time of day after it is ignored), or `2022-02-01/2022-02-14`.

        Raises ValueError for anything else, and for days that no calendar has.

        >>> str(Days.parse("2022-02")), str(Days.parse("2022-02-01/2022-02-14"))
        ('2022-02', '2022-02-01/2022-02-14')
        """
        span = re.fullmatch(_FROM_TO, text.strip())
        if span:
            return cls(date.fromisoformat(span[1]), date.fromisoformat(span[2]))
        match = re.fullmatch(_ISO, text.strip())
        if not match:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            if not 1 <= month <= 12 or year == 0:
                raise ValueError(f"not a date: {text!r}")
            return cls(date(year, month, 1), date(year, month, _month_end(year, month)))
        return cls(date(year, month, day), date(year, month, day))

    def __str__(self) -> str:
        """Write the shortest of year, month, day, or first/last that says the same."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04d}"
        month_end = _month_end(first.year, first.month)
        if (first.year, first.month) == (last.year, last.month) and (first.day, last.day) == (1, month_end):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def meets(self, other: Days) -> bool:
        """Whether the two share at least one day."""
        return self.first <= other.last and other.first <= self.last
