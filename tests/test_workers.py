from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import QuothError
from quoth.workers import Pool

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the work is inherited by forking")

NUMBERS = st.lists(st.integers(0, 30), max_size=24)


def square(number: int) -> str:
    """Square a number; the process dies of a multiple of seven."""
    if number % 7 == 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return "x" * number * number


@settings(max_examples=25)
@given(NUMBERS, st.integers(1, 4), st.booleans())
def test_results_come_in_order_whoever_dies(numbers: list[int], count: int, copies: bool) -> None:
    """Any number of processes yield what a plain loop does, but None for what no process survives."""
    with Pool(square, count, copies) as pool:
        assert list(pool.run(numbers, len)) == [None if number % 7 == 6 else square(number) for number in numbers]


def test_a_task_is_tried_again_after_a_death(tmp_path: Path) -> None:
    def die_once(name: str) -> str:
        if not (tmp_path / name).exists():
            (tmp_path / name).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return name

    with Pool(die_once, 2, copies=False) as pool:
        assert list(pool.run("abcdef", len)) == list("abcdef")


def test_tasks_are_not_taken_far_ahead_of_what_waits() -> None:
    taken = []

    def tasks() -> object:
        for number in range(40):
            taken.append(number)
            yield number

    def make(number: int) -> str:
        if number == 0:
            signal.pause()  # until it is killed: all others have to wait for it
        return "x" * (1 << 23)

    with Pool(make, 2, copies=False) as pool:
        results = pool.run(tasks(), len)  # type: ignore[arg-type]

        def kill_all(*_: object) -> None:
            for process in list(pool._processes.values()):
                process.kill()

        signal.signal(signal.SIGALRM, kill_all)
        signal.setitimer(signal.ITIMER_REAL, 0.5, 0.5)
        try:
            assert next(results) is None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        assert len(taken) < 12


class Broken:
    """What cannot be opened in another process."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return fail, ("gone",)

    def __call__(self, task: str) -> str:
        return task


def fail(where: str) -> None:
    raise QuothError(where, "it cannot be opened", "look for it")


def test_work_that_cannot_begin_is_one_error() -> None:
    with Pool(Broken(), 2, copies=True) as pool, pytest.raises(QuothError, match="gone: it cannot be opened"):
        list(pool.run("abc", len))
