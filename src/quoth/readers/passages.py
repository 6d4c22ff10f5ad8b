"""One paragraph while it is read: its words, the notes that it calls, the pages that begin in it."""

from __future__ import annotations

import re

from quoth.model import BlockKind

from .writing import TextWriter

__all__ = ["Passage", "raise_digits"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RUN = re.compile(r"[ \t\r\n]+")


def raise_digits(text: str) -> str:
    """Write the call of a note so that it does not become part of the word before it.

    >>> raise_digits(" 12"), raise_digits("th")
    (' ¹²', 'th')
    """
    return text.translate(_RAISED) if text.strip().isdecimal() else text


class Passage:
    """A paragraph in the making; what it is may be known only at its end."""

    def __init__(self) -> None:
        self._pieces: list[str | tuple[str, str]] = []
        self._behind: list[tuple[BlockKind, str]] = []
        self._spaced = True

    def write(self, text: str) -> None:
        """Add words as they stand."""
        if text:
            self._pieces.append(text)
            self._spaced = text[-1].isspace()

    def write_loosely(self, text: str | None) -> None:
        """Add words of markup in which a run of white space is one space."""
        if text:
            text = _RUN.sub(" ", text)
            self.write(text[1:] if self._spaced and text[0] == " " else text)

    def mark(self, kind: str, label: str) -> None:
        """Set a landmark here."""
        self._pieces.append((kind, label))

    def put_behind(self, kind: BlockKind, text: str) -> None:
        """Add a block that comes after this one."""
        self._behind.append((kind, text))

    def take_in(self, inner: Passage, kind: BlockKind) -> None:
        """Add a paragraph that stands inside this one, such as that of a text box: it comes behind this one."""
        text = inner.text()
        if text.strip():
            self.put_behind(kind, text.strip())
        self._pieces += [piece for piece in inner._pieces if isinstance(piece, tuple)]
        self._behind += inner._behind

    def text(self) -> str:
        """Return its words alone."""
        return "".join(piece for piece in self._pieces if isinstance(piece, str))

    def behind(self) -> tuple[tuple[BlockKind, str], ...]:
        """Return what comes after it."""
        return tuple(self._behind)

    def lay(self, writer: TextWriter, kind: BlockKind, *, cite: str | None = None, marked: bool = True) -> None:
        """Write it out as one block, and what is behind it; its landmarks only if it is to be `marked`."""
        writer.begin(kind, cite=cite)
        for piece in self._pieces:
            if isinstance(piece, str):
                writer.write(piece)
            elif marked:
                writer.mark(*piece)
        for behind in self._behind:
            writer.later(*behind)
        writer.end()
