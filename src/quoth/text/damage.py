"""What scanning and printing do to a word.

Scanning takes some letters for others of the same look. Two words that look alike to it are the same in the form that
`read_scanned` gives; whether one is damage or a word of its own is for others to weigh, for *tail* and *fail* are both.
"""

from __future__ import annotations

import re

from .fold import fold_word

__all__ = ["is_broken", "is_glued", "list_lookalikes", "read_scanned"]

_FIRST = str.maketrans("01|!58693et", "olllsbbgccf")
_PAIRS = (("rn", "m"), ("cl", "d"), ("ii", "u"), ("vv", "w"), ("li", "h"), ("fi", "n"))
_LAST = str.maketrans("ijbv", "llhy")
"""Letters that look alike, to one that stands for both: first those that are part of pairs, so that `elear` comes to
the same as `clear`; then pairs; then the others."""
_TAKEN = (
    ("l", "1"), ("l", "i"), ("i", "1"), ("o", "0"), ("s", "5"), ("b", "8"), ("m", "rn"), ("d", "cl"), ("h", "li"),
    ("w", "vv"), ("u", "ii"), ("n", "fi"), ("e", "c"), ("t", "f"), ("b", "h"), ("v", "y"),
)  # fmt: skip
"""Letters that are taken for each other."""
_MISTAKES = (*_TAKEN, *((other, one) for one, other in _TAKEN))
_LEAST = 2
"""Letters of a word at least to which another was glued."""
_UNSEEN = re.compile(r"[^\w|!]+|_+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|am|pm|km|kg|mm|cm)$|[a-z]{0,2}\d+$|\d+[a-z]$", re.IGNORECASE)


def read_scanned(text: str) -> str:
    """Return a form that is the same for all that looks alike to a scanner, with or without spaces.

    >>> read_scanned("modern tirnes") == read_scanned("rnodem times")
    True
    """
    folded = text.lower() if text.isascii() else fold_word(text)
    form = _UNSEEN.sub("", folded).translate(_FIRST)
    for found, stands in _PAIRS:
        form = form.replace(found, stands)
    return form.translate(_LAST)


def is_glued(words: str, glued: str, first: bool, last: bool) -> bool:
    """Whether scanned words are one end of another word: a space was lost between it and what stood beside it.

    `first` and `last` say which ends of a quotation they are: `defy` is the end of `todefy` where it is first.
    """
    if not _LEAST <= len(words) < len(glued):
        return False
    return (first and glued.endswith(words)) or (last and glued.startswith(words))


def is_broken(word: str) -> bool:
    """Whether a word can be no word: figures stand among its letters.

    >>> is_broken("w1th"), is_broken("21st"), is_broken("with")
    (True, False, False)
    """
    mixed = any(char.isdigit() for char in word) and any(char.isalpha() for char in word)
    return mixed and not _ORDINAL.match(word)


def list_lookalikes(word: str) -> list[str]:
    """Return the folded words that scanning may have made this one of, by one mistake: `care` for `carc`.

    >>> "modern" in list_lookalikes("rnodern"), "with" in list_lookalikes("w1th")
    (True, True)
    """
    found: dict[str, None] = {}
    for one, other in _MISTAKES:
        at = word.find(one)
        while at >= 0:
            found[word[:at] + other + word[at + len(one) :]] = None
            at = word.find(one, at + 1)
    return list(found)
