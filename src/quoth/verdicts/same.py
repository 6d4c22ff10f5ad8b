"""Whether two runs of words are the same words in another dress, and the name of the fold by which they are."""

from __future__ import annotations

import re
from functools import cache

from .changes import Change
from .figures import read_numbers, write_unit
from .lexicon import Lexicon

__all__ = ["fold_of", "spell"]


def fold_of(change: Change) -> str | None:
    """Return the name of the fold under which both sides are the same words, or None.

    A change that is a fold is no departure: it changes no word.
    """
    quoted, recorded, lexicon = change.quoted_words, change.recorded_words, change.lexicon
    if not quoted or not recorded:
        return None
    if quoted == recorded:
        return "case" if change.quoted != change.recorded else "spacing"
    if "".join(quoted) == "".join(recorded):
        return "joined words"
    if _same_numbers(quoted, recorded, lexicon):
        return "numerals"
    if spell(quoted, lexicon) == spell(recorded, lexicon):
        return "spelling"
    if [_bare_possessive(word) for word in quoted] == [_bare_possessive(word) for word in recorded]:
        return "possessive s"
    return None


def _same_numbers(quoted: tuple[str, ...], recorded: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether both sides name the same numbers of the same things: `twenty-four hours` and `24 hrs`."""
    numbers, rest = read_numbers(quoted, lexicon)
    if not numbers:
        return False
    others, left = read_numbers(recorded, lexicon)
    return numbers == others and [write_unit(w, lexicon) for w in rest] == [write_unit(w, lexicon) for w in left]


def _bare_possessive(word: str) -> str:
    return word[:-2] if word.endswith("s's") else word


@cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), form) for pattern, form in lexicon.spellings)


def spell(words: tuple[str, ...], lexicon: Lexicon) -> str:
    """Return one spelling for all spellings of the same words: joined, without apostrophes.

    >>> from .english import ENGLISH
    >>> spell(("news", "casts"), ENGLISH) == spell(("newscasts",), ENGLISH)
    True
    >>> spell(("labour",), ENGLISH) == spell(("labor",), ENGLISH)
    True
    """
    text = " ".join(words)
    if text in lexicon.same_words:
        return lexicon.same_words[text].replace(" ", "")
    out = []
    for word in words:
        word = lexicon.same_words.get(word, word)
        if word not in lexicon.homographs:
            word = word.replace("'", "")
        for pattern, form in _patterns(lexicon):
            word = pattern.sub(form, word)
        out.append(word.replace(" ", ""))
    return "".join(out)
