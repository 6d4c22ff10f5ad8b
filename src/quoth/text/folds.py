"""The folds that were needed for the words of two stretches to be the same, by name."""

from __future__ import annotations

from collections.abc import Collection

from quoth.model import Words

from .between import name_gap_folds
from .fold import name_folds

__all__ = ["name_stretch_folds"]


def name_stretch_folds(
    one: str,
    one_words: Words,
    first: int,
    other: str,
    other_words: Words,
    start: int,
    count: int,
    breaks: Collection[int] = (),
) -> set[str]:
    """Return the names of the folds between `count` equal words of two texts.

    The words are `one_words` from `first` on, in the text `one`, and `other_words` from `start` on, in
    the text `other`. What stands before the first and after the last word is not compared, nor what
    stands before the words of `one_words` that `breaks` counts.
    """
    a = one[int(one_words.starts[first]) : int(one_words.ends[first + count - 1])]
    b = other[int(other_words.starts[start]) : int(other_words.ends[start + count - 1])]
    if a == b:
        return set()
    names: set[str] = set()
    spans_a, spans_b = _spans(one_words[first : first + count]), _spans(other_words[start : start + count])
    for i, ((a0, a1), (b0, b1)) in enumerate(zip(spans_a, spans_b, strict=True)):
        word_a, word_b = one[a0:a1], other[b0:b1]
        if word_a != word_b:
            names.update(name_folds(_bare(word_a), _bare(word_b)))
        if i and first + i not in breaks:
            names.update(name_gap_folds(one[spans_a[i - 1][1] : a0], other[spans_b[i - 1][1] : b0]))
    return names


def _spans(words: Words) -> list[tuple[int, int]]:
    return list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))


def _bare(word: str) -> str:
    return word.strip("[]()") if word[:1] in "[(" or word[-1:] in "])" else word
