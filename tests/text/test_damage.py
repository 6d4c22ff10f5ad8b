"""What scanning does to words."""

from __future__ import annotations

import pytest

from quoth.text.damage import find_broken, is_broken, read_scanned


@pytest.mark.parametrize(
    ("one", "other"),
    [("the dam", "tbe darn"), ("with", "w1th"), ("together", "to gether"), ("closer", "c1oser"), ("house", "liouse"),
     ("Island", "lsland"), ("said", "5aid"), ("would", "wou1d")],
)  # fmt: skip
def test_what_looks_alike_has_one_form(one: str, other: str) -> None:
    assert read_scanned(one) == read_scanned(other)


@pytest.mark.parametrize(("one", "other"), [("not", "now"), ("dam", "dams"), ("form", "from"), ("mine", "nine")])
def test_what_does_not_look_alike_has_two(one: str, other: str) -> None:
    assert read_scanned(one) != read_scanned(other)


def test_only_what_can_be_no_word_shows_damage() -> None:
    assert find_broken("On the 21st of May, J. Holm said (a) that B-52 and F16 planes flew at 9pm. I saw a plane.") == 0
    assert find_broken("He w1th th e b oat") == 3
    assert is_broken("u5e")
    assert not is_broken("G7")
