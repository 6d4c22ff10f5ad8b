"""How strong a break stands between two words of a text: none, that of a clause, that of a sentence."""

from __future__ import annotations

from quoth.model import Words

__all__ = ["CLAUSE", "SENTENCE", "strength"]

CLAUSE, SENTENCE = 1, 2
_ENDS = (".", "!", "?", "。", "！", "？", "\n\n", "\n \n")
"""What ends a sentence; one line break alone may be there for the page's width."""


def strength(text: str, words: Words, at: int) -> int:
    """Return how strong a break stands before word `at` of `text`: 0, `CLAUSE` or `SENTENCE`."""
    if at <= 0 or at >= len(words):
        return SENTENCE
    between = text[int(words.ends[at - 1]) : int(words.starts[at])]
    if any(mark in between for mark in _ENDS):
        return SENTENCE
    return CLAUSE if any(mark in between for mark in ",;:—–-()、；：") else 0
