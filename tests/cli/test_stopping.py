"""Ctrl-C, as a terminal sends it to a command and all its processes: one line, and nothing that was done is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quoth.records.disk.catalogue import Catalogue
from quoth.records.disk.places import CATALOGUE
from quoth.records.disk.upkeep import check_record, read_sources

START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from quoth.records.disk.merging import Pace\n"
    "from quoth.records.disk import renewal, writer\n"
    "if __name__ == '__main__':\n"
    "    pace = Pace(batch=200_000)\n"
    "    writer.Writer.__init__.__defaults__ = pace, True\n"
    "    renewal.rebuild_record.__defaults__ = 1, None, pace\n"
    "    from quoth.cli import main; main()\n"
)
"""Begins `quoth` as a terminal would, with batches that are soon committed."""
SOURCES = 1600
pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no groups of processes to send a signal to")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of sources that takes some seconds to be taken in."""
    dice = random.Random(3)
    words = [f"{dice.choice('bdfgklmnprst')}{dice.choice('aeiou')}{number}" for number in range(5000)]
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(SOURCES):
            text = " ".join(dice.choices(words, k=1000))
            file.write(json.dumps({"id": f"s{number}", "text": f"{text} only{number}"}) + "\n")
    return path


def begin(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    script = folder / "start.py"
    script.write_text(START, "utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes], when: Callable[[], bool]) -> str:
    """Send Ctrl-C to a process and its own when something is true; return the one line that it leaves."""
    while not when():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    output, told = process.communicate()
    assert (process.returncode, output) == (130, b""), told.decode()
    (line,) = told.decode().splitlines()
    return line


def count(folder: Path) -> int:
    if not (folder / CATALOGUE).exists():
        return 0
    catalogue = Catalogue.open(folder / CATALOGUE)
    held = len(catalogue)
    catalogue.close()
    return held


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_stopped_is_committed_so_far_and_gone_on_with(tmp_path: Path, rows: Path, jobs: str) -> None:
    folder = tmp_path / "new.quoth"
    command = ("record", "add", "new.quoth", str(rows), "--jobs", jobs)
    line = stop(begin(tmp_path, *command), lambda: count(folder) > 0)
    held = count(folder)
    told = f"stopped; {held:,} sources committed, and kept; the same command goes on from there"
    assert line == f"quoth: new.quoth: {told}"
    assert 0 < held < SOURCES
    mended: list[object] = []
    assert check_record(folder, mended=mended) == mended == []  # type: ignore[arg-type]
    again = begin(tmp_path, *command)
    output, errors = again.communicate()
    assert (output.decode(), errors) == (f"{SOURCES - held:,} sources added; {held:,} held already\n", b"")
    keys = [source.source.key for source in read_sources(folder, [])]
    assert keys == [f"s{number}" for number in range(SOURCES)]
    before = {path.name for path in (folder / "segments").iterdir()}
    rebuilding = begin(tmp_path, "record", "rebuild", "new.quoth", "--jobs", jobs)
    line = stop(rebuilding, lambda: len(list((folder / "segments").iterdir())) > len(before) + 2)
    assert line.startswith("quoth: new.quoth: stopped; every source is kept and found as before; ")
    assert {path.name for path in (folder / "segments").iterdir()} == before
    assert not check_record(folder, mended=mended)  # type: ignore[arg-type]
    assert not mended
