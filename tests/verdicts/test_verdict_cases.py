"""Every rule of verdicts, through the whole walk, from cases that anyone can add to."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quoth.archive import hold_sources
from quoth.model import Days, Departure, Omission, OmissionPlace
from quoth.pipeline import check
from quoth.readers import read_text
from quoth.settings import Settings
from quoth.verdicts.rules import RULES

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "verdicts").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['document'][:40]}")
def test_the_rule_decides(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    document = read_text(case["document"])
    if "published" in case:
        document = replace(document, published=Days.parse(case["published"]))
    settings = Settings(indirect=case.get("indirect", False), all_kinds=case.get("all", False))
    settings = replace(settings, style=case.get("style", "strict"))
    settings = replace(settings, numbered=case.get("given", False))  # to an answer, which can quote nothing else
    report = check(document, hold_sources(case["record"]), settings=settings)
    wanted = case.get("quotation", "")
    finding = next(f for f in report.findings if f.quotation.text.startswith(wanted))
    verdict = finding.verdict
    assert (verdict.label.value, verdict.rule) == (case["label"], case["rule"]), verdict.reason
    assert case.get("attribution", verdict.attribution.value) == verdict.attribution.value
    assert (finding.passage.text if finding.passage else "") == case.get(
        "nearest", finding.passage.text if finding.passage else ""
    )
    assert set(case.get("folds", ())) <= set(finding.folds)
    assert [omission.text.strip(" ,.") for omission in finding.omitted][: len(case.get("omitted", ()))] == case.get(
        "omitted", []
    )
    if "neighbour" in case:
        assert (finding.neighbour or 0) == case["neighbour"]
    if "versions" in case:
        given = [[v.passage.source.key, d.quoted, d.recorded] for v in finding.versions for d in v.departures]
        assert given == case["versions"]
    if "unmarked" in case:
        given = [[d.quoted, d.recorded] for d in finding.departures if not d.signalled]
        assert given == case["unmarked"]
    for wanted in case.get("departures", ()):
        assert any(_meets(departure, wanted) for departure in finding.departures), finding.departures
    for wanted in case.get("left_off", ()):
        assert any(_meets(omission, wanted) for omission in finding.omitted), finding.omitted
    if case.get("left_off") == []:
        assert not [omission for omission in finding.omitted if omission.place is not OmissionPlace.INSIDE]
    assert max((d.weight for d in finding.departures), default=1.0) >= case.get("weight", 0)


def _meets(found: Departure | Omission, wanted: dict[str, Any]) -> bool:
    """Whether a departure or an omission is as a case says: words of its reason, bounds of its weight."""
    bounds = wanted.get("least", 0) <= found.weight <= wanted.get("most", 1)
    others = {key: value for key, value in wanted.items() if key not in ("least", "most", "reason")}
    return bounds and wanted.get("reason", "") in found.reason and all(
        getattr(found, key) == value for key, value in others.items()
    )


def test_every_rule_has_a_case() -> None:
    named = {rule.name for rule in RULES} | {"other-speaker", "other-day", "other-source"}
    assert named <= {case["rule"] for case in CASES}
