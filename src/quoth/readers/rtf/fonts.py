"""In which encoding the bytes of an RTF document are: that of their font, else that of the document."""

from __future__ import annotations

import codecs

from .words import CHARSETS

__all__ = ["Fonts"]


class Fonts:
    """The fonts of one document, by number."""

    def __init__(self) -> None:
        self.page = "cp1252"
        """Python's name of the encoding of the document."""
        self.default = -1
        """Number of the font where none is told."""
        self._encodings: dict[int, str] = {}
        self._defined = -1

    def define(self, number: int) -> None:
        """Begin the entry of a font."""
        self._defined = number

    def set_charset(self, number: int) -> None:
        """Say which character set the font has; one that is not known is that of the document."""
        encoding = CHARSETS.get(number)
        if encoding:
            self._encodings[self._defined] = encoding

    def set_code_page(self, number: int) -> None:
        """Say which code page the font has; this goes before its character set."""
        encoding = _find_code_page(number)
        if encoding:
            self._encodings[self._defined] = encoding

    def set_page(self, number: int) -> None:
        """Say which code page the document has."""
        self.page = _find_code_page(number) or self.page

    def encoding(self, font: int) -> str:
        """Return Python's name of the encoding of a font, -1 for that of the document."""
        return self._encodings.get(font if font >= 0 else self.default, self.page)


def _find_code_page(number: int) -> str | None:
    try:
        found = codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
        b"a".decode(found)
    except (LookupError, UnicodeError, ValueError):
        return None
    return found
