"""The words of a source as columns of which only what is asked for is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from quoth.model import Span, Turn, Words
from quoth.records.spoken import keep_spoken, keep_voiced
from quoth.text.words import find_words

from .postings import GRANULE

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Outline", "lazy_words", "open_words"]

_KEPT = 6
"""Stretches that are kept once read; a source of which more is asked for is read whole."""
_ROUND = 32
"""Words read on either side of a single one."""


class _Reader:
    """Reads stretches of one source, and keeps the last ones. Threads may share it: what is kept is never altered."""

    def __init__(self, length: int, read: Callable[[int, int], Words]) -> None:
        self.length = length
        self._read = read
        self._kept: tuple[tuple[int, int, Words], ...] = ()

    def stretch(self, first: int, last: int) -> Words:
        """Return the words [first, last) of the source."""
        for begin, end, words in reversed(self._kept):
            if begin <= first and last <= end:
                return words[first - begin : last - begin]
        kept = self._kept
        begin, end = (first, last) if len(kept) < _KEPT else (0, self.length)
        words = self._read(begin, end)
        self._kept = (*kept, (begin, end, words)) if len(kept) < _KEPT else ((begin, end, words),)
        return words[first - begin : last - begin]

    def near(self, at: int) -> tuple[Words, int]:
        """Return some words round one, and the place of the first of them."""
        for begin, end, words in reversed(self._kept):
            if begin <= at < end:
                return words, begin
        begin, end = max(0, at - _ROUND), min(self.length, at + _ROUND)
        return self.stretch(begin, end), begin


class _Column:
    """One column of a source's words; it is read where it is looked at."""

    def __init__(self, reader: _Reader, name: str) -> None:
        self._reader = reader
        self._name = name

    def __len__(self) -> int:
        return self._reader.length

    def __getitem__(self, where: Any) -> Any:
        if isinstance(where, slice) and (where.step or 1) > 0:
            first, last, step = where.indices(len(self))
            return getattr(self._reader.stretch(first, max(first, last)), self._name)[::step]
        if isinstance(where, (int, np.integer)):
            at = int(where) + (len(self) if where < 0 else 0)
            if not 0 <= at < len(self):
                raise IndexError(where)
            words, begin = self._reader.near(at)
            return getattr(words, self._name)[at - begin]
        return self.__array__()[where]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        whole: NDArray[Any] = getattr(self._reader.stretch(0, len(self)), self._name)
        return whole if dtype is None else whole.astype(dtype)

    def searchsorted(self, *given: Any) -> Any:
        """Search the whole column."""
        return self.__array__().searchsorted(*given)


class _LazyWords(Words):
    """The columns of one source; a stretch of them is read once for all three."""

    __slots__ = ("_reader",)
    _reader: _Reader

    def __getitem__(self, where: slice) -> Words:
        first, last, step = where.indices(len(self))
        words = self._reader.stretch(first, max(first, last))
        return words if step == 1 else words[::step]


def lazy_words(length: int, read: Callable[[int, int], Words]) -> Words:
    """Return the words of a source of `length` words; `read` returns those of a stretch."""
    reader = _Reader(length, read)
    columns = (cast("Any", _Column(reader, name)) for name in ("keys", "starts", "ends"))
    words = _LazyWords(*columns)
    object.__setattr__(words, "_reader", reader)
    return words


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Where the words of a source stand, as far as its index tells."""

    length: int
    """How many words it has."""
    offsets: NDArray[np.uint32]
    """First code point of each granule in its text; shape (granules,)."""


def open_words(
    outline: Outline,
    size: int,
    turns: Sequence[Turn],
    label: int,
    silent: Sequence[Span],
    read: Callable[[int, int], str],
    fault: Callable[[], Exception],
) -> Words:
    """Return the words of a source as columns, of which only what is asked for is read.

    Its text has `size` code points, of which `read` returns those of [start, end); the label of the first of its
    `turns` begins at `label`; what is `silent` is nobody's words. Where the outline does not fit the text, `fault` is
    raised.
    """
    offsets = outline.offsets

    def read_words(first: int, last: int) -> Words:
        low, high = first // GRANULE, -(-last // GRANULE)
        start = int(offsets[low]) if low < len(offsets) else size
        end = int(offsets[high]) if high < len(offsets) else size
        if not 0 <= start <= end <= size:
            raise fault()
        words = find_words(read(start, end))
        words = keep_voiced(Words(words.keys, words.starts + start, words.ends + start), silent)
        if turns:
            words = keep_spoken(words, turns, label)
        skipped = low * GRANULE
        words = words[first - skipped : last - skipped]
        if len(words.keys) != last - first:
            raise fault()
        return words

    return lazy_words(outline.length, read_words)
