"""The words of a source that somebody says: a speaker's label, the head of a page and applause are nobody's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from quoth.model import SourceText, Span, Turn, Words
from quoth.text.words import find_words

__all__ = ["find_label", "find_spoken_words", "keep_spoken", "keep_voiced", "name_speakers"]


def name_speakers(source: SourceText) -> tuple[str, ...]:
    """Return whoever speaks in a source, each name once, as it is written there."""
    named = dict.fromkeys((source.source.speaker, *(turn.speaker for turn in source.turns)))
    return tuple(name for name in named if name)


def find_spoken_words(source: SourceText) -> Words:
    """Return the words of a source as columns, without the labels of its turns, and what else is nobody's."""
    words = keep_voiced(find_words(source.text), source.silent)
    return keep_spoken(words, source.turns, find_label(source.text, source.turns)) if source.turns else words


def find_label(text: str, turns: Sequence[Turn]) -> int:
    """Return where the label of the first turn begins, in a source's text; 0 where there are no turns."""
    return text.rfind("\n", 0, turns[0].span.start) + 1 if turns else 0


def keep_voiced(words: Words, silent: Sequence[Span]) -> Words:
    """Return the words that share no code point with a silent stretch; `silent` are in order and apart."""
    if not len(words) or not silent:
        return words
    low = bisect_right(silent, int(words.starts[0]), key=lambda span: span.end)
    high = bisect_left(silent, int(words.ends[-1]), key=lambda span: span.start)
    if low >= high:  # a short stretch mostly holds none
        return words
    starts = np.array([span.start for span in silent[low:high]], np.int64)
    ends = np.array([span.end for span in silent[low:high]], np.int64)
    at = np.searchsorted(starts, words.ends, "left") - 1  # the last that begins before the word ends
    kept = (at < 0) | (ends[np.maximum(at, 0)] <= words.starts)
    return words if kept.all() else Words(words.keys[kept], words.starts[kept], words.ends[kept])


def keep_spoken(words: Words, turns: Sequence[Turn], label: int) -> Words:
    """Return the words that stand in a turn, or above the label of the first one, which begins at `label`."""
    if not len(words):
        return words
    within = bisect_right(turns, int(words.starts[0]), key=lambda turn: turn.span.start) - 1
    if within >= 0 and int(words.ends[-1]) <= turns[within].span.end:  # a short stretch mostly lies in one turn
        return words
    starts = np.array([turn.span.start for turn in turns], np.int64)
    ends = np.array([turn.span.end for turn in turns], np.int64)
    at = np.searchsorted(starts, words.starts, "right") - 1
    spoken = (at >= 0) & (words.ends <= ends[np.maximum(at, 0)])
    heading = (at < 0) & (words.ends <= label)
    kept = spoken | heading
    return words if kept.all() else Words(words.keys[kept], words.starts[kept], words.ends[kept])
