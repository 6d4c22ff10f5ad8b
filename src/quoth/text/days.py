"""Days in words to stretches of days: `on Tuesday`, `in late March`, `am 26. Januar`, `il y a deux jours`.

A day that is told by its distance is counted from the day of publication, or from the day told last; without
it nothing is guessed. Nobody speaks after what reports them came out: a day after it is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from quoth.model import Days

from .calendar_words import MONTHS, WEEKDAYS, spell
from .day_words import DAY_WORDS, DayWords

__all__ = ["read_day", "read_days"]

_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"


@dataclass(frozen=True, slots=True)
class _Anchor:
    """From where days are counted."""

    published: Days | None
    told: Days | None
    language: str

    @property
    def day(self) -> date | None:
        """The day of publication, where it is one day."""
        return _single(self.published)

    @property
    def last(self) -> date | None:
        """The day told last, where it is one day."""
        return _single(self.told)


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of telling a day."""

    pattern: re.Pattern[str]
    """What it looks like."""
    read: Callable[[re.Match[str], _Anchor], Days | None]
    """Returns the days it means."""


def read_day(
    words: str, published: Days | None = None, told: Days | None = None, language: str = "en"
) -> Days | None:
    """Return the first days that `words` tell; None where they tell none, or where it would be a guess.

    `published` is when the document came out, `told` the day told before, `language` a code of ISO 639-1: a
    language that is not known has only days in figures. Raises nothing.

    >>> str(read_day("on Tuesday", Days.parse("2022-02-03")))
    '2022-02-01'
    >>> str(read_day("the day before", told=Days.parse("2022-02-03")))
    '2022-02-02'
    >>> read_day("on Tuesday") is None
    True
    """
    return next((days for _, days in read_days(words, published, told, language)), None)


def read_days(
    words: str, published: Days | None = None, told: Days | None = None, language: str = "en"
) -> Iterator[tuple[int, Days]]:
    """Go over all days that `words` tell, each with the code point at which it begins, in order and apart."""
    found: list[tuple[int, int, int, Days | None]] = []
    anchor = _Anchor(published, told, language)
    for rank, form in enumerate(_forms(language)):
        for match in form.pattern.finditer(words):
            try:
                days = form.read(match, anchor)
            except (ValueError, OverflowError):
                found.append((match.start(), rank, match.end(), None))  # no calendar has such a day
                continue
            if days is not None and (published is None or days.first <= published.last):
                found.append((match.start(), rank, match.end(), days))
    reached = 0
    for start, _, end, days in sorted(found, key=lambda row: row[:2]):
        if start >= reached:
            reached = end
            if days is not None:
                yield start, days


def _single(days: Days | None) -> date | None:
    return days.first if days is not None and days.first == days.last else None


def _day(when: date) -> Days:
    return Days(when, when)


def _month(year: int, month: int) -> Days:
    return Days.parse(f"{year:04d}-{month:02d}")


def _in_figures(match: re.Match[str], _: _Anchor) -> Days | None:
    return Days.parse(match.group())


