"""The numbers that words name, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .lexicon import Lexicon

__all__ = ["Number", "read_numbers", "write_unit"]

_FIGURES = re.compile(r"(\d+(?:\.\d+)?)([^\W\d_]*)")


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """One number, however it is written."""

    value: float
    """What it counts."""
    form: str = ""
    """`th` for a place in a row, `s` for a decade, else empty."""


def write_unit(word: str, lexicon: Lexicon) -> str:
    """Return the one name of a unit, or the word itself."""
    return lexicon.units.get(word) or lexicon.unit_signs.get(word) or word


def read_numbers(words: Sequence[str], lexicon: Lexicon) -> tuple[tuple[Number, ...], tuple[str, ...]]:
    """Return the numbers that `words` (folded) name, in order, and the words that are part of none.

    >>> from .english import ENGLISH
    >>> read_numbers("two hundred and ten ships".split(), ENGLISH)
    ((Number(value=210.0, form=''),), ('ships',))
    >>> read_numbers("the 2nd of 3 million".split(), ENGLISH)[0]
    (Number(value=2.0, form='th'), Number(value=3000000.0, form=''))
    """
    numbers: list[Number] = []
    rest: list[str] = []
    at = 0
    starts = _starts(lexicon)
    while at < len(words):
        if words[at] not in starts and not words[at][:1].isdigit():
            rest.append(words[at])
            at += 1
            continue
        number, end = _read_one(words, at, lexicon)
        if number is None:
            rest.append(words[at])
        else:
            numbers.append(number)
            if ending := _left_over(words[at], lexicon):
                rest.append(ending)
        at = end
    return tuple(numbers), tuple(rest)


@cache
def _starts(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that a number may begin with; figures too begin one."""
    return frozenset().union(lexicon.ones, lexicon.numerals, lexicon.ordinals, lexicon.scales)


def _left_over(word: str, lexicon: Lexicon) -> str:
    """Return the letters set against figures that are no part of the number: `24h`."""
    match = _FIGURES.fullmatch(word)
    return match[2] if match and match[2] not in lexicon.number_endings else ""


def _read_one(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[Number | None, int]:
    """Return the number that begins at word `at`, None if none does, and where the next word stands."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in lexicon.ones and following in lexicon.scales:
        total, group, last = 0.0, 1.0, 1.0
    else:
        first = _value(words[at], lexicon)
        if first is None:
            if words[at] not in lexicon.scales:
                return None, at + 1
            return Number(lexicon.scales[words[at]]), at + 1
        if first.form:
            return first, at + 1
        total, group, last = 0.0, first.value, first.value
    at += 1
    while at < len(words):
        word = words[at]
        if word in lexicon.scales:
            scale = lexicon.scales[word]
            if scale <= 100:
                group *= scale
            else:
                total, group = total + group * scale, 0.0
            last = scale
        elif word in lexicon.points and at + 1 < len(words) and lexicon.numerals.get(words[at + 1], 10.0) < 10:
            size = 0.1
            while at + 1 < len(words) and (digit := lexicon.numerals.get(words[at + 1], 10.0)) < 10:
                group, size, at = round(group + digit * size, 9), size / 10, at + 1
            last = 0.5
        elif word in lexicon.joints and last >= 100 and at + 1 < len(words) and words[at + 1] in lexicon.numerals:
            pass
        elif word in lexicon.numerals and _joins(last, lexicon.numerals[word]):
            group, last = group + lexicon.numerals[word], lexicon.numerals[word]
        elif word in lexicon.ordinals and _joins(last, lexicon.ordinals[word]):
            return Number(total + group + lexicon.ordinals[word], "th"), at + 1
        else:
            break
        at += 1
    return Number(total + group), at


def _joins(last: float, value: float) -> bool:
    """Whether a small number is added to what stands before it: `twenty` and `four`, `hundred` and `ten`."""
    return (last >= 100 and value < 100) or (20 <= last < 100 and last % 10 == 0 and 0 < value < 10)


def _value(word: str, lexicon: Lexicon) -> Number | None:
    if word in lexicon.numerals:
        return Number(lexicon.numerals[word])
    if word in lexicon.ordinals:
        return Number(lexicon.ordinals[word], "th")
    match = _FIGURES.fullmatch(word)
    if not match:
        return None
    factor, form = lexicon.number_endings.get(match[2], (1.0, ""))
    return Number(float(match[1]) * factor, form)
