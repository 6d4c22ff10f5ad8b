"""Checks that go on while the server answers others: a queue of bounded length, and processes that work on it.

Each process has one task in hand. A task is cancelled by ending its process; another one is begun in its place.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from quoth.model import Problem

from .serving import Serving
from .worker import Done, Progress, Task, serve_checks

__all__ = ["FullError", "Jobs"]

_DIED = ("the process that checked it died (memory may have run out)", "check it with `quoth check` by itself")
_LATE = ("checking it takes longer than this server allows", "check it with `quoth check`, or in parts")
_PATIENCE = 5.0
"""Seconds that a process has to end by itself."""

Settle = Callable[[Task, Done | None], None]
"""Is told what came of a task; None where it was cancelled."""


class FullError(Exception):
    """No more checks can wait."""


@dataclass(slots=True)
class _Running:
    """A task in a worker's hands."""

    task: Task
    progress: Progress = field(default_factory=lambda: Progress("reading"))
    cancelled: bool = False
    late: bool = False


class Jobs:
    """Checks in hand and waiting. Threads may share it."""

    def __init__(self, serving: Serving, settle: Settle) -> None:
        """Begin as many processes as `serving` says. `settle` is called in a thread of theirs, once for each task."""
        self.serving = serving
        self._settle = settle
        self._listeners: dict[str, list[Callable[[], None]]] = {}
        self._waiting: OrderedDict[str, Task] = OrderedDict()
        self._running: dict[str, _Running] = {}
        self._ready = threading.Condition()
        self._closed = False
        self._threads = [_Worker(self, number) for number in range(serving.workers)]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> None:
        """Let a task be done when its turn comes. Raises FullError where too many wait."""
        with self._ready:
            if len(self._waiting) >= self.serving.waiting or self._closed:
                raise FullError
            self._waiting[task.token] = task
            self._ready.notify()

    def find_progress(self, token: str) -> Progress | None:
        """Return how far a task is; None where it is neither waiting nor being done."""
        with self._ready:
            if token in self._waiting:
                return Progress("waiting", list(self._waiting).index(token))
            running = self._running.get(token)
            return running.progress if running else None

    def listen(self, token: str, tell: Callable[[], None]) -> None:
        """Have `tell` called once a task is settled, from another thread; at once where it is."""
        with self._ready:
            if token in self._waiting or token in self._running:
                self._listeners.setdefault(token, []).append(tell)
                return
        tell()

    def cancel(self, token: str) -> bool:
        """Give a task up; return whether it was waiting or being done."""
        with self._ready:
            task = self._waiting.pop(token, None)
            running = self._running.get(token)
            if running:
                running.cancelled = True
        if task:
            self._settle(task, None)
            self._tell(token)
        elif running:
            for thread in self._threads:
                thread.stop_if(running)
        return bool(task or running)

    def count_waiting(self) -> int:
        """Return how many tasks wait for their turn."""
        with self._ready:
            return len(self._waiting)

    def close(self) -> None:
        """Give up all tasks and end the processes."""
        with self._ready:
            self._closed = True
            left = list(self._waiting.values())
            self._waiting.clear()
            for running in self._running.values():
                running.cancelled = True
            self._ready.notify_all()
        for task in left:
            self._settle(task, None)
            self._tell(task.token)
        for thread in self._threads:
            thread.stop_if(None)
        for thread in self._threads:
            thread.join()

    def take(self) -> _Running | None:
        """Return the next task, waiting for one; None where all is over. For workers."""
        with self._ready:
            while not self._waiting and not self._closed:
                self._ready.wait()
            if self._closed:
                return None
            token, task = self._waiting.popitem(last=False)
            running = self._running[token] = _Running(task)
            return running

    def finish(self, running: _Running, done: Done) -> None:
        """Settle a task. For workers."""
        if running.late:
            done = Done(Problem(running.task.name, *_LATE))
        try:
            self._settle(running.task, None if running.cancelled else done)
        finally:
            with self._ready:
                del self._running[running.task.token]
            self._tell(running.task.token)

    @property
    def closed(self) -> bool:
        """Whether no more tasks are done."""
        return self._closed

    def _tell(self, token: str) -> None:
        with self._ready:
            listeners = self._listeners.pop(token, [])
        for tell in listeners:
            tell()


class _Worker(threading.Thread):
    """A thread that hands tasks to a process of its own, and begins another where that one ends."""

    def __init__(self, jobs: Jobs, number: int) -> None:
        super().__init__(name=f"quoth-check-{number}", daemon=True)
        self._jobs = jobs
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._in_hand: _Running | None = None
        self._lock = threading.Lock()

    def run(self) -> None:
        """Do tasks until there are to be no more."""
        while True:
            with self._lock:
                self._begin()  # before it is needed: a process takes a second to be ready
            running = self._jobs.take()
            if running is None:
                break
            with self._lock:
                self._begin()  # it may have died while it had nothing to do
                self._in_hand = running
            timer = threading.Timer(self._jobs.serving.seconds, self._run_late, (running,))
            timer.daemon = True
            timer.start()
            try:
                done = Done(Problem(running.task.name, *_DIED)) if running.cancelled else self._ask(running)
            finally:
                timer.cancel()
            with self._lock:
                self._in_hand = None
            self._jobs.finish(running, done)
        self._end()

    def stop_if(self, running: _Running | None) -> None:
        """End the process where `running` is in its hands; with None whatever it does."""
        with self._lock:
            if self._process is not None and (running is None or self._in_hand is running):
                self._process.kill()

    def _run_late(self, running: _Running) -> None:
        running.late = True
        self.stop_if(running)

    def _begin(self) -> None:
        if self._jobs.closed or (self._process is not None and self._process.is_alive()):
            return
        self._end()
        context = multiprocessing.get_context("spawn")  # a fork would copy the server's locks as they happen to be
        mine, theirs = context.Pipe()
        given = (theirs, self._jobs.serving.record, self._jobs.serving.memory)
        self._process = context.Process(target=serve_checks, args=given, daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = mine

    def _ask(self, running: _Running) -> Done:
        if self._pipe is None:  # all is over
            return Done(Problem(running.task.name, *_DIED))
        try:
            self._pipe.send(running.task)
            while True:
                told = self._pipe.recv()
                if isinstance(told, Done):
                    return told
                running.progress = told
        except (EOFError, OSError):
            with self._lock:
                self._end()
            return Done(Problem(running.task.name, *_DIED))

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        if process is not None:
            process.join(0.0 if self._jobs.closed else _PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
