"""What scanning and printing do to a word, and whether a text shows that it was done.

Scanning takes some letters for others of the same look. Two words that look alike to it are the same in the form that
`read_scanned` gives; whether one is damage or a word of its own is for others to weigh, for *tail* and *fail* are both.
"""

from __future__ import annotations

import re

from .fold import fold_word
from .lazy import lazy

__all__ = ["LOOKALIKES", "find_broken", "is_broken", "read_scanned"]

LOOKALIKES: tuple[tuple[str, str], ...] = (
    ("0", "o"), ("1", "l"), ("|", "l"), ("!", "l"), ("5", "s"), ("8", "b"), ("6", "b"), ("9", "g"), ("3", "e"),
    ("rn", "m"), ("cl", "d"), ("ii", "u"), ("vv", "w"), ("li", "h"), ("fi", "n"),
    ("i", "l"), ("j", "l"), ("f", "t"), ("e", "c"), ("b", "h"), ("v", "y"),
)  # fmt: skip
"""Letters that look alike, and what stands for both; in this order, each over what the ones before it left."""
_BROKEN = lazy(
    r"(?<![^\W_])(?:[^\W\d_]+[0-9|]+[^\W\d_]+|[0-9|]+[^\W\d_]{3,}|[^\W\d_]{3,}[0-9|]|(?![aioAIO])[A-Za-z](?![.'’)\]\w-]))(?![^\W_])"
)
"""Letters with figures among them, and letters that stand alone: `w1th`, `tbe d am`; not `B-52`, `J. Holm`, `(a)`."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|am|pm|km|kg|mm|cm)$|[a-z]{0,2}\d+$|\d+[a-z]$", re.IGNORECASE)


def read_scanned(text: str) -> str:
    """Return a form that is the same for all that looks alike to a scanner, with or without spaces.

    >>> read_scanned("modern tirnes") == read_scanned("rnodem times")
    True
    """
    form = "".join(char for char in fold_word(text) if char.isalnum() or char in "|!")
    for found, stands in LOOKALIKES:
        form = form.replace(found, stands)
    return form


def is_broken(word: str) -> bool:
    """Whether a word can be no word: figures stand among its letters.

    >>> is_broken("w1th"), is_broken("21st"), is_broken("with")
    (True, False, False)
    """
    mixed = any(char.isdigit() for char in word) and any(char.isalpha() for char in word)
    return mixed and not _ORDINAL.match(word)


def find_broken(text: str) -> int:
    """Count the words of a text that show damage: `w1th`, a letter that stands alone."""
    return sum(not _ORDINAL.match(found.group()) for found in _BROKEN.finditer(text))
