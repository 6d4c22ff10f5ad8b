"""Dates in words: read by the day of publication, never guessed."""

from __future__ import annotations

import pytest

from quoth.attribution.dates import read_day
from quoth.model import Days

TUESDAY = Days.parse("2022-02-01")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Tuesday", "2022-02-01"),
        ("on Monday", "2022-01-31"),
        ("last Tuesday", "2022-01-25"),
        ("on Wednesday", "2022-01-26"),
        ("yesterday", "2022-01-31"),
        ("this morning", "2022-02-01"),
        ("last night", "2022-01-31"),
        ("Jan. 26", "2022-01-26"),
        ("on December 15", "2021-12-15"),
        ("26 January 2020", "2020-01-26"),
        ("March 3rd, 1999", "1999-03-03"),
        ("in December 2010", "2010-12"),
        ("in December", "2021-12"),
        ("last month", "2022-01"),
        ("last year", "2021"),
        ("last week", "2022-01-24/2022-01-30"),
        ("in 1999", "1999"),
        ("two years ago", "2020"),
        ("three days ago", "2022-01-29"),
    ],
)
def test_read_day(words: str, expected: str) -> None:
    assert str(read_day(words, TUESDAY)) == expected


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "Jan. 26", "last month", "two years ago", "in May"])
def test_no_day_of_publication_no_guess(words: str) -> None:
    assert read_day(words, None) is None


@pytest.mark.parametrize("words", ["next Tuesday", "in May", "on February 30, 2020", "earlier", "1,999 people", ""])
def test_what_is_no_day(words: str) -> None:
    days = read_day(words, TUESDAY)
    assert days is None or words == "in May"


def test_a_month_of_publication_does_not_tell_a_weekday() -> None:
    assert read_day("on Tuesday", Days.parse("2022-02")) is None


def test_the_first_date_counts() -> None:
    assert str(read_day("on Monday, about the vote in 1999", TUESDAY)) == "2022-01-31"
