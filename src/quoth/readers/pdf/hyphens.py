"""Words that a line end parts: whether the hyphen belongs to the word is told by the words of the document.

PDFium gives one sign for every hyphen at a line end, be it `circum-stances` or `well-known`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .characters import BREAK

__all__ = ["Hyphens"]

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_LAST = re.compile(r"(?<![^\W_])([\w'’]+(?:[-\u2010\u2011][\w'’]+)*)$")
_FIRST = re.compile(r"[\w'’]+(?:[-\u2010\u2011][\w'’]+)*")
_LONGEST = 100
"""Characters of half a word at most."""
_PRINTED = "\u2010"
"""What some printers put where they part a word themselves; their other hyphens are then the author's."""
_SOFT = "\u00ad"
_ENDS = (BREAK, _PRINTED, _SOFT, "-")
_CLOSED = frozenset(
    "some any every no with there here where how what when who him her them your our my it up down out over under in on"
    " to for fore back can may else more not after other through by be a al al".split()
)
"""First parts of English words that are written as one, though both their parts are words."""
_APART = frozenset("vice half quasi non all cross".split())
"""First parts that mostly keep their hyphen, where what follows is a word."""
_ALWAYS = frozenset(
    "well self high low full long short large small hard old two three four five six seven eight nine twenty thirty"
    " forty fifty third fourth fifth".split()
)
"""First parts that keep their hyphen, whatever follows: `well-crafted`, `high-quality`, `third-party`."""
_RESTS = frozenset(
    "light lights lighted lighting way ways land lands lander landers jack jacks school age ages coming comings fall"
    " falls cut cuts list lists hand hands handed stop stops itude itudes evity time ship ships ware core back shore"
    " some fold teen teens teenth score pence bred spring springs sighted sightedness cake bread".split()
)
"""What yet makes one word with them."""
_SUFFIXES = frozenset(
    "able ably al ally als ance ary ed en ence ened ening er erly ern erner erners ers ery es est ful fully ible ied"
    " ier ies iest ily iness ing ingly ings ish ism ist ists ities ity ive less ly ment ments ness ous sion sions"
    " sional th ths tion tional tions ty".split()
)
"""What is no word, but ends one."""


class Hyphens:
    """The words of a document, as witnesses."""

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._printed = 0

    def learn(self, lines: Iterable[str]) -> None:
        """Take the whole words of a page; the halves at line ends tell nothing."""
        broken = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            start = 1 if broken else 0
            broken = line.endswith(_ENDS)
            self._printed += line.endswith(_PRINTED)
            self._words.update(words[start : len(words) - 1 if broken else len(words)])

    def join(self, before: str, after: str) -> str | None:
        """Return `before` as it is written when `after` follows without a space; None where no hyphen parts them."""
        if not before.endswith(_ENDS) or len(before) < 2 or not after:
            return None
        bare, sign = before[:-1], before[-1]
        if sign == _SOFT:
            return bare
        if sign == _PRINTED and self._printed:
            return bare if after[0].islower() else bare + "-"
        first, last = _FIRST.match(after[:_LONGEST]), _LAST.search(bare[-_LONGEST:])
        if first is None or last is None:
            return None if sign == "-" else bare + "-"
        if sign == "-" and not after[0].isalnum():
            return None
        return bare + "-" if self._keeps(last.group(), first.group(), bool(self._printed)) else bare

    def _keeps(self, left: str, right: str, printed: bool) -> bool:
        """Whether the hyphen is the author's."""
        if printed or not right[0].islower() or not left[-1].isalpha():
            return True
        left, right = left.casefold(), right.casefold()
        if right in _SUFFIXES:
            return False
        words = self._words
        whole, apart = words[left + right], words[f"{left}-{right}"]
        if whole or apart:
            return apart > whole
        if "-" in left or "-" in right:  # `mother-in-law`
            return left.rpartition("-")[2] in words or left.rpartition("-")[2] in _CLOSED
        if left in _CLOSED:
            return False
        if left in _ALWAYS:
            return right not in _RESTS
        if left in _APART:
            return right in words
        return len(left) > 2 and len(right) > 2 and left in words and right in words
