"""A word to what is compared of it, and the names of the differences this looks past."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["APOSTROPHES", "FOLDS", "JOINING", "SYMBOLS", "Fold", "fold_word", "name_folds"]

APOSTROPHES = frozenset("'’ʼ‘＇′`´")
"""What an apostrophe is written with."""
JOINING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters that are not seen, and part no word."""
SYMBOLS = {"%": "percent", "&": "and"}
"""Signs that are read as a word."""


def fold_word(word: str) -> str:
    """Return what is compared of a word: compatible forms, no case, no accents, plain apostrophe.

    >>> fold_word("Naïveté’s ﬁrst")
    "naivete's first"
    """
    word = SYMBOLS.get(word, word)
    word = "".join("'" if c in APOSTROPHES else c for c in word if c not in JOINING)
    word = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c)[0] != "M")


@dataclass(frozen=True, slots=True)
class Fold:
    """One difference between two spellings of a word that changes no word."""

    name: str
    """As reports name it."""
    apply: Callable[[str], str]
    """Takes a word to a form in which this difference is gone."""


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c)[0] != "M"))


FOLDS: tuple[Fold, ...] = (
    Fold("apostrophes", lambda word: "".join("'" if c in APOSTROPHES else c for c in word)),
    Fold("case", str.casefold),
    Fold("composed characters", lambda word: unicodedata.normalize("NFC", word)),
    Fold("invisible characters", lambda word: "".join(c for c in word if c not in JOINING)),
    Fold("hyphenation", lambda word: re.sub(r"[-\u2010]\n", "", word)),
    Fold("ligatures and width", lambda word: unicodedata.normalize("NFKC", word)),
    Fold("abbreviation points", lambda word: re.sub(r"(?<=[^\W\d])\.(?=[^\W\d])", "", word)),
    Fold("commas in numbers", lambda word: re.sub(r"(?<=\d),(?=\d)", "", word)),
    Fold("signs read as words", lambda word: SYMBOLS.get(word, word)),
    Fold("accents", _without_accents),
)
"""Every difference inside a word that a key looks past; the first that suffices is named alone."""


def name_folds(one: str, other: str) -> tuple[str, ...]:
    """Return the names of the folds that make two spellings of a word the same.

    >>> name_folds("It’s", "it's")
    ('apostrophes', 'case')
    """
    if one == other:
        return ()
    for fold in FOLDS:
        if fold.apply(one) == fold.apply(other):
            return (fold.name,)
    names = []
    for fold in FOLDS:
        changed = fold.apply(one), fold.apply(other)
        if changed != (one, other):
            names.append(fold.name)
        one, other = changed
        if one == other:
            break
    return tuple(names)
