"""The segments of a record at one moment, as they are asked: which windows hold most of some words, and which words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quoth.errors import RecordError
from quoth.model import Scope, Span, Turn, Words

from .damage import DAMAGE, REBUILD, damaged
from .files import ArrayFile
from .lazy_words import Outline, open_words
from .lookup import Hit, Whole, look_up
from .marks import mark_sources
from .packing import Held
from .segment import Segment
from .shape import find_misfit

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Index"]


class Index:
    """The segments of a record, as arrays. Threads may share it."""

    def __init__(self, folder: Path, files: Sequence[ArrayFile]) -> None:
        self.folder = folder
        """Where the record stands."""
        self.segments = [Segment(file) for file in files]
        """In the order in which their sources were added."""
        for segment in self.segments:
            misfit = find_misfit(segment)
            if misfit:
                what = f"a segment of the index is damaged: {misfit}"
                raise RecordError(str(segment.file.path), what, REBUILD)

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs; shape as `keys`."""
        counts = np.zeros(len(keys), np.int64)
        for segment in self.segments:
            counts += segment.count(keys)
        return counts

    def mark(
        self, scope: Scope, numbers: frozenset[int] | None, without: frozenset[int]
    ) -> list[NDArray[np.bool_] | None]:
        """Return for each segment which of its sources may be searched; None for all of them.

        `numbers` are those of the only sources meant, where they are named or a speaker is; `without` those left out.
        """
        return [mark_sources(segment, scope, numbers, without) for segment in self.segments]

    def nominate(
        self,
        keys: NDArray[np.uint64],
        limit: int,
        allowed: Sequence[NDArray[np.bool_] | None],
        whole: Whole | None = None,
    ) -> list[tuple[int, Hit]]:
        """Return the numbers of sources with up to `limit` windows that hold most of a run of words, nearest first.

        `whole` is the record that this is a part of, if it is one.
        """
        if all(marks is not None and not marks.any() for marks in allowed):
            return []
        try:
            if whole is None:
                whole = Whole(self.frequencies(keys), sum(segment.words for segment in self.segments))
            hits = look_up(self.segments, keys, whole, limit, allowed)
            return [(int(self.segments[hit.segment].numbers[hit.source]), hit) for hit in hits]
        except DAMAGE:
            raise damaged(self.folder) from None

    def open_words(
        self, held: Held, turns: Sequence[Turn], label: int, silent: Sequence[Span], read: Callable[[int, int], str]
    ) -> Words:
        """Return the words of a source as columns, of which only what is asked for is read.

        `read` returns the code points [start, end) of its text; the label of the first of its `turns` begins at
        `label`; what is `silent` is nobody's words. Raises RecordError where no segment holds the source.
        """
        outline = self.outline(held.number)
        return open_words(outline, held.size, turns, label, silent, read, lambda: damaged(self.folder))

    def outline(self, number: int) -> Outline:
        """Return where the words of a source stand in its text; raises RecordError where no segment holds it."""
        segment, at = self._place(number)
        return Outline(int(segment.lengths[at]), segment.offsets[int(segment.firsts[at]) : int(segment.firsts[at + 1])])

    def _place(self, number: int) -> tuple[Segment, int]:
        for segment in self.segments:
            at = int(segment.numbers.searchsorted(number))
            if at < len(segment.numbers) and segment.numbers[at] == number:
                return segment, at
        raise RecordError(str(self.folder), f"source {number} stands in no segment", REBUILD)
