"""Finds the passages nearest to words as somebody remembers them: nothing is judged, so little is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from quoth.model import EVERYWHERE, Scope, Span, Window, Words
from quoth.seams import Store
from quoth.text.quoted import QuotedWords

from .weights import measure_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Recalled", "recall"]

_SKIPPED = 0.02
"""What a recorded word costs that stands between remembered ones."""
_STRAY = 0.06
"""The same at an end: words beyond so long a gap that they are not worth it are left out."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A stretch of a source that holds remembered words."""

    source: str
    """The source's key."""
    span: Span
    """From the first to the last of them, in the source's text."""
    score: float
    """0 to 1: share of the words' weight that stands there, in order."""
    skipped: int
    """Recorded words that stand between them."""


def recall(store: Store, sought: QuotedWords, limit: int, scope: Scope = EVERYWHERE) -> list[Recalled]:
    """Return up to `limit` stretches that hold the most of the words sought, in order, nearest first."""
    if not len(sought):
        return []
    ((_, _, weights),) = measure_words(store, [sought])
    (windows,) = store.nominate([sought.words.keys], limit, scope)
    keys = sought.words.keys.tolist()
    found = list(dict.fromkeys(stretch for window in windows for stretch in _place(store, window, keys, weights)))
    found.sort(key=lambda stretch: _SKIPPED * stretch.skipped / len(keys) - stretch.score)
    return found[:limit]


def _place(store: Store, window: Window, keys: list[int], weights: NDArray[np.float64]) -> Iterator[Recalled]:
    """Lay the words beside a window, and yield the stretch that holds them; none where no word is there."""
    words: Words = store.words(window.source)[window.first : window.last]
    same = [step for step in LCSseq.opcodes(keys, words.keys.tolist()) if step.tag == "equal"]
    worth = [float(weights[step.src_start : step.src_end].sum()) for step in same]
    while len(same) > 1 and worth[0] < _STRAY * (same[1].dest_start - same[0].dest_end):
        del same[0], worth[0]
    while len(same) > 1 and worth[-1] < _STRAY * (same[-1].dest_start - same[-2].dest_end):
        del same[-1], worth[-1]
    if same:
        first, last = same[0].dest_start, same[-1].dest_end
        held = sum(step.dest_end - step.dest_start for step in same)
        span = Span(int(words.starts[first]), int(words.ends[last - 1]))
        yield Recalled(window.source, span, sum(worth) / float(weights.sum()), last - first - held)
