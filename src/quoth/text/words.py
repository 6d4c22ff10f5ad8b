"""Text to words as columns: folded keys, first and last code points.

A word is a run of letters, digits and combining marks. An apostrophe between letters, a point or
comma between digits, and the points of an abbreviation (`U.S.`) belong to the word they stand in.
Characters of scripts that are written without spaces are words of their own. A soft hyphen, or a
hyphen that breaks a word at a line's end, does not end the word.

Everything is done on arrays of code points, so that a megabyte takes some tens of milliseconds.
Two words have one key when their letters are the same after folding (see `fold`): case, accents,
ligatures, full-width forms and the shape of the apostrophe do not count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Words

from .characters import ALONE, DIGIT, INNER, JOIN, LETTER, POINT, fold_table
from .fold import fold_word
from .lazy import lazy

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_words", "join_words"]

_PRIME = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that it has an inverse modulo 2**64: the hash of a word does not depend on its place."""


def _inverse(odd: int) -> int:
    return pow(odd, -1, 1 << 64)


class _Powers:
    """Powers of the prime and of its inverse, grown as longer texts come."""

    up: NDArray[np.uint64] = np.ones(1, np.uint64)
    down: NDArray[np.uint64] = np.ones(1, np.uint64)

    @classmethod
    def reach(cls, length: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        up, down = cls.up, cls.down
        if len(up) < length:
            size = max(length, 4096, 2 * len(up))
            steps = np.full(size, _PRIME, np.uint64)
            steps[0] = 1
            up = np.multiply.accumulate(steps)
            steps[1:] = np.uint64(_inverse(int(_PRIME)))
            down = np.multiply.accumulate(steps)
            cls.up, cls.down = up, down
        return up, down


_MIX = 0xBF58476D1CE4E5B9
_ALL = (1 << 64) - 1
_PIECE = 1 << 20
"""Code points folded at once; bounds the memory of a long text."""


def find_words(text: str) -> Words:
    """Cut `text` into words; spans count its code points.

    >>> words = find_words("Don't say U.S. spends 3,210.5 – e-mail it")
    >>> [(int(s), int(e)) for s, e in zip(words.starts, words.ends)][:3]
    [(0, 5), (6, 9), (10, 13)]
    >>> len({int(find_words(word).keys[0]) for word in ("“NAÏVE”", "naïve", "naive")})
    1
    """
    if len(text) <= _SHORT and _PLAIN.fullmatch(text):
        return _find_plain(text)
    if len(text) <= _PIECE:
        return _find(text)
    found, at = [], 0
    while at < len(text):
        end = min(len(text), at + _PIECE)
        while end < len(text) and end > at + _PIECE // 2 and not text[end - 1].isspace():
            end -= 1
        part = _find(text[at:end])
        found.append(Words(part.keys, part.starts + at, part.ends + at))
        at = end
    return join_words(found)


def join_words(parts: list[Words]) -> Words:
    """Put columns end to end; spans are taken as they are."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return _find("")
    return Words(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
    )


_SHORT = 500
"""Code points up to which a text is cut a word at a time, which for a few is faster than by columns."""
_LETTER = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\xff"
_SMALL = "a-z\xdf-\xf6\xf8-\xff"
_PLAIN = lazy(rf"[\n -~\xa0\xa7\xab\xbb{_LETTER}\u2013\u2014\u2018\u2019\u201c-\u201e\u2026]*")
"""Texts in Latin letters, with the commonest marks."""
_WORD = lazy(
    rf"[%&]|[0-9{_LETTER}]+(?:(?:"
    rf"(?<=[{_LETTER}])['`\u2018\u2019](?=[{_LETTER}])"  # an apostrophe
    rf"|(?<=[0-9])[.,](?=[0-9])"  # a point or comma of a number
    rf"|(?<=(?<![0-9%&{_LETTER}])[{_LETTER}])\.(?=[{_LETTER}](?![0-9%&{_LETTER}]))"  # the points of an abbreviation
    rf"|(?<=[{_LETTER}])-\n(?=[{_SMALL}])"  # a hyphen at the end of a line
    rf")[0-9{_LETTER}]+)*"
)
_POINTS = lazy(rf"(?<=[{_LETTER}])\.(?=[{_LETTER}])|,|-\n")
"""What stands in a word and has no letter."""


def _find_plain(text: str) -> Words:
    """Cut a short plain text; the same words as `_find` cuts."""
    keys, starts, ends = [], [], []
    for match in _WORD.finditer(text):
        start, end = match.span()
        keys.append(_hash_word(match.group()))
        starts.append(start)
        ends.append(end)
    return Words(np.array(keys, np.uint64), np.array(starts, np.int64), np.array(ends, np.int64))


@lru_cache(1 << 16)
def _hash_word(word: str) -> int:
    """Return the key of one plain word."""
    if not word.isalpha():
        word = _POINTS.sub("", word)
    folded = word.lower() if word.isascii() and "`" not in word and word not in "%&" else fold_word(word)
    total, power, prime = 0, 1, int(_PRIME)
    for letter in folded:
        total += ord(letter) * power
        power = power * prime & _ALL
    total &= _ALL
    total ^= total >> 29
    total = total * _MIX & _ALL
    return total ^ total >> 32


def _find(text: str) -> Words:
    codes = _read_codes(text)
    table, kinds = fold_table(codes)
    inside, silent = _members(codes, kinds)
    starts, ends = _bounds(inside, kinds == ALONE)
    letters = table.letters[codes]
    up, down = _Powers.reach(len(codes) + 1)
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(letters * up[: len(codes)], out=sums[1:])
    # As if each code point of a word had one letter; so it is in nearly all of them.
    keys = (sums[ends] - sums[starts]) * down[starts]
    odd = letters == 0
    odd[silent] = True
    odd &= inside
    places = np.flatnonzero(odd)
    if len(places):
        at = np.array(sorted(set((starts.searchsorted(places, "right") - 1).tolist())), np.int64)
        keys[at], counts = _sum_letters(codes, starts[at], ends[at], silent)
        if not counts.all():  # a lone combining mark has no letter
            kept = np.ones(len(keys), bool)
            kept[at[counts == 0]] = False
            keys, starts, ends = keys[kept], starts[kept], ends[kept]
    keys ^= keys >> np.uint64(29)  # the low bits of a polynomial hash are poor
    keys *= np.uint64(_MIX)
    keys ^= keys >> np.uint64(32)
    return Words(keys, starts, ends)


def _read_codes(text: str) -> NDArray[np.unsignedinteger]:
    """Return the code points of a text in as few bytes each as they fit in."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(text):
        return np.frombuffer(data, np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _bounds(inside: NDArray[np.bool_], alone: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where words start and end: at the ends of runs of their code points, and round each that stands alone."""
    begins = np.empty(len(inside) + 1, bool)
    begins[0], begins[-1] = inside[:1].any(), inside[-1:].any()
    np.not_equal(inside[1:], inside[:-1], out=begins[1:-1])
    alone &= inside
    if not alone.any():
        bounds = np.flatnonzero(begins)
        return bounds[::2], bounds[1::2]
    begins[:-1] |= alone
    begins[1:] |= alone
    bounds = np.flatnonzero(begins)
    starts = bounds[:-1][inside[bounds[:-1]]]
    return starts, bounds[1:][inside[bounds[:-1]]]


def _sum_letters(
    codes: NDArray[np.unsignedinteger],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    silent: NDArray[np.int64],
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hashes of some words, and of how many letters each is made.

    What only joins has no letter after folding, a ligature has several.
    """
    sizes = ends - starts
    firsts = np.cumsum(sizes) - sizes
    at = np.arange(int(sizes.sum())) + np.repeat(starts - firsts, sizes)
    table, _ = fold_table(codes[at])
    letters = table.letters[codes[at]]
    muted = np.zeros(len(codes), bool)
    muted[silent] = True
    letters[muted[at]] = 0
    counts = (letters != 0).astype(np.int64)
    wide = np.flatnonzero(table.wide[codes[at]])
    runs = [table.runs[int(codes[at[i]])] for i in wide]
    counts[wide] = [len(run) for run in runs]
    places = np.zeros(len(at) + 1, np.int64)
    np.cumsum(counts, out=places[1:])
    up, down = _Powers.reach(int(places[-1]) + 1)
    terms = letters * up[places[:-1]]
    for i, run in zip(wide, runs, strict=True):
        place = int(places[i])
        terms[i] = np.sum(np.array(run, np.uint64) * up[place : place + len(run)], dtype=np.uint64)
    sums = np.zeros(len(at) + 1, np.uint64)
    np.cumsum(terms, out=sums[1:])
    lasts = firsts + sizes
    return (sums[lasts] - sums[firsts]) * down[places[firsts]], places[lasts] - places[firsts]


def _members(
    codes: NDArray[np.unsignedinteger], kinds: NDArray[np.uint8]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Tell which code points belong to a word, and where those stand that are not compared."""
    letter, digit = kinds == LETTER, kinds == DIGIT
    solid = letter | digit | (kinds == ALONE)
    inside = solid | (kinds == JOIN)
    silent = np.empty(0, np.int64)
    spots = np.flatnonzero((kinds == INNER) | (kinds == POINT))
    spots = spots[(spots > 0) & (spots < len(codes) - 1)]
    if len(spots):
        left, right = spots - 1, spots + 1
        apostrophe = (kinds[spots] == INNER) & letter[left] & letter[right]
        number = (kinds[spots] == POINT) & digit[left] & digit[right]
        far_left = np.where(left > 0, solid[np.maximum(left - 1, 0)], False)
        far_right = np.where(right < len(codes) - 1, solid[np.minimum(right + 1, len(codes) - 1)], False)
        initials = (codes[spots] == 0x2E) & letter[left] & letter[right] & ~far_left & ~far_right
        inside[spots[apostrophe | number | initials]] = True
        silent = spots[initials]
    hyphens = np.flatnonzero((codes == 0x2D) | (codes == 0x2010))
    hyphens = hyphens[(hyphens > 0) & (hyphens < len(codes) - 2)]
    for i in hyphens[codes[np.minimum(hyphens + 1, len(codes) - 1)] == 0x0A] if len(hyphens) else ():
        if letter[i - 1] and letter[i + 2] and not _capital(int(codes[i + 2])):
            inside[i : i + 2] = True
    return inside, silent


def _capital(code: int) -> bool:
    return chr(code).isupper()
