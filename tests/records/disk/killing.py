"""Kills a process that works on a record at every step of its work, and looks at the record afterwards.

    python killing.py FOLDER [STRIDE]

One warm process forks a child for each kill. The child tells what is acknowledged through a pipe. Each fault found
is printed as a line; the last line says how many kills there were. A step is a call that writes, syncs, closes,
deletes, renames, or has SQLite do something; the child is killed right before or right after it, at one step of
STRIDE, 1 where none is given; then at random times.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from quoth.model import Source, SourceText
from quoth.records.disk.merging import Pace
from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, compact_record, read_sources, rebuild_record
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

PACE = Pace(batch=60, ratio=2, waiting=3)
STEPS = {"write", "flush", "fsync", "close", "unlink", "replace", "mkdir", "execute", "executemany", "executescript"}
EVERY = {"write": 7, "execute": 3}
"""Of the calls that are made most, each how manieth is a step."""
RANDOM = 120
"""Kills of each work at a random time; divided by the stride."""

Work = Callable[[Path, Callable[[str], None]], None]


def make(key: str, version: int = 0) -> SourceText:
    return SourceText(Source(key), f"the {key} says word{version} of {key}{version} upon the deck of the {key}")


def grow(folder: Path, tell: Callable[[str], None]) -> None:
    with Writer(folder, PACE) as writer:
        for at in range(0, 6, 2):
            writer.add([make(f"new{at}"), make(f"new{at + 1}"), make(f"old{at}", 1)])
            for key in (f"new{at}:0", f"new{at + 1}:0", f"old{at}:1"):
                tell(key)


def begin(folder: Path, tell: Callable[[str], None]) -> None:
    with Writer(folder, PACE) as writer:
        for at in range(4):
            writer.add([make(f"old{at}")])
            tell(f"old{at}:0")


def shed(folder: Path, tell: Callable[[str], None]) -> None:
    with Writer(folder, PACE) as writer:
        for at in range(3):
            writer.remove([f"old{at}"])
            tell(f"old{at}:-1")


def rebuild(folder: Path, _tell: Callable[[str], None]) -> None:
    rebuild_record(folder, pace=PACE)


def compact(folder: Path, _tell: Callable[[str], None]) -> None:
    compact_record(folder, pace=PACE)


WORKS: tuple[Work, ...] = (begin, grow, shed, rebuild, compact)


class Steps:
    """Counts the steps of this process, and kills it at one of them."""

    def __init__(self, last: int) -> None:
        self.seen = 0
        self._last = last
        self._times: dict[str, int] = {}

    def __call__(self, _frame: FrameType, event: str, called: Any) -> None:
        if not event.startswith("c_") or called.__name__ not in STEPS:
            return
        name = called.__name__
        times = self._times[name] = self._times.get(name, 0) + 1
        if times % EVERY.get(name, 1):
            return
        self.seen += 1
        if self.seen == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def run(work: Work, folder: Path, last: int, wait: float) -> tuple[list[str], int, bool]:
    """Do a work in a child and kill it; return what it acknowledged, its steps, and whether it was done."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(read)
            steps = Steps(last)
            if last:
                sys.setprofile(steps)
            work(folder, lambda line: _tell(write, line))
            sys.setprofile(None)
            os.write(write, b"steps:%d\n" % steps.seen)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    if wait:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read) as pipe:
        lines = pipe.read().split()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        print(f"{work.__name__}: the work failed", flush=True)
    told = [line for line in lines if not line.startswith("steps:")]
    counted = [int(line[6:]) for line in lines if line.startswith("steps:")]
    return told, counted[0] if counted else 0, bool(counted)


def _tell(pipe: int, line: str) -> None:
    os.write(pipe, line.encode() + b"\n")


def look(folder: Path, first: set[str], told: list[str], allowed: set[str]) -> str | None:
    """Return what is wrong with a record after a kill; None where nothing is."""
    if not told and not first and not (folder / "catalogue.sqlite").exists():
        return None
    held = dict.fromkeys(first)
    for line in told:
        key, _, version = line.partition(":")
        held = {other: None for other in held if not other.startswith(f"{key}:")}
        if version != "-1":
            held[line] = None
    before = dict(state(folder))
    problems = check_record(folder)
    if problems:
        return f"verify found {problems[0]}"
    after = dict(state(folder))
    if before != after:
        return "verify changed what it holds"
    for line in held:
        key, _, version = line.partition(":")
        # What was not acknowledged may be done or not, but only that.
        if after.get(key) != make(key, int(version)).text and not any(may.startswith(f"{key}:") for may in allowed):
            return f"{line} is lost"
    store = DiskStore(folder)
    for key, text in after.items():
        windows = store.nominate([find_words(text).keys], 30)[0]
        if key not in {window.source for window in windows}:
            return f"{key} is not found"
    store.close()
    kinds = {path.name.partition(".")[0] for path in folder.iterdir()}
    segments = len(list((folder / "segments").glob("*")))
    store = DiskStore(folder)
    if kinds != {"catalogue", "lock", "segments"} or segments != len(store._view._files):
        return "files were left"
    return None


def state(folder: Path) -> list[tuple[str, str]]:
    problems: list[Any] = []
    found = [(source.source.key, source.text) for source in read_sources(folder, problems)]
    return found if not problems else [("", str(problems))]


def main(root: Path, stride: int) -> None:
    base = root / "base.quoth"
    with Writer(base, PACE) as writer:
        writer.add(make(f"old{at}") for at in range(8))
        writer.add(make(f"gone{at}") for at in range(4))
        writer.remove([f"gone{at}" for at in range(3)])
    first = {f"old{at}:0" for at in range(8)} | {"gone3:0"}
    dice = random.Random(5)
    kills = 0
    for work in WORKS:
        held = set() if work is begin else first
        began = time.perf_counter()
        whole, steps, done = try_once(work, base, root, 1 << 60, 0)
        span = time.perf_counter() - began
        if not done:
            print(f"{work.__name__}: it does not end")
        plan = [(last, 0.0) for last in range(dice.randint(1, stride), steps + 1, stride)]
        plan += [(0, dice.uniform(0.0005, span)) for _ in range(RANDOM // stride)]
        for last, wait in plan:
            told, _, _ = try_once(work, base, root, last, wait)
            fault = look(root / "tried.quoth", held, told, set(whole[len(told) : len(told) + 3]))
            if fault:
                print(f"{work.__name__}, step {last} of {steps}, {wait:.6f} s: {fault}", flush=True)
            kills += 1
    print(f"{kills} kills")


def try_once(work: Work, base: Path, root: Path, last: int, wait: float) -> tuple[list[str], int, bool]:
    folder = root / "tried.quoth"
    shutil.rmtree(folder, ignore_errors=True)
    if work is not begin:
        shutil.copytree(base, folder)
    return run(work, folder, last, wait)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
