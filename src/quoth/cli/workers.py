"""Work given to several processes, and what comes of it in the order in which it was given.

Each worker has one task in hand and a pipe of its own. So what a worker that died was doing is known, what is
sent to a worker is always being waited for, and no lock can be left behind. What is finished before its turn waits;
while much is waiting no more is handed out, so that memory does not grow with the number of tasks.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from quoth.errors import QuothError

__all__ = ["Pool", "count_cores"]

Task = TypeVar("Task")
Result = TypeVar("Result")

_TRIES = 2
"""Workers that may die with a task in hand before it is given up."""
_MOST_WAITING = 1 << 25
"""Size of what waits for its turn at which nothing new is handed out."""
_PATIENCE = 5.0
"""Seconds that a worker with nothing left to do has to end by itself."""


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # a container or `taskset` may allow fewer than there are
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Order(Generic[Task]):
    """A task with its place among all, and how many workers died with it."""

    place: int
    task: Task
    fallen: int = 0


class Pool(Generic[Task, Result]):
    """Processes that all do one thing. Used in a `with`; whatever ends it ends them."""

    def __init__(self, do: Callable[[Task], Result], count: int, copies: bool) -> None:
        """Start `count` processes that each do `do`.

        With `copies` each gets a copy of `do` and what it holds, made by pickling; else it inherits them where
        the system can do that.
        """
        self._do: bytes | Callable[[Task], Result] = pickle.dumps(do) if copies else do
        self._count = count
        self._idle: list[Connection] = []
        self._busy: dict[Connection, _Order[Task]] = {}
        self._processes: dict[Connection, BaseProcess] = {}
        gc.freeze()  # the collector would write to all that is inherited, and so copy it
        try:
            for _ in range(count):
                self._start()
        except BaseException:
            self._end(at_once=True)
            raise

    def __enter__(self) -> Pool[Task, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._end(at_once=kind is not None)

    def run(
        self, tasks: Iterable[Task], weigh: Callable[[Result], int]
    ) -> Iterator[Result | None]:
        """Yield what comes of each task, in their order; None where every worker that tried it died.

        A task is taken when there is a worker for it; `weigh` tells the size of a result. Raises the QuothError
        that kept a worker from beginning at all.
        """
        new = (_Order(place, task) for place, task in enumerate(tasks))
        again: deque[_Order[Task]] = deque()
        waiting: dict[int, Result | None] = {}
        turn = size = 0
        while True:
            while len(self._busy) < self._count and (again or size < _MOST_WAITING):
                order = again.popleft() if again else next(new, None)
                if order is None:
                    break
                self._give(order, again)
            if turn in waiting:
                result = waiting.pop(turn)
                size -= 0 if result is None else weigh(result)
                turn += 1
                yield result
                continue
            if not self._busy and not again:
                return
            for pipe in wait(list(self._busy)):
                assert isinstance(pipe, Connection)
                order = self._busy.pop(pipe)
                try:
                    result = pipe.recv()
                except (EOFError, OSError):
                    self._bury(pipe)
                    order.fallen += 1
                    if order.fallen < _TRIES:
                        again.append(order)
                    else:
                        waiting[order.place] = None
                    continue
                if isinstance(result, QuothError):
                    raise result
                self._idle.append(pipe)
                waiting[order.place] = result
                size += weigh(result)

    def _give(self, order: _Order[Task], again: deque[_Order[Task]]) -> None:
        if not self._idle:
            self._start()
        pipe = self._idle.pop()
        try:
            pipe.send(order.task)
        except OSError:  # it died with nothing in hand
            self._bury(pipe)
            again.appendleft(order)
        else:
            self._busy[pipe] = order

    def _start(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        # To fork while another thread runs, as that of a bar does, may leave the child with a lock that nobody opens.
        forks = sys.platform == "linux" and threading.active_count() == 1
        make = multiprocessing.get_context("fork").Process if forks else multiprocessing.get_context("spawn").Process
        others = (ours, *self._processes) if forks else ()
        process = make(target=_serve, args=(theirs, self._do, others), daemon=True)
        masks = hasattr(signal, "pthread_sigmask")
        # Ctrl-C goes to all processes; until the new one has said that it minds none, it must not get one.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if masks else ()
        try:
            with warnings.catch_warnings():  # threads of the arithmetic library mind a fork themselves
                warnings.simplefilter("ignore", DeprecationWarning)
                process.start()
            theirs.close()
            self._processes[ours] = process
            self._idle.append(ours)
        finally:
            if masks:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _bury(self, pipe: Connection) -> None:
        process = self._processes.pop(pipe)
        pipe.close()
        process.kill()
        process.join()

    def _end(self, at_once: bool) -> None:
        for pipe, process in self._processes.items():
            pipe.close()  # a worker that waits for a task ends at that
            if at_once:
                process.kill()
        for process in self._processes.values():
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
        self._processes.clear()
        gc.unfreeze()


def _serve(pipe: Connection, given: bytes | Callable[[Task], Result], others: Sequence[Connection]) -> None:
    """Do what is asked through `pipe` until nobody asks any more; `others` are ends that were inherited."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is told of it, and ends all
    for other in others:
        other.close()  # else this process would keep the others from seeing that nobody asks
    do: Callable[[Task], Result] | QuothError
    try:
        do = pickle.loads(given) if isinstance(given, bytes) else given
    except QuothError as error:
        do = error
    except Exception as fault:
        what = f"it could not begin its work ({type(fault).__name__}: {fault})"
        do = QuothError("another process", what, "try again with --jobs 1")
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            pipe.send(do if isinstance(do, QuothError) else do(task))
