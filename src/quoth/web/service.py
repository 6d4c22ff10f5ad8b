"""What the server does, whatever asks for it: checks, the history of them, and the record."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from quoth.archive import Record, open_record
from quoth.errors import ReadError
from quoth.fetch import Address
from quoth.growth import Intake, add_sources, remove_sources
from quoth.model import Days
from quoth.records.disk.store import DiskStore
from quoth.settings import STRICT, Settings

from .history import Check, Ledger
from .jobs import Jobs
from .serving import Serving
from .worker import Done, Progress, Task

__all__ = ["Sent", "Service", "StoppedError"]

_LOG = logging.getLogger("quoth.web")
_UNFIT = re.compile(r'[/\\\x00-\x1f:*?"<>|]')
_LONGEST = 120
"""Bytes of the name of a file that is kept; its end counts, which tells the format."""


class StoppedError(Exception):
    """The server stops, or the answer takes longer than a request may wait."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is to be read, and how it is to be checked."""

    name: str
    """What it is called: a file's name, the address, or a text's first words."""
    path: Path | None
    """A file of the server's own that holds its bytes, see `Service.keep`; None for an address."""
    media_type: str | None = None
    """What the bytes are said to be, where that is known."""
    published: Days | None = None
    """When it was published, where that was said."""
    settings: Settings = STRICT
    """How to search and judge."""


