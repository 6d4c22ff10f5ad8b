"""One character to its kind and what is compared of it.

The table is filled as characters are met, so that starting costs nothing and every script works.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .fold import APOSTROPHES, JOINING, SYMBOLS, fold_word

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ALONE", "DIGIT", "INNER", "JOIN", "LETTER", "OTHER", "POINT", "fold_table"]

OTHER, LETTER, DIGIT, ALONE, INNER, POINT, JOIN, UNMET = range(8)
"""Kinds of character: not of a word, letter, digit, a word by itself, apostrophe, point or comma of
a number, mark or soft hyphen that belongs to the letter before it, not looked at yet."""

_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
"""Calls of a note, nearly always; never part of the word they follow."""
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
    if char in APOSTROPHES:
        return INNER
    if char in ".,":
        return POINT
    if char in JOINING:
        return JOIN
    if char in SYMBOLS:
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
