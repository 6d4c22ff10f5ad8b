"""A record as it is at one moment: a snapshot of its catalogue, and its segments, which are mapped into memory.

It is opened without a look at the segments: their arrays are taken up by the first search.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.errors import RecordError, UnknownNameError
from quoth.model.record import EVERYWHERE, Places, Scope, Source, Turn, Window, Words
from quoth.model.span import Span

from .catalogue import Catalogue, Known
from .damage import DAMAGE, damaged
from .files import ArrayFile, open_arrays
from .places import CATALOGUE, SEGMENTS
from .scopes import condition
from .texts import TextReader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from quoth.records.titles import TitleIndex

    from .index import Index
    from .lazy_words import Outline
    from .lookup import Whole

__all__ = ["View"]

_TRIES = 5
"""Times that a snapshot is taken anew where a writer has just taken its segments away."""
_BLOCKS, _SOURCES, _WORDS = 512, 4096, 128
"""Blocks, sources' data, and sources' words that are kept once read."""


class View:
    """One moment of a record. Threads may share it; a process that was forked off may not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where the record stands."""
        self.process = os.getpid()
        """The process that may use it."""
        self._lock = threading.RLock()
        self._catalogue = Catalogue.open(folder / CATALOGUE)
        try:
            self._files = self._open_files()
            self._dead = self._catalogue.dead()
            self._length = len(self._catalogue)
        except BaseException:
            self._catalogue.close()
            raise
        weakref.finalize(self, self._catalogue.close).atexit = False
        self._texts = TextReader(self._catalogue, _BLOCKS)
        self._opened: Index | None = None
        self._titles: TitleIndex | None = None
        self._numbers: dict[str, int] = {}
        self._known = lru_cache(_SOURCES)(self._catalogue.know)
        self._label_of = lru_cache(_SOURCES)(self._find_label)
        self._places_of = lru_cache(_WORDS)(self._find_places)
        self._speakers_of = lru_cache(_SOURCES)(self._catalogue.speakers)
        self._bearers_of = lru_cache(_SOURCES)(self._catalogue.bearers)
        self._words_of = lru_cache(_WORDS)(self._open_words)
        self._count_of = lru_cache(_WORDS)(self._catalogue.count)
        self._marked = lru_cache(_WORDS)(self._mark)

    def close(self) -> None:
        """Let go of the catalogue."""
        self._catalogue.close()

    def _open_files(self) -> list[ArrayFile]:
        listed: list[tuple[str, int]] | None = None
        for _ in range(_TRIES):
            self._catalogue.begin_reading()
            before, listed = listed, self._catalogue.segments()
            try:
                return [open_arrays(self.folder / SEGMENTS / name, scattered=True) for name, _ in listed]
            except RecordError:
                if listed == before:  # no writer was at work
                    raise
            except DAMAGE:
                raise damaged(self.folder) from None
        what = "it changes faster than it can be opened"
        raise RecordError(str(self.folder), what, "try again when its writer is done")

    @property
    def index(self) -> Index:
        """The segments as arrays; raises RecordError where they are damaged."""
        with self._guard():
            if self._opened is None:
                from .index import Index  # noqa: PLC0415  (arrays take longer to import than a record to open)

                self._opened = Index(self.folder, self._files)
            return self._opened

    def __len__(self) -> int:
        return self._length

    def sources(self, scope: Scope) -> Iterator[Source]:
        """Go over the sources in `scope`, in the order in which they were added."""
        where, last = condition(scope), -1
        while True:
            with self._guard():
                found = self._catalogue.sources_after(last, *where)
            if not found:
                return
            yield from (held.source for held in found)
            last = found[-1].number

    def count(self, scope: Scope) -> int:
        """Return how many sources are in `scope`."""
        if scope == EVERYWHERE:
            return self._length
        where, values = condition(scope)
        with self._guard():
            return self._count_of(where, tuple(values))

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        with self._guard():
            return self._hold(key).held.source

    def holds(self, key: str) -> bool:
        """Whether there is a source of that key."""
        with self._guard():
            return key in self._numbers or self._catalogue.find_number(key) is not None

    def measure(self, key: str) -> int:
        """Return how many code points the source's text has."""
        with self._guard():
            return self._hold(key).held.size

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        with self._guard():
            held = self._hold(key).held
            start, end = (0, held.size) if span is None else (span.start, min(span.end, held.size))
            return self._texts.read(held, start, end)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        with self._guard():
            return self._hold(key).turns

    def places(self, key: str) -> Places:
        """Return what is nobody's words in the source, and its pages, lines and times."""
        with self._guard():
            return self._places_of(self._hold(key).held.number)

    def words(self, key: str) -> Words:
        """Return the source's words as columns, of which only what is asked for is read."""
        with self._guard():
            return self._words_of(self._hold(key).held.number)

    def speakers(self, key: str) -> frozenset[str]:
        """Return whoever speaks in the source, each name as it is written there."""
        with self._guard():
            return self._speakers_of(self._hold(key).held.number)

    def bearers(self, name: str) -> frozenset[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""
        with self._guard():
            return self._bearers_of(name)

    def find_digest(self, digest: bytes) -> list[str]:
        """Return the keys of the sources whose text has a digest."""
        with self._guard():
            return self._catalogue.find_text(digest)

    @property
    def titles(self) -> TitleIndex:
        """The titles of all sources by their words, read when they are first asked for."""
        if self._titles is None:
            from quoth.records.titles import TitleIndex  # noqa: PLC0415  (seldom needed)

            self._titles = TitleIndex(self.sources(EVERYWHERE))
        return self._titles

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""
        return self.index.frequencies(keys)

    def size(self) -> int:
        """Return how many words the record holds, those of sources taken out since it was compacted included."""
        return sum(file.facts["words"] for file in self._files)

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope | Sequence[Scope]
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        scopes = (scope,) * len(runs) if isinstance(scope, Scope) else scope
        return [self.nominate_part(run, limit, scope, None) for run, scope in zip(runs, scopes, strict=True)]

    def nominate_part(
        self, keys: NDArray[np.uint64], limit: int, scope: Scope, whole: Whole | None
    ) -> list[Window]:
        """Return up to `limit` windows that hold most of a run of words, nearest first.

        `whole` is the record that this one is a part of, if it is.
        """
        with self._guard():
            marks = self._marked(scope)
        found = self.index.nominate(keys, limit, marks, whole)
        return [Window(self._name(number), hit.first, hit.last, hit.score, hit.shared) for number, hit in found]

    def outline(self, key: str) -> Outline:
        """Return where the words of a source stand in its text."""
        with self._guard():
            return self.index.outline(self._hold(key).held.number)

    def _name(self, number: int) -> str:
        """Return the key of the source of a number."""
        with self._guard():
            key = self._known(number).held.source.key
            self._remember(key, number)
            return key

    def _mark(self, scope: Scope) -> list[NDArray[np.bool_] | None]:
        numbers = None
        if scope.only is not None or scope.speaker is not None:
            numbers = self._catalogue.numbers(*condition(scope))
        without = frozenset(number for key in scope.without if (number := self._catalogue.find_number(key)))
        return self.index.mark(scope, numbers, without | self._dead)

    def _hold(self, key: str) -> Known:
        """Return what is known of the source of a key."""
        number = self._numbers.get(key) or self._catalogue.find_number(key)
        if number is None:
            what = f"the record holds no source {key!r}"
            raise UnknownNameError(self.folder.name, what, "list its sources to see the keys")
        self._remember(key, number)
        return self._known(number)

    def _remember(self, key: str, number: int) -> None:
        if len(self._numbers) > 2 * _SOURCES:
            self._numbers.clear()
        self._numbers[key] = number

    def _find_label(self, number: int) -> int:
        """Return where the label of a source's first turn begins, in its text."""
        known = self._known(number)
        return self._texts.read(known.held, 0, known.turns[0].span.start).rfind("\n") + 1 if known.turns else 0

    def _find_places(self, number: int) -> Places:
        return self._catalogue.unpack(self._known(number).places)

    def _open_words(self, number: int) -> Words:
        known = self._known(number)

        def read(start: int, end: int) -> str:
            with self._guard():
                return self._texts.read(known.held, start, end)

        silent = self._places_of(number).silent
        return self.index.open_words(known.held, known.turns, self._label_of(number), silent, read)

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Within, one thread alone reads the catalogue, and what damage leads to is an error of the record."""
        if os.getpid() != self.process:
            what = "what was opened in one process was used in another that was forked off"
            raise RecordError(str(self.folder), what, "open the record there, or ask it for the words again")
        with self._lock:
            try:
                yield
            except DAMAGE:
                raise damaged(self.folder) from None