class Service:
    """Checks, history and record of one server. Threads may share it."""

    def __init__(self, serving: Serving) -> None:
        """Open the record and the history, and begin the processes that check.

        Raises QuothError where one of them cannot be opened.
        """
        self.serving = serving
        self.record: Record = open_record(serving.record)
        self.ledger = Ledger(serving.database)
        self.ledger.give_up()
        self._place = tempfile.TemporaryDirectory(prefix="quoth-serve-", ignore_cleanup_errors=True)
        self._extracted: dict[str, Done | None] = {}
        self._begun: dict[str, float] = {}
        self._held: set[Callable[[], None]] = set()
        self._released = False
        self.jobs = Jobs(serving, self._settle)

    def release(self) -> None:
        """Answer every request that waits: the server is to stop."""
        self._released = True
        for tell in tuple(self._held):
            tell()

    def close(self) -> None:
        """End the processes and leave the history."""
        self.release()
        self.jobs.close()
        self.ledger.close()
        self._place.cleanup()

    @property
    def grows(self) -> bool:
        """Whether sources can be added and removed: the record is one on disk."""
        return isinstance(self.record.store, DiskStore)

    def keep(self, data: bytes | IO[bytes], name: str = "document") -> Path:
        """Write what was sent into a file of the server's own, called `name` as far as that is a name for a file."""
        fit = _UNFIT.sub("_", name).strip(" .").encode("utf-8", "replace")[-_LONGEST:].decode("utf-8", "ignore")
        path = Path(tempfile.mkdtemp(dir=self._place.name)) / (fit or "file")
        with path.open("wb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                shutil.copyfileobj(data, file, 1 << 20)
        return path

    def begin(self, sent: Sent, before: str | None = None) -> str:
        """Let a document be checked; return the check's token. `before` is the check that it does again.

        Raises FullError where too many checks wait.
        """
        asked = {
            "style": sent.settings.style, "all": sent.settings.all_kinds, "indirect": sent.settings.indirect,
            "unmarked": sent.settings.unmarked,
            "published": str(sent.published) if sent.published else None, "address": sent.path is None,
        }  # fmt: skip
        token = self.ledger.begin(sent.name, asked, len(self.record), before)
        try:
            self._submit(token, sent)
        except BaseException:
            self.ledger.remove(token)
            raise
        return token

    def begin_again(self, check: Check) -> str | None:
        """Check the document of an earlier check against the record as it is now; None where it is not kept.

        Raises FullError where too many checks wait.
        """
        document = self.ledger.read_document(check.token)
        if document is None:
            return None
        asked: Any = check.asked
        published = Days.parse(asked["published"]) if asked["published"] else None
        settings = replace(
            STRICT, style=asked["style"], all_kinds=asked["all"], indirect=asked["indirect"],
            unmarked=asked.get("unmarked"),
        )  # fmt: skip
        sent = Sent(check.name, self.keep(document[0]), document[1], published, settings)
        return self.begin(sent, check.token)

    def forget(self, token: str) -> None:
        """Give a check up where it goes on, and remove it with its document and its reports."""
        self.jobs.cancel(token)
        self.ledger.remove(token)

    async def extract(self, sent: Sent, seconds: float) -> str:
        """Return the quotations of a document as JSON; nothing is checked, and nothing kept.

        Raises FullError where too many checks wait, StoppedError where it takes longer than `seconds`, ReadError where
        the document cannot be read.
        """
        token = secrets.token_urlsafe(16)
        self._extracted[token] = None
        try:
            self._submit(token, sent, quotations=True)
            await self.wait(token, seconds)
            done = self._extracted[token]
        finally:
            self.jobs.cancel(token)
            del self._extracted[token]
        if done is None:
            raise StoppedError
        if done.problem is not None:
            raise ReadError(done.problem.where, done.problem.what, done.problem.remedy)
        return done.rendered["json"]

    async def wait(self, token: str, seconds: float) -> None:
        """Wait until a check is over, so many seconds at most, and not once the server is to stop."""
        loop, ended = asyncio.get_running_loop(), asyncio.Event()

        def tell() -> None:
            with suppress(RuntimeError):  # the loop is over
                loop.call_soon_threadsafe(ended.set)

        self._held.add(tell)
        try:
            self.jobs.listen(token, tell)
            if not self._released:
                with suppress(TimeoutError):
                    await asyncio.wait_for(ended.wait(), seconds)
        finally:
            self._held.discard(tell)

    def find_progress(self, check: Check) -> Progress | None:
        """Return how far a check is; None where it is over."""
        return self.jobs.find_progress(check.token) if check.state == "open" else None

    def add(self, sent: Sent | Mapping[str, Any]) -> Intake:
        """Take a file, an address, or a source as a row of JSON into the record on disk.

        A file is called by its name; an archive or a table holds several. Raises RecordError where another process is
        writing to the record.
        """
        store = self.record.store
        assert isinstance(store, DiskStore)
        given: Any = sent
        place = ""
        if isinstance(sent, Sent):
            given = sent.path or Address(sent.name, self.serving.fetching)
            place = f"{sent.path.parent}/" if sent.path else ""
        try:
            intake = add_sources(store.folder, given)
            problems = tuple(replace(one, where=one.where.removeprefix(place)) for one in intake.problems)
            return replace(intake, problems=problems)
        finally:
            store.refresh()
            if isinstance(sent, Sent):
                _forget(sent.path)

    def remove(self, key: str) -> None:
        """Take a source out of the record on disk."""
        store = self.record.store
        assert isinstance(store, DiskStore)
        remove_sources(store.folder, [key])
        store.refresh()

    def _submit(self, token: str, sent: Sent, *, quotations: bool = False) -> None:
        self._begun[token] = time.monotonic()
        task = Task(token, sent.name, sent.path, sent.media_type, quotations, sent.published, sent.settings,
                    self.serving.fetching)  # fmt: skip
        try:
            self.jobs.submit(task)
        except BaseException:
            self._begun.pop(token)
            _forget(sent.path)
            raise

    def _settle(self, task: Task, done: Done | None) -> None:
        try:
            state = self._enter(task, done)
        except Exception:  # the history cannot be written to: the process must go on
            _LOG.exception("what came of a check could not be kept")
            with suppress(Exception):
                self.ledger.fail(task.token, "what came of it could not be kept; the server's log tells more")
            state = "failed"
        finally:
            _forget(task.path)
        taken = time.monotonic() - self._begun.pop(task.token)
        told = {"event": "quotations" if task.quotations else "check", "state": state, "ms": round(1000 * taken)}
        _LOG.info("%s", told["event"], extra={"told": told | {"quotations": sum(done.counts.values()) if done else 0}})

    def _enter(self, task: Task, done: Done | None) -> str:
        """Enter what came of a task where it is looked for; return the state that it ends in."""
        state = "cancelled" if done is None else "failed" if done.problem else "done"
        if task.quotations:
            if task.token in self._extracted:
                self._extracted[task.token] = done
        elif done is None:
            self.ledger.cancel(task.token)
        elif done.problem is not None:
            self.ledger.fail(task.token, str(done.problem))
        else:
            data = done.data if task.path is None else task.path.read_bytes()
            told = (done.title, done.digest, done.counts, done.rendered, data, done.media_type)
            self.ledger.finish(task.token, *told)
        return state


def _forget(path: Path | None) -> None:
    """Remove what was kept of a request."""
    if path is not None:
        shutil.rmtree(path.parent, ignore_errors=True)
