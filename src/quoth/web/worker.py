"""What a process does that checks documents for the server: one after another, telling how far it is."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path

from quoth.archive import Record, open_record
from quoth.errors import QuothError
from quoth.fetch import Address, fetch, name_page
from quoth.model import Days, Problem, Report
from quoth.pipeline import check, extract
from quoth.readers import read
from quoth.records.disk.store import DiskStore
from quoth.reports import FORMATS, render, render_extraction
from quoth.settings import STRICT, Fetching, Settings

__all__ = ["Done", "Progress", "Task", "serve_checks"]

_OFTEN = 0.1
"""Seconds between two words of how far a check is, at least."""
_WARMING = "She said, “It was ready before anybody came to ask.”"
"""What is checked before the first task comes, so that it finds all loaded and made."""


_LARGE = ("checking it takes more memory than this server allows", "check it with `quoth check`, or in parts")


@dataclass(frozen=True, slots=True)
class Task:
    """A document to check."""

    token: str
    """Names the check."""
    name: str
    """What the document is called: a file's name, or the address that it is fetched from."""
    path: Path | None
    """The file that holds its bytes; None where it is to be fetched."""
    media_type: str | None = None
    """What they are said to be, where that is known."""
    quotations: bool = False
    """Whether its quotations alone are wanted, and nothing is checked."""
    published: Days | None = None
    """When it was published, where it does not say so rightly."""
    settings: Settings = STRICT
    """How to search and judge."""
    fetching: Fetching = field(default_factory=Fetching)
    """How a page is fetched."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is."""

    stage: str
    """`waiting`, `fetching`, `reading`, `searching`, `judging`."""
    done: int = 0
    """Quotations that are done."""
    total: int = 0
    """Quotations that there are; 0 while that is not known."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a check."""

    problem: Problem | None = None
    """Why there is no report; None where there is one."""
    title: str = ""
    """The document's title, else its name."""
    digest: str = ""
    """The document's digest."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many findings carry each label."""
    rendered: dict[str, str] = field(default_factory=dict)
    """The report in each format, by the format's name."""
    data: bytes = b""
    """The bytes that were fetched; none where the document was given."""
    media_type: str | None = None
    """What the bytes of the document are said to be, by who gave them or by the server of the page."""


def serve_checks(pipe: Connection, record: Path, memory: int) -> None:
    """Check what comes through `pipe` until it is closed; for each task send `Progress` and in the end `Done`.

    The record is opened once; of one on disk each check sees what was added before it began. A check may take
    `memory` bytes besides what the record takes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server says when to end
    threading.Thread(target=_end_with_server, daemon=True).start()
    opened: Record | None = None
    with suppress(QuothError):  # it is told with the first task
        opened = open_record(record)
        _render(check(_WARMING, opened))
    _bound_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            task: Task = pipe.recv()
            try:
                opened = opened or open_record(record)
                if isinstance(opened.store, DiskStore):
                    opened.store.refresh()
                done = _check(task, opened, pipe.send)
            except QuothError as error:
                done = Done(Problem.of(error))
            except MemoryError:
                done = Done(Problem(task.name, *_LARGE))
            except Exception as error:  # one document must not end the server
                what = f"quoth failed on it: {type(error).__name__}: {error}"
                done = Done(Problem(task.name, what, "report it with the document, if you can"))
            pipe.send(done)


def _end_with_server() -> None:
    """End when the server does, however it does: a check that nobody waits for must not go on."""
    server = multiprocessing.parent_process()
    if server is not None:
        wait([server.sentinel])
        os._exit(1)


def _bound_memory(most: int) -> None:
    """Let the process take no more than `most` bytes besides what it has, where the system can see to that.

    Data alone count, so that a record of any size may be mapped.
    """
    try:
        import resource  # noqa: PLC0415  (not everywhere)

        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        taken = int(status.partition("VmData:")[2].split()[0]) * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (taken + most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    except (ImportError, OSError, ValueError, IndexError):
        pass


def _check(task: Task, record: Record, send: Callable[[Progress], None]) -> Done:
    last = 0.0

    def watch(stage: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _OFTEN or not done:
            last = now
            send(Progress(stage, done, total))

    name, media_type, fetched = task.name, task.media_type, b""
    if task.path is None:
        send(Progress("fetching"))
        address = Address(task.name, task.fetching)
        page = fetch(address)
        fetched, media_type, name = page.data, page.media_type, name_page(address, page)
    send(Progress("reading"))
    document = read(task.path.read_bytes() if task.path else fetched, name, media_type)
    if task.published:
        document = replace(document, published=task.published)
    if task.quotations:
        extraction = extract(document, indirect=task.settings.indirect)
        return Done(rendered={"json": render_extraction(extraction, "json")})
    report = check(document, record, settings=task.settings, watch=watch)
    return Done(
        title=report.document.title or report.document.name,
        digest=report.document.digest,
        counts={label.value: count for label, count in report.counts.items()},
        rendered=_render(report),
        data=fetched,
        media_type=media_type,
    )


def _render(report: Report) -> dict[str, str]:
    return {row.name: render(report, row.name) for row in FORMATS if row.report and row.kept}
