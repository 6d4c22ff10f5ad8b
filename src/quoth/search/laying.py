"""Windows laid beside a quotation, the likeliest in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from quoth.alignment.anchors import cut_blocks
from quoth.alignment.costs import REPLACED
from quoth.alignment.fit import Fit
from quoth.model import Window, Words
from quoth.seams import Store
from quoth.text.quoted import QuotedWords

from .asking import Lay, Search
from .weights import LEAST

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["RIVAL", "lay_windows"]

_LAID = 4
"""Windows laid beside the quotation in full, but for those that hold as many of its words as the best."""
_HELD, _FEW = 0.5, 2
"""Share of the words that the best window must hold, and how many windows are laid where it does not: the words stand
in no one place, and the rest of what the best holds is looked for elsewhere anyway."""
_NEAR = 0.8
"""Share of the best window's words that another must hold to be laid too."""
RIVAL = 0.6
"""How much less than the best a place may gain to be thought of still."""


def lay_windows(
    store: Store,
    quoted: QuotedWords,
    weights: NDArray[np.float64],
    windows: Sequence[Window],
    least: float = 0.0,
) -> Search[list[tuple[Window, Fit]]]:
    """Lay the likeliest windows beside the quotation, those that share the most words first.

    A window that shares less than `least` of its words is left out.
    """
    keys, told = quoted.words.keys, quoted.words.keys.tolist()
    columns: dict[str, Words] = {}
    shared = []
    for window in windows:
        words = columns.get(window.source)
        if words is None:
            words = columns[window.source] = store.words(window.source)
        recorded = words.keys[window.first : window.last]
        shared.append((_count_shared(recorded, keys, told), recorded))
    most = max((count for count, _ in shared), default=0)
    room = _LAID if most >= _HELD * len(keys) else _FEW
    order = sorted(range(len(windows)), key=lambda i: (-shared[i][0], i))
    laid: list[tuple[Window, Fit]] = []
    whole, bound = float(weights.sum()), 0.0
    loose = int(((quoted.signal >= 0) | (quoted.partial >= 0)).sum())
    for i in order:
        count, recorded = shared[i]
        if not count or count < max(_NEAR * most, least * len(keys)):
            break
        if len(laid) >= room and (count < most or room < _LAID):
            break
        if count + loose < bound:
            break  # what is missing costs more than the best place gains over it
        fit: Fit = yield Lay(quoted, recorded, weights)
        # A word that is not there loses its weight and costs a replacement, whatever the rest gains.
        bound = max(bound, len(keys) - (whole - fit.gain + RIVAL) / (LEAST - REPLACED))
        laid.append((windows[i], fit))
    return laid


def _count_shared(recorded: NDArray[np.uint64], keys: NDArray[np.uint64], told: list[int]) -> int:
    """Return how many words both hold in order; `told` are the `keys` as a list."""
    blocks = cut_blocks(recorded, keys)
    return sum(LCSseq.similarity(told[right], recorded[left].tolist()) for left, right in blocks)