def _with_points(match: re.Match[str], _: _Anchor) -> Days | None:
    """Read `26.1.2022`, day first, and `1/26/2022`, where only one of the two can be the month."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sign"] == "/" and first <= 12 and second <= 12 and first != second:
        return None  # an American and a European read it differently
    day, month = (second, first) if match["sign"] == "/" and second > 12 else (first, second)
    return _day(date(year, month, day))


def _full(match: re.Match[str], anchor: _Anchor) -> Days | None:
    month = MONTHS[anchor.language][match["month"].lower().rstrip(".")]
    first, last = int(match["day"]), int(match["until"] or match["day"])
    if match["year"]:
        year = int(match["year"])
    elif anchor.published is None:
        return None
    else:
        year = anchor.published.last.year
        year -= date(year, month, first) > anchor.published.last
    return Days(date(year, month, first), date(year, month, max(first, last)))


def _month_only(match: re.Match[str], anchor: _Anchor) -> Days | None:
    month = MONTHS[anchor.language][match["month"].lower().rstrip(".")]
    if match["year"]:
        return _month(int(match["year"]), month)
    if anchor.published is None:
        return None
    return _month(anchor.published.last.year - (month > anchor.published.last.month), month)


def _year(match: re.Match[str], _: _Anchor) -> Days | None:
    return Days.parse(match["year"])


def _decade(match: re.Match[str], _: _Anchor) -> Days | None:
    first = int(match["year"])
    return Days(date(first, 1, 1), date(first + 9, 12, 31))


def _weekday(match: re.Match[str], anchor: _Anchor) -> Days | None:
    which = (match["which"] or "").lower()
    if anchor.day is None or which.startswith(("next", "näch", "komm", "pró", "pro")):
        return None
    back = (anchor.day.weekday() - WEEKDAYS[anchor.language][match["weekday"].lower()]) % 7
    if back == 0 and which and not which.startswith(("this", "diese")):
        back = 7
    return _day(anchor.day - timedelta(days=back))


def _weekend(match: re.Match[str], anchor: _Anchor) -> Days | None:
    if anchor.day is None:
        return None
    sunday = anchor.day - timedelta(days=(anchor.day.weekday() + 1) % 7)
    if match["which"] and sunday == anchor.day:
        sunday -= timedelta(days=7)
    return Days(sunday - timedelta(days=1), sunday)


def _near(back: int) -> Callable[[re.Match[str], _Anchor], Days | None]:
    return lambda match, anchor: _day(anchor.day - timedelta(days=back)) if anchor.day else None


def _period(last: bool) -> Callable[[re.Match[str], _Anchor], Days | None]:
    def read(match: re.Match[str], anchor: _Anchor) -> Days | None:
        day = anchor.day
        if day is None:
            return None
        unit = _unit(match, anchor)
        if unit == "day":
            return None
        if unit == "week":
            monday = day - timedelta(days=day.weekday() + (7 if last else 0))
            if not last:
                return Days(monday, day)
            # A week ends with Saturday or with Sunday: on a Sunday the week just over may be meant, or the one before.
            saturday = day - timedelta(days=(day.weekday() + 2) % 7 or 7)
            return Days(monday, max(monday + timedelta(days=6), saturday))
        if unit == "month":
            months = day.year * 12 + day.month - 1 - last
            days = _month(months // 12, months % 12 + 1)
        else:
            days = Days.parse(f"{day.year - last:04d}")
        return days if last else Days(days.first, day)

    return read


def _ago(match: re.Match[str], anchor: _Anchor) -> Days | None:
    return _shift(anchor.day, -_count(match, anchor), _unit(match, anchor))


def _later(match: re.Match[str], anchor: _Anchor) -> Days | None:
    count, unit, told = _count(match, anchor), _unit(match, anchor), anchor.told
    if unit == "year" and told is not None and len(str(told)) == 4:
        return Days.parse(f"{told.first.year + count:04d}")
    return _shift(anchor.last, count, unit)


def _shift(day: date | None, count: int, unit: str) -> Days | None:
    """Return the days `count` units from a day, as wide as the unit is loose."""
    if day is None:
        return None
    if unit == "day":
        return _day(day + timedelta(days=count))
    if unit == "week":
        middle = day + timedelta(days=7 * count)
        return Days(middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return _month(months // 12, months % 12 + 1)
    return Days.parse(f"{day.year + count:04d}")


def _told(shift: int) -> Callable[[re.Match[str], _Anchor], Days | None]:
    def read(_: re.Match[str], anchor: _Anchor) -> Days | None:
        if shift == 0:
            return anchor.told
        return _day(anchor.last + timedelta(days=shift)) if anchor.last else None

    return read


def _count(match: re.Match[str], anchor: _Anchor) -> int:
    word = match["count"].lower()
    return int(word) if word.isdigit() else DAY_WORDS[anchor.language].counts[word]


def _unit(match: re.Match[str], anchor: _Anchor) -> str:
    units = DAY_WORDS[anchor.language].units
    return next(unit for form, unit in units.items() if re.fullmatch(form, match["unit"], re.IGNORECASE))


_FIGURES = (
    (rf"(?<!\d){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)", _in_figures),
    (rf"(?<![\d.])(?P<a>{_NUMBER})(?P<sign>[./])\s?(?P<b>{_NUMBER})(?P=sign)\s?(?P<year>{_YEAR})(?!\d)", _with_points),
)
"""Days in figures, which every language has."""


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    forms = [_Form(re.compile(pattern), read) for pattern, read in _FIGURES]
    words = DAY_WORDS.get(language)
    if words is not None:
        forms += [_Form(re.compile(pattern, flags), read) for pattern, flags, read in _worded(words, language)]
    return tuple(forms)


_Row = tuple[str, int, Callable[[re.Match[str], _Anchor], Days | None]]


def _worded(words: DayWords, language: str) -> Iterator[_Row]:
    """Go over the forms of one language, the fullest first."""
    month = rf"(?P<month>{spell(MONTHS[language], language)})\b\.?"
    weekday = rf"(?P<weekday>{spell(WEEKDAYS[language], language)})(?:s\b|\b)"
    of = rf"(?:{words.of}\s+)?" if words.of else ""
    until = rf"(?:\s?(?:[-–—]|\b(?:and|to|und|bis|et|au|y|al?|e)\b)\s?(?P<until>{_NUMBER}){_ORDINAL})?"
    year = rf"(?P<year>{_YEAR})\b"
    if language == "en":
        yield rf"\b{month}\s+(?P<day>{_NUMBER}){_ORDINAL}\b(?![\d:]){until}(?:,?\s+{year})?", 0, _full
    yield rf"(?<!\d)(?P<day>{_NUMBER}){_ORDINAL}{until}\s+{of}{month}(?:,?\s+{of}{year})?", 0, _full
    yield rf"\b(?i:{words.inside})[\s-]+{of}{month}(?!\s+\d{{1,2}}\b)(?:,?\s+{of}{year})?", 0, _month_only
    yield rf"\b{month},?\s+{of}{year}", 0, _month_only
    if language == "en":
        yield rf"\bthe\s+(?:early\s+|late\s+|mid-)?(?P<year>{_YEAR[:-2]}0)s\b", 0, _decade
        yield rf"{year}\s+(?:[\w-]+\s+){{0,2}}?(?:{words.occasions})\b", 0, _year
        yield r"\b(?:(?P<which>last|this|past)\s+|(?:over|at|on)\s+the\s+)weekend\b", re.IGNORECASE, _weekend
    yield rf"\b(?i:{words.inside}|en|nel)[\s-]+{year}(?!s|-)", 0, _year
    which = rf"(?:(?P<which>{words.weekday_before})\s+)?" if words.weekday_before else "(?P<which>)"
    yield rf"\b(?i:{which}){weekday}", 0, _weekday
    for form, back in words.near.items():
        yield rf"\b(?:{form})\b", re.IGNORECASE, _near(back)
    unit = rf"(?P<unit>{'|'.join(words.units)})\b"
    count = rf"\b(?P<count>\d{{1,3}}|{'|'.join(words.counts)})\s+"
    for forms, read in ((words.last, _period(True)), (words.this, _period(False))):
        for form in forms:
            yield rf"\b{form.replace('{unit}', unit)}", re.IGNORECASE, read
    for forms, read in ((words.ago, _ago), (words.later, _later)):
        for form in forms:
            told = form.replace("{count} ", count).replace("{unit}", unit)
            yield told, re.IGNORECASE, read
    for form, shift in ((words.same, 0), (words.before, -1), (words.after, 1)):
        if form:
            yield rf"\b(?:{form})\b", re.IGNORECASE, _told(shift)
