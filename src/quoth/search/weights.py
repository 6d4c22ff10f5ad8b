"""How telling each quoted word is: a word that stands everywhere in the record says little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from quoth.seams import Store
from quoth.text.quoted import QuotedWords
from quoth.text.words import join_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LEAST", "measure_bits", "weigh_words"]

_TELLING = 10.0
"""Bits from which on a word counts full: it stands once in a thousand words or less."""
LEAST = 0.3
"""What the commonest word counts."""


_SHARE_BY_LENGTH = 1.0 / np.array([40, 40, 40, 45, 200, 800, 2500, 8000], np.float64)
"""How common a word of so many letters is at a guess: the short ones are the common ones (Zipf 1935)."""
_GUESSED = 20_000
"""Words of a record that the guess is worth: it decides for a few sources, and fades in a large record."""


def measure_bits(store: Store, sought: Sequence[QuotedWords]) -> list[NDArray[np.float64]]:
    """Return for each word of each quotation how many bits it says: -log2 of how common it is.

    How common is counted in the record; where the record is small, the word's length stands in for
    what cannot be counted. A word is never less than half an occurrence.
    """
    words = join_words([quoted.words for quoted in sought])
    counts = store.frequencies(words.keys).astype(np.float64)
    letters = np.minimum(words.ends - words.starts, len(_SHARE_BY_LENGTH) - 1)
    guess = _SHARE_BY_LENGTH[letters]
    share = (counts + 0.5 + _GUESSED * guess) / (store.size() + 1.0 + _GUESSED)
    bits: NDArray[np.float64] = -np.log2(np.minimum(share, 1.0))
    ends = np.cumsum([len(quoted) for quoted in sought]).tolist()
    return [bits[end - len(quoted) : end] for quoted, end in zip(sought, ends, strict=True)]


def weigh_words(bits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return weights from 0.3 (says nothing) to 1 (telling); shape as `bits`."""
    return np.clip(bits / _TELLING, LEAST, 1.0)
