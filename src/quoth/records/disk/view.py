"""A record as it is at one moment: a snapshot of the catalogue, and its segments mapped into memory."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quoth.errors import RecordError, UnknownNameError
from quoth.model import EVERYWHERE, Scope, Source, Span, Turn, Window, Words
from quoth.records.spoken import keep_spoken
from quoth.text.words import find_words

from .batches import digest_text
from .catalogue import Catalogue
from .lazy_words import lazy_words
from .lookup import look_up
from .packing import Held
from .places import CATALOGUE, SEGMENTS
from .postings import GRANULE
from .scopes import condition, mark_sources
from .segment import Segment
from .shape import find_misfit
from .texts import TextReader

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["View"]

_TRIES = 5
"""Times that a snapshot is taken anew where a writer has just taken its segments away."""
_BLOCKS, _SOURCES, _WORDS = 256, 4096, 128
"""Blocks, sources' data, and sources' words that are kept once read."""
_DAMAGE = (ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)
"""What reading numbers that no writer wrote may end in."""
_REBUILD = "run `quoth record verify` on it, and `quoth record rebuild`: its texts are kept apart and are not touched"


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
            self._segments = self._open_segments()
            self._dead = self._catalogue.dead()
            self._length = len(self._catalogue)
        except BaseException:
            self._catalogue.close()
            raise
        weakref.finalize(self, self._catalogue.close).atexit = False
        self._size = sum(segment.words for segment in self._segments)
        self._texts = TextReader(self._catalogue, _BLOCKS)
        self._held = lru_cache(_SOURCES)(self._find)
        self._held_by_number = lru_cache(_SOURCES)(self._catalogue.get)
        self._turns_of = lru_cache(_SOURCES)(self._read_turns)
        self._speakers_of = lru_cache(_SOURCES)(self._catalogue.speakers)
        self._bearers_of = lru_cache(_SOURCES)(self._catalogue.bearers)
        self._words_of = lru_cache(_WORDS)(self._open_words)
        self._count_of = lru_cache(_WORDS)(self._catalogue.count)
        self._allowed_of = lru_cache(_WORDS)(self._mark)

    def close(self) -> None:
        """Let go of the catalogue."""
        self._catalogue.close()

    def _open_segments(self) -> list[Segment]:
        listed: list[tuple[str, int]] | None = None
        for _ in range(_TRIES):
            self._catalogue.begin_reading()
            before, listed = listed, self._catalogue.segments()
            try:
                segments = [Segment(self.folder / SEGMENTS / name) for name, _ in listed]
                break
            except RecordError:
                if listed == before:  # no writer was at work
                    raise
            except _DAMAGE:
                raise self._damaged() from None
        else:
            what = "it changes faster than it can be opened"
            raise RecordError(str(self.folder), what, "try again when its writer is done")
        for segment in segments:
            misfit = find_misfit(segment)
            if misfit:
                raise RecordError(str(segment.path), f"a segment of the index is damaged: {misfit}", _REBUILD)
        return segments

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
            return self._held(key).source

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        with self._guard():
            held = self._held(key)
            start, end = (0, held.size) if span is None else (span.start, min(span.end, held.size))
            return self._texts.read(held, start, end)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        with self._guard():
            return self._turns_of(key)[0]

    def words(self, key: str) -> Words:
        """Return the source's words as columns, of which only what is asked for is read."""
        with self._guard():
            return self._words_of(key)

    def speakers(self, key: str) -> frozenset[str]:
        """Return whoever speaks in the source, each name as it is written there."""
        with self._guard():
            return self._speakers_of(self._held(key).number)

    def bearers(self, name: str) -> frozenset[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""
        with self._guard():
            return self._bearers_of(name)

    def find_text(self, text: str) -> list[str]:
        """Return the keys of the sources that are this text, to the letter."""
        with self._guard():
            return self._catalogue.find_text(digest_text(text))

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""
        counts = np.zeros(len(keys), np.int64)
        for segment in self._segments:
            counts += segment.count(keys)
        return counts

    def size(self) -> int:
        """Return how many words the record holds, those of sources taken out since it was compacted included."""
        return self._size

    def nominate(self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        with self._guard():
            allowed = self._allowed_of(scope)
        return [self._nominate(run, limit, allowed) for run in runs]

    def _nominate(
        self, keys: NDArray[np.uint64], limit: int, allowed: Sequence[NDArray[np.bool_] | None]
    ) -> list[Window]:
        try:
            hits = look_up(self._segments, keys, self.frequencies(keys), limit, allowed)
            numbers = [int(self._segments[hit.segment].numbers[hit.source]) for hit in hits]
        except _DAMAGE:
            raise self._damaged() from None
        with self._guard():
            found = [self._held_by_number(number) for number in numbers]
        return [Window(held.source.key, h.first, h.last, h.score) for held, h in zip(found, hits, strict=True)]

    def _mark(self, scope: Scope) -> list[NDArray[np.bool_] | None]:
        """Return for each segment which of its sources may be searched; None for all of them."""
        numbers = None
        if scope.only is not None or scope.speaker is not None:
            numbers = self._catalogue.numbers(*condition(scope))
        without = frozenset(held.number for key in scope.without if (held := self._catalogue.find(key)))
        return [mark_sources(segment, scope, numbers, without | self._dead) for segment in self._segments]

    def _find(self, key: str) -> Held:
        held = self._catalogue.find(key)
        if held is None:
            what = f"the record holds no source {key!r}"
            raise UnknownNameError(self.folder.name, what, "list its sources to see the keys")
        return held

    def _read_turns(self, key: str) -> tuple[tuple[Turn, ...], int]:
        """Return a source's turns, and where the label of the first begins."""
        held = self._held(key)
        turns = self._catalogue.turns(held.number)
        if not turns:
            return (), 0
        return turns, self._texts.read(held, 0, turns[0].span.start).rfind("\n") + 1

    def _open_words(self, key: str) -> Words:
        held = self._held(key)
        segment, at = self._place(held.number)
        begin, past = int(segment.firsts[at]), int(segment.firsts[at + 1])

        def read(first: int, last: int) -> Words:
            low, high = begin + first // GRANULE, begin - (-last // GRANULE)
            with self._guard():
                start = int(segment.offsets[low]) if low < past else held.size
                end = int(segment.offsets[high]) if high < past else held.size
                if not 0 <= start <= end <= held.size:
                    raise self._damaged()
                words = find_words(self._texts.read(held, start, end))
                words = Words(words.keys, words.starts + start, words.ends + start)
                turns, label = self._turns_of(key)
            if turns:
                words = keep_spoken(words, turns, label)
            skipped = (low - begin) * GRANULE
            words = words[first - skipped : last - skipped]
            if len(words.keys) != last - first:
                raise self._damaged()
            return words

        return lazy_words(int(segment.lengths[at]), read)

    def _place(self, number: int) -> tuple[Segment, int]:
        for segment in self._segments:
            at = int(segment.numbers.searchsorted(number))
            if at < len(segment.numbers) and segment.numbers[at] == number:
                return segment, at
        raise RecordError(str(self.folder), f"source {number} stands in no segment", _REBUILD)

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Within, one thread alone reads the catalogue, and what damage leads to is an error of the record."""
        if os.getpid() != self.process:
            what = "what was opened in one process was used in another that was forked off"
            raise RecordError(str(self.folder), what, "open the record there, or ask it for the words again")
        with self._lock:
            try:
                yield
            except _DAMAGE:
                raise self._damaged() from None

    def _damaged(self) -> RecordError:
        return RecordError(str(self.folder), "its index is damaged", _REBUILD)
