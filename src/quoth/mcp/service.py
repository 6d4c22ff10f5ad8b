"""What the server does, whatever asks for it. Threads may share it; nothing here knows the protocol."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from quoth.archive import Record, open_record
from quoth.checking.walk import Watch
from quoth.errors import ReadError, RecordError, UnknownNameError
from quoth.growth import Intake, add_sources
from quoth.model import Days, Passage, Problem, Report, Source, Span
from quoth.pipeline import check
from quoth.records.disk.store import DiskStore
from quoth.settings import Settings

from . import limits

__all__ = ["Service"]

_DATES = "write it as 2022-02-01, 2022-02, 2022 or 2022-02-01/2022-02-14"


class Service:
    """One record, or none, and what can be asked of it."""

    def __init__(self, where: Path | None, *, allow_add: bool = False) -> None:
        """Open the record at `where`; with `allow_add` sources may be added to it.

        Raises QuothError where it cannot be opened, or cannot grow though it should.
        """
        self._record: Record | None = None if where is None else open_record(where)
        self._lock = threading.Lock()
        self.grows = allow_add
        if allow_add and not (self._record and isinstance(self._record.store, DiskStore)):
            what = "sources can be added to a record on disk alone"
            raise RecordError(str(where or "--allow-add"), what, "give --record NAME.quoth, or leave --allow-add out")

    @property
    def record(self) -> Record:
        """The record, as it is now; raises RecordError where there is none."""
        if self._record is None:
            what = "this server was begun without a record"
            raise RecordError("record", what, "begin it with --record RECORD, or check against `sources`")
        if isinstance(self._record.store, DiskStore):
            with self._lock:
                self._record.store.refresh()
        return self._record

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the record could not be read."""
        return self._record.problems if self._record else ()

    def check(
        self, text: str, sources: Sequence[Mapping[str, Any]] | None, settings: Settings, watch: Watch
    ) -> Report:
        """Check the quotations of `text` against sources that are given, else against the record."""
        watch = _bound(watch)
        if sources is None:
            return check(text, self.record, settings=settings, watch=watch)
        total = sum(len(source["text"]) for source in sources)
        if total > limits.TOTAL:
            what = f"they hold {total:,} characters, and {limits.TOTAL:,} may come with a check"
            raise ReadError("sources", what, "give fewer, or put them into a record")
        return check(text, sources=sources, settings=settings, watch=watch)

    def find(
        self, words: str, limit: int, speaker: str | None, date: str | None, sources: Sequence[str] | None
    ) -> list[Passage]:
        """Return the passages nearest to some words."""
        try:
            days = Days.parse(date) if date else None
        except ValueError:
            raise ReadError("date", f"{date!r} is no date", _DATES) from None
        return self.record.search(words, limit, speaker=speaker, days=days, sources=sources or None)

    def list(self, start: int, limit: int) -> tuple[int, tuple[Source, ...]]:
        """Return how many sources the record holds, and some of them."""
        record = self.record
        total = len(record)
        if start >= total:
            return total, ()
        return total, tuple(islice(record.sources(), start, start + limit))

    def read(self, key: str) -> tuple[str, int]:
        """Return the first characters of a source's text, and how many there are in all."""
        record = self.record
        record.source(key)
        text = record.text(key)
        return text[: limits.READ], len(text)

    def add(self, source: Mapping[str, Any]) -> Intake:
        """Add a source to the record on disk; one that it holds is never replaced.

        Raises RecordError where another source has that key, or another process is writing to the record.
        """
        record = self.record
        store = record.store
        if not self.grows or not isinstance(store, DiskStore):
            raise RecordError(record.name, "nothing may be added to it", "begin the server with --allow-add")
        with self._lock:
            try:
                held = store.text(store.source(source["id"]).key, Span(0, len(source["text"]) + 1))
            except UnknownNameError:
                held = source["text"]
            if held != source["text"]:
                what = "the record holds another source of that name"
                raise RecordError(source["id"], what, "give another id; nothing was changed")
            intake = add_sources(store.folder, source)
            store.refresh()
        if not intake.added + intake.kept:
            problem = intake.problems[0] if intake.problems else None
            what = problem.what if problem else "there are no words in it"
            raise ReadError(source["id"], what, problem.remedy if problem else "give its text")
        return intake


def _bound(watch: Watch) -> Watch:
    """Return what tells `watch` and ends a check whose text has too many quotations, before any is searched for."""

    def watch_count(stage: str, done: int, total: int) -> None:
        if total > limits.QUOTATIONS:
            what = f"it has {total:,} quotations, and {limits.QUOTATIONS:,} are checked at once"
            raise ReadError("text", what, "check it in parts, cut between paragraphs")
        watch(stage, done, total)

    return watch_count
