"""What a repaired quotation must be, whatever was done to it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

import quoth
from quoth.model import Label

SENTENCES = (
    "We shall keep the old bridge open for every farmer of the valley, and we ask no toll of anyone.",
    "The river belongs to nobody, unless the council decides otherwise in the spring of the coming year.",
    "Nine of the twelve mills along the upper stream have not paid what they owe since the great flood.",
    "In the end it is the children of this town who will have to live with whatever we decide tonight.",
)
SPEECH = {"id": "speech", "speaker": "Ann Lee", "text": " ".join(SENTENCES)}
RECORD = quoth.open_record([SPEECH])
OTHERS = ("purple", "never", "twelve", "may", "mountain", "unless", "yesterday", "quietly", "(we)", "[they]", "…")


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Return a stretch of the speech with a few words put in, left out or replaced, some inside by marked ones.

    At either end a bracket stands beside whichever words the record has next, and is laid anew at the next check.
    """
    words = " ".join(draw(st.sampled_from((SENTENCES[:1], SENTENCES[1:2], SENTENCES[2:], SENTENCES[:2])))).split()
    start = draw(st.integers(0, 3))
    words = words[start : len(words) - draw(st.integers(0, 3))]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words) - 1))
        inside = 3 < at < len(words) - 4
        put = draw(st.lists(st.sampled_from(OTHERS if inside else OTHERS[:-3]), max_size=2))
        words[at : at + draw(st.integers(0, 2))] = put
        words = words or ["we"]
    text = " ".join(words)
    return text[0].upper() + text[1:] if draw(st.booleans()) else text


def only(words: str) -> quoth.Finding:
    (finding,) = quoth.check(f"Ann Lee said: “{words}”", RECORD).findings
    return finding


@settings(max_examples=100, deadline=None)
@given(changed())
def test_a_repaired_quotation_holds(words: str) -> None:
    """Where the words were altered and there is a repair, the repaired quotation is verbatim or marked."""
    finding = only(words)
    repaired = finding.repair()
    if finding.verdict.label is not Label.ALTERED or repaired is None:
        return
    again = only(repaired)
    assert again.verdict.label in (Label.VERBATIM, Label.MARKED), repaired
    assert again.repair() == repaired


@settings(max_examples=100, deadline=None)
@given(changed())
def test_nothing_is_put_in_that_neither_side_has(words: str) -> None:
    """Each word of a repair stands in the source or stood in the quotation, letters in brackets apart."""
    repaired = only(words).repair()
    if repaired is not None:
        have = {word.casefold() for word in re.findall(r"\w+", f"{SPEECH['text']} {words}")}
        assert {word.casefold() for word in re.findall(r"\w+", repaired.replace("[", "").replace("]", ""))} <= have


@settings(max_examples=60, deadline=None)
@given(changed())
def test_no_ground_gives_no_repair(words: str) -> None:
    """Words that were not found, or could not be checked, have none; words that hold stay as they are."""
    finding = only(words)
    if not finding.verdict.label.held:
        assert finding.repair() is None
    elif finding.verdict.wording in (Label.VERBATIM, Label.MARKED):
        assert finding.repair() == finding.quotation.text
