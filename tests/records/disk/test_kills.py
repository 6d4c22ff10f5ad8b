"""A record survives that its writer is killed, whenever that is."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, read_sources

SCRIPT = Path(__file__).with_name("killing.py")
MEMORY = Path("/dev/shm")
STRIDE = 8
"""One step of so many is tried here; `python killing.py FOLDER` tries all."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_whenever_a_writer_is_killed_nothing_acknowledged_is_lost() -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        command = [sys.executable, str(SCRIPT), folder, str(STRIDE)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    *faults, last = done.stdout.splitlines()
    assert not faults
    assert int(last.removesuffix(" kills")) > 150


ENDLESS = """
import sys
from itertools import count
from pathlib import Path
from quoth.model import Source, SourceText
from quoth.records.disk.merging import Pace
from quoth.records.disk.writer import Writer

if __name__ == "__main__":
    def show(source):
        if source.source.key == "s200":
            print("at work", flush=True)
    with Writer(Path(sys.argv[1]), Pace(batch=3000)) as writer:
        writer.add((SourceText(Source(f"s{at}"), f"words {at} " * 50) for at in count()), 2, show)
"""


def children(process: int) -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue  # it has ended meanwhile
        if parent == process:
            found.add(int(path.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_end_with_a_writer_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    folder = tmp_path / "killed.quoth"
    with subprocess.Popen([sys.executable, str(script), str(folder)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "at work\n"
        workers = children(writer.pid)
        assert len(workers) >= 2
        for _ in range(400):  # what was given last is committed a little later, on a busy machine a good deal
            if len(DiskStore(folder)) > 50:
                break
            time.sleep(0.05)
        writer.kill()
    for _ in range(200):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            break
        time.sleep(0.1)
    else:
        pytest.fail("workers are left")
    assert not check_record(folder)
    keys = [source.source.key for source in read_sources(folder, [])]
    assert keys == [f"s{at}" for at in range(len(keys))]
    assert len(keys) > 50
