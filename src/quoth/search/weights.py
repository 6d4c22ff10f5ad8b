"""How telling each quoted word is: a word that stands everywhere in the record says little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from quoth.seams import Store
from quoth.text.quoted import QuotedWords
from quoth.text.words import join_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LEAST", "measure_words"]

_TELLING = 10.0
"""Bits from which on a word counts full: it stands once in a thousand words or less."""
LEAST = 0.3
"""What the commonest word counts."""


_SHARE_BY_LENGTH = 1.0 / np.array([40, 40, 40, 45, 200, 800, 2500, 8000], np.float64)
"""How common a word of so many letters is at a guess: the short ones are the common ones (Zipf 1935)."""
_GUESSED = 20_000
"""Words of a record that the guess is worth: it decides for a few sources, and fades in a large record."""


def measure_words(
    store: Store, sought: Sequence[QuotedWords]
) -> Iterator[tuple[QuotedWords, NDArray[np.float64], NDArray[np.float64]]]:
    """Yield each quotation with what each of its words says: in bits, and as a weight from 0.3 (nothing) to 1.

    The bits are -log2 of how common a word is. That is counted in the record; where the record is small,
    the word's length stands in for what cannot be counted. A word is never less than half an occurrence.
    """
    words = join_words([quoted.words for quoted in sought])
    counts = store.frequencies(words.keys).astype(np.float64)
    letters = np.minimum(words.ends - words.starts, len(_SHARE_BY_LENGTH) - 1)
    guess = _SHARE_BY_LENGTH[letters]
    share = (counts + 0.5 + _GUESSED * guess) / (store.size() + 1.0 + _GUESSED)
    bits: NDArray[np.float64] = -np.log2(np.minimum(share, 1.0))
    weights = np.clip(bits / _TELLING, LEAST, 1.0)
    first = 0
    for quoted in sought:
        last = first + len(quoted)
        yield quoted, bits[first:last], weights[first:last]
        first = last
