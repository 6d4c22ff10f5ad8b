"""A session of Spark for a command: begun, quiet, stopped by Ctrl-C, and ended."""

from __future__ import annotations

import logging
import os
import re
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.errors import QuothError
from quoth.spark.session import open_session

from .console import say

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["begin_session", "stoppable", "tell_waiting"]

_AGAIN = 0.2
"""Seconds between two tries to cancel all jobs: one may be on its way."""
_LONG = 20.0
"""Seconds for which a worker may be waited for without a word: one that is there comes in less."""
_FIRST = 10_000
"""Bytes of what Spark wrote on its way up that may tell why it did not come up."""
_NOISE = re.compile(
    r"WARNING: |Using Spark's default|Setting default log level|To adjust logging|[\d/]+ [\d:]+ (?:WARN|INFO) |\s"
)
"""How lines begin that Spark writes though all is well, and those of a trace."""
_THREAD = re.compile(r'^Exception in thread "[^"]*" (?:[\w.]+\.)?')


@contextmanager
def begin_session(name: str, master: str | None, conf: Mapping[str, str], debug: bool) -> Iterator[SparkSession]:
    """Yield a session, that of this process where it has one, else one that ends here.

    What it logs is shown only with `debug`. Raises QuothError where it cannot be had.
    """
    with tempfile.TemporaryFile() as log, nullcontext() if debug else _quiet():
        try:
            # What is begun here writes to where this process does: it goes on writing there.
            with _uninterrupted(), _told(), nullcontext() if debug else _written_to(log.fileno()):
                level = {} if debug else {"spark.log.level": "ERROR"}
                spark, own = _open(name, master, {**level, **conf})
        except QuothError:
            raise
        except Exception as error:
            log.seek(0)
            lines = log.read(_FIRST).decode("utf-8", "replace").splitlines()
            what = next((_THREAD.sub("", line) for line in lines if line and not _NOISE.match(line)), str(error))
            where = master or "Spark"
            remedy = "check --master and --conf; --debug shows all that Spark says"
            raise QuothError(where, f"no session can be opened ({' '.join(what.split())})", remedy) from None
        try:
            yield spark
        finally:
            if own:
                spark.stop()


@contextmanager
def stoppable(spark: SparkSession) -> Iterator[Callable[[], None]]:
    """Have Ctrl-C cancel what Spark does within, and then end the block by KeyboardInterrupt; a second one at once.

    The exception may not be raised while an answer of the JVM is being read: those after it would be misread. Yields a
    function that raises it where it is due, for between two jobs.
    """
    asked, ended = threading.Event(), threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def cancel() -> None:
        while not ended.wait(_AGAIN):
            spark.sparkContext.cancelAllJobs()

    def stop(_: int, frame: object) -> None:  # noqa: ARG001  (what a handler is given)
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        threading.Thread(target=cancel, daemon=True).start()

    def raise_due() -> None:
        if asked.is_set():
            raise KeyboardInterrupt

    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, stop)
    try:
        yield raise_due
    except Exception:
        raise_due()
        raise
    finally:
        ended.set()
        with suppress(ValueError):
            signal.signal(signal.SIGINT, before)
    raise_due()


@contextmanager
def tell_waiting(spark: SparkSession) -> Iterator[None]:
    """Say so, once, where no worker has come to a job that is begun within: Spark would wait for one in silence."""
    context = spark.sparkContext
    master = context.master or ""
    if master.startswith("local"):
        yield
        return

    def look() -> None:
        # Among those that Spark knows is the process that begins the job.
        if int(context._jsc.sc().getExecutorMemoryStatus().size()) < 2:
            what = "no worker has come to do the work yet, and it is waited for"
            say(master, what, "see on Spark's pages whether there are any, and whether other jobs hold them")

    timer = threading.Timer(_LONG, look)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _quiet() -> Iterator[None]:
    """Have nothing logged of questions to the JVM that Ctrl-C cut short: how the run ended is told in a line."""

    def is_other(record: logging.LogRecord) -> bool:
        return "py4j" not in Path(record.pathname).parts

    root = logging.getLogger()
    root.addFilter(is_other)
    try:
        yield
    finally:
        root.removeFilter(is_other)


def _open(name: str, master: str | None, options: dict[str, str]) -> tuple[SparkSession, bool]:
    """Return a session, and whether it is a new one."""
    spark = None
    if sys.modules.get("pyspark") is not None:
        from pyspark.sql import SparkSession  # noqa: PLC0415  (an extra)

        spark = SparkSession.getActiveSession()
    return open_session(master, name, options), spark is None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back a first Ctrl-C to the end, and leave its handler as it was.

    A JVM that nobody awaits any more, as it comes up, stays there for good. The handler that Spark would leave asks
    the JVM while the answer to another question is being read.
    """
    before = signal.getsignal(signal.SIGINT)
    held: list[int] = []

    def hold(number: int, _: object) -> None:
        if held:
            raise KeyboardInterrupt
        held.append(number)

    with suppress(ValueError):  # not the main thread: no handler can be set, by Spark neither
        signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        with suppress(ValueError):
            signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt


@contextmanager
def _told() -> Iterator[None]:
    """Say on a terminal that Spark is being begun, until it is: a bar's thread would write to where Spark does."""
    watched = sys.stderr.isatty()
    if watched:
        print("beginning Spark…", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


@contextmanager
def _written_to(place: int) -> Iterator[None]:
    """Have whatever is begun within write to a file where it would write to the standard error of this process."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        os.dup2(place, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
