"""Indirect speech through the whole walk: shown beside the rest, and in nobody's way."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from quoth.model import Finding, Kind, Report
from quoth.pipeline import check, extract
from quoth.reports import FORMATS, render
from quoth.settings import Settings

TEXT = (
    "Ada Holm said on Monday that the old dam would not stand another spring.\n\n"
    "“We have warned the town,” Holm said, adding that 40 gates were “rusty to the bone” and that nobody had looked. "
    "The “warning” came late, Tom Hale told the council.\n\n"
    "According to Hale, the town “knew it all.” He called it “a long winter” and left."
)
HOLM = (
    "The dam is old. It will not stand another spring. We have warned the town twice. "
    "The gates are rusty to the bone, all 40 of them, and nobody looked."
)
HALE = "They knew it all. It was a long winter. The warning came far too late."
ROTH = "A long winter, they say. We have warned the town, and it knew it all."
SOURCES = [
    {"id": key, "speaker": speaker, "text": text}
    for key, speaker, text in (("holm", "Ada Holm", HOLM), ("hale", "Tom Hale", HALE), ("roth", "Ida Roth", ROTH))
]


def run(indirect: bool, all_kinds: bool = False) -> Report:
    return check(TEXT, sources=SOURCES, settings=Settings(indirect=indirect, all_kinds=all_kinds))


def bare(finding: Finding) -> Finding:
    """Return a finding without the numbers, which are made anew."""
    return replace(finding, quotation=replace(finding.quotation, number=0, within=None))


@pytest.mark.parametrize("all_kinds", [False, True])
def test_no_other_finding_changes(all_kinds: bool) -> None:
    plain, found = run(False, all_kinds), run(True, all_kinds)
    marked = [finding for finding in found.findings if finding.quotation.kind is not Kind.INDIRECT]
    assert len(found.findings) >= len(plain.findings) + 4
    assert [bare(finding) for finding in marked] == [bare(finding) for finding in plain.findings]


def test_off_unless_asked_for() -> None:
    assert all(quotation.kind is not Kind.INDIRECT for quotation in extract(TEXT).quotations)
    assert all(finding.quotation.kind is not Kind.INDIRECT for finding in run(False).findings)


@pytest.mark.parametrize("all_kinds", [False, True])
def test_it_is_never_judged_and_has_a_passage(all_kinds: bool) -> None:
    for finding in run(True, all_kinds).findings:
        if finding.quotation.kind is Kind.INDIRECT:
            assert (finding.verdict.label.value, finding.verdict.rule) == ("unchecked", "indirect")
            assert finding.passage is not None
            assert not finding.departures
            assert not finding.others


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: str(row.name))
def test_every_format_shows_it(row) -> None:  # type: ignore[no-untyped-def]
    options = {"everything": True} if row.chosen else {}
    whole = render(run(True), row.name, **options) if row.report else render(extract(TEXT, indirect=True), row.name)
    assert "the old dam would not stand another spring" in whole
    assert "“the old dam would not stand" not in whole
    if row.extraction:
        listed = render(extract(TEXT, indirect=True), row.name)
        assert "indirect" in listed
        assert "“the old dam would not stand" not in listed


def test_reports_for_readers_show_the_nearest_words() -> None:
    text = render(run(True), "text", width=100)
    first = text.split("\n\n")[1]
    assert "It will not stand another spring" in first
    assert "nearest" in first


def test_json_keeps_to_its_schemas() -> None:
    for value, name in ((run(True), "report"), (extract(TEXT, indirect=True), "extraction")):
        schema = json.loads((files("quoth.reports") / f"{name}.schema.json").read_text("utf-8"))
        Draft202012Validator(schema).validate(json.loads(render(value, "json")))


def test_markdown_makes_no_list_of_it() -> None:
    text = "1999. Was wet, Hale said. Hale said - plus 5 dams were old. Hale said that 12. gates leaked."
    report = check(text, sources=SOURCES, settings=Settings(indirect=True))
    for line in render(report, "markdown").splitlines():
        assert not line.startswith(("> 1", "> -")) or "\\" in line
