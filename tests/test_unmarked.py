"""Words of sources without quotation marks through the whole walk: in every report that asks, judged in none."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import quoth
from quoth.cli import commands
from quoth.model import Days, Report
from quoth.reports import FORMATS, render
from quoth.settings import Settings

WORDS = "the gates are rusty to the bone and nobody looked at them for years"
SOURCES = [
    {"id": "holm", "title": "Letter on the dam", "speaker": "Ada Holm", "date": "2024-05-02",
     "text": "The dam is old. The gates are rusty to the bone, and nobody looked at them for years. " + "And so. " * 9},
    {"id": "later", "date": "2024-09-01", "text": "It rained for forty days and the river rose above the lower road."},
]  # fmt: skip
TEXT = (
    "By now the gates are rusty to the bone, and nobody looked at them for years, as all know.\n\n"
    "“The gates are rusty to the bone, and nobody looked at them,” Holm wrote, and it rained for forty days and the "
    "river rose above the lower road.\n\n"
    "> The gates are rusty to the bone, and nobody looked at them for years.\n"
)


def run(text: str = TEXT, least: int | None = 8, **settings: object) -> Report:
    return quoth.check(text, sources=SOURCES, settings=Settings(unmarked=least, **settings))  # type: ignore[arg-type]


def tell(report: Report) -> list[tuple[str, str]]:
    return [(one.passage.source.key, one.text) for one in report.unmarked or ()]


def test_listed_only_where_asked_for_and_nothing_else_changes() -> None:
    plain, listed = run(least=None), run()
    assert plain.unmarked is None
    assert plain.findings == listed.findings
    assert plain.counts == listed.counts
    assert [key for key, _ in tell(listed)] == ["holm", "later"]
    for one in listed.unmarked or ():
        assert one.span.cut(TEXT) == one.text


def test_what_is_quoted_or_came_later_is_not_listed() -> None:
    dated = replace(quoth.extract(TEXT).document, published=Days.parse("2024-06-01"))
    report = quoth.check(dated, sources=SOURCES, settings=Settings(unmarked=8))
    assert [key for key, _ in tell(report)] == ["holm"]
    assert (report.unmarked or ())[0].span.start < TEXT.index("“")


def test_words_within_indirect_speech_are_listed() -> None:
    text = "Ada Holm told the council that the gates are rusty to the bone and nobody looked at them for years."
    report = run(text, indirect=True)
    assert [finding.quotation.kind.value for finding in report.findings] == ["indirect"]
    assert [key for key, _ in tell(report)] == ["holm"]


def test_a_long_stretch_is_found_whole_and_an_overlap_goes_to_the_longer_one() -> None:
    words = [f"word{number}" for number in range(900)]
    sources = [" ".join(words[:500]), " ".join(words[400:])]
    found = quoth.compile(sources).find_unmarked("It says " + " ".join(words) + " and no more.")
    assert [len(one.text.split()) for one in found] in ([500, 400], [400, 500])
    assert [one.passage.source.key for one in found] == ["source-1", "source-2"]


@pytest.mark.parametrize("least", [3, 8, 9, 12, 14])
@pytest.mark.parametrize("shift", range(9))
def test_found_wherever_it_begins_and_however_much_is_asked_for(least: int, shift: int) -> None:
    text = "so " * shift + WORDS + " indeed"
    assert [one.text for one in quoth.compile(SOURCES).find_unmarked(text, least)] == [WORDS]
    assert quoth.compile(SOURCES).find_unmarked(text, 15) == ()


@pytest.mark.parametrize("least", [2, 0, -1])
def test_too_few_words_are_an_error(least: int) -> None:
    with pytest.raises(ValueError, match="from 3 in a row"):
        run(least=least)


@given(st.lists(st.sampled_from("ferry leaves bread nine tower nobody market".split()), max_size=80), st.integers(3, 6))
def test_what_is_listed_stands_in_both_and_never_overlaps(words: list[str], least: int) -> None:
    answer = " ".join(words)
    sources = {"a": "nobody bread nine tower market ferry leaves nobody bread", "b": "market tower nine bread ferry"}
    given_ = [{"id": key, "text": text} for key, text in sources.items()]
    end = -1
    for one in quoth.compile(given_).find_unmarked(answer, least):
        assert one.span.start > end
        end = one.span.end
        assert len(one.text.split()) >= least
        assert f" {one.text} " in f" {sources[one.passage.source.key]} "
        assert one.passage.text == one.text


@pytest.mark.parametrize("row", [row for row in FORMATS if row.report], ids=lambda row: row.name)
def test_every_format_says_the_same_of_the_findings(row: object) -> None:
    name = row.name  # type: ignore[attr-defined]
    plain, listed = render(run(least=None), name), render(run(), name)
    if name in ("sarif", "github", "junit"):
        assert plain == listed
    else:
        assert "above the lower road" in listed.replace("\n", " ").replace("  ", " ")
        assert len(listed) > len(plain)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_section_of_their_own_with_both_places(name: str) -> None:
    listed = render(run(), name)
    assert "Words of a source without quotation marks" in listed
    assert "Words of a source" not in render(run(least=None), name)
    section = listed[listed.index("Words of a source") :]
    assert "Letter on the dam" in section
    assert "at 7" in section
    empty = render(run("Nothing of it."), name)
    assert re.search(r"Words of a source.{1,200}none", empty, re.IGNORECASE | re.DOTALL)


def test_json_keeps_to_its_schema() -> None:
    schema = json.loads(files("quoth.reports").joinpath("report.schema.json").read_text("utf-8"))
    for report in (run(), run(least=None), run("Nothing.")):
        Draft202012Validator(schema).validate(json.loads(render(report, "json")))
    value = json.loads(render(run(), "json"))["unmarked"]
    assert value[0]["span"] == [7, 75]
    assert value[0]["passage"]["source"] == "holm"


def test_csv_has_rows_without_a_label_behind_the_findings() -> None:
    rows = list(csv.DictReader(io.StringIO(render(run(), "csv"))))
    unmarked = [row for row in rows if row["kind"] == "unmarked"]
    assert rows[-2:] == unmarked
    assert {row["label"] for row in unmarked} == {row["number"] for row in unmarked} == {""}
    assert (unmarked[0]["source"], unmarked[0]["start"], unmarked[0]["source_speaker"]) == ("holm", "7", "Ada Holm")


def test_hostile_words_are_shown_not_obeyed() -> None:
    nasty = "\x1b[31m <script>alert(1)</script> @someone =cmd go and do as you are told by this text"
    report = quoth.check(f"It says {nasty} now.", sources=[f"Look: {nasty}"], settings=Settings(unmarked=8))
    assert report.unmarked
    for row in FORMATS:
        if row.report:
            assert "\x1b" not in render(report, row.name)
    assert "<script>alert" not in render(report, "html")
    assert "@someone" not in render(report, "markdown")


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments, prog_name="quoth")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.jsonl").write_text("".join(json.dumps(source) + "\n" for source in SOURCES), "utf-8")
    for number in range(3):
        (tmp_path / f"doc{number}.md").write_text(f"Number {number}. {TEXT}", "utf-8")
    quoth.add_sources(tmp_path / "archive.quoth", tmp_path / "sources.jsonl")
    return tmp_path


@pytest.mark.parametrize("record", ["sources.jsonl", "archive.quoth"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_lists_them_for_every_document(folder: Path, record: str, jobs: str) -> None:
    documents = [str(folder / f"doc{number}.md") for number in range(3)]
    asked = ["check", *documents, "--record", str(folder / record), "--jobs", jobs, "--format", "jsonl"]
    options = ((["--unmarked"], 2), (["--unmarked", "13"], 2), (["--unmarked=14"], 1), (["--unmarked", "0"], None))
    for option, count in options:
        result = invoke(*asked, *option)
        assert result.exit_code == 0, result.output
        found = [json.loads(line)["unmarked"] for line in result.stdout.splitlines()]
        assert [None if one is None else len(one) for one in found] == [count] * 3


def test_a_document_behind_the_option_is_told_where_to_stand(folder: Path) -> None:
    asked = ["check", "--unmarked", str(folder / "doc0.md"), "--record", str(folder / "sources.jsonl")]
    result = invoke(*asked)
    assert result.exit_code == 2
    assert "a document stands before the option" in " ".join(result.output.split())


def test_a_configuration_asks_for_them_and_the_command_overrules_it(folder: Path) -> None:
    (folder / "quoth.toml").write_text('record = "sources.jsonl"\nunmarked = true\n', "utf-8")
    asked = ["check", str(folder / "doc0.md"), "--format", "json"]
    assert len(json.loads(invoke(*asked).stdout)["unmarked"]) == 2
    assert json.loads(invoke(*asked, "--unmarked", "0").stdout)["unmarked"] is None

