from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
RECORD = ("--record", "record")


def labels(report: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
    return [finding["verdict"]["label"] for finding in report["findings"]]


def test_one_document_is_one_object(quoth: Run) -> None:
    result = quoth("check", "right.txt", *RECORD, "--format", "json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["document"]["name"] == "right.txt"
    assert report["record"] == {"name": "record", "sources": 1}
    assert labels(report) == ["verbatim"]


@pytest.mark.parametrize("documents", [["right.txt", "wrong.txt"], ["all"], ["all/**/*.txt"], ["all/below"]])
def test_several_documents_are_an_array(quoth: Run, documents: list[str]) -> None:
    result = quoth("check", *documents, *RECORD, "--format", "json")
    assert isinstance(json.loads(result.stdout), list)


def test_a_folder_is_all_its_files_in_order_but_the_hidden(quoth: Run, place: Path) -> None:
    result = quoth("check", "all", str(place / "right.txt"), "all/b-right.txt", *RECORD, "--format", "jsonl")
    names = [json.loads(line)["document"]["name"] for line in result.stdout.splitlines()]
    assert [Path(name).as_posix() for name in names] == [
        "all/b-right.txt", "all/below/wrong.txt", (place / "right.txt").as_posix()
    ]


@pytest.mark.parametrize(
    ("document", "floor", "code"),
    [
        ("right.txt", "altered", 0),
        ("right.txt", "verbatim", 1),
        ("wrong.txt", "altered", 1),
        ("wrong.txt", "not-found", 1),
        ("wrong.txt", "spliced", 0),
    ],
)
def test_fail_on_goes_by_gravity(quoth: Run, document: str, floor: str, code: int) -> None:
    assert quoth("check", document, *RECORD, "--fail-on", floor).exit_code == code
    assert quoth("check", document, *RECORD).exit_code == 0


def test_a_bad_document_is_a_line_and_the_others_go_on(quoth: Run) -> None:
    result = quoth("check", "missing.txt", "empty.txt", "right.txt", "no*such", *RECORD, "--format", "jsonl")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("quoth: ") and ": " in line and "; " in line for line in lines)
    assert any("missing.txt" in line for line in lines)


@pytest.mark.parametrize("format_name", ["text", "json", "jsonl", "markdown"])
def test_nothing_read_is_2_and_writes_nothing(quoth: Run, place: Path, format_name: str) -> None:
    (place / "report").write_text("old", "utf-8")
    result = quoth("check", "missing.txt", "empty.txt", *RECORD, "--format", format_name, "-o", "report")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert (place / "report").read_text("utf-8") == "old"


def test_output_goes_to_a_file(quoth: Run, place: Path) -> None:
    options = ("--format", "markdown", "-o", "report.md", "--fail-on", "altered")
    result = quoth("check", "wrong.txt", *RECORD, *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "<ins>trader</ins>" in (place / "report.md").read_text("utf-8")
    assert [path.name for path in place.iterdir() if path.name.startswith(".")] == []


def test_standard_input_goes_by_a_name(quoth: Run) -> None:
    words = "We shall keep the old bridge open for every farmer of the valley."
    given = f"# News\n\nAnn Lee said: “{words}”\n".encode()
    result = quoth("check", "-", *RECORD, "--name", "answer.md", "--format", "json", given=given)
    report = json.loads(result.stdout)
    assert report["document"]["name"] == "answer.md"
    assert labels(report) == ["verbatim"]


def test_published_is_taken_as_given(quoth: Run) -> None:
    result = quoth("check", "right.txt", *RECORD, "--published", "2022-02", "--format", "json")
    assert json.loads(result.stdout)["document"]["published"] == "2022-02"
    assert quoth("check", "right.txt", *RECORD, "--published", "soon").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "right.txt"],
        ["check", *RECORD],
        ["check", "right.txt", *RECORD, "--format", "pdf"],
        ["check", "right.txt", *RECORD, "--fail-on", "wrong"],
        ["check", "right.txt", *RECORD, "--style", "loose"],
        ["check", "right.txt", "--record", "nowhere"],
        ["check", "right.txt", *RECORD, "-o", "nowhere/report"],
        ["juggle"],
    ],
)
def test_bad_usage_is_2_with_a_word_of_help(quoth: Run, arguments: list[str]) -> None:
    result = quoth(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_text_is_plain_when_nobody_looks_on(quoth: Run) -> None:
    result = quoth("check", "wrong.txt", *RECORD)
    assert "\x1b" not in result.stdout
    assert "[-farmer-]{+trader+}" in result.stdout
