"""The bundled example: every quotation of the essay is judged as its answer sheet says, and why."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import quoth
from quoth.model import Finding, Report

EXAMPLE = Path(__file__).parents[1] / "examples" / "summit"
EXPECTED: dict[str, Any] = json.loads((EXAMPLE / "expected.json").read_text(encoding="utf-8"))


@cache
def report() -> Report:
    document = quoth.read(EXAMPLE / EXPECTED["document"])
    return quoth.check(document, quoth.open_record(EXAMPLE / EXPECTED["record"]))


def find(begins: str) -> Finding:
    found = [finding for finding in report().findings if finding.quotation.text.startswith(begins)]
    assert len(found) == 1, f"{len(found)} quotations begin with {begins!r}"
    return found[0]


def test_the_page_is_read_without_its_furniture() -> None:
    document = report().document
    assert document.title == "Half a Sentence From Hallow Gate"
    assert document.author == "Corvin Ashdale"
    assert str(document.published) == "2024-05-22"
    assert document.text.count("Oskevin also said") == 1
    assert "Ferry timetable" not in document.text


def test_every_quotation_is_found_and_no_other() -> None:
    expected = [case["begins"] for case in EXPECTED["quotations"]]
    found = [finding.quotation.text for finding in report().findings]
    assert len(found) == len(expected)
    assert all(text.startswith(begins) for text, begins in zip(found, expected, strict=True))


def test_every_label_is_shown() -> None:
    assert {case["label"] for case in EXPECTED["quotations"]} == set(quoth.Label)


@pytest.mark.parametrize("case", EXPECTED["quotations"], ids=lambda case: case["begins"])
def test_example(case: dict[str, Any]) -> None:
    finding = find(case["begins"])
    assert finding.verdict.label == case["label"], finding.verdict.reason
    assert finding.verdict.wording == case.get("wording", finding.verdict.wording)
    assert finding.verdict.attribution == case.get("attribution", finding.verdict.attribution)
    assert finding.attribution.speaker == case.get("speaker", finding.attribution.speaker)
    assert finding.quotation.kind == case.get("kind", "speech")
    assert finding.quotation.block == case.get("block", "body")
    if "source" in case:
        assert finding.passage is not None
        assert finding.passage.source.key == case["source"]
    if "departures" in case:
        assert [departure.kind for departure in finding.departures] == case["departures"]
    if "omitted" in case:
        assert [case["omitted"] in omission.text for omission in finding.omitted] == [True]
        assert finding.omitted[0].weight >= case.get("omitted_weight", 0.0)
    if "within" in case:
        assert finding.quotation.within == find(case["within"]).quotation.number
