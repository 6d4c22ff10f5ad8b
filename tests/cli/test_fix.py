from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
RECORD = ("--record", "record")
FIX = (*RECORD, "--fix", "altered,spliced")


def test_a_document_is_put_right_with_a_diff(quoth: Run, place: Path) -> None:
    (place / "wrong.txt").chmod(0o640)
    result = quoth("check", "wrong.txt", *FIX, "--fail-on", "altered")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (
        "--- wrong.txt\n+++ wrong.txt\n@@ -1 +1 @@\n"
        "-Ann Lee said: “We shall keep the old bridge open for every trader of the valley.”\n"
        "+Ann Lee said: “We shall keep the old bridge open for every farmer of the valley.”\n"
    )
    assert result.stderr == "quoth: wrong.txt: 1 quotation put right\n"
    assert (place / "wrong.txt").read_bytes() == (place / "right.txt").read_bytes()
    assert stat.S_IMODE((place / "wrong.txt").stat().st_mode) == 0o640
    assert [path.name for path in place.iterdir() if path.name.startswith(".")] == []
    again = quoth("check", "wrong.txt", *FIX)
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")


def test_diff_writes_nothing(quoth: Run, place: Path) -> None:
    before = (place / "wrong.txt").read_bytes()
    result = quoth("check", "wrong.txt", *FIX, "--diff", "--fail-on", "altered")
    assert result.exit_code == 1
    assert "+Ann Lee said: “We shall keep the old bridge open for every farmer" in result.stdout
    assert "1 quotation would be put right" in result.stderr
    assert (place / "wrong.txt").read_bytes() == before


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_documents_and_their_report(quoth: Run, place: Path, jobs: str) -> None:
    result = quoth("check", "all", "wrong.txt", *FIX, "--jobs", jobs, "--format", "json", "-o", "report.json")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.count("@@ -1 +1 @@") == 2
    reports = json.loads((place / "report.json").read_text("utf-8"))
    assert [list(report["counts"]) for report in reports] == [["verbatim"]] * 3


def test_only_what_is_asked_for_is_put_right(quoth: Run, place: Path) -> None:
    before = (place / "wrong.txt").read_bytes()
    result = quoth("check", "wrong.txt", *RECORD, "--fix", "spliced")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (place / "wrong.txt").read_bytes() == before
    for labels in ("misattributed", "altered,", "not_found", "all"):
        result = quoth("check", "wrong.txt", *RECORD, "--fix", labels)
        assert result.exit_code == 2
        assert "cannot be put right: name altered or spliced" in result.stderr


def test_what_is_ignored_is_left(quoth: Run, place: Path) -> None:
    shown = quoth("check", "wrong.txt", *RECORD, "--show-digests").stdout
    (digest,) = [line.split()[-1] for line in shown.splitlines() if line.strip().startswith("digest")]
    row = f'[[ignore]]\ndigest = "{digest}"\nreason = "agreed"\n'
    (place / "quoth.toml").write_text(f'record = "record"\n{row}', "utf-8")
    assert quoth("check", "wrong.txt", "--fix", "altered").stdout == ""


def test_other_documents_are_told(quoth: Run, place: Path) -> None:
    words = (place / "wrong.txt").read_text("utf-8")
    page = f"<html><body><article><p>{words}</p></article></body></html>"
    (place / "page.html").write_text(page, "utf-8")
    result = quoth("check", "page.html", *FIX)
    assert result.stdout == ""
    assert "only plain text and Markdown can be rewritten, and this is HTML" in result.stderr
    assert (place / "page.html").read_text("utf-8") == page
    result = quoth("check", "-", *FIX, given=words)
    assert "only files by themselves can be rewritten" in result.stderr


def test_what_has_no_repair_is_told(quoth: Run, place: Path) -> None:
    words = "We shall keep the old bridge open. unless the council decides. every farmer of the valley"
    (place / "odd.md").write_text(f"Ann Lee said: “{words}.”\n", "utf-8")
    result = quoth("check", "odd.md", *FIX)
    after = quoth("check", "odd.md", *RECORD, "--format", "json")
    label = json.loads(after.stdout)["findings"][0]["verdict"]["label"]
    assert ("left as it is: quotation 1" in result.stderr) is (label in ("altered", "spliced"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written_is_told(quoth: Run, place: Path) -> None:
    (place / "wrong.txt").chmod(0o440)
    result = quoth("check", "wrong.txt", *FIX)
    assert result.exit_code == 2
    assert "it cannot be written, and is left as it is" in result.stderr


def test_a_link_keeps_pointing(quoth: Run, place: Path) -> None:
    (place / "link.txt").symlink_to("wrong.txt")
    assert quoth("check", "link.txt", *FIX).exit_code == 0
    assert (place / "link.txt").is_symlink()
    assert (place / "wrong.txt").read_bytes() == (place / "right.txt").read_bytes()


@pytest.mark.parametrize(
    "options",
    [("--diff",), ("--fix", "altered", "--format", "json"), ("--fix", "altered", "--resume", "-o", "x.jsonl")],
)
def test_what_cannot_go_together_is_told(quoth: Run, options: tuple[str, ...]) -> None:
    form = ("--format", "jsonl") if "--resume" in options else ()
    result = quoth("check", "wrong.txt", *RECORD, *options, *form)
    assert result.exit_code == 2
    assert "--fix" in result.stderr
