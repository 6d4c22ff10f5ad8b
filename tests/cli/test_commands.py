from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from quoth.cli import COMMANDS, commands
from quoth.version import __version__

Run = Callable[..., Result]


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: str(row.name))
def test_every_command_explains_itself(quoth: Run, row) -> None:  # type: ignore[no-untyped-def]
    command = commands.get_command(click.Context(commands), row.name)
    assert command is not None
    assert command.get_short_help_str(200) == row.summary
    result = quoth(row.name, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    assert f"  quoth {row.name}" in result.stdout
    assert row.summary in quoth("--help").stdout


def test_help_and_version_load_next_to_nothing(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom quoth.cli import commands\n"
        "try: commands(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'rich', 'trafilatura', 'quoth.readers', 'quoth.model.finding'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_json_does_not_load_rich(place: Path) -> None:
    code = (
        "import sys\nfrom quoth.cli import commands\n"
        "try: commands(['quotes', 'right.txt', '--format', 'json'])\nexcept SystemExit: pass\n"
        "print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_version(quoth: Run) -> None:
    assert quoth("--version").stdout == f"quoth {__version__}\n"


def test_indirect_speech_is_listed_where_it_is_asked_for(quoth: Run, place: Path) -> None:
    (place / "told.txt").write_text("Ada Holm said that the dam would fail.", encoding="utf-8")
    assert json.loads(quoth("quotes", "told.txt", "--format", "json").stdout)["quotations"] == []
    value = json.loads(quoth("quotes", "told.txt", "--indirect", "--format", "json").stdout)
    assert [row["quotation"]["kind"] for row in value["quotations"]] == ["indirect"]
    checked = json.loads(quoth("check", "told.txt", "--record", "record", "--indirect", "--format", "json").stdout)
    assert [row["verdict"]["rule"] for row in checked["findings"]] == ["indirect"]


def test_quotes_needs_no_record(quoth: Run) -> None:
    value = json.loads(quoth("quotes", "right.txt", "--format", "json").stdout)
    assert value["schema"] == "quoth-extraction/1"
    text = value["quotations"][0]["quotation"]["text"]
    assert text == "We shall keep the old bridge open for every farmer of the valley."
    assert len(quoth("quotes", "all", "--format", "jsonl").stdout.splitlines()) == 2
    assert "“We shall keep the old bridge" in quoth("quotes", "right.txt").stdout


def test_a_table_of_several_documents_has_one_heading(quoth: Run) -> None:
    one = quoth("quotes", "right.txt", "--format", "csv").stdout.splitlines()
    several = quoth("quotes", "right.txt", "missing.txt", "wrong.txt", "--format", "csv")
    assert several.stdout.splitlines()[:2] == one
    assert len(several.stdout.splitlines()) == 3
    assert several.stderr.startswith("quoth: missing.txt: ")
    assert quoth("quotes", "right.txt", "--format", "sarif").exit_code == 2


def test_search_shows_the_nearest_passage(quoth: Run) -> None:
    asked = ("search", "bridge open for every farmer", "of the valley", "--record", "record")
    value = json.loads(quoth(*asked, "--format", "json").stdout)
    assert value["passages"][0]["source"] == "speech"
    assert "every farmer" in quoth(*asked).stdout
    assert quoth("search", "xylophone zebra quartz", "--record", "record").exit_code == 0


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--speaker", "Lee"), 1),
        (("--speaker", "Holm"), 0),
        (("--date", "2021"), 1),
        (("--date", "2021-05-01/2021-05-03"), 1),
        (("--date", "2021-05-04/2021-05-09"), 0),
        (("--source", "speech"), 1),
        (("--source", "speech", "--speaker", "Ann Lee", "--date", "2021-05"), 1),
    ],
)
@pytest.mark.parametrize("record", ["record", "kept.quoth"])
def test_search_can_be_narrowed(quoth: Run, record: str, options: tuple[str, ...], found: int) -> None:
    quoth("record", "add", "kept.quoth", "record")
    result = quoth("search", "open for every farmer", "--record", record, *options, "--format", "json")
    assert len(json.loads(result.stdout)["passages"]) == found


def test_a_search_in_an_unknown_source_is_a_mistake(quoth: Run) -> None:
    result = quoth("search", "bridge", "--record", "record", "--source", "nothing")
    assert result.exit_code == 2
    assert "holds no source 'nothing'" in result.stderr


def test_record_lists_and_shows(quoth: Run) -> None:
    assert quoth("record", "list", "record").stdout.startswith("speech")
    value = json.loads(quoth("record", "list", "record", "--format", "json").stdout)
    assert [source["key"] for source in value] == ["speech"]
    assert quoth("record", "show", "record").stdout == "record: 1 source\n"
    assert "We shall keep" in quoth("record", "show", "record", "speech").stdout
    shown = json.loads(quoth("record", "show", "record", "speech", "--format", "json").stdout)
    assert (shown["key"], "source" in shown) == ("speech", False)
    assert shown["text"].startswith("We shall keep")
    missing = quoth("record", "show", "record", "nothing")
    assert missing.exit_code == 2
    assert missing.stderr.startswith("quoth: ")


def test_demo_checks_and_copies_the_example(quoth: Run, place: Path) -> None:
    shown = quoth("demo")
    assert shown.exit_code == 0, shown.output
    assert "quoth check " in shown.stdout
    assert "Summary" in shown.stdout
    assert quoth("demo", "--copy", "here").exit_code == 0
    assert (place / "here" / "essay.html").is_file()
    assert quoth("demo", "--copy", "here").exit_code == 2


def test_a_plain_locale_does_not_stop_the_output(place: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "quoth", "quotes", "right.txt"]
    done = subprocess.run(command, cwd=place, capture_output=True, check=True, env={**os.environ, **env})
    assert "“We shall" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_quiet(place: Path) -> None:
    folder = place / "many"
    folder.mkdir()
    text = "He said: “We shall keep the old bridge open.”\n" * 20
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "quoth", "quotes", "many", "--format", "jsonl"],
        cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_ctrl_c_ends_in_one_line(place: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Waiting:\n"
        "    def read(self, size): os.kill(os.getpid(), signal.SIGINT)\n"
        "class Stdin: buffer = Waiting()\n"
        "sys.stdin = Stdin()\n"
        "from quoth.cli import commands\n"
        "commands(['quotes', '-'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.decode().split()) == (130, b"", ["quoth:", "stopped"])


@pytest.mark.skipif(os.name == "nt", reason="there are no terminals to open")
def test_a_line_about_a_document_stands_above_the_bar(place: Path) -> None:
    import pty  # noqa: PLC0415  (not on every system)

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "quoth", "quotes", "right.txt", "empty.txt", "wrong.txt", "-o", "list.txt"]
    subprocess.run(command, cwd=place, stderr=theirs, stdout=subprocess.DEVNULL, check=True)
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    assert b"\x1b[2Kquoth: empty.txt: there is no text in it" in shown
    assert (place / "list.txt").read_text("utf-8").count("1 quotation: 1 speech") == 2


