"""A record kept in memory: for strings, files and folders that fit. The shortest example of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from quoth.errors import UnknownNameError
from quoth.model import EVERYWHERE, Places, Scope, Source, SourceText, Span, Titled, Turn, Window, Words
from quoth.text.names import name_parts

from .runs import RunIndex
from .spoken import find_spoken_words, name_speakers
from .titles import TitleIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MemoryStore"]


class MemoryStore:
    """Sources in a dictionary, their words and index made when first asked for."""

    def __init__(self, name: str, sources: Sequence[SourceText] = ()) -> None:
        self.name = name
        self._held: dict[str, SourceText] = {}
        self._compiled: _Compiled | None = None
        self._speakers: dict[str, frozenset[str]] = {}
        self._titles: TitleIndex | None = None
        self.add(sources)

    def __len__(self) -> int:
        return len(self._held)

    def sources(self, scope: Scope = EVERYWHERE) -> Iterator[Source]:
        """Go over the sources in `scope`, in the order in which they were added."""
        for held in self._held.values():
            if scope is EVERYWHERE or scope.holds(held.source, self.speakers(held.source.key)):
                yield held.source

    def count(self, scope: Scope) -> int:
        """Return how many sources are in `scope`."""
        return sum(1 for _ in self.sources(scope))

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        return self._get(key).source

    def add(self, sources: Sequence[SourceText]) -> None:
        """Take in more sources; one whose key is already held is replaced."""
        for source in sources:
            self._held[source.source.key] = source
            self._speakers.pop(source.source.key, None)
        if sources:
            self._compiled = self._titles = None

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        text = self._get(key).text
        return text if span is None else span.cut(text)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        return self._get(key).turns

    def places(self, key: str) -> Places:
        """Return what is nobody's words in the source, and its pages, lines and times."""
        held = self._get(key)
        return Places(held.silent, held.landmarks)

    def words(self, key: str) -> Words:
        """Return the source's words as columns."""
        self._get(key)
        return self._compile().columns[key]

    def speakers(self, key: str) -> frozenset[str]:
        """Return whoever speaks in the source, each name as it is written there."""
        held = self._get(key)
        if key not in self._speakers:
            self._speakers[key] = frozenset(name_speakers(held))
        return self._speakers[key]

    def bearers(self, name: str) -> frozenset[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""
        compiled = self._compile()
        if compiled.bearers is None:
            bearers: dict[str, set[str]] = {}
            for speaker in {speaker for key in compiled.keys for speaker in self.speakers(key)}:
                for part in name_parts(speaker):
                    bearers.setdefault(part, set()).add(speaker)
            compiled.bearers = bearers
        none: set[str] = set()
        return frozenset().union(*(compiled.bearers.get(part, none) for part in name_parts(name)))

    def find_text(self, text: str) -> list[str]:
        """Return the keys of the sources that are this text, to the letter."""
        return [key for key, held in self._held.items() if held.text == text]

    def titled(self, words: Collection[str]) -> dict[str, Titled]:
        """Return for each word what titles have it; words are folded."""
        return self._index_titles().look_up(words)

    def find_titled(self, every: Collection[str], some: Collection[str]) -> tuple[str, ...]:
        """Return the keys of the sources whose titles have every one and some of the words; of many only a few."""
        return self._index_titles().meet(every, some)

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""
        return self._compile().index.frequencies(keys)

    def size(self) -> int:
        """Return how many words the record holds."""
        return len(self._compile().index)

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope | Sequence[Scope] = EVERYWHERE
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        compiled = self._compile()
        scopes = (scope,) * len(runs) if isinstance(scope, Scope) else scope
        among = None
        if any(scope != EVERYWHERE for scope in scopes):
            among = [self._among(compiled, scope) for scope in scopes]
        return [
            [Window(compiled.keys[hit.source], hit.first, hit.last, hit.score) for hit in hits]
            for hits in compiled.index.nominate(runs, limit, among)
        ]

    def _among(self, compiled: _Compiled, scope: Scope) -> NDArray[np.bool_]:
        """Return which sources are in `scope`."""
        if scope not in compiled.among:
            held = {source.key for source in self.sources(scope)}
            compiled.among[scope] = np.array([key in held for key in compiled.keys], bool)
        return compiled.among[scope]

    def _index_titles(self) -> TitleIndex:
        titles = self._titles
        if titles is None:
            titles = self._titles = TitleIndex(self.sources())
        return titles

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
        self.columns = {source.source.key: find_spoken_words(source) for source in sources}
        self.bearers: dict[str, set[str]] | None = None
        self.among: dict[Scope, NDArray[np.bool_]] = {}

    @cached_property
    def index(self) -> RunIndex:
        return RunIndex(list(self.columns.values()))

