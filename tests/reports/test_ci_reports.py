"""Annotations for GitHub's runner, and the XML of JUnit."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

import quoth
from quoth.model import Document, Excuse, ExcuseKind, Label, Problem, Report
from quoth.readers import read
from quoth.reports import render, render_all
from quoth.reports.csv_report import COLUMNS
from quoth.reports.findings_csv import FINDING_COLUMNS
from quoth.reports.labels import GRAVE, at_or_above
from quoth.reports.weighing import SEVERITIES, rate

SOURCES = [{"id": "log", "speaker": "Ann Lee", "text": "We shall never close the upper gate while the river runs."}]
WRONG = "Ann Lee said: “We shall close the upper gate while the river runs.”"
_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)", re.DOTALL)


def unescape(text: str) -> str:
    """Read as the runner does: the percent sign last."""
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, plain)
    return text


def read_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    *lines, last = text.removesuffix("\n").split("\n")
    assert re.fullmatch(r"\d+ quotations? checked, \d+ annotated", last)
    for line in lines:
        match = _COMMAND.fullmatch(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {name: unescape(value) for name, value in properties.items()}, unescape(match[3])))
    return found


def test_annotations_tell_level_place_and_words() -> None:
    text = f"One.\n\n{WRONG}\n\nShe said: “It may rain, 100% sure.”"
    report = quoth.check(read(text.encode(), "a,b: c.md"), sources=SOURCES)
    (level, properties, message), *rest = read_commands(render(report, "github"))
    assert level == "error"
    start = WRONG.index("“") + 1
    assert properties == {
        "file": "a,b: c.md", "line": "3", "col": str(start), "endColumn": str(len(WRONG) + 1),
        "title": "altered: Ann Lee (confirmed)",
    }  # fmt: skip
    assert message.startswith("“We shall [-never-]close the upper gate") or "[-never-]" in message
    assert "why: " in message
    assert [each[2].splitlines()[0] for each in rest] == ["“It may rain, 100% sure.”"]


def test_a_quotation_over_lines_has_no_columns() -> None:
    broken = WRONG.replace("gate while", "gate\nwhile")
    (command,) = read_commands(render(quoth.check(broken, sources=SOURCES), "github"))
    assert {"line": "1", "endLine": "2"}.items() <= command[1].items()
    assert "col" not in command[1]


def test_only_what_asks_for_something_is_annotated_unless_asked(report: Report) -> None:
    shown = [finding for finding in report.findings if rate(finding)]
    assert 0 < len(shown) < len(report.findings)
    assert len(read_commands(render(report, "github"))) == len(shown)
    assert len(read_commands(render(report, "github", everything=True))) == len(report.findings)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_word_gives_the_runner_a_command(name: str, words: str) -> None:
    """Each line is a command of ours or the count, whatever a document is called and says."""
    text = f"Ann Lee said: “{words}\n::error::x\n##[error]y We shall close the upper gate.”"
    report = quoth.check(Document(name or "x", text, "", problems=(Problem(name, words, ""),)), sources=SOURCES)
    read_commands(render_all([report], "github", everything=True))


def test_severity_is_the_first_rule_that_holds(report: Report) -> None:
    given = {finding.verdict.label: rate(finding) for finding in report.findings if finding.quotation.number != 7}
    assert given == {
        Label.VERBATIM: None, Label.MARKED: None, Label.ALTERED: "error", Label.SPLICED: "warning",
        Label.MISATTRIBUTED: "error", Label.NOT_FOUND: "warning", Label.UNCHECKED: "note",
    }  # fmt: skip
    assert rate(report.findings[6]) is None
    assert {rule.severity for rule in SEVERITIES} == {None, "error", "warning", "note"}


def parse(text: str) -> etree._Element:
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))


def test_a_suite_counts_what_failed_and_what_was_skipped(report: Report) -> None:
    root = parse(render(report, "junit"))
    (suite,) = root
    cases = suite.findall("testcase")
    failed = [finding for finding in report.findings if at_or_above(finding.verdict.label, GRAVE)]
    assert root.tag == "testsuites"
    assert suite.attrib["tests"] == str(len(cases)) == str(len(report.findings))
    assert suite.attrib["failures"] == str(len(suite.findall("testcase/failure"))) == str(len(failed))
    assert suite.attrib["skipped"] == str(len(suite.findall("testcase/skipped"))) == "2"
    assert [each.attrib["type"] for each in suite.iter("failure")] == [each.verdict.label.value for each in failed]
    assert "It is [-not-]" in (suite.findtext("testcase[3]/failure") or "")
    assert suite.findtext("system-err") == "log_2.pdf: it holds no text; scan it"
    assert cases[0].attrib["name"] == "1 “All rivers run, to the sea.”"


def test_a_case_names_its_line_where_the_file_is_the_text(report: Report) -> None:
    (case,) = parse(render(quoth.check(f"One.\n{WRONG}", sources=SOURCES), "junit")).iter("testcase")
    assert case.attrib["line"] == "2"
    assert not any("line" in case.attrib for case in parse(render(report, "junit")).iter("testcase"))


def test_several_documents_are_a_suite_each(report: Report) -> None:
    others = [replace(report, document=replace(report.document, name=name)) for name in ("a.md", "b.md")]
    root = parse(render_all(others, "junit"))
    assert [suite.attrib["name"] for suite in root] == ["a.md", "b.md"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_word_breaks_the_xml(name: str, words: str) -> None:
    """Whatever a document is called and says, the file is XML, and nothing in it is markup but ours."""
    text = f"Ann Lee said: “{words} ]]> <b> &x; \x00\ufffe We shall close the upper gate.”"
    report = quoth.check(Document(name or "x", text, ""), sources=SOURCES)
    report = replace(report, problems=(Problem(name, words, name),))
    root = parse(render_all([report, report], "junit"))
    known = {"testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-err"}
    assert {element.tag for element in root.iter()} <= known


def test_findings_are_rows_behind_the_columns_of_an_extraction(report: Report) -> None:
    text = render_all([report, report], "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == [*(column.name for column in COLUMNS), *(column.name for column in FINDING_COLUMNS)]
    assert len(set(rows[0])) == len(COLUMNS) + len(FINDING_COLUMNS)
    assert [row["label"] for row in rows] == 2 * [finding.verdict.label.value for finding in report.findings]
    wrong = rows[2]
    assert (wrong["severity"], wrong["weight"], wrong["departures"]) == ("error", "1.0", "negation")
    assert [wrong[f"source{part}"] for part in ("", "_text", "_place")] == ["log", "It is not safe", "page 12, line 7"]
    assert rows[1]["cuts"] == "1"
    assert rows[6]["source"] == rows[6]["score"] == ""


@pytest.mark.parametrize("danger", ["=1+1", "@sum"])
def test_no_cell_of_a_finding_acts_in_a_spreadsheet(danger: str) -> None:
    report = quoth.check(WRONG, sources=[SOURCES[0] | {"id": danger, "title": danger}])
    (row,) = csv.DictReader(io.StringIO(render(report, "csv"), newline=""))
    assert row["source"] == row["source_title"] == f"'{danger}"


def test_what_does_not_count_is_told_as_such() -> None:
    report = quoth.check(WRONG, sources=SOURCES)
    excused = replace(report, excused=(Excuse(1, ExcuseKind.IGNORED, "the archive has a gap <here>"),))
    assert read_commands(render(excused, "github")) == []
    suite = etree.fromstring(render(excused, "junit").encode()).find("testsuite")
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    assert "ignored: the archive has a gap <here>" in suite.find("testcase/skipped").get("message")
    (result,) = json.loads(render(excused, "sarif"))["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "ignored: the archive has a gap <here>"}
    ]
    assert "suppressions" not in json.loads(render(report, "sarif"))["runs"][0]["results"][0]
