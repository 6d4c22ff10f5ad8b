"""Characters that Word takes from fonts of symbols, which have codes of their own."""

from __future__ import annotations

__all__ = ["find_symbol"]

_PRIVATE = 0xF000
"""Where such fonts are mapped to (ISO/IEC 29500-1, 17.3.3.30)."""
_RUNS = (
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?"),
    (0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
)
_SIGNS = {
    0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD7: "⋅",
    0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_SYMBOL = _SIGNS | {first + at: char for first, run in _RUNS for at, char in enumerate(run)}
"""The font Symbol, as far as its characters are met in texts (Adobe's mapping of the Symbol encoding to Unicode)."""
_DRAWN = ("wingdings", "webdings", "zapf", "marlett", "dingbats")
"""Fonts of little pictures, none of which is a word."""


def find_symbol(font: str, code: str) -> str:
    """Return the character of a `w:sym`; empty where it is a picture, or none.

    >>> find_symbol("Symbol", "F061"), find_symbol("Wingdings", "F04A"), find_symbol("Times", "201C")
    ('α', '', '“')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    face = font.casefold()
    if face.startswith(_DRAWN):
        return ""
    if _PRIVATE <= number <= _PRIVATE + 0xFF:
        number -= _PRIVATE
    if face.startswith("symbol"):
        return _SYMBOL.get(number, "")
    usable = 0x20 <= number < 0x110000 and not 0xD800 <= number <= 0xF8FF
    return chr(number) if usable else ""
