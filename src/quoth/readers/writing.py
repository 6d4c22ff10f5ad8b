"""Lays out the text of a document whose format is not text: paragraphs, notes, landmarks.

Running text comes in reading order, and a paragraph that goes over a page is not broken: what stood between, the heads
of pages and the notes, comes after it. So a quotation across a page is found like any other.
"""

from __future__ import annotations

from quoth.errors import EmptyError, ReadError
from quoth.model import Block, BlockKind, Days, Document, Landmark, Problem, Span
from quoth.settings import LIMITS

from .digests import digest

__all__ = ["SEPARATOR", "TextWriter"]

SEPARATOR = "\n\n"
"""What stands between two blocks."""


class TextWriter:
    """Takes the parts of a document as they are read; nothing that was written changes its place."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._size = 0
        self._blocks: list[Block] = []
        self._landmarks: list[Landmark] = []
        self._waiting: list[tuple[str, str]] = []
        self._later: list[tuple[BlockKind, str]] = []
        self._open: tuple[BlockKind, int, str | None, str | None] | None = None

    def begin(self, kind: BlockKind, speaker: str | None = None, cite: str | None = None) -> None:
        """Begin a block; what is open is ended first."""
        self.end()
        self._open = (kind, -1, speaker, cite)

    def write(self, text: str) -> None:
        """Write into the open block; white space at its head is left out. Raises ReadError past `LIMITS.text`."""
        if self._open is None:
            self._open = (BlockKind.BODY, -1, None, None)
        kind, start, speaker, cite = self._open
        if start < 0:
            text = text.lstrip()
            if not text:
                return
            if self._size:
                self._put(SEPARATOR)
            self._open = (kind, self._size, speaker, cite)
        self._put_marks()
        self._put(text)

    def end(self) -> None:
        """End the open block, if there is one, and write what waits behind it; a block without words leaves nothing."""
        if self._open is not None:
            kind, start, speaker, cite = self._open
            self._open = None
            if start >= 0:
                self._trim()
                self._blocks.append(Block(kind, Span(start, self._size), speaker, cite))
        later, self._later = self._later, []
        for kind, text in later:
            self.add(kind, text)

    def add(self, kind: BlockKind, text: str, speaker: str | None = None, cite: str | None = None) -> None:
        """Write a whole block."""
        self.begin(kind, speaker, cite)
        self.write(text)
        self.end()

    def later(self, kind: BlockKind, text: str) -> None:
        """Write a whole block behind the one that is open: a note, the head of a page."""
        if self._open is None:
            self.add(kind, text)
        else:
            self._later.append((kind, text))

    def mark(self, kind: str, label: str) -> None:
        """Set a landmark at the next character that is written."""
        self._waiting.append((kind, label))

    def finish(
        self,
        data: bytes,
        *,
        title: str | None = None,
        author: str | None = None,
        published: Days | None = None,
        language: str | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> Document:
        """Return the document; raise EmptyError where it holds no words. `data` are the bytes that were read."""
        self.end()
        text = "".join(self._pieces)
        if not text.strip():
            raise EmptyError(self._name, "it holds no text", "give a document with words in it")
        return Document(
            self._name,
            text,
            digest(data),
            title=" ".join(title.split()) or None if title else None,
            author=" ".join(author.split()) or None if author else None,
            published=published,
            blocks=tuple(self._blocks),
            landmarks=tuple(self._landmarks),
            language=language or None,
            problems=problems,
        )

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)
        if self._size > LIMITS.text:
            what = f"its text is longer than {LIMITS.text:,} characters"
            raise ReadError(self._name, what, "cut it in parts")

    def _put_marks(self) -> None:
        self._landmarks += [Landmark(self._size, kind, label) for kind, label in self._waiting]
        self._waiting.clear()

    def _trim(self) -> None:
        """Take away white space at the end of what was written."""
        while self._pieces:
            bare = self._pieces[-1].rstrip()
            self._size -= len(self._pieces[-1]) - len(bare)
            if bare:
                self._pieces[-1] = bare
                return
            self._pieces.pop()
