"""The days on which words are said to have been said.

Only a date that hangs on the words of saying counts: one that follows the cue in its clause, stands
between speaker and cue, or opens the sentence. A date that another verb takes to itself
(`responses received on January 26 …, Lavrov explained`) says nothing about when he spoke. A day
that is only told by its distance (`on Tuesday`) needs the document's date; without one it is not guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from quoth.model import Days

from .frames import Frame

__all__ = ["find_day", "is_undated", "read_day"]

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS = {word: i for i, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_NUMBERS |= {"a": 1, "an": 1}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = "|".join(_WEEKDAYS)
_EARLIER = re.compile(r"\b(?:earlier|previously|once|in the past|years ago|formerly)\b", re.IGNORECASE)


def read_day(words: str, published: Days | None) -> Days | None:
    """Return the first date that `words` give, reckoned from the day of publication; None where there is none.

    >>> str(read_day("on Tuesday", Days.parse("2022-02-03")))
    '2022-02-01'
    >>> read_day("on Tuesday", None) is None
    True
    """
    best: tuple[int, Days] | None = None
    for form in _FORMS:
        match = form.pattern.search(words)
        if match and (best is None or match.start() < best[0]):
            try:
                days = form.read(match, published)
            except (ValueError, OverflowError):
                days = None  # no calendar has such a day
            if days is not None:
                best = match.start(), days
    return best[1] if best else None


def is_undated(text: str, frame: Frame, at: int) -> bool:
    """Whether the sentence of token `at` says that the words are from an earlier time, without saying which."""
    low, high = frame.bounds[frame.sentence[min(at, len(frame.sentence) - 1)]]
    low = max(low, at - 120)
    stop = next((i for i in range(low, high) if frame.letters[i] == "Q"), high)
    return stop > low and _EARLIER.search(text, frame.starts[low], frame.ends[stop - 1]) is not None


def find_day(
    text: str, frame: Frame, speaker: tuple[int, int], cue: tuple[int, int], published: Days | None
) -> Days | None:
    """Return the days that a sentence gives for the saying; `speaker` and `cue` are tokens of it."""
    letters = frame.letters
    low, high = frame.bounds[frame.sentence[min(cue[0], len(frame.sentence) - 1)]]
    for first, last in (
        _after(letters, max(cue[1], speaker[1] if speaker[0] == cue[1] else 0), high),
        (min(speaker[1], cue[0]), cue[0]),
        _opening(letters, low, min(speaker[0], cue[0])),
    ):
        if last > first and ("t" in letters[first:last] or "n" in letters[first:last]):
            days = read_day(text[frame.starts[first] : frame.ends[last - 1]], published)
            if days is not None:
                return days
    return None


def _after(letters: str, first: int, high: int) -> tuple[int, int]:
    """Return the stretch after a cue that still tells of the saying."""
    last = first
    while last < high and last - first < 16 and letters[last] not in "QVvXYTWw:;&(U":
        last += 1
    return first, last


def _opening(letters: str, low: int, stop: int) -> tuple[int, int]:
    """Return the time that opens a sentence: `On Tuesday, …`, `In a speech on June 3, …`."""
    last = low
    while last < stop and last - low < 12 and letters[last] not in "QVvXYTWwGg;:&PS":
        last += 1
    return low, last


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of writing a date."""

    pattern: re.Pattern[str]
    """What it looks like."""
    read: Callable[[re.Match[str], Days | None], Days | None]
    """Returns the days it means."""


def _single(published: Days | None) -> date | None:
    return published.first if published is not None and published.first == published.last else None


def _month(year: int, month: int) -> Days:
    return Days.parse(f"{year:04d}-{month:02d}")


def _full(match: re.Match[str], published: Days | None) -> Days | None:
    month, day = _MONTHS[match["month"].lower().rstrip(".")], int(match["day"])
    if match["year"]:
        when = date(int(match["year"]), month, day)
    else:
        if published is None:
            return None
        when = date(published.last.year, month, day)
        if when > published.last:
            when = date(published.last.year - 1, month, day)
    return Days(when, when)


def _month_only(match: re.Match[str], published: Days | None) -> Days | None:
    month = _MONTHS[match["month"].lower().rstrip(".")]
    if match["year"]:
        return _month(int(match["year"]), month)
    if published is None:
        return None
    year = published.last.year - (month > published.last.month)
    return _month(year, month)


def _year(match: re.Match[str], published: Days | None) -> Days | None:
    year = int(match["year"])
    return Days.parse(f"{year:04d}") if published is None or year <= published.last.year else None


def _weekday(match: re.Match[str], published: Days | None) -> Days | None:
    day = _single(published)
    if day is None or (match["which"] or "").lower() == "next":
        return None
    back = (day.weekday() - _WEEKDAYS[match["day"].lower()]) % 7
    if back == 0 and (match["which"] or "").lower() == "last":
        back = 7
    when = day - timedelta(days=back)
    return Days(when, when)


def _near(match: re.Match[str], published: Days | None) -> Days | None:
    day = _single(published)
    if day is None:
        return None
    word = match.group().lower()
    when = day - timedelta(days=1) if word.startswith(("yesterday", "last")) else day
    return Days(when, when)


def _period(match: re.Match[str], published: Days | None) -> Days | None:
    day = _single(published)
    if day is None:
        return None
    last = match["which"].lower() == "last"
    unit = match["unit"].lower()
    if unit == "week":
        monday = day - timedelta(days=day.weekday() + (7 if last else 0))
        return Days(monday, monday + timedelta(days=6) if last else day)
    if unit == "month":
        year, month = (day.year, day.month - 1) if last else (day.year, day.month)
        days = _month(year - 1, 12) if month == 0 else _month(year, month)
    else:
        days = Days.parse(f"{day.year - last:04d}")
    return days if last else Days(days.first, day)


def _ago(match: re.Match[str], published: Days | None) -> Days | None:
    day = _single(published)
    if day is None:
        return None
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _NUMBERS[word]
    unit = match["unit"].lower()
    if unit == "day":
        return Days(day - timedelta(days=count), day - timedelta(days=count))
    if unit == "week":
        middle = day - timedelta(days=7 * count)
        return Days(middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        months = day.year * 12 + day.month - 1 - count
        return _month(months // 12, months % 12 + 1)
    return Days.parse(f"{day.year - count:04d}")


_FORMS: tuple[_Form, ...] = tuple(
    _Form(re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\d)"
         rf"(?:,?\s+(?P<year>[12]\d{{3}}))?", _full),
        (rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
         rf"(?:,?\s+(?P<year>[12]\d{{3}}))?", _full),
        (rf"\b(?:in|of|since|last|late|early|mid)[\s-]+(?P<month>{_MONTH})\b\.?(?!\s+\d{{1,2}}\b)"
         rf"(?:,?\s+(?P<year>[12]\d{{3}}))?", _month_only),
        (rf"\b(?P<month>{_MONTH})\b\.?,?\s+(?P<year>[12]\d{{3}})", _month_only),
        (r"\bin\s+(?P<year>(?:1[5-9]|20)\d\d)\b", _year),
        (rf"\b(?:(?P<which>last|this|next|past)\s+)?(?P<day>{_DAY})\b", _weekday),
        (r"\b(?:today|tonight|yesterday|last night|this (?:morning|afternoon|evening))\b", _near),
        (r"\b(?P<which>last|this)\s+(?P<unit>week|month|year)\b", _period),
        (r"\b(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")\s+(?P<unit>day|week|month|year)s?\s+ago\b", _ago),
    )
)  # fmt: skip
"""All forms; of those that are found, the first in the text counts."""
