"""A record on disk from the command line: made, grown, looked into, kept, written down."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROWS = (
    '{"id": "one", "date": "2022-05", "speaker": "Ada Holm", "text": "The dam will hold for another winter."}\n'
    '{"id": "two", "turns": [{"speaker": "BRANT", "text": "Will it?"}, {"speaker": "HOLM", "text": "It will."}]}\n'
)


@pytest.fixture
def kept(quoth: Run, place: Path) -> Path:
    """Return a record on disk with three sources."""
    (place / "rows.jsonl").write_text(ROWS, "utf-8")
    result = quoth("record", "add", "kept.quoth", "record", "rows.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "3 sources added\n", "")
    return place / "kept.quoth"


def keys(quoth: Run, record: str) -> list[str]:
    return [source["key"] for source in json.loads(quoth("record", "list", record, "--format", "json").stdout)]


def test_what_is_held_already_is_left_and_what_has_changed_is_replaced(quoth: Run, place: Path, kept: Path) -> None:
    assert quoth("record", "add", "kept.quoth", "rows.jsonl").stdout == "0 sources added; 2 held already\n"
    (place / "rows.jsonl").write_text(ROWS.replace("another winter", "one more winter"), "utf-8")
    told = quoth("record", "add", str(kept), "rows.jsonl", "right.txt").stdout
    assert told == "2 sources added, 1 of them in place of older ones; 1 held already\n"
    assert sorted(keys(quoth, "kept.quoth")) == ["one", "right", "speech", "two"]
    assert "one more winter" in quoth("record", "show", "kept.quoth", "one").stdout


@pytest.mark.usefixtures("kept")
def test_lines_are_taken_from_standard_input_by_several_processes(quoth: Run) -> None:
    rows = "".join(f'{{"id": "s{number}", "text": "These are the words of {number}."}}\n' for number in range(50))
    result = quoth("record", "add", "kept.quoth", "-", "--jobs", "2", given=rows)
    assert (result.exit_code, result.stdout) == (0, "50 sources added\n")
    assert len(keys(quoth, "kept.quoth")) == 53


def test_what_cannot_be_used_is_a_line_and_the_rest_goes_on(quoth: Run, place: Path, kept: Path) -> None:
    (place / "more.jsonl").write_text('{"id": "four", "text": "More."}\nnot json\n{"text": "A row."}\n', "utf-8")
    (place / "again.jsonl").write_text('{"id": "four", "text": "Others."}\n', "utf-8")
    named = ("https://127.0.0.1/a.html", "nowhere.txt", "empty.txt", "more.jsonl", "again.jsonl", "kept.quoth")
    result = quoth("record", "add", "kept.quoth", *named)
    assert (result.exit_code, result.stdout) == (0, "2 sources added\n")
    lines = result.stderr.splitlines()
    assert len(lines) == 6
    for line, words in zip(
        sorted(lines),
        (
            "again.jsonl line 1: the id 'four' was given before",
            "empty.txt: there is no text",
            "127.0.0.1, which is no public one",
            "kept.quoth: this is the record itself",
            "more.jsonl line 2: this is not JSON",
            "nowhere.txt: there is no such",
        ),
        strict=True,
    ):
        assert words in line
    assert keys(quoth, str(kept))[-2:] == ["four", "more-line-3"]


def test_where_nothing_can_be_used_no_record_is_made(quoth: Run, place: Path) -> None:
    result = quoth("record", "add", "new.quoth", "nowhere.txt")
    assert (result.exit_code, result.stdout) == (2, "0 sources added\n")
    assert not (place / "new.quoth").exists()


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("record", "make one of it: `quoth record add record.quoth record`"),
        ("archive", "write archive.quoth"),
        ("nowhere/archive.quoth", "there is no folder nowhere"),
        ("file.quoth", "this is a file"),
        ("full.quoth", "holds other files"),
    ],
)
def test_a_record_is_only_made_where_one_may_be(quoth: Run, place: Path, record: str, words: str) -> None:
    (place / "file.quoth").write_text("words", "utf-8")
    (place / "full.quoth").mkdir()
    (place / "full.quoth" / "letter.txt").write_text("words", "utf-8")
    result = quoth("record", "add", record, "right.txt")
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["remove", "verify", "rebuild", "compact", "list", "stats", "export", "show"])
def test_a_record_that_is_not_there_is_one_line(quoth: Run, place: Path, command: str) -> None:
    result = quoth("record", command, "gone.quoth", *(["a"] if command == "remove" else []))
    assert result.exit_code == 2
    assert result.stderr.startswith("quoth: gone.quoth: there is no record on disk of that name; `quoth record add ")
    assert not (place / "gone.quoth").exists()


@pytest.mark.parametrize("command", ["remove", "verify", "rebuild", "compact"])
def test_a_folder_of_texts_can_only_be_read(quoth: Run, command: str) -> None:
    result = quoth("record", command, "record", *(["a"] if command == "remove" else []))
    assert result.exit_code == 2
    assert "this is not a record on disk" in result.stderr


@pytest.mark.usefixtures("kept")
def test_sources_are_taken_out(quoth: Run) -> None:
    result = quoth("record", "remove", "kept.quoth", "one", "nothing", "one")
    assert (result.exit_code, result.stdout) == (0, "1 source removed\n")
    assert result.stderr == (
        "quoth: kept.quoth: the record holds no source 'nothing'; list its sources to see the keys\n"
    )
    assert keys(quoth, "kept.quoth") == ["speech", "two"]
    assert quoth("record", "remove", "kept.quoth", "one").exit_code == 2
    assert "given back" in quoth("record", "compact", "kept.quoth").stdout
    assert quoth("record", "verify", "kept.quoth").stdout == "kept.quoth (2 sources, 1 segment): all is well\n"


def test_verify_tells_of_damage_and_rebuild_mends_the_index(quoth: Run, kept: Path) -> None:
    assert quoth("record", "verify", "kept.quoth").exit_code == 0
    (segment,) = (kept / "segments").glob("*.seg")
    segment.write_bytes(segment.read_bytes()[:-100])
    found = quoth("record", "verify", "kept.quoth")
    assert (found.exit_code, found.stdout) == (1, "kept.quoth: 1 thing is wrong\n")
    assert "quoth record rebuild" in found.stderr
    assert quoth("record", "rebuild", "kept.quoth").stdout.endswith("the index is made anew\n")
    assert quoth("record", "verify", "kept.quoth").exit_code == 0
    assert "It will." in quoth("search", "it will", "--record", "kept.quoth").stdout


@pytest.mark.parametrize("record", ["record", "kept.quoth"])
@pytest.mark.usefixtures("kept")
def test_list_is_an_array_with_an_object_a_source(quoth: Run, record: str) -> None:
    listed = json.loads(quoth("record", "list", record, "--format", "json").stdout)
    assert list(listed[0]) == ["key", "title", "date", "speaker", "kind", "url", "language"]
    assert listed[0] | {"key": "speech", "date": "2021-05-03", "speaker": "Ann Lee"} == listed[0]
    assert quoth("record", "list", record).stdout.splitlines()[0] == "speech · 2021-05-03 · Ann Lee"


def test_an_empty_record_is_an_empty_array(quoth: Run, kept: Path) -> None:
    assert quoth("record", "remove", str(kept), "speech", "one", "two").exit_code == 0
    assert json.loads(quoth("record", "list", str(kept), "--format", "json").stdout) == []
    assert quoth("record", "list", str(kept)).stdout == ""


@pytest.mark.usefixtures("kept")
def test_stats_count_the_same_on_disk_and_in_a_file(quoth: Run, place: Path) -> None:
    (place / "all.jsonl").write_text(quoth("record", "export", "kept.quoth").stdout, "utf-8")
    records = ("kept.quoth", "all.jsonl")
    on_disk, in_file = (json.loads(quoth("record", "stats", name, "--format", "json").stdout) for name in records)
    assert on_disk["record"]["sources"] == 3
    assert (on_disk["speakers"], on_disk["first_day"], on_disk["last_day"]) == (4, "2021-05-03", "2022-05-31")
    assert on_disk["segments"] == 1
    assert on_disk["bytes"]["texts"] > 0 < on_disk["bytes"]["index"]
    assert (in_file["segments"], in_file["bytes"]) == (None, None)
    for name in ("words", "characters", "speakers", "first_day", "last_day"):
        assert on_disk[name] == in_file[name], name
    told = quoth("record", "stats", "kept.quoth").stdout
    assert "  days        2021-05-03 to 2022-05-31\n" in told
    assert told.endswith("in 1 segment\n")
    assert "segment" not in quoth("record", "stats", "record").stdout


def test_what_is_exported_is_taken_back(quoth: Run, place: Path, kept: Path) -> None:
    lines = quoth("record", "export", str(kept)).stdout
    assert quoth("record", "add", "other.quoth", "-", given=lines).stdout == "3 sources added\n"
    assert quoth("record", "export", "other.quoth").stdout == lines
    assert quoth("record", "add", "kept.quoth", "other.quoth").stdout == "0 sources added; 3 held already\n"
    assert quoth("record", "export", "record", "-o", "out.jsonl").exit_code == 0
    assert (place / "out.jsonl").read_text("utf-8") == lines.splitlines(keepends=True)[0]


@pytest.mark.usefixtures("kept")
def test_a_record_inside_a_folder_of_texts_is_not_one_of_its_texts(quoth: Run, place: Path) -> None:
    (place / "kept.quoth").rename(place / "record" / "kept.quoth")
    (place / "record" / "record.jsonl").unlink()
    result = quoth("record", "list", "record")
    assert (result.stdout, result.stderr) == ("speech\n", "")


def test_a_record_on_disk_is_checked_against(quoth: Run, kept: Path) -> None:
    report = json.loads(quoth("check", "wrong.txt", "--record", str(kept), "--format", "json").stdout)
    assert report["record"] == {"name": "kept.quoth", "sources": 3}
    assert [finding["verdict"]["label"] for finding in report["findings"]] == ["altered"]


def test_ctrl_c_says_what_stays_and_how_to_go_on(place: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Lines:\n"
        "    def read(self, size=-1): return b''\n"
        "    def readline(self, size): os.kill(os.getpid(), signal.SIGINT)\n"
        "class Stdin: buffer = Lines()\n"
        "sys.stdin = Stdin()\n"
        "from quoth.cli import commands\n"
        "commands(['record', 'add', 'new.quoth', '-'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b"")
    told = "quoth: new.quoth: stopped; nothing was committed yet; the same command goes on from there\n"
    assert done.stderr.decode() == told


@pytest.mark.skipif(os.name == "nt", reason="there are no terminals to open")
def test_who_looks_on_sees_how_far_it_is(place: Path) -> None:
    import pty  # noqa: PLC0415  (not on every system)

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "quoth", "record", "add", "new.quoth", "record", "empty.txt"]
    done = subprocess.run(command, cwd=place, stderr=theirs, stdout=subprocess.PIPE, check=True)
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    assert done.stdout == b"1 source added\n"
    assert b"adding" in shown
    assert b"\x1b[2Kquoth: empty.txt: there is no text in it" in shown


def _read(terminal: int) -> bytes:
    """Return what a terminal shows, nothing once the other side is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
