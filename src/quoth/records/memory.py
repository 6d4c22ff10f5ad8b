"""A record kept in memory: for strings, files and folders that fit. The shortest example of a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from quoth.errors import UnknownNameError
from quoth.model import Source, SourceText, Span, Turn, Window, Words
from quoth.text.words import find_words

from .runs import RunIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MemoryStore"]


class MemoryStore:
    """Sources in a dictionary, their words and index made when first asked for."""

    def __init__(self, name: str, sources: Sequence[SourceText] = ()) -> None:
        self.name = name
        self._held: dict[str, SourceText] = {}
        self._compiled: _Compiled | None = None
        self.add(sources)

    def __len__(self) -> int:
        return len(self._held)

    def sources(self) -> Iterator[Source]:
        """Go over all sources, in the order in which they were added."""
        return (held.source for held in self._held.values())

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        return self._get(key).source

    def add(self, sources: Sequence[SourceText]) -> None:
        """Take in more sources; one whose key is already held is replaced."""
        for source in sources:
            self._held[source.source.key] = source
        if sources:
            self._compiled = None

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        text = self._get(key).text
        return text if span is None else span.cut(text)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        return self._get(key).turns

    def words(self, key: str) -> Words:
        """Return the source's words as columns."""
        self._get(key)
        return self._compile().columns[key]

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""
        return self._compile().index.frequencies(keys)

    def size(self) -> int:
        """Return how many words the record holds."""
        return len(self._compile().index)

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, within: Sequence[str] | None = None
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        compiled = self._compile()
        among = None
        if within is not None:
            among = np.zeros(len(compiled.keys), bool)
            among[[compiled.places[key] for key in within if key in compiled.places]] = True
        return [
            [Window(compiled.keys[hit.source], hit.first, hit.last, hit.score) for hit in hits]
            for hits in compiled.index.nominate(runs, limit, among)
        ]

    def _get(self, key: str) -> SourceText:
        try:
            return self._held[key]
        except KeyError:
            raise UnknownNameError(
                self.name, f"the record holds no source {key!r}", "list its sources to see the keys"
            ) from None

    def _compile(self) -> _Compiled:
        compiled = self._compiled
        if compiled is None:
            # Built whole before it is stored: another thread sees all of it or none.
            compiled = self._compiled = _Compiled(tuple(self._held.values()))
        return compiled


class _Compiled:
    """Words and index of a fixed set of sources."""

    def __init__(self, sources: tuple[SourceText, ...]) -> None:
        self.keys = tuple(source.source.key for source in sources)
        self.places = {key: place for place, key in enumerate(self.keys)}
        self.columns = {source.source.key: _turn_words(source) for source in sources}

    @cached_property
    def index(self) -> RunIndex:
        return RunIndex(list(self.columns.values()))


def _turn_words(source: SourceText) -> Words:
    """Return the words of a source; a speaker's label between two turns is nobody's word."""
    words = find_words(source.text)
    if not source.turns:
        return words
    starts = np.array([turn.span.start for turn in source.turns], np.int64)
    ends = np.array([turn.span.end for turn in source.turns], np.int64)
    at = np.searchsorted(starts, words.starts, "right") - 1
    # Labels follow a turn or stand before the first; headings before the first turn stay.
    spoken = (at >= 0) & (words.ends <= ends[np.maximum(at, 0)])
    heading = (at < 0) & (words.ends <= _label_start(source.text, int(starts[0])))
    kept = spoken | heading
    return Words(words.keys[kept], words.starts[kept], words.ends[kept])


def _label_start(text: str, first: int) -> int:
    """Return where the line that holds the first turn's label begins."""
    return text.rfind("\n", 0, first) + 1
