"""Names as written, to the fullest form that the document gives."""

from __future__ import annotations

import pytest

from quoth.attribution.cues import ENGLISH
from quoth.attribution.forms import read_name
from quoth.attribution.mentions import find_names
from quoth.model import Span


@pytest.mark.parametrize(
    ("written", "parts", "gender"),
    [
        ("Sen. Marco Rubio", ("Marco", "Rubio"), None),
        ("Mrs. Clinton", ("Clinton",), "f"),
        ("House Speaker Paul Ryan", ("Paul", "Ryan"), None),
        ("But Donald Trump", ("Donald", "Trump"), None),
        ("Pakistan’s Nawaz Sharif", ("Nawaz", "Sharif"), None),
        ("Oversight Democrat Elijah Cummings", ("Elijah", "Cummings"), None),
    ],
)
def test_read_name(written: str, parts: tuple[str, ...], gender: str | None) -> None:
    assert read_name(written, ENGLISH) == (parts, gender)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Marta Rubin came. Later Rubin left.", ("Rubin",), "Marta Rubin"),
        ("Donald J. Trump spoke; Donald Trump left.", ("Donald", "Trump"), "Donald J Trump"),
        ("The Rubin Center was shut. Rubin left.", ("Rubin",), "Rubin"),
        ("Marta Rubin came. Peter Holm left.", ("Berg",), "Berg"),
    ],
)
def test_canonical(text: str, short: tuple[str, ...], full: str) -> None:
    assert find_names(text, ENGLISH).canonical(short).replace(".", "") == full


def test_titles_tell_two_bearers_of_a_surname_apart() -> None:
    names = find_names("Hillary Clinton and Bill Clinton came. Mr. Clinton left, Mrs. Clinton stayed.", ENGLISH)
    assert names.canonical(("Clinton",), "m") == "Bill Clinton"
    assert names.canonical(("Clinton",), "f") == "Hillary Clinton"


def test_names_inside_quotations_are_no_ones_the_author_points_to() -> None:
    text = "Anna Berg said Peter Holm came."
    start = text.index("Peter")
    names = find_names(text, ENGLISH, [Span(start, len(text))])
    assert [name.parts for name in names.written] == [("Anna", "Berg")]
    assert names.canonical(("Holm",)) == "Peter Holm"
