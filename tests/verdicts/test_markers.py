"""Marks that name the source of a quotation, and what a wrong one means."""

from __future__ import annotations

from typing import Any

import pytest

import quoth
from quoth.model import Label

SOURCES: list[dict[str, Any]] = [
    {"id": "chunk-a", "text": "The ferry leaves at nine. Nobody pays for the crossing on a market day."},
    {"id": "chunk-b", "text": "Bread is baked in the tower on each third morning of the week, before the bells."},
    {"id": "chunk-c", "text": "The old bridge stays open for every farmer of the valley, and we ask no toll."},
]
BREAD = "Bread is baked in the tower on each third morning of the week"
BRIDGE = "The old bridge stays open for every farmer of the valley"


def cite(answer: str, sources: list[dict[str, Any]] = SOURCES) -> list[str | None]:
    """Return the sources that the quotations of an answer are marked to be from."""
    findings = quoth.check(answer, sources=sources).findings
    return [finding.attribution.cited.name if finding.attribution.cited else None for finding in findings]


@pytest.mark.parametrize(
    "mark",
    ["[2]", "【2†source】", "【2】", "[^2]", "(Source 2)", "(source: chunk-b)", "[chunk-b]", "[Chunk-B]",
     "<cite>chunk-b</cite>", '<ref name="x">2</ref>', "[doc 2]", "(see document 2)", "[2†L10-L12]", "［2］"],
)  # fmt: skip
def test_a_mark_names_a_source_by_key_or_number(mark: str) -> None:
    assert cite(f"It says “{BREAD}” {mark}. More follows.") == ["chunk-b"]


@pytest.mark.parametrize(
    ("answer", "cited"),
    [
        (f"“{BREAD}” [2]. And “{BRIDGE}” [3].", ["chunk-b", "chunk-c"]),
        (f"“{BREAD}.” [2] And then “{BRIDGE}.” [3]", ["chunk-b", "chunk-c"]),
        (f"The words “each third morning” come after “{BREAD}” [2].", ["chunk-b", "chunk-b"]),
        (f"“{BREAD}”, and later “{BRIDGE}” [2, 3].", ["chunk-b, chunk-c", "chunk-b, chunk-c"]),
        (f"- “{BREAD}” [2]\n- “{BRIDGE}” [3]", ["chunk-b", "chunk-c"]),
        (f"> {BREAD}. [2]\n\nThe rest is plain.", ["chunk-b"]),
        (f"> {BREAD}.\n> 【2†source】\n\nThe rest is plain.", ["chunk-b"]),
        (f"According to [2], “{BREAD}”.", ["chunk-b"]),
        (f"[2]: “{BREAD}”.", ["chunk-b"]),
        (f"“{BREAD}.” Another sentence ends here [2].", [None]),
        (f"“{BREAD}”\n\nAnother paragraph ends here [2].", [None]),
        (f"“{BREAD}” [sic].", [None]),
        (f"“{BREAD}” [17].", [None]),
        (f'{{"quote": "{BREAD}", "source_id": "chunk-b"}}', ["chunk-b"]),
        (f'[{{"id": "1", "quote": "{BREAD}", "citation": "[2]"}}]', ["chunk-b"]),
    ],
)  # fmt: skip
def test_a_mark_stands_for_the_quotations_before_it_in_its_sentence(answer: str, cited: list[str | None]) -> None:
    assert cite(answer) == cited


def test_words_of_another_source_than_the_one_named_are_misattributed() -> None:
    (finding,) = quoth.check(f"It says “{BREAD}” [3].", sources=SOURCES).findings
    assert (finding.verdict.label, finding.verdict.wording) == (Label.MISATTRIBUTED, Label.VERBATIM)
    assert finding.verdict.rule == "other-source"
    assert "chunk-c" in finding.verdict.reason


def test_words_that_stand_in_both_are_those_of_the_one_named() -> None:
    sources = [*SOURCES, {"id": "again", "text": f"As was said: {BREAD}, and so on."}]
    (finding,) = quoth.check(f"It says “{BREAD}” [4].", sources=sources).findings
    assert finding.verdict.label is Label.VERBATIM
    assert finding.passage
    assert finding.passage.source.key == "again"


def test_a_few_words_are_believed_where_their_source_is_named() -> None:
    few = "on a market day"
    (named,) = quoth.check(f"Crossing is free “{few}” [1], it seems.", sources=SOURCES).findings
    assert named.verdict.label is Label.VERBATIM
    (wrong,) = quoth.check(f"Crossing is free “{few}” [2], it seems.", sources=SOURCES).findings
    assert wrong.verdict.label is Label.MISATTRIBUTED


def test_what_is_changed_is_told_of_the_source_that_is_named() -> None:
    (finding,) = quoth.check(f"It says “{BRIDGE.replace('every', 'no')}” [3].", sources=SOURCES).findings
    assert finding.verdict.label is Label.ALTERED


def test_marks_mean_nothing_where_the_sources_were_not_numbered() -> None:
    record = quoth.open_record(SOURCES)
    (finding,) = quoth.check(f"It says “{BREAD}” [3].", record).findings
    assert finding.verdict.label is Label.VERBATIM
    (finding,) = quoth.check(f"It says “{BREAD}” [3].", record, settings=quoth.Settings(numbered=True)).findings
    assert finding.verdict.label is Label.MISATTRIBUTED
