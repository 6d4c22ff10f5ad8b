"""The characters that stand between two words, and the names of differences among them."""

from __future__ import annotations

import re

__all__ = ["name_gap_folds"]

_SPACE = re.compile(r"\s+")
_QUOTES = re.compile("[\"'“”„‟‘’‚‛«»‹›「」『』`´*_]+")
_DASHES = re.compile(r"\s*(?:[‐‑‒–—―-]+|--+)\s*")


def name_gap_folds(one: str, other: str) -> tuple[str, ...]:
    """Return the names of the differences between what stands between the same two words in two texts.

    >>> name_gap_folds(", ", " — "), name_gap_folds(" ", "\\n"), name_gap_folds(" “", ' "')
    (('punctuation',), ('spacing',), ('quotation marks',))
    """
    if one == other:
        return ()
    one, other = _SPACE.sub(" ", one), _SPACE.sub(" ", other)
    if one == other:
        return ("spacing",)
    names = []
    bare = _QUOTES.sub("", one), _QUOTES.sub("", other)
    if bare != (one, other):
        names.append("quotation marks")
    one, other = bare
    if one.strip() == other.strip():
        return tuple(names) or ("spacing",)
    dashed = _DASHES.sub(" – ", one), _DASHES.sub(" – ", other)
    if dashed[0].strip() == dashed[1].strip():
        return (*names, "dashes")
    return (*names, "punctuation")
