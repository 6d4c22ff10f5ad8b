"""Work given to several processes, and what comes of it in the order in which it was given.

Each worker has one task in hand and a pipe of its own. So what a worker that died was doing is known, what is
sent to a worker is always being waited for, and no lock can be left behind. What is finished before its turn waits;
while much is waiting no more is handed out, so that memory does not grow with the number of tasks.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from quoth.errors import QuothError

__all__ = ["Alone", "Pool", "workers_of"]

Task = TypeVar("Task")
Result = TypeVar("Result")

_TRIES = 2
"""Workers that may die with a task in hand before it is given up."""
_MOST_WAITING = 1 << 25
"""Size of what waits for its turn at which nothing new is handed out."""
_PATIENCE = 5.0
"""Seconds that a worker with nothing left to do has to end by itself."""


@dataclass(slots=True)
class _Order(Generic[Task]):
    """A task with its place among all, and how many workers died with it."""

    place: int
    task: Task
    fallen: int = 0


@dataclass(frozen=True, slots=True)
class _Raised:
    """What a task, or the beginning, ended in."""

    error: Exception


class Alone(Generic[Task, Result]):
    """What `Pool` does, done by this process."""

    def __init__(self, do: Callable[[Task], Result]) -> None:
        self._do = do
        self._made: list[Result] = []

    def __enter__(self) -> Alone[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self._made.clear()

    def run(self, tasks: Iterable[Task], weigh: Callable[[Result], int] | None = None) -> Iterator[Result | None]:  # noqa: ARG002
        """Yield what comes of each task, which is taken when its turn comes."""
        for task in tasks:
            self._made = [self._do(task)]
            yield self._made[0]
            self._made = []

    def finished(self) -> Iterator[Result]:
        """Yield what `run` had yielded last, if it was not asked for more."""
        yield from self._made


def workers_of(do: Callable[[Task], Result], count: int) -> Pool[Task, Result] | Alone[Task, Result]:
    """Return `count` processes that do `do`, or this one alone for 1, to be used in a `with`.

    They inherit nothing, so that this process may hold a lock or a connection; a script then needs the usual
    `if __name__ == "__main__"`. `do` is copied by pickling.
    """
    return Pool(do, count, copies=True, forks=False) if count > 1 else Alone(do)


class Pool(Generic[Task, Result]):
    """Processes that all do one thing. Used in a `with`; whatever ends it ends them.

    Ctrl-C, which a terminal sends to all processes, is for the one that asks; when that ends the `with`, they end.
    """

    def __init__(self, do: Callable[[Task], Result], count: int, copies: bool, forks: bool = True) -> None:
        """Start `count` processes that each do `do`.

        With `copies` each gets a copy of `do` and what it holds, made by pickling; else it inherits them where
        the system can do that. Without `forks` they inherit nothing.
        """
        self._do: bytes | Callable[[Task], Result] = pickle.dumps(do) if copies else do
        self._count = count
        self._forks = forks and sys.platform == "linux"
        self._turn = self._size = 0
        self._waiting: dict[int, Result | None] = {}
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
        self, tasks: Iterable[Task], weigh: Callable[[Result], int] = lambda _: 0
    ) -> Iterator[Result | None]:
        """Yield what comes of each task, in their order; None where every worker that tried it died.

        One task is taken ahead of the workers; `weigh` tells the size of a result. Raises what a task raised, and
        the QuothError that kept a worker from beginning at all.
        """
        new = (_Order(place, task) for place, task in enumerate(tasks, self._turn))
        ready: deque[_Order[Task]] = deque()
        while True:
            while len(self._busy) < self._count and (ready or self._size < _MOST_WAITING):
                order = ready.popleft() if ready else next(new, None)
                if order is None:
                    break
                self._give(order, ready)
            if self._turn in self._waiting:
                yield self._waiting[self._turn]
                self._pass(weigh)  # only when more is asked for: until then it is among what is finished
                continue
            if not ready and self._size < _MOST_WAITING:
                ready.extend(islice(new, 1))
            if not self._busy and not ready:
                return
            for pipe in wait(list(self._busy), None if self._busy else 0):
                self._receive(pipe, ready, weigh)

    def finished(self) -> Iterator[Result]:
        """Yield what has come of the next tasks by now, beginning with what `run` had yielded last; wait for nothing.

        For one who was stopped while `run` was at work, and goes on with nothing else.
        """
        for pipe in wait(list(self._busy), 0):
            self._receive(pipe, deque(), lambda _: 0)
        while (result := self._waiting.get(self._turn)) is not None:
            yield result
            self._pass(lambda _: 0)

    def _pass(self, weigh: Callable[[Result], int]) -> None:
        result = self._waiting.pop(self._turn)
        self._turn += 1
        self._size -= 0 if result is None else weigh(result)

    def _receive(self, pipe: Any, ready: deque[_Order[Task]], weigh: Callable[[Result], int]) -> None:
        """Take what a worker has made; where it died its task is made ready once more, or given up."""
        order = self._busy.pop(pipe)
        try:
            result = pipe.recv()
        except (EOFError, OSError):
            self._bury(pipe)
            order.fallen += 1
            if order.fallen < _TRIES:
                ready.appendleft(order)
            else:
                self._waiting[order.place] = None
            return
        self._idle.append(pipe)
        if isinstance(result, _Raised):
            raise result.error
        self._waiting[order.place] = result
        self._size += weigh(result)

    def _give(self, order: _Order[Task], ready: deque[_Order[Task]]) -> None:
        if not self._idle:
            self._start()
        pipe = self._idle.pop()
        try:
            pipe.send(order.task)
        except OSError:  # it died with nothing in hand
            self._bury(pipe)
            ready.appendleft(order)
        else:
            self._busy[pipe] = order

    def _start(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        # To fork while another thread runs, as that of a bar does, may leave the child with a lock that nobody opens.
        forks = self._forks and threading.active_count() == 1
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
            pipe.send(_try(do, task))


def _try(do: Callable[[Task], Result] | QuothError, task: Task) -> Result | _Raised:
    try:
        return _Raised(do) if isinstance(do, QuothError) else do(task)
    except Exception as error:
        return _Raised(error)
