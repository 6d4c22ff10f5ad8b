"""Text laid out in lines of a width, in columns of a terminal: quick enough for a hundred thousand quotations.

Only what may be wider or narrower than one column a character is measured character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["measure", "paint", "wrap"]

_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058a\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]*")
"""Letters and marks that take one column each in every terminal."""
_CODES = {"bold": "1", "dim": "2", "cyan": "36"}


def measure(text: str) -> int:
    """Return how many columns `text` takes."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  (its tables take a while to load, and few texts need them)

    return cell_len(text)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` columns, broken at blanks; a longer word is cut.

    >>> list(wrap("one two three, and incomprehensibly four", 10))
    ['one two', 'three, and', 'incomprehe', 'nsibly', 'four']
    """
    if len(text) <= width and measure(text) <= width:
        yield text
        return
    line, length = "", 0
    for word in text.split(" "):
        size = measure(word)
        if line and length + 1 + size <= width:
            line, length = f"{line} {word}", length + 1 + size
            continue
        if line:
            yield line
        at = 0
        while len(word) - at > width or size > width:
            head = _head(word[at : at + width], width)
            yield head
            at += len(head)
            size = measure(word[at:]) if len(word) - at <= width else width + 1
        line, length = word[at:], size
    if line:
        yield line


def paint(text: str, style: str, color: bool) -> str:
    """Return `text` in a style of a terminal (`bold`, `dim`, `cyan`), where there is colour.

    >>> paint("words", "bold", True)
    '\\x1b[1mwords\\x1b[0m'
    """
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if color and text else text


def _head(word: str, width: int) -> str:
    """Return as many characters of `word` as fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= width else (low, middle - 1)
    return word[:low]
