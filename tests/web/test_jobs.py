"""Checks in processes of their own: progress, cancelling, bounds, and what dies."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quoth.web.jobs import FullError, Jobs
from quoth.web.serving import Serving
from quoth.web.worker import Done, Task

SOURCE = "The gate shall be open to all by day and by night. Nobody pays for water."
QUOTED = "“The gate shall be open to all by day and by night.” "


class Settled:
    """What came of tasks, by their tokens."""

    def __init__(self) -> None:
        self.done: dict[str, Done | None] = {}
        self._changed = threading.Condition()

    def __call__(self, task: Task, done: Done | None) -> None:
        with self._changed:
            assert task.token not in self.done
            self.done[task.token] = done
            self._changed.notify_all()

    def wait(self, *tokens: str) -> list[Done | None]:
        with self._changed:
            assert self._changed.wait_for(lambda: set(tokens) <= set(self.done), 50)
            return [self.done[token] for token in tokens]


Begin = Callable[..., Jobs]
Make = Callable[..., Task]


@pytest.fixture
def settled() -> Settled:
    return Settled()


@pytest.fixture
def begin(tmp_path: Path, settled: Settled) -> Iterator[Begin]:
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    begun: list[Jobs] = []

    def start(**bounds: Any) -> Jobs:
        serving = replace(Serving(tmp_path / "source.txt", "", waiting=9), **bounds)
        begun.append(Jobs(serving, settled))
        return begun[-1]

    yield start
    for jobs in begun:
        jobs.close()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make the task of checking some bytes."""

    def write(token: str, data: bytes, name: str = "essay.txt") -> Task:
        path = tmp_path / token / name
        path.parent.mkdir()
        path.write_bytes(data)
        return Task(token, name, path)

    return write


def wait_for_stage(jobs: Jobs, token: str, *stages: str) -> None:
    pause = threading.Event()
    for _ in range(5000):
        progress = jobs.find_progress(token)
        if progress and progress.stage in stages:
            return
        pause.wait(0.01)
    raise AssertionError(f"{token} never came to {stages}")


LONG = (QUOTED + "He went on and on. ") * 3000


def test_a_check_gives_the_report_in_every_format(begin: Begin, settled: Settled, make: Make) -> None:
    begin().submit(make("a", QUOTED.encode()))
    (done,) = settled.wait("a")
    assert done
    assert done.problem is None
    assert done.counts == {"verbatim": 1}
    assert {"json", "html", "text", "markdown"} <= set(done.rendered)
    assert done.data == b""


def test_what_cannot_be_read_is_a_problem_and_the_next_is_checked(begin: Begin, settled: Settled, make: Make) -> None:
    jobs = begin()
    jobs.submit(make("bad", b"\x00\x01\x02" * 99, "essay.pdf"))
    jobs.submit(make("good", QUOTED.encode()))
    bad, good = settled.wait("bad", "good")
    assert bad
    assert bad.problem
    assert "essay.pdf" in str(bad.problem)
    assert good
    assert good.problem is None


def test_a_check_that_is_cancelled_makes_room_for_the_next(begin: Begin, settled: Settled, make: Make) -> None:
    jobs = begin()
    for token in ("long", "waiting", "next"):
        jobs.submit(make(token, LONG.encode() if token == "long" else QUOTED.encode()))
    wait_for_stage(jobs, "long", "searching", "judging")
    assert jobs.cancel("waiting")
    assert jobs.cancel("long")
    long, waiting, following = settled.wait("long", "waiting", "next")
    assert long is None
    assert waiting is None
    assert following
    assert following.counts == {"verbatim": 1}
    assert not jobs.cancel("next")
    assert jobs.find_progress("long") is None


def test_too_many_are_refused(begin: Begin, make: Make) -> None:
    jobs = begin(waiting=1)
    jobs.submit(make("first", LONG.encode()))
    wait_for_stage(jobs, "first", "reading", "searching", "judging")
    jobs.submit(make("second", QUOTED.encode()))
    assert jobs.count_waiting() == 1
    with pytest.raises(FullError):
        jobs.submit(make("third", QUOTED.encode()))


def test_a_process_that_dies_is_a_problem_of_its_document(begin: Begin, settled: Settled, make: Make) -> None:
    jobs = begin()
    jobs.submit(make("first", LONG.encode()))
    wait_for_stage(jobs, "first", "searching", "judging")
    process = jobs._threads[0]._process
    assert process
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    jobs.submit(make("next", QUOTED.encode()))
    first, following = settled.wait("first", "next")
    assert first
    assert first.problem
    assert "died" in str(first.problem)
    assert following
    assert following.problem is None


def test_a_check_that_takes_too_long_is_given_up(begin: Begin, settled: Settled, make: Make) -> None:
    begin(seconds=0.05).submit(make("long", LONG.encode()))
    (done,) = settled.wait("long")
    assert done
    assert done.problem
    assert "longer" in str(done.problem)


def test_closing_gives_up_all(begin: Begin, settled: Settled, make: Make) -> None:
    jobs = begin(workers=2)
    for number in range(5):
        jobs.submit(make(str(number), LONG.encode()))
    jobs.close()
    assert settled.wait(*map(str, range(5))) == [None] * 5
    with pytest.raises(FullError):
        jobs.submit(make("late", QUOTED.encode()))


def test_a_check_that_takes_too_much_memory_is_given_up(begin: Begin, settled: Settled, make: Make) -> None:
    jobs = begin(memory=1_000_000)
    jobs.submit(make("large", LONG.encode()))
    jobs.submit(make("next", QUOTED.encode()))
    large, following = settled.wait("large", "next")
    assert large
    assert "memory" in str(large.problem)
    assert following


def test_quotations_alone_are_listed(begin: Begin, settled: Settled, make: Make) -> None:
    begin().submit(replace(make("a", QUOTED.encode()), quotations=True))
    (done,) = settled.wait("a")
    assert done
    assert done.problem is None
    assert json.loads(done.rendered["json"])["schema"] == "quoth-extraction/1"


def test_who_listens_is_told_once_a_check_is_over(begin: Begin, make: Make) -> None:
    jobs, told = begin(), [threading.Event(), threading.Event()]
    jobs.submit(make("a", QUOTED.encode()))
    jobs.listen("a", told[0].set)
    assert told[0].wait(50)
    jobs.listen("a", told[1].set)
    assert told[1].is_set()
