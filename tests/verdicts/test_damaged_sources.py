"""A true quotation of a damaged source is no altered one; an altered quotation of it is."""

from __future__ import annotations

import pytest

import quoth
from quoth.model import Finding, Label

SOUND = (
    "The keeper wrote that the lamp had burned every night since the harbour was opened. Nobody thanked him for "
    "the oil. He asked for a second man, and he was told that the town could not pay. When the fog came in March "
    "he stood on the stairs for two days with the bell in his hand. The ships passed. Nobody on them knew whose "
    "hand it was. "
)
SCANNED = {
    "the lamp had": "thc lamp liad", "second man": "sec0nd man",
    "ships passed": "sh ips pa55ed", "stood on": "st00d on",
}  # fmt: skip
DAMAGED = SOUND
for whole, broken in SCANNED.items():
    DAMAGED = DAMAGED.replace(whole, broken)


def check(words: str, source: str) -> Finding:
    return quoth.check(f"The letter says: “{words}” That is all.", sources=[source]).findings[0]


@pytest.mark.parametrize(
    ("words", "folds"),
    [("The keeper wrote that the lamp had burned every night since the harbour was opened", {"ocr"}),
     ("He asked for a second man, and he was told that the town could not pay", {"ocr"}),
     ("When the fog came in March he stood on the stairs for two days", {"ocr"})],
)  # fmt: skip
def test_a_true_quotation_of_a_damaged_source_is_verbatim_and_says_so(words: str, folds: set[str]) -> None:
    finding = check(words, DAMAGED)
    assert finding.verdict.label is Label.VERBATIM
    assert folds <= set(finding.folds)
    assert finding.damaged > 0
    assert "damaged here" in finding.verdict.reason


def test_an_altered_quotation_of_a_damaged_source_is_altered() -> None:
    finding = check("The keeper wrote that the lamp had burned every week since the harbour was opened", DAMAGED)
    assert finding.verdict.label is Label.ALTERED


def test_a_word_that_looks_alike_is_another_word_where_the_text_is_sound() -> None:
    finding = check("He asked for a second man, and he was fold that the town could not pay", SOUND)
    assert finding.verdict.label is Label.ALTERED
    assert finding.damaged == 0


def test_a_word_that_a_line_parted_is_one_and_is_named() -> None:
    parted = SOUND.replace("harbour was", "har- bour was")
    finding = check("the lamp had burned every night since the harbour was opened", parted)
    assert finding.verdict.label is Label.VERBATIM
    assert "hyphenation" in finding.folds


def test_words_at_the_ends_are_read_through_though_a_space_is_lost_beside_them() -> None:
    damaged = DAMAGED.replace("two days with", "two dayswith").replace("When the fog", "Whenthe fog")
    finding = check("the fog came in March he stood on the stairs for two days", damaged)
    assert finding.verdict.label is Label.VERBATIM
    assert "ocr" in finding.folds


def test_a_usual_word_is_no_damaged_one_however_damaged_the_text_round_it_is() -> None:
    usual = " ".join(["It is late, he said, if it is not too late."] * 20)
    finding = check("the keeper wrote that if had burned every night since the harbour was opened",
                    DAMAGED.replace("the lamp had", "it had") + usual)  # fmt: skip
    assert finding.verdict.label is not Label.VERBATIM
