"""Words of a source that a document carries over without quotation marks: listed, not judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import EVERYWHERE, Document, Passage, Scope, Span, Window, Words
from quoth.seams import Store
from quoth.text.words import find_words

from .passages import show_passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LEAST", "Carried", "find_unmarked"]

LEAST = 8
"""Words in a row from which on they are no chance."""
_TOGETHER, _STEP = 16, 8
"""Words of the document that are looked for together, and from how many on the next ones begin."""
_WINDOWS = 4
"""Places in the record that are looked at for them."""
_ROUND = 64
"""Words round such a place that are looked at too."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Words that stand in a source too."""

    span: Span
    """Where they stand in the document's text."""
    text: str
    """The words, as the document has them."""
    passage: Passage
    """Where they stand in the record."""


def find_unmarked(
    document: Document, quoted: Iterable[Span], store: Store, least: int = LEAST, scope: Scope = EVERYWHERE
) -> tuple[Carried, ...]:
    """Return the stretches of `least` words and more that stand word for word in a source, outside all of `quoted`.

    Of several sources the one that holds the longest stretch counts. They come in the document's order, and do not
    overlap.
    """
    words = find_words(document.text)
    free = np.ones(len(words), bool)
    for span in quoted:
        free[np.searchsorted(words.starts, span.start) : np.searchsorted(words.starts, span.end)] = False
    cuts = list(_cut(free, least))
    runs = [words.keys[first : min(first + _TOGETHER, last)] for first, last in cuts]
    found: set[_Shared] = set()
    for (first, last), run, windows in zip(cuts, runs, store.nominate(runs, _WINDOWS, scope), strict=True):
        seeds = {run[at : at + least].tobytes(): first + at for at in range(len(run) - least + 1)}
        for window in windows:
            found |= set(_find_shared(words.keys, seeds, last, store.words(window.source), window, least))
    return tuple(_choose(document.text, words, store, found))


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


def _cut(free: NDArray[np.bool_], least: int) -> Iterator[tuple[int, int]]:
    """Cut what is outside quotations: yield where to look for words from, and where the stretch ends."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield from ((at, last) for at in range(first, last - least + 1, _STEP))


def _find_shared(
    keys: NDArray[np.uint64], seeds: dict[bytes, int], last: int, words: Words, window: Window, least: int
) -> Iterator[_Shared]:
    """Yield the runs of words round a window that begin with one of `seeds`, as far as both go on alike."""
    begin = max(0, window.first - _ROUND)
    near = np.asarray(words.keys[begin : window.last + _ROUND])
    for at in range(len(near) - least + 1):
        first = seeds.get(near[at : at + least].tobytes())
        if first is None:
            continue
        length = least
        while first + length < last and at + length < len(near) and keys[first + length] == near[at + length]:
            length += 1
        yield _Shared(first, first + length, window.source, begin + at)


def _choose(text: str, words: Words, store: Store, found: Iterable[_Shared]) -> Iterator[Carried]:
    """Yield the longest stretches, none of which overlaps another, in order."""
    chosen: list[_Shared] = []
    for one in sorted(found, key=lambda one: (one.first - one.last, one.first, one.source, one.recorded)):
        if all(one.last <= other.first or other.last <= one.first for other in chosen):
            chosen.append(one)
    for one in sorted(chosen, key=lambda one: one.first):
        span = Span(int(words.starts[one.first]), int(words.ends[one.last - 1]))
        recorded = store.words(one.source)
        place = Span(int(recorded.starts[one.recorded]), int(recorded.ends[one.recorded + one.last - one.first - 1]))
        yield Carried(span, span.cut(text), show_passage(store, one.source, place, 1.0))
