"""How telling each quoted word is: a word that stands everywhere in the record says little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quoth.seams import Store
from quoth.text.quoted import QuotedWords

__all__ = ["LEAST", "measure_bits", "weigh_words"]

_TELLING = 10.0
"""Bits from which on a word counts full: it stands once in a thousand words or less."""
LEAST = 0.3
"""What the commonest word counts."""


def measure_bits(store: Store, quoted: QuotedWords) -> NDArray[np.float64]:
    """Return for each quoted word how many bits it says: -log2 of its share of the record's words."""
    counts = store.frequencies(quoted.words.keys)
    bits: NDArray[np.float64] = np.log2((store.size() + 1) / (counts + 0.5))
    return np.maximum(bits, 0.0)


def weigh_words(bits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return weights from 0.3 (says nothing) to 1 (telling); shape as `bits`."""
    return np.clip(bits / _TELLING, LEAST, 1.0)
