"""What is put in the place of a quotation, case by case; what must hold of all is in tests/property."""

from __future__ import annotations

import pytest

import quoth
from quoth.model import Finding

BRIDGE = (
    "Thank you all. We shall keep the old bridge open for every farmer of the valley, and we ask no toll. "
    "It cost us a lot of money. The river belongs to nobody, unless the council decides otherwise in the spring of the "
    "coming year. It will pay $40 to each of us."
)
SOURCES: list[dict[str, object]] = [
    {"id": "bridge", "speaker": "Ann Lee", "text": BRIDGE},
    {"id": "letter", "speaker": "Ann Lee", "text": "The ferry of my childhood had a bell of brass that rang at noon."},
    {
        "id": "meeting",
        "turns": [
            {"speaker": "Ann Lee", "text": "The mill will stand where it has always stood, above the lower weir."},
            {"speaker": "Bo Marr", "text": "Nobody has measured how much water it takes from the rest of us."},
        ],
    },
]
RECORD = quoth.open_record(SOURCES)


def only(words: str, speaker: str = "Ann Lee") -> Finding:
    (finding,) = quoth.check(f"{speaker} said: “{words}”", RECORD).findings
    return finding


CASES = (
    ("We shall keep the new bridge open for every farmer.", "altered",
     "We shall keep the old bridge open for every farmer."),
    ("We shall keep the bridge open for very many farmers of the valley, and ask no toll.", "altered",
     "We shall keep the old bridge open for every farmer of the valley, and we ask no toll."),
    ("We shall really keep the old bridge open, for every, single farmer of the valley.", "altered",
     "We shall keep the old bridge open, for every farmer of the valley."),
    ("We ask no toll. The river belongs to nobody.", "spliced", "[W]e ask no toll. … The river belongs to nobody."),
    ("[They] shall keep the [stone] bridge closed for every farmer ... and we ask no fee.", "altered",
     "[They] shall keep the [stone] bridge open for every farmer ... and we ask no toll."),
    ("We shall keep the old bridge open,” Ann Lee said, “for every trader of the valley.", "altered",
     "We shall keep the old bridge open, for every farmer of the valley."),
    ("It will pay €40 to each of us.", "altered", "It will pay $40 to each of us."),
    ("The council decides otherwise in the autumn of the coming year.", "altered",
     "[T]he council decides otherwise in the spring of the coming year."),
    ("Thank you all. The river belongs to nobody, unless the council decides otherwise in the spring.", "altered",
     "The river belongs to nobody, unless the council decides otherwise in the spring."),
    ("We shall keep the *new bridge* open for every farmer of the valley.", "altered",
     "We shall keep the *old bridge* open for every farmer of the valley."),
)  # fmt: skip


@pytest.mark.parametrize(("words", "label", "repaired"), CASES, ids=range(len(CASES)))
def test_recorded_words_take_the_place_of_what_was_changed(words: str, label: str, repaired: str) -> None:
    finding = only(words)
    assert (finding.verdict.label.value, finding.repair()) == (label, repaired)
    assert only(repaired).verdict.label.value in ("verbatim", "marked")


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("A purple elephant dances on the frozen roof of the town hall.", "not_found"),
        ("Yes.", "unchecked"),
        ("The river belongs to nobody. We shall keep the old bridge open for every farmer of the valley.", "spliced"),
        ("We shall keep the old bridge open for every farmer. The ferry of my childhood had a bell.", "spliced"),
        ("It has always stood, above the lower weir. Nobody has measured how much water it takes.", "spliced"),
    ],
)
def test_without_ground_there_is_none(words: str, label: str) -> None:
    finding = only(words)
    assert finding.verdict.label.value == label
    assert finding.repair() is None
    assert finding.repair_pieces() is None


def test_words_that_hold_stay_whoever_is_said_to_have_said_them() -> None:
    words = "We shall keep the old bridge open for every farmer of the valley, and we ask no toll."
    for speaker, label in (("Ann Lee", "verbatim"), ("Bo Marr", "misattributed")):
        finding = only(words, speaker)
        assert (finding.verdict.label.value, finding.repair()) == (label, words)
    finding = only(words.replace("old", "new"), "Bo Marr")
    assert (finding.verdict.label.value, finding.repair()) == ("misattributed", words)


def test_each_piece_of_an_interrupted_quotation_can_be_had() -> None:
    finding = only("We shall keep the new bridge open,” Ann Lee said, “for every trader of the valley.")
    assert finding.repair_pieces() == ("We shall keep the old bridge open,", "for every farmer of the valley.")
