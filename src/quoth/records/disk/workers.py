"""Processes that work for a writer side by side, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from quoth.errors import RecordError

from .database import writing

__all__ = ["outcome", "pool_of"]

_Made = TypeVar("_Made")


@contextmanager
def pool_of(workers: int) -> Iterator[ProcessPoolExecutor | None]:
    """Within, so many processes stand ready; None where there is only this one."""
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, spawn, initializer=_end_with_parent) if workers > 1 else None
    try:
        yield pool
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def outcome(made: Future[_Made] | _Made, folder: Path) -> _Made:
    """Return what a job has made, once it is done; what stopped it is an error of the record."""
    try:
        with writing(folder):
            return made.result() if isinstance(made, Future) else made
    except BrokenProcessPool:
        remedy = "give it more memory or fewer workers, and run the command again: what was committed is kept"
        raise RecordError(str(folder), "a worker was killed", remedy) from None


def _end_with_parent() -> None:
    """End this process when the one that it works for is killed; else it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
