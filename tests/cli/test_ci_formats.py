"""Formats for continuous integration through the command: into files, from pipes and archives."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree  # type: ignore[import-untyped]

Run = Callable[..., Result]
RECORD = ("--record", "record")
CI = ("csv", "sarif", "github", "junit")


def find_names(form: str, text: str) -> list[str]:
    """Return the documents of the findings, in order."""
    if form == "csv":
        return [row["document"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    if form == "sarif":
        (run,) = json.loads(text)["runs"]
        places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
        return [place["artifactLocation"]["uri"] for place in places]
    if form == "junit":
        return [case.attrib["file"] for case in etree.fromstring(text.encode()).iter("testcase")]
    return [line.partition("file=")[2].partition(",")[0] for line in text.splitlines() if line.startswith("::")]


@pytest.mark.parametrize("form", CI)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_documents_and_an_archive_make_one_file(quoth: Run, place: Path, form: str, jobs: str) -> None:
    with zipfile.ZipFile(place / "more.zip", "w") as archive:
        archive.write(place / "wrong.txt", "in/wrong.txt")
        archive.write(place / "right.txt", "right.txt")
    given = ("check", "wrong.txt", "more.zip", "all", *RECORD, "--format", form, "-j", jobs)
    result = quoth(*given, "--fail-on", "altered")
    assert result.exit_code == 1, result.output
    wrong = ["wrong.txt", "more.zip/in/wrong.txt", "all/below/wrong.txt"]
    names = find_names(form, result.stdout)
    if form in ("csv", "junit"):
        assert names == [*wrong[:2], "more.zip/right.txt", "all/b-right.txt", wrong[2]]
    else:
        assert names == wrong
    assert quoth(*given, "-o", "out").exit_code == 0
    assert (place / "out").read_bytes() == result.stdout_bytes


@pytest.mark.parametrize("form", CI)
def test_standard_input_goes_by_its_name(quoth: Run, place: Path, form: str) -> None:
    words = (place / "wrong.txt").read_bytes()
    result = quoth("check", "-", "--name", "answer.md", *RECORD, "--format", form, given=words)
    assert find_names(form, result.stdout) == ["answer.md"]


@pytest.mark.parametrize("form", CI)
def test_where_nothing_could_be_read_nothing_is_written(quoth: Run, place: Path, form: str) -> None:
    for documents in (["missing.txt"], ["missing.txt", "empty.txt"]):
        result = quoth("check", *documents, *RECORD, "--format", form, "-o", "out")
        assert (result.exit_code, result.stdout, (place / "out").exists()) == (2, "", False)


@pytest.mark.parametrize("form", CI)
def test_only_lines_of_json_can_be_gone_on_with(quoth: Run, form: str) -> None:
    result = quoth("check", "wrong.txt", *RECORD, "--format", form, "-o", "out", "--resume")
    assert result.exit_code == 2
    assert "--format jsonl" in result.stderr
