"""Days told in full, with their year: what a document may state of its own day. Nothing here is counted or guessed.

The words of `calendar_words` are read in all of their languages at once, since a line of three words tells no
language; no two of them give one name to different months.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from quoth.model import Days, Span

from .calendar_words import MONTHS

__all__ = ["find_full_days", "has_year", "read_stated"]

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_HAS_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_COMPACT = re.compile(rf"({_YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T ]?\d{{4,6}}Z?)?")
_NAMES = {name: number for months in MONTHS.values() for name, number in months.items()}


def has_year(text: str) -> bool:
    """Whether a year stands in `text`: a quick look, before anything dearer."""
    return _HAS_YEAR.search(text) is not None


def find_full_days(text: str) -> Iterator[tuple[Span, Days]]:
    """Go over the days of `text` that are told in full, in order and apart, each with where it stands.

    A day that may be read in two ways (`3/5/2021`), or that no calendar has, is none. Raises nothing.

    >>> [str(days) for _, days in find_full_days("May 3, 2021, am 4. Mai 2021, 5/6/2021, 6/25/2021")]
    ['2021-05-03', '2021-05-04', '2021-06-25']
    """
    if not has_year(text):
        return
    for match in _forms().finditer(text):
        try:
            day = _READ[str(match.lastgroup)](match)
        except ValueError:
            continue
        if day is not None:
            yield Span(*match.span()), Days(day, day)


def read_stated(value: str) -> Days | None:
    """Return the days that a field says, which was made to hold a date; None where it holds none, or several.

    >>> str(read_stated("2021-05")), str(read_stated("Mon, 03 May 2021 10:15:00 +0100")), str(read_stated("20210503"))
    ('2021-05', '2021-05-03', '2021-05-03')
    """
    value = value.strip()[:100]
    try:
        compact = _COMPACT.fullmatch(value)
        return Days.parse("-".join(compact.groups()) if compact else value)
    except ValueError:
        found = {days for _, days in find_full_days(value)}
        return found.pop() if len(found) == 1 else None


@cache
def _forms() -> re.Pattern[str]:
    month = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
    forms = (
        rf"(?P<iso>(?<!\d)(?P<iy>{_YEAR})(?P<sign>[-/.])(?P<im>{_MONTH})(?P=sign)(?P<id>{_DAY})(?!\d))",
        rf"(?P<cjk>(?<!\d)(?P<cy>{_YEAR})\s?年\s?(?P<cm>{_MONTH})\s?月\s?(?P<cd>{_DAY})\s?日)",
        rf"(?P<figures>(?<![\d./])(?P<fa>{_DAY})(?P<fs>[./])\s?(?P<fb>{_DAY})(?P=fs)\s?(?P<fy>{_YEAR})(?!\d))",
        rf"(?P<dmy>(?<![\d.,/])(?P<dd>{_DAY})(?:st|nd|rd|th|er|º|\.)?\s{{0,2}}(?:of\s|del?\s)?"
        rf"(?P<dm>{month})\b\.?,?\s{{1,2}}(?:del?\s)?(?P<dy>{_YEAR})(?!\d))",
        rf"(?P<mdy>\b(?P<mm>{month})\b\.?\s{{1,2}}(?P<md>{_DAY})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<my>{_YEAR})(?!\d))",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def _figures(match: re.Match[str]) -> date | None:
    """Read `3.5.2021` day first, and `25/6/2021` or `6/25/2021` where only one of the two can be the month."""
    first, second, year = int(match["fa"]), int(match["fb"]), int(match["fy"])
    if match["fs"] == "/" and first <= 12 and second <= 12 and first != second:
        return None
    return date(year, first, second) if match["fs"] == "/" and second > 12 else date(year, second, first)


def _named(match: re.Match[str], form: str) -> date:
    return date(int(match[f"{form}y"]), _NAMES[match[f"{form}m"].lower()], int(match[f"{form}d"]))


def _numbered(match: re.Match[str], form: str) -> date:
    return date(*(int(match[f"{form}{unit}"]) for unit in "ymd"))


_READ: dict[str, Callable[[re.Match[str]], date | None]] = {
    "iso": lambda match: _numbered(match, "i"),
    "cjk": lambda match: _numbered(match, "c"),
    "figures": _figures,
    "dmy": lambda match: _named(match, "d"),
    "mdy": lambda match: _named(match, "m"),
}
"""How each form is read, by the name of its group; raises ValueError for a day that no calendar has."""
