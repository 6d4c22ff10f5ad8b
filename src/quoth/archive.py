"""The record as users hold it: opened from a folder, a file or sources in hand; grown; searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from quoth.checking.passages import make_passage
from quoth.ingest import Given, gather, gather_given
from quoth.model import Passage, Problem, Source, Span, Turn
from quoth.records.memory import MemoryStore
from quoth.seams import Store
from quoth.search import find_matches
from quoth.text.quoted import read_words

__all__ = ["Record", "open_record"]

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
        """Take in a file or folder (`Path`), or sources in hand; what cannot be used is in `problems`."""
        sources, problems = gather_given(given)
        self.store.add(sources)
        self.problems += tuple(problems)

    def search(self, words: str, limit: int = 10) -> list[Passage]:
        """Return the passages nearest to `words` as remembered, nearest first, `limit` at most."""
        (matches,) = find_matches(self.store, [read_words(words)], max(limit, 12))
        return [make_passage(self.store, match.main, match.score) for match in matches[:limit]]


def open_record(
    where: Path | str | Iterable[Given], advance: Callable[[str], None] | None = None
) -> Record:
    """Open a record: the address of a folder or file, or an iterable of sources in hand.

    `advance` is called with the name of each file as it is read. Raises `RecordError` where nothing
    can be read there. This is the one place where a string is an address.
    """
    if isinstance(where, (str, Path)):
        path = Path(where)
        sources, problems = gather(path, advance)
        return Record(MemoryStore(path.name or str(path), sources), problems)
    sources, problems = gather_given(where)
    return Record(MemoryStore("sources", sources), problems)
