"""Words that line ends part."""

from __future__ import annotations

import pytest

from quoth.readers.pdf.hyphens import Hyphens

LINES = [
    "It is a well-known office, internationally, and a decision of the",
    "council: some thing is known of circumstances; for ever, and can not.",
]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("under the circum\x02", "stances of it", "under the circum"),
        ("the circum-", "stances of it", "the circum"),
        ("a well\x02", "known office", "a well-"),
        ("a council\x02", "decision", "a council-"),
        ("for\x02", "ever", "for"),
        ("some\x02", "thing", "some"),
        ("a well\x02", "crafted line", "a well-"),
        ("third\x02", "party", "third-"),
        ("high\x02", "quality", "high-"),
        ("high\x02", "lands", "high"),
        ("south-east\x02", "ern", "south-east"),
        ("known\x02", "ing", "known"),
        ("Anglo\x02", "American", "Anglo-"),
        ("1990\x02", "91", "1990-"),
        ("soft\xad", "ly", "soft"),
        ("no hyphen", "here", None),
        ("a dash -", "and more", None),
        ("-", "and more", None),
    ],
)
def test_the_words_of_the_document_tell_whose_hyphen_it_is(before: str, after: str, wanted: str | None) -> None:
    hyphens = Hyphens()
    hyphens.learn(LINES)
    assert hyphens.join(before, after) == wanted


def test_where_the_printer_has_a_sign_of_its_own_the_other_is_the_authors() -> None:
    hyphens = Hyphens()
    hyphens.learn(["under the circum\u2010", "stances"])
    assert hyphens.join("the circum\u2010", "stances") == "the circum"
    assert hyphens.join("the over\x02", "whelming") == "the over-"
