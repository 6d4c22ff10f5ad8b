"""The paragraphs of an RTF document as they fill: words, calls of notes, pages, and what kind each is."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from quoth.model import BlockKind
from quoth.readers.writing import TextWriter

from .words import HEADED, QUOTED

__all__ = ["Body", "Sink", "State"]

_INDENT = 360
"""Twips (1,440 an inch) by which a block quotation stands in on both sides, at least."""
_BODY_TEXT = 9
"""The first outline level that is no heading's."""


@dataclass(slots=True)
class Sink:
    """Where words go: a note, the name of a style, the title."""

    kind: BlockKind | None = None
    """What it is in the document; None where it is not part of its text."""
    field: str = ""
    """What the words tell, where they are not part of the text: `title`, `author`, `style`."""
    label: str = ""
    """The number of a note, raised; empty where it bears a mark of its own."""
    parts: list[str] = dataclass_field(default_factory=list)
    """The words as they came."""

    def text(self) -> str:
        """Return the words, without white space round them."""
        return "".join(self.parts).strip()


@dataclass(slots=True)
class State:
    """What holds within a group, and is what it was when the group ends."""

    sink: Sink | None
    """Where words go; None where they are no part of anything."""
    table: str = ""
    """The table that is being read: `fonts`, `styles`, `info`, `twin`."""
    hidden: bool = False
    """Whether words are hidden, and left out."""
    deleted: bool = False
    """Whether words are deleted by a change that is kept track of, and left out."""
    raised: bool = False
    """Whether words are set above the line."""
    skips: int = 1
    """Characters that stand for a Unicode one where it is not known."""
    font: int = -1
    """Number of the font; -1 for that of the document."""
    style: int = 0
    """Number of the paragraph's style."""
    left: int = 0
    """Indent of the paragraph on the left, in twips."""
    right: int = 0
    """Indent of the paragraph on the right, in twips."""
    level: int = _BODY_TEXT
    """Outline level of the paragraph, from 0; 9 is running text."""
    listed: bool = False
    """Whether the paragraph is an item of a list."""

    def reset_paragraph(self) -> None:
        """Take back what the paragraph was told to be."""
        self.style = self.left = self.right = 0
        self.level, self.listed = _BODY_TEXT, False

    def reset_characters(self) -> None:
        """Take back what the characters were told to be."""
        self.hidden = self.deleted = self.raised = False
        self.font = -1


class Body:
    """The running text: takes words until the paragraph is told to end, and then tells what it was."""

    def __init__(self, writer: TextWriter) -> None:
        self._writer = writer
        self._parts: list[str | int | Sink] = []
        self._shape = State(None)
        self.styles: dict[int, str] = {}
        """Names of styles by number."""
        self.pages = 1
        """The page that is being read."""

    def write(self, text: str, state: State) -> None:
        """Write into the paragraph."""
        self._parts.append(text)
        if not text.isspace():
            self._shape.style, self._shape.left, self._shape.right = state.style, state.left, state.right
            self._shape.level, self._shape.listed = state.level, state.listed

    def hang(self, sink: Sink) -> None:
        """Hang a note, or the head of pages, behind the paragraph."""
        self._parts.append(sink)

    def turn(self) -> None:
        """Begin another page."""
        self.pages += 1
        self._parts.append(self.pages)

    def ends_raised(self) -> bool:
        """Whether the last that was written is the call of a note."""
        last = self._parts[-1] if self._parts else ""
        return isinstance(last, str) and last.strip()[-1:] in tuple("⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§")

    def end(self) -> None:
        """End the paragraph."""
        if not self._parts:
            return
        self._writer.begin(self._kind())
        for part in self._parts:
            if isinstance(part, str):
                self._writer.write(part)
            elif isinstance(part, int):
                self._writer.mark("page", str(part))
            elif part.kind is not None:
                self._writer.later(part.kind, part.text())
        self._writer.end()
        self._parts = []
        self._shape = State(None)

    def _kind(self) -> BlockKind:
        shape = self._shape
        style = self.styles.get(shape.style, "")
        if shape.level < _BODY_TEXT or HEADED.search(style):
            return BlockKind.HEADING
        if QUOTED.search(style):
            return BlockKind.QUOTATION
        both = min(shape.left, shape.right) >= _INDENT
        return BlockKind.QUOTATION if both and not shape.listed else BlockKind.BODY
