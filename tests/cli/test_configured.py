from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
RECORD = 'record = "record"\n'


def configure(folder: Path, text: str, name: str = "quoth.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def digest_of(quoth: Run, document: str) -> str:
    shown = quoth("check", document, "--record", "record", "--no-config", "--show-digests").stdout
    (line,) = [line for line in shown.splitlines() if line.strip().startswith("digest")]
    return line.split()[-1]


def test_no_record_is_told(quoth: Run, place: Path) -> None:
    result = quoth("check", "right.txt")
    assert result.exit_code == 2
    assert "Missing option '--record'" in result.stderr
    configure(place, "all = true\n")
    result = quoth("check", "right.txt")
    assert result.exit_code == 2
    assert "quoth.toml names none" in result.stderr


@pytest.mark.parametrize(("name", "table"), [("quoth.toml", ""), ("pyproject.toml", "[tool.quoth]\n")])
def test_the_configuration_above_a_document_counts(quoth: Run, place: Path, name: str, table: str) -> None:
    configure(place, f'{table}{RECORD}fail-on = "altered"\n', name)
    assert quoth("check", "right.txt").exit_code == 0
    assert quoth("check", "all/below/wrong.txt").exit_code == 1
    assert quoth("check", "-", given=(place / "wrong.txt").read_text("utf-8")).exit_code == 1


def test_paths_go_from_the_file(quoth: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(place, RECORD)
    monkeypatch.chdir(place / "all" / "below")
    assert quoth("check", "wrong.txt").exit_code == 0
    assert quoth("check", str(place / "right.txt")).exit_code == 0


def test_options_come_before_the_configuration(quoth: Run, place: Path) -> None:
    configure(place, 'record = "nowhere"\nfail-on = "altered"\nindirect = true\nstyle = "ap"\n')
    assert quoth("check", "wrong.txt").exit_code == 2
    assert quoth("check", "wrong.txt", "--record", "record").exit_code == 1
    assert quoth("check", "wrong.txt", "--record", "record", "--fail-on", "spliced").exit_code == 0
    assert quoth("check", "wrong.txt", "--record", "record", "--no-config").exit_code == 0
    (place / "told.txt").write_text("Ann Lee said that the bridge would stay open for every farmer.\n", "utf-8")
    for options, count in (((), 1), (("--no-indirect",), 0)):
        shown = quoth("check", "told.txt", "--record", "record", "--format", "json", *options).stdout
        assert len(json.loads(shown)["findings"]) == count


def test_a_configuration_can_be_named(quoth: Run, place: Path) -> None:
    configure(place, "never read")
    configure(place / "all", 'record = "../record"\nfail-on = "altered"\n', "mine.toml")
    assert quoth("check", "wrong.txt", "--config", "all/mine.toml").exit_code == 1
    assert quoth("check", "wrong.txt", "--config", "all/mine.toml", "--no-config").exit_code == 2
    assert quoth("check", "wrong.txt", "--config", "none.toml").exit_code == 2


def test_a_bad_configuration_ends_the_run_with_a_line(quoth: Run, place: Path) -> None:
    configure(place, RECORD + "fail-on = 3\n")
    result = quoth("check", "right.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"{place / 'quoth.toml'}: fail-on cannot be 3; it is one of verbatim" in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_documents_of_one_run_go_by_their_own(quoth: Run, place: Path, jobs: str) -> None:
    (place / "other").mkdir()
    note = "We shall keep the old bridge open for every trader of the valley."
    (place / "other" / "note.txt").write_text(note, "utf-8")
    configure(place / "all", 'record = "../record"\n')
    configure(place / "all" / "below", 'record = "../../other"\nfail-on = "altered"\n')
    told = quoth("check", "all/b-right.txt", "all/below/wrong.txt", "--format", "jsonl", "--jobs", jobs)
    assert told.exit_code == 0, told.stderr
    reports = [json.loads(line) for line in told.stdout.splitlines()]
    assert [report["record"]["name"] for report in reports] == ["record", "other"]
    assert [finding["verdict"]["label"] for report in reports for finding in report["findings"]] == ["verbatim"] * 2
    (place / "all" / "below" / "more.txt").write_text((place / "right.txt").read_text("utf-8"), "utf-8")
    assert quoth("check", "all/b-right.txt", "all/below/more.txt", "--jobs", jobs).exit_code == 1


def test_what_is_ignored_stays_in_the_report_and_does_not_fail(quoth: Run, place: Path) -> None:
    row = f'[[ignore]]\ndigest = "{digest_of(quoth, "wrong.txt")}"\nreason = "the paper agreed"\n'
    configure(place, f'{RECORD}fail-on = "altered"\n{row}expires = 9999-12-31\n')
    result = quoth("check", "wrong.txt")
    assert result.exit_code == 0
    assert "ALTERED" in result.stdout
    assert "ignored: the paper agreed (until 9999-12-31)" in result.stdout
    assert "not counted: 1 ignored" in result.stdout
    assert result.stderr == "quoth: not counted: 1 ignored, 0 left that fail\n"
    as_markdown = quoth("check", "wrong.txt", "--format", "markdown").stdout
    assert "Not counted: 1 ignored." in as_markdown
    assert "- **not counted**: ignored: the paper agreed (until 9999-12-31)" in as_markdown
    as_json = json.loads(quoth("check", "wrong.txt", "--format", "json").stdout)
    assert "excused" not in as_json
    configure(place, f'{RECORD}fail-on = "altered"\n{row}expires = 2001-01-31\n')
    result = quoth("check", "wrong.txt")
    assert result.exit_code == 1
    assert "was ignored until 2001-01-31, and counts again" in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_baseline_knows_does_not_fail(quoth: Run, place: Path, jobs: str) -> None:
    configure(place, f'{RECORD}fail-on = "altered"\nbaseline = "quoth-baseline.json"\n')
    missing = quoth("check", "all")
    assert missing.exit_code == 2
    assert "there is no such baseline; write it again with --write-baseline" in missing.stderr
    written = quoth("check", "all", "wrong.txt", "--write-baseline", "quoth-baseline.json", "--jobs", jobs)
    assert written.exit_code == 0, written.stderr
    assert "quoth-baseline.json: written, with 2 findings" in written.stderr
    first = (place / "quoth-baseline.json").read_bytes()
    passed = quoth("check", "all", "wrong.txt", "--jobs", jobs)
    assert passed.exit_code == 0
    assert "not counted: 2 known, 0 left that fail" in passed.stderr
    (place / "all" / "b-right.txt").write_text((place / "wrong.txt").read_text("utf-8"), "utf-8")
    assert quoth("check", "all", "--jobs", jobs).exit_code == 1
    (place / "all" / "b-right.txt").write_text((place / "right.txt").read_text("utf-8"), "utf-8")
    quoth("check", "wrong.txt", "all", "--write-baseline", "quoth-baseline.json", "--jobs", jobs)
    assert (place / "quoth-baseline.json").read_bytes() == first


def test_a_baseline_keeps_what_a_run_did_not_look_at(quoth: Run, place: Path) -> None:
    record = ("--record", "record", "--fail-on", "altered")
    quoth("check", "all", "wrong.txt", *record, "--write-baseline", "known.json")
    (place / "wrong.txt").write_text((place / "right.txt").read_text("utf-8"), "utf-8")
    gone = quoth("check", "wrong.txt", *record, "--baseline", "known.json")
    assert gone.exit_code == 0
    assert "1 of the findings that the baseline knows no longer occurs" in gone.stderr
    quoth("check", "wrong.txt", *record, "--write-baseline", "known.json")
    documents = [entry["document"] for entry in json.loads((place / "known.json").read_text("utf-8"))["known"]]
    assert documents == ["all/below/wrong.txt"]
    (place / "all" / "below" / "wrong.txt").unlink()
    quoth("check", "wrong.txt", *record, "--write-baseline", "known.json")
    assert json.loads((place / "known.json").read_text("utf-8"))["known"] == []


def test_a_projects_own_files_are_no_documents(quoth: Run, place: Path) -> None:
    configure(place / "all", 'record = "../record"\nbaseline = "known.json"\n')
    for options in (("--write-baseline", "all/known.json"), ()):
        result = quoth("check", "all", "--format", "jsonl", *options)
        names = [Path(json.loads(line)["document"]["name"]).name for line in result.stdout.splitlines()]
        assert names == ["b-right.txt", "wrong.txt"]


def test_nothing_else_is_written_over_by_a_baseline(quoth: Run, place: Path) -> None:
    before = (place / "wrong.txt").read_bytes()
    result = quoth("check", "right.txt", "--record", "record", "--write-baseline", "wrong.txt")
    assert result.exit_code == 2
    assert "is no baseline, and is not written over" in result.stderr
    assert (place / "wrong.txt").read_bytes() == before
    result = quoth("check", "missing.txt", "--record", "record", "--write-baseline", "new.json")
    assert result.exit_code == 2
    assert not (place / "new.json").exists()


def test_a_baseline_that_a_merge_left_broken_can_be_written_again(quoth: Run, place: Path) -> None:
    quoth("check", "wrong.txt", "--record", "record", "--write-baseline", "known.json")
    whole = (place / "known.json").read_text("utf-8")
    (place / "known.json").write_text(whole + "<<<<<<< ours\n", "utf-8")
    assert quoth("check", "wrong.txt", "--record", "record", "--baseline", "known.json").exit_code == 2
    again = quoth("check", "wrong.txt", "--record", "record", "--write-baseline", "known.json")
    assert again.exit_code == 0
    assert (place / "known.json").read_text("utf-8") == whole


def test_what_cannot_go_together_is_told(quoth: Run) -> None:
    record = ("--record", "record")
    assert quoth("check", "right.txt", *record, "--baseline", "a", "--write-baseline", "b").exit_code == 2
    assert quoth("check", "right.txt", *record, "--show-digests", "--format", "json").exit_code == 2
    lines = ("--format", "jsonl", "-o", "out.jsonl", "--resume")
    result = quoth("check", "right.txt", *record, *lines, "--write-baseline", "b.json")
    assert result.exit_code == 2
    assert "--resume cannot tell what is ignored or known" in result.stderr


def test_the_hook_for_pre_commit_runs_a_command_that_there_is(quoth: Run, place: Path) -> None:
    text = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8")
    fields = dict(re.findall(r"^[- ] (\w+): (.*)$", text, re.MULTILINE))
    assert fields["id"] == "quoth"
    command = [*fields["entry"].split()[1:], *fields["args"].strip("[]").split(", ")]
    configure(place, RECORD)
    assert quoth(*command, "right.txt").exit_code == 0
    assert quoth(*command, "right.txt", "wrong.txt").exit_code == 1


def test_fields_of_json_are_named_by_the_command_or_the_configuration(quoth: Run, place: Path) -> None:
    words = "We shall keep the old bridge open for every farmer of the valley"
    answer = {"passage": words, "claims": [{"quote": "and we ask no toll"}]}
    (place / "answer.json").write_text(json.dumps(answer), "utf-8")

    def find(*options: str) -> list[str]:
        shown = quoth("check", "answer.json", "--record", "record", "--format", "json", *options).stdout
        return [finding["quotation"]["text"] for finding in json.loads(shown)["findings"]]

    assert find() == ["and we ask no toll"]
    assert find("--json-field", "passage") == [words]
    assert find("--json-field", "passage", "--json-field", "claims.quote") == [words, "and we ask no toll"]
    configure(place, 'json-field = "passage"\n')
    assert find() == [words]
    assert find("--json-field", "quote") == ["and we ask no toll"]
    listed = json.loads(quoth("quotes", "answer.json", "--format", "json", "--json-field", "passage").stdout)
    assert [each["quotation"]["text"] for each in listed["quotations"]] == [words]
    assert "no field 'none'" in quoth("quotes", "answer.json", "--json-field", "none").stdout