def _read(terminal: int) -> bytes:
    """Return what a terminal shows, nothing once the other side is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


ODD = {
    "marks.txt": b"\xe2\x80\x9c\xe2\x80\x9d \"\" \xc2\xab \xc2\xbb",
    "one.txt": b"\xe2\x80\x9c",
    "bad.txt": b"Holm said: \xe2\x80\x9cWe \xff stay.\xe2\x80\x9d",
    "right to left.txt": "قالت هيلين: «لن نغادر الجسر أبدا».".encode(),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_odd_documents_are_listed_in_every_format(quoth: Run, place: Path, name: str, form: str) -> None:
    (place / name).write_bytes(ODD[name])
    result = quoth("quotes", name, "empty.txt", "right.txt", "--format", form, "-o", "list")
    assert result.exit_code == 0
    assert "every farmer of the valley" in (place / "list").read_text("utf-8")
    if form == "json":
        assert len(json.loads((place / "list").read_text("utf-8"))) == 2


def test_the_day_that_a_user_gives_goes_before_all_others(quoth: Run, place: Path) -> None:
    (place / "2031-05-09.txt").write_text("Published: 2 May 2031\n\n“So,” Ann Lee said on Tuesday.", "utf-8")
    for options, published, said in (
        ((), "2031-05-02", "2031-04-29"), (("--published", "2031-06-06"), "2031-06-06", "2031-06-03")
    ):
        value = json.loads(quoth("quotes", "2031-05-09.txt", "--format", "json", *options).stdout)
        assert value["document"]["published"] == published
        assert value["quotations"][0]["attribution"]["said_on"] == [said, said]
        assert f"published {published}" in quoth("quotes", "2031-05-09.txt", *options).stdout
    for wrong in ("soon", "2031-02-30", ""):
        result = quoth("quotes", "2031-05-09.txt", "--published", wrong)
        assert result.exit_code == 2
        assert "write it as 2022-02-01" in result.stderr
