"""Days in words: read by the day of publication or the day told last, never guessed."""

from __future__ import annotations

import calendar
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.model import Days
from quoth.text.day_words import DAY_WORDS
from quoth.text.days import read_day, read_days

PATH = Path(__file__).parents[1] / "cases" / "attribution" / "days.toml"
CASES: list[dict[str, Any]] = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"]
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def parse(text: str | None) -> Days | None:
    return Days.parse(text) if text else None


@pytest.mark.parametrize("case", CASES, ids=[f"{case['words']} {case['days']}" for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    days = read_day(case["words"], parse(case.get("published")), parse(case.get("told")), case.get("language", "en"))
    assert ("" if days is None else str(days)) == case["days"]


def test_a_month_of_publication_does_not_tell_a_weekday() -> None:
    assert read_day("on Tuesday", Days.parse("2022-02")) is None


def test_days_come_in_order_and_apart() -> None:
    told = [str(days) for _, days in read_days("on Monday, about the vote in 1999", Days.parse("2022-02-01"))]
    assert told == ["2022-01-31", "1999"]


@given(st.text(max_size=80), st.none() | DATES, st.none() | DATES, st.sampled_from([*DAY_WORDS, "und"]))
@settings(max_examples=150)
def test_any_text_is_good_and_nobody_speaks_after_it_came_out(
    words: str, published: date | None, told: date | None, language: str
) -> None:
    out = Days(published, published) if published else None
    days = read_day(words, out, Days(told, told) if told else None, language)
    assert days is None or out is None or days.first <= out.last


@given(DATES, st.sampled_from(list(calendar.day_name)))
@settings(max_examples=100)
def test_a_weekday_is_the_last_one(published: date, weekday: str) -> None:
    """The slow and obvious way: go back day by day."""
    day = published
    while calendar.day_name[day.weekday()] != weekday:
        day -= timedelta(days=1)
    assert read_day(f"on {weekday}", Days(published, published)) == Days(day, day)


@given(DATES, st.integers(1, 60))
@settings(max_examples=100)
def test_days_ago_are_counted_back(published: date, count: int) -> None:
    day = published
    for _ in range(count):
        day -= timedelta(days=1)
    assert read_day(f"{count} days ago", Days(published, published)) == Days(day, day)


@given(DATES, DATES)
@settings(max_examples=100)
def test_a_day_without_a_year_is_the_last_such(published: date, told: date) -> None:
    if (told.month, told.day) == (2, 29):
        return
    day = date(published.year, told.month, told.day)
    if day > published:
        day = date(published.year - 1, told.month, told.day)
    words = f"on {calendar.month_name[told.month]} {told.day}"
    assert read_day(words, Days(published, published)) == Days(day, day)
