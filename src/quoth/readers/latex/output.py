"""Where the words of a LaTeX document go: paragraphs of a kind, notes, the title."""

from __future__ import annotations

from quoth.model import BlockKind
from quoth.readers.writing import TextWriter

__all__ = ["Output"]


class Output:
    """Takes words; white space is one space, as it is printed."""

    def __init__(self, writer: TextWriter) -> None:
        self._writer = writer
        self._sinks: list[list[str]] = []
        self._kinds: list[tuple[BlockKind, str | None]] = [(BlockKind.BODY, None)]
        self._writing = False
        self._last = "\n"

    @property
    def inside(self) -> bool:
        """Whether words go into a note or a title now."""
        return bool(self._sinks)

    def put(self, text: str) -> None:
        """Write words."""
        if not text:
            return
        if self._last.isspace():
            text = text.lstrip(" ")
            if not text:
                return
        self._last = text[-1]
        if self._sinks:
            self._sinks[-1].append(text)
            return
        if not self._writing:
            if text.isspace():
                self._last = "\n"
                return
            kind, cite = self._kinds[-1]
            self._writer.begin(kind, cite=cite)
            self._writing = True
        self._writer.write(text)

    def end(self) -> None:
        """End the paragraph."""
        self._last = "\n"
        if self._sinks:
            self._sinks[-1].append("\n")
        else:
            self._writer.end()
            self._writing = False

    def enter(self, kind: BlockKind, cite: str | None = None) -> None:
        """Begin paragraphs of a kind."""
        self.end()
        self._kinds.append((kind, cite))

    def leave(self) -> None:
        """End paragraphs of a kind."""
        self.end()
        if len(self._kinds) > 1:
            self._kinds.pop()

    def divert(self) -> None:
        """Take words aside until `collect`."""
        self._sinks.append([])
        self._last = "\n"

    def collect(self) -> str:
        """Return the words that were taken aside."""
        self._last = "."
        return "".join(self._sinks.pop()).strip()

    def hang(self, kind: BlockKind, text: str) -> None:
        """Set a block behind the paragraph that is open."""
        if text:
            self._writer.later(kind, text)
