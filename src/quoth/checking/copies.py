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


def find_copies(document: Document, words: Words, quoted: Iterable[Span], store: Store) -> frozenset[str]:
    """Return the keys of the sources that are the document to the letter, or hold all its words and little else.

    `words` are the document's, `quoted` its quotations, marks included.
    """
    outside = np.ones(len(words), bool)
    for span in quoted:
        outside[np.searchsorted(words.starts, span.start) : np.searchsorted(words.starts, span.end)] = False
    told = int(outside.sum()) >= _OUTSIDE
    found = set()
    for source in store.sources():
        keys = store.words(source.key).keys
        same = len(keys) == len(words) and store.text(source.key) == document.text
        if same or (told and _holds(keys, words.keys)):
            found.add(source.key)
    return frozenset(found)


def _holds(whole: NDArray[np.uint64], part: NDArray[np.uint64]) -> bool:
    if not _SHARE * len(whole) <= len(part) <= len(whole):
        return False
    sought, text = part.tobytes(), whole.tobytes()
    at = text.find(sought)
    while at >= 0 and at % whole.itemsize:  # not at the bound of a word
        at = text.find(sought, at + 1)
    return at >= 0
