"""The record as users hold it: opened from a folder, a file or sources in hand; grown; searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quoth.checking.passages import show_passage
from quoth.files import find_record
from quoth.growth import add_sources
from quoth.ingest import Given, gather, gather_given
from quoth.model import Days, Passage, Problem, Scope, Source, Span, Turn
from quoth.records.disk.places import is_record
from quoth.records.disk.store import DiskStore
from quoth.records.memory import MemoryStore
from quoth.seams import Store
from quoth.search import recall
from quoth.text.names import same_person
from quoth.text.quoted import read_words

__all__ = ["Record", "open_record"]

_LEAST = 12
"""Places that are looked at however few are wanted, since the nearest is not always the first."""


class Record:
    """All primary sources that can be searched."""

    def __init__(self, store: Store, problems: Sequence[Problem] = ()) -> None:
        self.store = store
        """Where its sources are kept."""
        self.problems = tuple(problems)
        """What could not be taken in, a line each."""

    @property
    def name(self) -> str:
        """The record's name, for reports."""
        return self.store.name

    def __len__(self) -> int:
        return len(self.store)

    def sources(self) -> Iterator[Source]:
        """Go over all sources, in the order in which they were added."""
        return self.store.sources()

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        return self.store.source(key)

    def text(self, key: str, span: Span | None = None) -> str:
        """Return a source's characters, all of them or those of `span`."""
        return self.store.text(key, span)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return a source's turns in order; none where one voice speaks throughout."""
        return self.store.turns(key)

    def add(self, given: Given | Iterable[Given]) -> None:
        """Take in a file or folder (`Path`), or sources in hand; what cannot be used is in `problems`.

        One whose key is held already takes the place of the old one. Into a record on disk they are written as
        they are read, and it then also sees what others wrote.
        """
        if isinstance(self.store, DiskStore):
            self.problems += add_sources(self.store.folder, given).problems
            self.store.refresh()
            return
        sources, problems = gather_given(given)
        self.store.add(sources)
        self.problems += tuple(problems)

    def search(
        self,
        words: str,
        limit: int = 10,
        *,
        speaker: str | None = None,
        days: Days | None = None,
        sources: Iterable[str] | None = None,
    ) -> list[Passage]:
        """Return the passages nearest to `words` as remembered, nearest first, `limit` at most.

        The search can be narrowed to the words of a speaker, named in any form, to sources whose day meets `days`,
        and to the sources of some keys.
        """
        scope = Scope(only=frozenset(sources) if sources is not None else None, days=days)
        if speaker is None:
            return self._search(words, limit, scope)
        found: list[Passage] = []
        for name in sorted(self.store.bearers(speaker)):
            if same_person(speaker, name):
                passages = self._search(words, limit, replace(scope, speaker=name))
                found += [passage for passage in passages if passage.speaker == name]
        return sorted(found, key=lambda passage: -passage.score)[:limit]

    def _search(self, words: str, limit: int, scope: Scope) -> list[Passage]:
        found = recall(self.store, read_words(words), max(limit, _LEAST), scope)
        return [show_passage(self.store, one.source, one.span, one.score) for one in found[:limit]]


def open_record(
    where: Path | str | Iterable[Given], advance: Callable[[str], None] | None = None
) -> Record:
    """Open a record: the address of a record on disk, a folder or a file, or an iterable of sources in hand.

    `advance` is called with the name of each file as it is read. Raises `RecordError` where nothing
    can be read there. This is the one place where a string is an address.
    """
    if isinstance(where, (str, Path)):
        path = Path(where)
        if is_record(path):
            return Record(DiskStore(find_record(path)))
        sources, problems = gather(path, advance)
        return Record(MemoryStore(path.name or str(path), sources), problems)
    sources, problems = gather_given(where)
    return Record(MemoryStore("sources", sources), problems)
