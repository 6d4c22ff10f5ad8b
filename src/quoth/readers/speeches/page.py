"""Words on their way from a tree to a text: single spaces, pages where they begin, asides behind the paragraph."""

from __future__ import annotations

from quoth.model import BlockKind
from quoth.readers.writing import TextWriter

__all__ = ["Page"]


class Page:
    """Takes words and breaks in order; a block begins with its first word."""

    def __init__(self, writer: TextWriter) -> None:
        self._writer = writer
        self._open = False
        self._gap = ""
        self._glued = False
        self._prefix = ""
        self._marks: list[tuple[str, str]] = []
        self._gathered: list[str] = []
        self.last = " "
        """The last character that was written."""

    def say(self, text: str, kind: BlockKind, speaker: str | None, cite: str | None) -> None:
        """Write words, white space as single spaces, into the open block, or into one that begins here."""
        if text[0] == " " and not self._glued:
            self.part(" ")
        bare = text.strip(" ")
        if not self._open and kind is BlockKind.TURN:
            bare = bare.lstrip(" :：")
        if not bare:
            return
        if not self._open:
            self._writer.begin(kind, speaker, cite)
            self._open, self._gap = True, ""
            bare, self._prefix = f"{self._prefix}{bare}", ""
        elif self._gap:
            self._writer.write(self._gap)
        self._set_marks()
        self._writer.write(bare)
        self._gap = " " if text[-1] == " " else ""
        self._glued, self.last = False, bare[-1]

    def part(self, gap: str) -> None:
        """Part what was written from what comes, by a space or the end of a line."""
        if self._open:
            self._gap = max(self._gap, gap, key=(" ", "\n").index) if self._gap else gap
            self.last = " "

    def join(self) -> None:
        """Take back a space before what comes."""
        self._gap = ""

    def glue(self) -> None:
        """Take no space before what comes."""
        self._gap, self._glued = "", True

    def close_mark(self, mark: str) -> None:
        """Write the mark that ends a quotation, right behind its words."""
        if self._open:
            gap = self._gap
            self._writer.write(mark)
            self._gap, self.last = gap, mark[-1]

    def turn(self, label: str, joined: bool) -> None:
        """Begin a page; `joined` where a word goes over it."""
        if not joined:
            self.part(" ")
        if label.strip():
            self.mark("page", " ".join(label.split()))

    def mark(self, kind: str, label: str) -> None:
        """Set a landmark at the next word; of two of one kind the later stands."""
        self._marks = [mark for mark in self._marks if mark[0] != kind]
        self._marks.append((kind, label))

    def prefix(self, words: str) -> None:
        """Write a number before the next block."""
        self._prefix += f"{words} " if words else ""

    def aside(self, kind: BlockKind, words: str) -> None:
        """Write a block of its own behind the open one, or at once where none is open."""
        if self._open:
            if kind is not BlockKind.NOTE:  # a call stands right behind its word, and before a comma
                self.part(" ")
            self._writer.later(kind, words)
        else:
            self._set_marks()
            self._writer.add(kind, words)

    def end(self) -> None:
        """End the open block."""
        if self._open:
            self._writer.end()
        self._open, self._gap, self._glued, self.last = False, "", False, " "

    def begin_gathering(self) -> None:
        """Begin to gather words that are set elsewhere."""
        self._gathered.clear()

    def gather(self, text: str) -> None:
        """Gather words."""
        self._gathered.append(text)

    def end_gathering(self) -> str:
        """Return what was gathered, a line a paragraph."""
        lines = (" ".join(line.split()) for line in "".join(self._gathered).split("\n"))
        return "\n".join(line for line in lines if line)

    def _set_marks(self) -> None:
        for kind, label in self._marks:
            self._writer.mark(kind, label)
        self._marks.clear()
