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

from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Words

from .fold import ALONE, DIGIT, INNER, JOIN, LETTER, POINT, fold_table

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


def _find(text: str) -> Words:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = fold_table(codes)
    kinds = table.kinds[codes]
    inside, silent = _members(codes, kinds)
    if not inside.any():
        empty = np.empty(0, np.int64)
        return Words(np.empty(0, np.uint64), empty, empty.copy())
    alone = inside & (kinds == ALONE)
    before = np.empty_like(inside)
    before[0] = False
    before[1:] = inside[:-1]
    after = np.empty_like(inside)
    after[-1] = False
    after[:-1] = inside[1:]
    alone_before = np.empty_like(inside)
    alone_before[0] = False
    alone_before[1:] = alone[:-1]
    alone_after = np.empty_like(inside)
    alone_after[-1] = False
    alone_after[:-1] = alone[1:]
    starts = np.flatnonzero(inside & (~before | alone | alone_before))
    ends = np.flatnonzero(inside & (~after | alone | alone_after)) + 1
    # Letters after folding: one a code point, but none for what only joins and several for ligatures.
    letters = table.letters[codes].astype(np.uint64)
    letters[~inside] = 0
    letters[silent] = 0
    counts = (letters != 0).astype(np.int64)
    wide = np.flatnonzero(table.wide[codes] & inside) if table.any_wide else np.empty(0, np.int64)
    if len(wide):
        runs = [table.runs[int(codes[i])] for i in wide]
        counts[wide] = [len(run) for run in runs]
    places = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(counts, out=places[1:])
    up, down = _Powers.reach(int(places[-1]) + 1)
    terms = letters * up[places[:-1]]
    for i, run in zip(wide, runs if len(wide) else [], strict=True):
        at = int(places[i])
        terms[i] = np.sum(np.array(run, np.uint64) * up[at : at + len(run)], dtype=np.uint64)
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(terms, out=sums[1:])
    keys = (sums[ends] - sums[starts]) * down[places[starts]]
    keys ^= keys >> np.uint64(29)  # the low bits of a polynomial hash are poor
    keys *= np.uint64(0xBF58476D1CE4E5B9)
    keys ^= keys >> np.uint64(32)
    kept = places[ends] > places[starts]  # a lone combining mark has no letter
    if not kept.all():
        keys, starts, ends = keys[kept], starts[kept], ends[kept]
    return Words(keys, starts.astype(np.int64), ends.astype(np.int64))


def _members(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8]
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
