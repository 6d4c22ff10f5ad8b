"""Every case of indirect speech, and how it stands among the quotations in marks."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quoth.attribution.indirect.rules import TELLING_RULES
from quoth.attribution.indirect.verbs import FORMS, USES
from quoth.attribution.weights import TOLD
from quoth.model import Days, Extraction, Kind
from quoth.pipeline import extract
from quoth.readers import read_text

PATH = Path(__file__).parents[1] / "cases" / "attribution" / "indirect.toml"
CASES = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"]


def show(extraction: Extraction) -> list[dict[str, Any]]:
    text = extraction.document.text
    return [
        {
            "rule": attribution.rule,
            "pieces": [piece.cut(text) for piece in quotation.pieces],
            "speaker": attribution.speaker or "",
            "mention": attribution.mention.cut(text) if attribution.mention else "",
            "cue": attribution.cue.cut(text) if attribution.cue else "",
            "said_on": str(attribution.said_on) if attribution.said_on else "",
        }
        for quotation, attribution in zip(extraction.quotations, extraction.attributions, strict=True)
        if quotation.kind is Kind.INDIRECT
    ]


@pytest.mark.parametrize("blocks", [True, False], ids=["blocks", "bare"])
@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_what_is_told_is_found(case: dict[str, Any], blocks: bool) -> None:
    document = read_text(case["document"])
    if "published" in case:
        document = replace(document, published=Days.parse(case["published"]))
    if not blocks:
        document = replace(document, blocks=())
    shown = show(extract(document, indirect=True))
    assert len(shown) == len(case["expected"]), shown
    for found, expected in zip(shown, case["expected"], strict=True):
        assert {key: found[key] for key in expected} == expected


def test_every_rule_is_weighed_and_every_use_explained() -> None:
    assert set(TOLD) == {rule.name for rule in TELLING_RULES}
    assert {use for uses in FORMS.values() for use in uses} == set(USES)


MIXED = "“We wait,” Ada Holm said. Hale said that the plan was “a heap of ‘old’ paper” and left.\n\n“No,” he added."


def test_words_in_marks_lie_within_and_all_are_numbered_anew() -> None:
    found = extract(MIXED, indirect=True)
    rows = [(q.number, q.kind.value, q.within, q.convention) for q in found.quotations]
    assert rows == [
        (1, "speech", None, "curly double"),
        (2, "indirect", None, "none"),
        (3, "speech", 2, "curly double"),
        (4, "term", 3, "curly single"),
        (5, "speech", None, "curly double"),
    ]


def test_nothing_else_changes() -> None:
    """The quotations in marks are those of a run without, but for their numbers."""
    plain, found = extract(MIXED), extract(MIXED, indirect=True)
    pairs = zip(found.quotations, found.attributions, strict=True)
    marked = [(replace(q, number=0, within=None), a) for q, a in pairs if q.kind is not Kind.INDIRECT]
    expected = zip(plain.quotations, plain.attributions, strict=True)
    assert marked == [(replace(q, number=0, within=None), a) for q, a in expected]


def test_a_clause_that_a_quotation_crosses_is_left_out() -> None:
    text = "Hale said that the “plan was old.\n\n“And the dam was dead,” she said."
    for quotation in extract(text, indirect=True).quotations:
        assert quotation.kind is not Kind.INDIRECT


def test_what_is_told_between_the_pieces_of_a_quotation_is_left_out() -> None:
    text = "“We looked,” Hale said, promising to mend the dam, “and found nothing.”"
    kinds = [quotation.kind for quotation in extract(text, indirect=True).quotations]
    assert kinds == [Kind.SPEECH]
