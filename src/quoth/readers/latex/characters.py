"""What single characters and control symbols of LaTeX print: ligatures, accents, formulas."""

from __future__ import annotations

import unicodedata

from .cursor import Cursor
from .output import Output
from .tokens import ACCENT
from .words import ACCENTS, LIGATURES, SHORTHANDS, SYMBOLS

__all__ = ["take_accent", "take_ligature", "take_math", "take_symbol"]

_MATH = 2_000
"""Characters of the longest formula in a line."""


def take_ligature(cursor: Cursor, out: Output, sign: str, german: bool) -> None:
    """Write the characters that `sign` is set as; it was taken already."""
    if sign[0] == '"':
        if german and sign in SHORTHANDS:
            out.put(SHORTHANDS[sign])
        else:
            cursor.at -= len(sign) - 1
            out.put('"')
    else:
        out.put("\t" if sign == "&" else LIGATURES[sign])


def take_symbol(cursor: Cursor, out: Output, symbol: str) -> None:
    """Write what a control symbol stands for."""
    if symbol in ACCENTS:
        take_accent(cursor, out, symbol)
    elif symbol in "([":
        take_math(cursor, out, f"\\{symbol}", "\\)" if symbol == "(" else "\\]")
    else:
        out.put(SYMBOLS.get(symbol, ""))


def take_accent(cursor: Cursor, out: Output, name: str) -> None:
    """Write the next letter with an accent, as one character where there is one."""
    found = ACCENT.match(cursor.text, cursor.at)
    if found is None:
        return
    cursor.at = found.end()
    letter = next((group for group in found.groups() if group), "")
    out.put(unicodedata.normalize("NFC", letter + ACCENTS[name]) if letter else name)


def take_math(cursor: Cursor, out: Output, begin: str, end: str) -> None:
    """Write a formula as it is written; where it does not end in its paragraph, it was none."""
    text, at = cursor.text, cursor.at
    stop = text.find(end, at, at + _MATH)
    if stop < 0 or text.find("\n\n", at, stop) >= 0:
        out.put(begin.lstrip("\\"))
        return
    out.put(begin + " ".join(text[at:stop].split()) + end)
    cursor.at = stop + len(end)
