from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise

import pytest
from jsonschema import Draft202012Validator

from quoth.errors import UnknownNameError
from quoth.model import Extraction, Label, Report
from quoth.reports import FORMATS, find_format, render, render_all, render_extraction
from quoth.reports.labels import LABELS, at_or_above, find_label


def load_schema(name: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads((files("quoth.reports") / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema


@pytest.mark.parametrize("row", [row for row in FORMATS if row.report], ids=lambda row: str(row.name))
def test_every_format_shows_every_label_and_can_be_written(row, report: Report) -> None:  # type: ignore[no-untyped-def]
    text = render(report, row.name, **({"everything": True} if row.chosen else {}))
    assert text.endswith("\n")
    text.encode("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text or row.name.startswith("json")
    for label in Label:
        assert label.value in text or label.value.replace("_", " ") in text


@pytest.mark.parametrize("row", [row for row in FORMATS if row.extraction], ids=lambda row: str(row.name))
def test_every_format_of_extractions_can_be_written(row, extraction: Extraction) -> None:  # type: ignore[no-untyped-def]
    text = render(extraction, row.name)
    assert text == render_extraction(extraction, row.name)
    assert text.endswith("\n")
    text.encode("utf-8")
    assert "\x1b" not in text
    for quotation in extraction.quotations:
        assert quotation.kind.value in text


def test_the_example_holds_every_label(report: Report) -> None:
    assert set(report.counts) == set(Label)
    assert {row.label for row in LABELS} == set(Label)


def test_json_keeps_to_its_schema(report: Report) -> None:
    value = json.loads(render(report, "json"))
    Draft202012Validator(load_schema("report.schema.json")).validate(value)
    assert list(value) == ["schema", "quoth", "document", "record", "counts", "findings", "unmarked", "problems"]
    first = value["findings"][0]
    assert list(first) == [
        "number", "quotation", "attribution", "passage", "others",
        "departures", "omitted", "context", "folds", "damaged", "versions", "neighbour", "verdict",
    ]
    assert first["attribution"]["said_on"] == ["2021-05-03", "2021-05-03"]
    assert first["passage"]["date"] == "2021-05"
    assert first["passage"]["place"] == [{"kind": "page", "label": "12"}, {"kind": "line", "label": "7"}]
    assert value["findings"][6]["passage"] is None
    assert value["document"]["published"] == "2021-06-01"


def test_json_gives_back_every_character(report: Report) -> None:
    findings = json.loads(render(report, "json"))["findings"]
    assert [finding["quotation"]["text"] for finding in findings] == [
        finding.quotation.text for finding in report.findings
    ]


def test_an_extraction_keeps_to_its_schema(extraction: Extraction) -> None:
    value = json.loads(render_extraction(extraction, "json"))
    Draft202012Validator(load_schema("extraction.schema.json")).validate(value)
    assert list(value) == ["schema", "quoth", "document", "problems", "quotations"]
    assert json.loads(render_extraction(extraction, "jsonl")) == value


def test_the_schemas_agree_where_they_speak_of_the_same() -> None:
    report = load_schema("report.schema.json")["$defs"]
    extraction = load_schema("extraction.schema.json")["$defs"]
    assert isinstance(report, dict)
    assert isinstance(extraction, dict)
    assert {name: report[name] for name in extraction} == extraction


def test_several_reports_are_an_array_or_a_line_each(report: Report) -> None:
    assert len(json.loads(render_all([report, report, report], "json"))) == 3
    assert json.loads(render_all([], "json")) == []
    lines = render_all([report, report], "jsonl").splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["quoth-report/1"] * 2


def test_text_extraction_lists_speaker_rule_and_kind(extraction: Extraction) -> None:
    text = render_extraction(extraction)
    assert text.startswith("essay_[1].txt\nA *title* · 2021-06-01\n8 quotations: 7 speech, 1 term\n\n")
    assert "   1  speech    Ann Lee, 2021-05-03\n      “All rivers run, to the sea.”\n" in text
    assert "      why          “Ann Lee said” · cue beside 0.96\n" in text
    assert "   7  term\n      “So-called”\n\n" in text
    assert "No such words <U+001B>[31mhere<U+202E>." in text


def test_an_unknown_format_names_those_there_are(report: Report) -> None:
    with pytest.raises(UnknownNameError, match=r"text, json, jsonl, csv$"):
        find_format("markdown", extraction=True)
    with pytest.raises(UnknownNameError, match=r"text, json, jsonl, markdown, html, csv, sarif, github, junit$"):
        render(report, "pdf")


def test_gravity_has_an_order() -> None:
    names = ["verbatim", "unchecked", "marked", "not-found", "altered", "spliced", "misattributed"]
    labels = [find_label(name) for name in names]
    assert all(at_or_above(later, earlier) for earlier, later in pairwise(labels))
    assert not at_or_above(labels[0], labels[1])
    with pytest.raises(UnknownNameError, match="not_found"):
        find_label("wrong")
