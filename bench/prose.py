"""Text without end for benches: words and phrases drawn by a Zipf law, some near topics, some sources near copies.

Nothing of it means anything, but words and pairs of words stand in it about as often as in prose: in ten megabytes a
quarter of the pairs are different ones, and half of all occur some two dozen times at most. So it is in speeches.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["write_sources"]

_WORDS, _FLAT, _STEEP = 40_000, 1.0, 1.03
"""Words that there are; the law by which they are drawn, 1 / (rank + flat) ** steep."""
_PHRASES, _LONGEST = 40_000, 6
"""Phrases that there are, and words of a phrase at most; two at least."""
_TOPICS, _OWN = 100, 0.4
"""Topics, and the share of words and phrases that are drawn near the topic."""
_SET = 0.35
"""Share of draws that are a phrase."""
_LENGTH = (1000, 3000)
"""Words of a source, from and to."""
_COPIES, _CHANGED, _BACK = 0.1, 0.2, 50
"""Share of sources that are copies of one of so many before; share of a copy's words that are others."""
_SENTENCE = 18
"""Words of a sentence on the average."""
_SHORT = 20
"""The commonest words, which have one syllable; all others have two."""
_OPENINGS = ["", *"bcdfghjklmnprstvw", "br", "cl", "gr", "st", "tr"]
_MIDDLES = [*"aeiou", "ai", "ea", "ou"]
_CLOSINGS = ["", *"dlmnrst", "nd", "st"]


def write_sources(seed: int) -> Iterator[dict[str, str]]:
    """Go over sources without end, each with `id` and `text`; the same for the same seed."""
    rng = np.random.default_rng(seed)
    spelled = np.array(_spell())
    words, phrases = _law(_WORDS), _law(_PHRASES)
    sizes = rng.integers(2, _LONGEST + 1, _PHRASES)
    heads = np.cumsum(sizes) - sizes
    flat = _draw(rng, words, int(sizes.sum()))
    before: deque[NDArray[np.int64]] = deque(maxlen=_BACK)
    for number in itertools.count():
        if before and rng.random() < _COPIES:
            drawn = before[rng.integers(len(before))].copy()
            changed = rng.random(len(drawn)) < _CHANGED
            drawn[changed] = _draw(rng, words, int(changed.sum()))
        else:
            topic, size = int(rng.integers(_TOPICS)), int(rng.integers(*_LENGTH))
            single = _near(rng, _draw(rng, words, size), topic, _WORDS)
            chosen = _near(rng, _draw(rng, phrases, size), topic, _PHRASES)
            phrase = rng.random(size) < _SET
            lengths = np.where(phrase, sizes[chosen], 1)
            ends = np.cumsum(lengths)
            within = np.arange(int(ends[-1])) - np.repeat(ends - lengths, lengths)
            drawn = np.where(
                np.repeat(phrase, lengths), flat[np.repeat(heads[chosen], lengths) + within], np.repeat(single, lengths)
            )[:size]
            before.append(drawn)
        yield {"id": f"source-{number:06d}", "text": _punctuate(rng, spelled[drawn].tolist())}


def _law(count: int) -> NDArray[np.float64]:
    """Return the chance of each rank and all before it; shape (count,)."""
    summed = np.cumsum((np.arange(count) + 1 + _FLAT) ** -_STEEP)
    return summed / summed[-1]


def _draw(rng: np.random.Generator, law: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    return law.searchsorted(rng.random(count)).clip(max=len(law) - 1)


def _near(rng: np.random.Generator, ranks: NDArray[np.int64], topic: int, count: int) -> NDArray[np.int64]:
    """Move the share of ranks that is the topic's to places of its own; the commonest stay what they are."""
    moved = (ranks > count >> 11) & (rng.random(len(ranks)) < _OWN)
    return np.where(moved, (ranks * 7919 + topic * 104_729) % count, ranks)


def _spell() -> list[str]:
    """Return words that can be spoken, the shorter ones first, no two alike."""
    syllables = ["".join(parts) for parts in itertools.product(_OPENINGS, _MIDDLES, _CLOSINGS)]
    syllables.sort(key=lambda syllable: (len(syllable), syllable[::-1]))
    short, longer = syllables[:_SHORT], itertools.product(syllables[200::5], syllables[_SHORT:])
    return list(itertools.islice(dict.fromkeys((*short, *map("".join, longer))), _WORDS))


def _punctuate(rng: np.random.Generator, words: list[str]) -> str:
    """Return words as sentences."""
    at = 0
    while at < len(words):
        words[at] = words[at].capitalize()
        end = min(at + int(rng.integers(_SENTENCE // 2, _SENTENCE * 3 // 2)), len(words))
        words[end - 1] += "."
        at = end
    return " ".join(words)
