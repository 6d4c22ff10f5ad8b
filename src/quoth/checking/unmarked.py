"""Words of a source that a document carries over without quotation marks: listed, not judged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import EVERYWHERE, BlockKind, Carried, Document, Kind, Quotation, Scope, Span, Window, Words
from quoth.seams import Store
from quoth.settings import FEWEST, UNMARKED
from quoth.text.words import find_words

from .passages import show_passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_unmarked"]

_TOGETHER, _STEP = 16, 8
"""Words of the document that are looked for together, and from how many on the next ones begin."""
_SEED = 8
"""Words in a row by which a shared stretch is found at most: so many stand in one look, wherever they begin."""
_AT_ONCE = 1000
"""Such stretches that the record is asked for at once."""
_WINDOWS = 4
"""Places in the record that are looked at for them."""
_ROUND = 64
"""Words round such a place that are looked at too."""


def find_unmarked(
    document: Document,
    quotations: Iterable[Quotation],
    store: Store,
    least: int = UNMARKED,
    scope: Scope = EVERYWHERE,
) -> tuple[Carried, ...]:
    """Return the stretches of `least` words and more that stand word for word in a source, and in no quotation.

    Of several sources the one that holds the longest stretch counts. They come in the document's order, and do not
    overlap. What is told in other words is no quotation here, and furniture is none of the document's words. Raises
    ValueError where `least` is less than three.
    """
    if least < FEWEST:
        raise ValueError(f"words without marks are listed from {FEWEST} in a row on, and {least} were asked for")
    words = find_words(document.text)
    free = _find_free(document, words, quotations)
    seed = min(least, _SEED)
    cuts = list(_cut(free, seed))
    found: set[_Shared] = set()
    for at in range(0, len(cuts), _AT_ONCE):
        found |= _look(words, cuts[at : at + _AT_ONCE], seed, store, scope)
    chosen = _choose(_join(found), free, least)
    return tuple(_show(document.text, words, store, one) for one in sorted(chosen, key=lambda one: one.first))


@dataclass(frozen=True, slots=True)
class _Shared:
    """Words that stand in both."""

    first: int
    """The first of them in the document."""
    last: int
    """One past the last of them."""
    source: str
    """The key of the source."""
    recorded: int
    """The first of them in the source."""

    @property
    def rank(self) -> tuple[int, int, str, int]:
        """The longest first, then the first in the document."""
        return self.first - self.last, self.first, self.source, self.recorded

    @property
    def offset(self) -> tuple[str, int]:
        """The source, and how far behind the document's words its own come: one run of words has one."""
        return self.source, self.recorded - self.first

    def cut(self, first: int, last: int) -> _Shared:
        """Return the part of it that stands from one word of the document to another."""
        return _Shared(first, last, self.source, self.recorded + first - self.first)


def _find_free(document: Document, words: Words, quotations: Iterable[Quotation]) -> NDArray[np.bool_]:
    """Tell of each word whether it is the document's own."""
    free = np.ones(len(words), bool)
    taken = [quotation.span for quotation in quotations if quotation.kind is not Kind.INDIRECT]
    taken += [block.span for block in document.blocks if block.kind is BlockKind.FURNITURE]
    for span in taken:
        free[np.searchsorted(words.starts, span.start) : np.searchsorted(words.starts, span.end)] = False
    return free


def _find_runs(free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _cut(free: NDArray[np.bool_], seed: int) -> Iterator[tuple[int, int]]:
    """Cut what is outside quotations: yield where to look for words from, and where the stretch ends."""
    for first, last in _find_runs(free):
        yield from ((at, last) for at in range(first, last - seed + 1, _STEP))


def _look(
    words: Words, cuts: Sequence[tuple[int, int]], seed: int, store: Store, scope: Scope
) -> set[_Shared]:
    """Return what the words from each of `cuts` on share with the record, as far as one look shows."""
    found: set[_Shared] = set()
    runs = [words.keys[first : min(first + _TOGETHER, last)] for first, last in cuts]
    for (first, last), run, windows in zip(cuts, runs, store.nominate(runs, _WINDOWS, scope), strict=True):
        seeds = {run[at : at + seed].tobytes(): first + at for at in reversed(range(len(run) - seed + 1))}
        for window in windows:
            found.update(_find_shared(words.keys, run, seeds, last, store.words(window.source), window, seed))
    return found


def _find_shared(
    keys: NDArray[np.uint64],
    run: NDArray[np.uint64],
    seeds: dict[bytes, int],
    last: int,
    words: Words,
    window: Window,
    seed: int,
) -> Iterable[_Shared]:
    """Return the runs of words round a window that begin with one of `seeds`, the longest of each."""
    begin = max(0, window.first - _ROUND)
    near = np.asarray(words.keys[begin : window.last + _ROUND])
    longest: dict[int, _Shared] = {}
    # a run can begin only where so many words stand together that all occur among those that are looked for
    among = np.concatenate(([0], np.cumsum((near[:, None] == run).any(axis=1))))
    for at in np.flatnonzero(among[seed:] - among[:-seed] == seed).tolist():
        first = seeds.get(near[at : at + seed].tobytes())
        if first is None:
            continue
        most = min(last - first, len(near) - at)
        differing = np.flatnonzero(keys[first : first + most] != near[at : at + most])
        length = int(differing[0]) if len(differing) else most
        if first not in longest or length > longest[first].last - first:
            longest[first] = _Shared(first, first + length, window.source, begin + at)
    return longest.values()


def _join(found: Iterable[_Shared]) -> Iterator[_Shared]:
    """Yield the runs whole: what was found of one in several places overlaps, or goes on where it ends."""
    whole: _Shared | None = None
    for one in sorted(found, key=lambda one: (one.offset, one.first)):
        if whole is None:
            whole = one
        elif one.offset == whole.offset and one.first <= whole.last:
            whole = replace(whole, last=max(whole.last, one.last))
        else:
            yield whole
            whole = one
    if whole is not None:
        yield whole


def _choose(found: Iterable[_Shared], free: NDArray[np.bool_], least: int) -> Iterator[_Shared]:
    """Yield the longest runs, and of those that overlap them what is left, as long as it has `least` words."""
    left = free.copy()
    waiting = [(one.rank, one) for one in found if one.last - one.first >= least]
    heapq.heapify(waiting)
    while waiting:
        _, one = heapq.heappop(waiting)
        parts = [one.cut(one.first + first, one.first + last) for first, last in _find_runs(left[one.first : one.last])]
        if parts == [one]:
            left[one.first : one.last] = False
            yield one
            continue
        for part in parts:
            if part.last - part.first >= least:
                heapq.heappush(waiting, (part.rank, part))


def _show(text: str, words: Words, store: Store, one: _Shared) -> Carried:
    span = Span(int(words.starts[one.first]), int(words.ends[one.last - 1]))
    recorded = store.words(one.source)
    place = Span(int(recorded.starts[one.recorded]), int(recorded.ends[one.recorded + one.last - one.first - 1]))
    return Carried(span, span.cut(text), show_passage(store, one.source, place, 1.0))
