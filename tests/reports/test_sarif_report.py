from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import quoth
from quoth.model import Document, Label, Landmark, Problem, Report
from quoth.reports import find_format, render, render_all
from quoth.reports.joining import start_joining
from quoth.reports.rule_texts import RULE_TEXTS
from quoth.reports.weighing import rate

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))
SOURCES = [{"id": "log", "speaker": "Ann Lee", "text": "We shall never close the upper gate while the river runs."}]
WRONG = "Ann Lee said: “We shall close the upper gate while the river runs.”"


def load(text: str) -> dict[str, Any]:
    log = json.loads(text)
    Draft202012Validator(SCHEMA).validate(log)
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


def results(answer: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(render(quoth.check(answer, sources=SOURCES), "sarif"))["results"]
    return found


@pytest.mark.parametrize("everything", [False, True])
def test_a_log_keeps_to_the_standard(report: Report, everything: bool) -> None:
    run = load(render(report, "sarif", everything=everything))
    shown = [finding for finding in report.findings if everything or rate(finding)]
    assert [result["properties"]["number"] for result in run["results"]] == [f.quotation.number for f in shown]
    for result, finding in zip(run["results"], shown, strict=True):
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == finding.verdict.label.value
        assert result["level"] == (rate(finding) or "none")
    assert [told["message"]["text"] for told in run["invocations"][0]["toolExecutionNotifications"]] == [
        str(problem) for problem in report.problems
    ]


def test_every_label_is_a_rule_that_leads_nowhere_else(report: Report) -> None:
    driver = load(render(report, "sarif"))["tool"]["driver"]
    assert {rule["id"] for rule in driver["rules"]} == {label.value for label in Label}
    assert set(RULE_TEXTS) == set(Label)
    assert "http" not in json.dumps(driver)


def test_a_result_stands_at_its_place_in_the_file() -> None:
    text = f"One.\r\nTwo 𝒳: {WRONG}\nThree."
    (result,) = results(text)
    region = result["locations"][0]["physicalLocation"]["region"]
    start = text.index("“")
    assert (region["startLine"], region["startColumn"]) == (2, start - text.index("T") + 1)
    assert (region["charOffset"], region["charLength"]) == (start, text.index("”") + 1 - start)
    assert region["endColumn"] - region["startColumn"] == region["charLength"]
    assert (result["level"], result["ruleId"]) == ("error", "altered")
    assert "[-never-]" in result["message"]["text"]


def test_what_was_made_of_a_page_has_no_region(report: Report) -> None:
    document = replace(report.document, digest="sha256:0", landmarks=(Landmark(0, "page", "3"),))
    for result in load(render(replace(report, document=document), "sarif"))["results"]:
        assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "essay_%5B1%5D.txt"}}}]
        assert "at: page 3" in result["message"]["text"]
        assert result["properties"]["place"] == "page 3"


def test_a_fingerprint_stays_under_edits_elsewhere_and_tells_repeats_apart() -> None:
    (before,) = results(WRONG)
    twice = results(f"# A heading\n\nMuch was put in before.\n\n{WRONG}\n\nLater again.\n\n{WRONG}\n")
    prints = [next(iter(result["partialFingerprints"].values())) for result in (before, *twice)]
    assert prints[0] == prints[1] != prints[2]
    (other,) = results(WRONG.replace("river", "water"))
    assert other["partialFingerprints"] != before["partialFingerprints"]


def test_several_documents_are_one_run(report: Report) -> None:
    second = replace(report, problems=(*report.problems, Problem("b.md", "it is cut off", "look")))
    alone = [load(render(each, "sarif")) for each in (report, second)]
    run = load(render_all([report, second, replace(report, findings=(), problems=())], "sarif"))
    assert run["results"] == [result for each in alone for result in each["results"]]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [each["message"]["text"].partition(":")[0] for each in told] == ["log_2.pdf", "b.md"]
    assert load(render_all([], "sarif"))["results"] == []


def test_one_report_is_what_it_was_alone(report: Report) -> None:
    for each in (report, replace(report, findings=()), replace(report, problems=())):
        text = render(each, "sarif")
        joining = start_joining(find_format("sarif"))
        assert joining.add(text) + joining.close() == text


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_no_name_and_no_word_breaks_a_log(name: str, words: str, everything: bool) -> None:
    """Whatever a document is called and says, and whatever could not be used, the log can be read."""
    text = f"Ann Lee said: “{words} We shall close the upper gate.”"
    report = quoth.check(Document(name or "x", text, ""), sources=SOURCES)
    report = replace(report, problems=(Problem(name, words, name),))
    load(render_all([report, report], "sarif", everything=everything))
