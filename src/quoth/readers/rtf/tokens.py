"""What RTF is made of: control words and symbols, braces, bytes in hexadecimal, and text."""

from __future__ import annotations

import re

__all__ = ["GROUP", "HEX", "NUMBER", "SYMBOL", "TEXT", "TOKEN", "WORD", "pass_group"]

TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|([{}])|\\(.)|([^\\{}\r\n\0]+)|[\r\n\0]+|\\", re.DOTALL
)
"""One token; line ends are none."""
WORD, NUMBER, HEX, GROUP, SYMBOL, TEXT = range(1, 7)
"""Groups of `TOKEN`; the last of a match tells what it is."""
_BRACE = re.compile(rb"[{}]|\\bin(\d{1,10}) ?|\\.", re.DOTALL)


def pass_group(data: bytes, at: int) -> int:
    """Return where the group that is open at `at` ends, the groups in it included: behind its brace, or at the end.

    >>> pass_group(b"a{b}c} d", 0)
    6
    """
    depth = 1
    while depth:
        found = _BRACE.search(data, at)
        if found is None:
            return len(data)
        at = found.end()
        if found[1]:
            at += int(found[1])
        elif found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            depth -= 1
    return at
