"""One character to what is compared of it, and the names of the differences this looks past.

The table is filled as characters are met, so that starting costs nothing and every script works.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ALONE", "DIGIT", "FOLDS", "INNER", "JOIN", "LETTER", "OTHER", "POINT", "Fold", "fold_table", "fold_word",
           "name_folds"]

OTHER, LETTER, DIGIT, ALONE, INNER, POINT, JOIN, UNMET = range(8)
"""Kinds of character: not of a word, letter, digit, a word by itself, apostrophe, point or comma of
a number, mark or soft hyphen that belongs to the letter before it, not looked at yet."""

_APOSTROPHES = frozenset("'’ʼ‘＇′`´")
_JOINING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
"""Calls of a note, nearly always; never part of the word they follow."""
_SYMBOLS = {"%": "percent", "&": "and"}
"""Signs that are read as a word."""
_ALONE = (
    (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F),
    (0x20000, 0x3134F), (0x0E00, 0x0E7F), (0x0E80, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF),
)  # fmt: skip
"""First and last characters of scripts written without spaces: kana, Han, Thai, Lao, Burmese, Khmer."""


@dataclass(slots=True)
class _Table:
    kinds: NDArray[np.uint8]
    letters: NDArray[np.uint64]
    wide: NDArray[np.bool_]
    runs: dict[int, tuple[int, ...]]


_TABLE = _Table(
    np.full(0x110000, UNMET, np.uint8), np.zeros(0x110000, np.uint64), np.zeros(0x110000, np.bool_), {}
)


def fold_table(codes: NDArray[np.unsignedinteger]) -> tuple[_Table, NDArray[np.uint8]]:
    """Return the table of kinds and folded letters, filled for all of `codes`, and their kinds; shape as `codes`.

    A character that is nothing but what joins, or several letters once folded, has the letter 0.
    """
    kinds = _TABLE.kinds[codes]
    unmet = kinds == UNMET
    if unmet.any():
        for code in sorted(set(codes[unmet].tolist())):
            _enter(code)
        kinds = _TABLE.kinds[codes]
    return _TABLE, kinds


def _enter(code: int) -> None:
    """Look at one character for the first time."""
    char = chr(code)
    kind = _kind(char)
    # A comma in a number has no letter: 3,210 and 3210 are one number, but 3.5 is not 35.
    run = () if kind in (OTHER, JOIN) or char == "," else tuple(ord(c) for c in fold_word(char))
    if len(run) > 1:
        _TABLE.wide[code] = True
        _TABLE.runs[code] = run
    _TABLE.letters[code] = run[0] if len(run) == 1 else 0
    _TABLE.kinds[code] = kind


def _kind(char: str) -> int:
    if char in _APOSTROPHES:
        return INNER
    if char in ".,":
        return POINT
    if char in _JOINING:
        return JOIN
    if char in _SYMBOLS:
        return ALONE
    if char in _SUPERSCRIPTS:
        return OTHER
    category = unicodedata.category(char)
    if category[0] == "M":
        return JOIN
    if any(first <= ord(char) <= last for first, last in _ALONE):
        return ALONE
    if category[0] == "L":
        return LETTER
    return DIGIT if category in ("Nd", "No", "Nl") else OTHER


def fold_word(word: str) -> str:
    """Return what is compared of a word: compatible forms, no case, no accents, plain apostrophe.

    >>> fold_word("Naïveté’s ﬁrst")
    "naivete's first"
    """
    word = _SYMBOLS.get(word, word)
    word = "".join("'" if c in _APOSTROPHES else c for c in word if c not in _JOINING)
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
    Fold("apostrophes", lambda word: "".join("'" if c in _APOSTROPHES else c for c in word)),
    Fold("case", str.casefold),
    Fold("composed characters", lambda word: unicodedata.normalize("NFC", word)),
    Fold("invisible characters", lambda word: "".join(c for c in word if c not in _JOINING)),
    Fold("hyphenation", lambda word: re.sub(r"[-\u2010]\n", "", word)),
    Fold("ligatures and width", lambda word: unicodedata.normalize("NFKC", word)),
    Fold("abbreviation points", lambda word: re.sub(r"(?<=[^\W\d])\.(?=[^\W\d])", "", word)),
    Fold("commas in numbers", lambda word: re.sub(r"(?<=\d),(?=\d)", "", word)),
    Fold("signs read as words", lambda word: _SYMBOLS.get(word, word)),
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
