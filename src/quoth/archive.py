"""The record as users hold it: opened from a folder, a file or sources in hand; grown; searched.

What reads sources and what searches them is imported when it is asked for: a record on disk opens in less time
than they take to import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.records.address import find_record
from quoth.records.disk.places import is_record, is_sharded
from quoth.records.disk.store import DiskStore

if TYPE_CHECKING:
    from quoth.ingest import Given
    from quoth.model import Days, Passage, Places, Problem, Source, Span, Turn
    from quoth.seams import Store

__all__ = ["Record", "hold_sources", "open_record"]


class Record:
    """All primary sources that can be searched."""

    def __init__(
        self, store: Store, problems: Sequence[Problem] = (), numbers: Sequence[str | None] | None = None
    ) -> None:
        self.store = store
        """Where its sources are kept."""
        self.problems = tuple(problems)
        """What could not be taken in, a line each."""
        self.numbers = numbers
        """The key that each number of an answer means, from 1 on, or None where it means none; None where they count
        the sources as they stand."""

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

    def places(self, key: str) -> Places:
        """Return what is nobody's words in a source, and its pages, lines and times."""
        return self.store.places(key)

    def add(self, given: Given | Iterable[Given]) -> None:
        """Take in a file or folder (`Path`), or sources in hand; what cannot be used is in `problems`.

        One whose key is held already takes the place of the old one. Into a record on disk they are written as
        they are read, and it then also sees what others wrote.
        """
        if isinstance(self.store, DiskStore):
            from quoth.growth import add_sources  # noqa: PLC0415

            self.problems += add_sources(self.store.folder, given).problems
            self.store.refresh()
            return
        from quoth.ingest import gather_given  # noqa: PLC0415

        sources, problems = gather_given(given)
        self.store.add(sources)
        self.numbers = None
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
        and to the sources of some keys. Raises UnknownNameError where the record holds none of such a key: that is a
        mistake, not an empty answer.
        """
        from quoth.model import Scope  # noqa: PLC0415
        from quoth.remembered import find_remembered  # noqa: PLC0415

        keys = frozenset(sources) if sources is not None else None
        for key in sorted(keys or ()):
            self.store.source(key)
        scope = Scope(only=keys, days=days)
        return find_remembered(self.store, words, limit, scope, speaker)


def open_record(
    where: Path | str | Iterable[Given], advance: Callable[[str], None] | None = None
) -> Record:
    """Open a record: the address of a record on disk, a folder or a file, or an iterable of sources in hand.

    `advance` is called with the name of each file as it is read. Raises `RecordError` where nothing
    can be read there. This is the one place where a string is an address.
    """
    if isinstance(where, (str, Path)) and is_record(Path(where)):
        if is_sharded(Path(where)):
            from quoth.records.disk.shards import ShardedStore  # noqa: PLC0415  (seldom needed)

            return Record(ShardedStore(Path(where)))
        return Record(DiskStore(find_record(where)))
    return _read_record(where, advance)


def _read_record(where: Path | str | Iterable[Given], advance: Callable[[str], None] | None) -> Record:
    """Read sources into memory, as a record."""
    from quoth.ingest import gather  # noqa: PLC0415
    from quoth.records.memory import MemoryStore  # noqa: PLC0415

    if not isinstance(where, (str, Path)):
        return hold_sources(where)
    path = Path(where)
    sources, problems = gather(path, advance)
    return Record(MemoryStore(path.name or str(path), sources), problems)


def hold_sources(given: Given | Iterable[Given]) -> Record:
    """Return a record in memory of sources in hand, one or several; a string is text, never an address."""
    from quoth.ingest import gather_numbered  # noqa: PLC0415
    from quoth.records.memory import MemoryStore  # noqa: PLC0415

    sources, numbers, problems = gather_numbered(given)
    return Record(MemoryStore("sources", sources), problems, numbers)
