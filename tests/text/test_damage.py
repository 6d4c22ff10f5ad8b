"""What scanning does to words."""

from __future__ import annotations

import pytest

from quoth.text.damage import is_broken, is_glued, list_lookalikes, read_scanned


@pytest.mark.parametrize(
    ("one", "other"),
    [("the dam", "tbe darn"), ("with", "w1th"), ("together", "to gether"), ("closer", "c1oser"), ("house", "liouse"),
     ("Island", "lsland"), ("said", "5aid"), ("would", "wou1d"),
     ("clear", "elear"), ("continues", "confinues"), ("public life", "publielife")],
)  # fmt: skip
def test_what_looks_alike_has_one_form(one: str, other: str) -> None:
    assert read_scanned(one) == read_scanned(other)


@pytest.mark.parametrize(("one", "other"), [("not", "now"), ("dam", "dams"), ("form", "from"), ("mine", "nine")])
def test_what_does_not_look_alike_has_two(one: str, other: str) -> None:
    assert read_scanned(one) != read_scanned(other)


def test_figures_among_letters_are_no_word() -> None:
    assert is_broken("u5e")
    assert not any(map(is_broken, ("G7", "21st", "9pm", "F16")))


def test_what_one_mistake_may_have_made_a_word_of() -> None:
    assert "care" in list_lookalikes("carc")
    assert "modern" in list_lookalikes("rnodern")
    assert "with" in list_lookalikes("w1th")
    assert not list_lookalikes("a")


def test_words_glued_to_others_stand_at_the_end_of_a_quotation_where_they_do() -> None:
    assert is_glued("defy", "todefy", first=True, last=False)
    assert is_glued("are", "arebent", first=False, last=True)
    assert not is_glued("defy", "todefy", first=False, last=True)
    assert not is_glued("y", "todefy", first=True, last=True)
