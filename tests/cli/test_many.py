"""Many documents in real processes: shared, killed, stopped, gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from quoth.archive import open_record
from quoth.ingest import gather
from quoth.records.disk.writer import Writer

from .conftest import RIGHT, WRONG

Run = Callable[..., Result]
FORMATS = ("text", "json", "jsonl", "markdown", "csv", "sarif", "github", "junit")
START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from quoth.cli import main; main()"
)
"""Begins `quoth` as a terminal would, whatever the tests are run by."""
THREADED = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()\n" + START
"""The same beside another thread, so that nothing is forked."""
STUCK = "07.stuck"
"""A document whose reader, of another package, waits where `stuck` asks for that; elsewhere it is plain text."""
READER = """
from quoth.readers import plain
from quoth.readers.formats import Format
ROW = Format("stuck", (".stuck",), (), "stuck_reader:read")
def read(data, name):
    with open({gate!r}, "rb") as gate:
        gate.read()
    return plain.read(data, name)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


@pytest.fixture
def many(place: Path) -> Path:
    """Return `place` with a record on disk, and `many/` with twelve documents, one of which cannot be read."""
    with Writer(place / "disk.quoth") as writer:
        writer.add(gather(place / "record")[0])
    (place / "many").mkdir()
    for number in range(12):
        text = f"No. {number}.\n\n{WRONG if number % 3 == 0 else RIGHT}" * (number % 3 + 1)
        (place / "many" / (f"{number:02}.txt" if number != 7 else STUCK)).write_text(text, "utf-8")
    (place / "many" / "05.txt").write_bytes(b"")
    return place


def arguments(*more: str, record: str = "disk.quoth") -> list[str]:
    return ["check", "many", "--record", record, *more]


def lines(*more: str) -> list[str]:
    return arguments("--format", "jsonl", "-o", "out.jsonl", *more)


