"""What the server does, whatever asks for it: checks, the history of them, and the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quoth.archive import Record, open_record
from quoth.fetch import Address
from quoth.growth import Intake, add_sources, remove_sources
from quoth.model import Days
from quoth.readers import read
from quoth.records.disk.store import DiskStore
from quoth.settings import STRICT, Settings

from .history import Check, Ledger
from .jobs import Jobs
from .serving import Serving
from .worker import Done, Progress, Task

__all__ = ["Service"]


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
        self.jobs = Jobs(serving.record, self._settle, serving.workers, serving.waiting, serving.seconds)

    def close(self) -> None:
        """End the processes and leave the history."""
        self.jobs.close()
        self.ledger.close()

    @property
    def grows(self) -> bool:
        """Whether sources can be added and removed: the record is one on disk."""
        return isinstance(self.record.store, DiskStore)

    def begin(
        self,
        name: str,
        data: bytes | None,
        published: Days | None = None,
        settings: Settings = STRICT,
        before: str | None = None,
    ) -> str:
        """Let a document be checked, or the page at the address `name` where `data` is None; return the check's token.

        Raises FullError where too many checks wait.
        """
        asked = {
            "style": settings.style, "all": settings.all_kinds, "indirect": settings.indirect,
            "published": str(published) if published else None, "address": data is None,
        }  # fmt: skip
        token = self.ledger.begin(name, asked, len(self.record), before)
        try:
            self.jobs.submit(Task(token, name, data, published, settings, self.serving.fetching))
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
        settings = replace(STRICT, style=asked["style"], all_kinds=asked["all"], indirect=asked["indirect"])
        return self.begin(check.name, document[0], published, settings, check.token)

    def find_progress(self, check: Check) -> Progress | None:
        """Return how far a check is; None where it is over."""
        return self.jobs.find_progress(check.token) if check.state == "open" else None

    def add(self, name: str, data: bytes) -> Intake:
        """Take a file into the record on disk, where it is called by its name. Raises ReadError where it is unfit."""
        return self._add(read(data, name))

    def add_page(self, url: str) -> Intake:
        """Fetch a page and take it into the record on disk."""
        return self._add(Address(url, self.serving.fetching))

    def remove(self, key: str) -> None:
        """Take a source out of the record on disk."""
        store = self.record.store
        assert isinstance(store, DiskStore)
        remove_sources(store.folder, [key])
        store.refresh()

    def _add(self, given: Any) -> Intake:
        store = self.record.store
        assert isinstance(store, DiskStore)
        intake = add_sources(store.folder, given)
        store.refresh()
        return intake

    def _settle(self, task: Task, done: Done | None) -> None:
        if done is None:
            self.ledger.cancel(task.token)
        elif done.problem is not None:
            self.ledger.fail(task.token, str(done.problem))
        else:
            told = (done.title, done.digest, done.counts, done.rendered, done.data, done.media_type)
            self.ledger.finish(task.token, *told)
