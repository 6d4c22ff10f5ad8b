"""Sources that are the document itself, or a copy of it: a quotation does not prove itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Document, Span, Words
from quoth.seams import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_copies"]

_OUTSIDE = 2
"""Words of the author's own from which on a copy is looked for: of a quotation alone its very source is no copy."""
_SHARE = 0.7
"""Share of a source's words that the document must be for the source to be a copy: the rest is header and footer."""
_FEW = 50
"""Sources that are looked at one by one: most are told by their length."""
_RUN, _CANDIDATES = 32, 12
"""Words of the document, thrice, by which a copy is looked for, and the places that are looked at for each."""


def find_copies(document: Document, words: Words, quoted: Iterable[Span], store: Store) -> frozenset[str]:
    """Return the keys of the sources that are the document to the letter, or hold all its words and little else.

    `words` are the document's, `quoted` its quotations, marks included.
    """
    outside = np.ones(len(words), bool)
    for span in quoted:
        outside[np.searchsorted(words.starts, span.start) : np.searchsorted(words.starts, span.end)] = False
    told = int(outside.sum()) >= _OUTSIDE
    found = set(store.find_text(document.text))
    if told:
        for source in _nominate(words, store):
            columns = store.words(source)
            if _SHARE * len(columns) <= len(words) <= len(columns) and _holds(columns.keys[:], words.keys):
                found.add(source)
    return frozenset(found)


def _nominate(words: Words, store: Store) -> Iterable[str]:
    """Return the keys of the sources that may be copies: all, where there are few."""
    if len(store) <= _FEW:
        return [source.key for source in store.sources()]
    runs = [words.keys[at : at + _RUN] for at in {0, max(0, len(words) // 2), max(0, len(words) - _RUN)}]
    return {window.source for windows in store.nominate(runs, _CANDIDATES) for window in windows}


def _holds(whole: NDArray[np.uint64], part: NDArray[np.uint64]) -> bool:
    sought, text = part.tobytes(), whole.tobytes()
    at = text.find(sought)
    while at >= 0 and at % whole.itemsize:  # not at the bound of a word
        at = text.find(sought, at + 1)
    return at >= 0