def begin(code: str, folder: Path, given: list[str], modules: Path | None = None) -> subprocess.Popen[bytes]:
    """Begin quoth; `modules` is a folder of modules that it finds besides."""
    paths = [str(modules)] if modules else []
    known = os.pathsep.join([*paths, *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-c", code, *given],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": known},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("record", ["record", "disk.quoth"])
@pytest.mark.parametrize("form", FORMATS)
def test_output_is_the_same_however_many_share_the_work(quoth: Run, many: Path, form: str, record: str) -> None:
    one = quoth(*arguments("--format", form, "-j", "1", record=record))
    assert one.exit_code == 0, one.stderr
    assert (many / "many" / "05.txt").name in one.stderr
    for given in (("-j", "3"), ()):
        several = quoth(*arguments("--format", form, *given, record=record))
        assert (several.stdout, several.stderr, several.exit_code) == (one.stdout, one.stderr, 0)


def test_fail_on_and_standard_input_are_shared_too(quoth: Run, many: Path) -> None:
    given = ("check", "many/01.txt", "-", "many/02.txt", "--record", "record", "--fail-on", "altered", "-j", "2")
    assert quoth(*given, given=RIGHT).exit_code == 0
    result = quoth(*given, "--format", "jsonl", given=WRONG)
    assert result.exit_code == 1
    names = [json.loads(line)["document"]["name"] for line in result.stdout.splitlines()]
    assert names == ["many/01.txt", "text", "many/02.txt"]
    assert many.is_dir()


def test_nothing_read_by_several_is_2(quoth: Run, many: Path) -> None:
    for path in (many / "many").iterdir():
        path.write_bytes(b"")
    result = quoth(*lines("-j", "2"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 12)
    assert not list(many.glob("out.jsonl*"))


def test_processes_that_cannot_be_forked_are_begun_anew(quoth: Run, many: Path) -> None:
    process = begin(THREADED, many, arguments("--format", "jsonl", "-j", "2", record="record"))
    output, told = process.communicate()
    one = quoth(*arguments("--format", "jsonl", "-j", "1", record="record"))
    assert (output.decode(), told.decode()) == (one.stdout, one.stderr)


@contextmanager
def stuck(folder: Path, given: list[str], code: str = START) -> Iterator[tuple[subprocess.Popen[bytes], Path, int]]:
    """Run quoth on the documents of `many/`, one of which is being read until the pipe that is yielded is closed."""
    path = folder / "gate"
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    modules = folder / "modules"
    installed = modules / "stuck_reader-1.0.dist-info"
    installed.mkdir(parents=True, exist_ok=True)
    (modules / "stuck_reader.py").write_text(READER.format(gate=str(path)), "utf-8")
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: stuck-reader\nVersion: 1.0\n", "utf-8")
    (installed / "entry_points.txt").write_text("[quoth.readers]\nstuck = stuck_reader:ROW\n", "utf-8")
    process = begin(code, folder, given, modules)
    writing = -1
    try:
        while writing < 0:
            try:
                writing = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:  # nobody reads it yet
                assert process.poll() is None, process.communicate()
                time.sleep(0.01)
        yield process, path, writing
    finally:
        process.kill()
        if writing >= 0:
            os.close(writing)
        process.communicate()


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def readers(process: subprocess.Popen[bytes], path: Path, but: int = 0) -> int:
    """Wait for a worker other than `but` that reads `path`; return its number."""
    while True:
        for worker in workers(process):
            try:
                held = [link.readlink() for link in Path(f"/proc/{worker}/fd").iterdir()]
            except OSError:  # it or one of its files is just going
                continue
            if worker != but and path in held:
                return worker
        time.sleep(0.01)


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(true: Callable[[], bool]) -> None:
    """Wait until something is true; the time that any test has is the bound."""
    while not true():
        time.sleep(0.01)


@linux
@pytest.mark.parametrize(("code", "record"), [(START, "disk.quoth"), (START, "record"), (THREADED, "disk.quoth")])
def test_a_document_whose_process_is_killed_is_tried_again(quoth: Run, many: Path, code: str, record: str) -> None:
    with stuck(many, arguments("--format", "jsonl", "-j", "2", record=record), code) as (process, path, writing):
        first = readers(process, path)
        os.kill(first, signal.SIGKILL)
        readers(process, path, but=first)
        with Path(os.devnull).open("wb") as nothing:
            os.dup2(nothing.fileno(), writing)  # the pipe ends here
        output, told = process.communicate()
    one = quoth(*arguments("--format", "jsonl", "-j", "1", record=record))
    assert (output.decode(), told.decode(), process.returncode) == (one.stdout, one.stderr, 0)


@linux
def test_a_document_that_kills_twice_is_one_line_and_the_others_go_on(many: Path) -> None:
    with stuck(many, arguments("--format", "jsonl", "-j", "2", "--fail-on", "altered")) as (process, path, _):
        first = readers(process, path)
        os.kill(first, signal.SIGKILL)
        os.kill(readers(process, path, but=first), signal.SIGKILL)
        output, told = process.communicate()
    assert process.returncode == 1
    assert [line.split(": ")[1] for line in told.decode().splitlines()] == ["many/05.txt", f"many/{STUCK}"]
    assert len(output.splitlines()) == 10


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stopped_run_keeps_what_is_done_and_is_gone_on_with(quoth: Run, many: Path, jobs: str) -> None:
    (many / "out.jsonl").write_text("old", "utf-8")
    with stuck(many, lines("-j", jobs)) as (process, _, _):
        readers_of = workers(process)
        wait_for(lambda: (many / "out.jsonl.part").read_bytes().count(b"\n") == 7)  # what was asked for, six reports
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    assert not any(runs(worker) for worker in readers_of)
    last = told.decode().splitlines()[-2:]
    assert last[0].startswith("quoth: out.jsonl.part: 6 of 12 documents are done")
    assert last[1] == "quoth: stopped"
    assert (many / "out.jsonl").read_text("utf-8") == "old"
    resumed = quoth(*lines("-j", jobs, "--resume", "--fail-on", "altered"))
    assert resumed.exit_code == 1
    assert "6 of 12 documents are done and unchanged" in resumed.stderr
    whole = quoth(*arguments("--format", "jsonl", "-j", "1"))
    assert (many / "out.jsonl").read_text("utf-8") == whole.stdout
    assert [found.name for found in many.iterdir() if "out.jsonl" in found.name] == ["out.jsonl"]


@linux
def test_no_process_outlives_one_that_is_killed(many: Path) -> None:
    with stuck(many, lines("-j", "3")) as (process, _, _):
        wait_for(lambda: (many / "out.jsonl.part").read_bytes().count(b"\n") == 7)
        begun = workers(process)
        assert len(begun) == 3
        process.kill()
    wait_for(lambda: not any(runs(worker) for worker in begun))
    assert (many / "out.jsonl.part").read_bytes().endswith(b"\n")


@linux
def test_two_runs_do_not_write_to_one_file(quoth: Run, many: Path) -> None:
    with stuck(many, lines("-j", "1")):
        result = quoth("check", "right.txt", "--record", "record", "--format", "jsonl", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert "another run is writing to it" in result.stderr


def stop_after(many: Path, quoth: Run, reports: int, end: bytes = b"") -> list[bytes]:
    """Leave an unfinished file as a run leaves it that is killed; return the lines of a whole run."""
    done = quoth(*arguments("--format", "jsonl", "-j", "1")).stdout.encode().splitlines(keepends=True)
    with stuck(many, lines("-j", "1")) as (process, _, _):
        process.kill()
    part = many / "out.jsonl.part"
    head = part.read_bytes().splitlines(keepends=True)[0]
    part.write_bytes(b"".join([head, *done[:reports]]) + end)
    return done


@linux
def test_only_whole_reports_of_unchanged_documents_are_kept(quoth: Run, many: Path) -> None:
    done = stop_after(many, quoth, 6, end=b'{"schema":"quoth-report/1","docum')
    (many / "many" / "02.txt").write_text(WRONG, "utf-8")  # changed
    (many / "many" / "05.txt").write_text(WRONG, "utf-8")  # could not be read
    (many / "many" / "04a.txt").write_text(RIGHT, "utf-8")  # new
    (many / "many" / "01.txt").unlink()  # gone
    result = quoth(*lines("--resume", "-j", "2"))
    assert result.stderr.startswith("quoth: out.jsonl.part: 4 of 12 documents are done and unchanged; ")
    now = (many / "out.jsonl").read_bytes()
    assert now == quoth(*arguments("--format", "jsonl", "-j", "1")).stdout.encode()
    assert now.splitlines(keepends=True)[0] == done[0]


@linux
def test_a_run_may_be_cut_off_anywhere(quoth: Run, many: Path) -> None:
    done = stop_after(many, quoth, 12)
    left = (many / "out.jsonl.part").read_bytes()
    bounds = [left.index(b"\n"), left.index(b"\n") + 1, len(left) - 1, len(left)]
    for cut in (0, 1, *bounds, *range(len(left) // 5, len(left), len(left) // 5)):
        (many / "out.jsonl.part").write_bytes(left[:cut])
        assert quoth(*lines("--resume")).exit_code == 0
        assert (many / "out.jsonl").read_bytes() == b"".join(done)


FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))\n" + START
"""The same where no file may grow beyond 16 KiB."""


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_loses_nothing_that_is_done(quoth: Run, many: Path, jobs: str) -> None:
    held = open_record(many / "disk.quoth")  # so that the files are there which reading a catalogue makes
    process = begin(FULL, many, lines("-j", jobs))
    _, told = process.communicate()
    assert process.returncode == 2
    assert "Traceback" not in told.decode()
    assert len(held)
    done = (many / "out.jsonl.part").read_bytes().count(b"\n") - 1
    assert done > 1
    assert f"{done} of 12 documents are done" in told.decode()
    assert f"{done} of 12 documents are done" in quoth(*lines("--resume", "-j", jobs)).stderr
    assert (many / "out.jsonl").read_text("utf-8") == quoth(*arguments("--format", "jsonl", "-j", "1")).stdout


@linux
def test_a_stopped_run_of_something_else_is_not_gone_on_with(quoth: Run, many: Path) -> None:
    stop_after(many, quoth, 3)
    left = (many / "out.jsonl.part").read_bytes()
    result = quoth(*lines("--resume", "--style", "ap"))
    assert result.exit_code == 2
    assert "asked for something else (style)" in result.stderr
    with Writer(many / "disk.quoth") as writer:
        writer.add(gather(many / "record")[0] + gather(many / "right.txt")[0])
    result = quoth(*lines("--resume"))
    assert result.exit_code == 2
    assert "asked for something else (sources)" in result.stderr
    assert (many / "out.jsonl.part").read_bytes() == left
    anew = quoth(*lines())
    assert "--resume would have gone on from it" in anew.stderr
    assert not (many / "out.jsonl.part").exists()


def test_with_nothing_left_behind_all_is_checked(quoth: Run, many: Path) -> None:
    result = quoth(*lines("--resume"))
    assert "no unfinished run left anything" in result.stderr
    assert (many / "out.jsonl").read_text("utf-8").count("\n") == 11


@pytest.mark.parametrize("given", [("--format", "json", "-o", "out.json"), ("--format", "jsonl"), ("-o", "out.txt")])
def test_only_lines_in_a_file_are_gone_on_with(quoth: Run, many: Path, given: tuple[str, ...]) -> None:
    result = quoth(*arguments("--resume", *given))
    assert result.exit_code == 2
    assert "--format jsonl" in result.stderr
    assert many.is_dir()


@linux
@pytest.mark.parametrize(("jobs", "told"), [("2", True), ("1", False)])
def test_a_record_that_is_altered_under_several_processes_is_told(many: Path, jobs: str, told: bool) -> None:
    with stuck(many, arguments("-j", jobs)) as (process, _, writing):
        with Writer(many / "disk.quoth") as writer:
            writer.remove(["speech"])
        with Path(os.devnull).open("wb") as nothing:
            os.dup2(nothing.fileno(), writing)  # the pipe ends here
        _, errors = process.communicate()
    assert process.returncode == 0
    assert ("checking: the record was altered meanwhile" in errors.decode().splitlines()[-1]) == told
