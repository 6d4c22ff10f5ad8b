"""Lines to paragraphs, over columns and pages, and to the text of the document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest

from quoth.model import BlockKind
from quoth.readers.writing import TextWriter

from .breaks import Manner, find_body, find_indent, find_manner, is_break
from .characters import BREAK
from .furniture import Furniture
from .hyphens import Hyphens
from .kinds import find_kind
from .notes import carry_calls, find_notes
from .shapes import Line, Page

__all__ = ["Flow"]


class Flow:
    """Takes page after page, and writes each paragraph when it has ended."""

    def __init__(self, writer: TextWriter, hyphens: Hyphens, pages: Sequence[Page]) -> None:
        self._writer, self._hyphens = writer, hyphens
        self._body = find_body(pages)
        self._indent = find_indent(pages, self._body)
        self._lines: list[Line] = []
        self._marks: list[tuple[int, str, str]] = []
        self._later: list[tuple[BlockKind, str]] = []
        self._manner = Manner(0.0, self._body)

    def take(self, page: Page, furniture: Furniture) -> None:
        """Take a page with its head and foot."""
        printed = None if page.labelled else furniture.number
        self._mark("page", page.label if printed is None else str(printed))
        manner = find_manner(page, self._body, self._indent)
        for at in sorted(furniture.lines):
            self._put_later(BlockKind.FURNITURE, [page.lines[at]])
        for words in [" ".join(page.aside)] if page.aside else []:
            self._later.append((BlockKind.FURNITURE, words))
        lines = [line for at, line in enumerate(page.lines) if at not in furniture.lines]
        count = 0
        for _, group in groupby(lines, lambda line: id(line.column)):
            column = list(group)
            carry_calls([*self._lines[-1:], *column], manner.body, manner.leading)
            notes = find_notes(column, manner.body) if manner.sized else []
            running = column[: len(column) - sum(map(len, notes))]
            for line, after in zip_longest(running, running[1:]):
                count += 1
                label = line.number if page.numbered else str(count) if page.columns == 1 else None
                self._add(line, after, label, manner)
            for note in notes:
                self._put_later(BlockKind.NOTE, note)
        if not self._lines:
            self._flush()

    def end(self) -> None:
        """Write what is open."""
        self._flush()

    def _mark(self, kind: str, label: str) -> None:
        self._marks.append((len(self._lines), kind, label))

    def _put_later(self, kind: BlockKind, lines: Sequence[Line]) -> None:
        self._later.append((kind, "".join(self._join(lines))))

    def _add(self, line: Line, after: Line | None, label: str | None, manner: Manner) -> None:
        if self._lines and is_break(self._lines, line, after, manner):
            at = len(self._lines)
            waiting = [mark for mark in self._marks if mark[0] >= at]
            self._marks = [mark for mark in self._marks if mark[0] < at]
            self._flush()
            self._marks = [(0, kind, words) for _, kind, words in waiting]
        if not self._lines:
            self._manner = manner
        if label is not None:
            self._mark("line", label)
        self._lines.append(line)

    def _flush(self) -> None:
        """Write the open paragraph, and behind it what stood between its lines."""
        lines, marks, later = self._lines, self._marks, self._later
        self._lines, self._marks, self._later = [], [], []
        if lines:
            self._writer.begin(find_kind(lines, self._manner))
            at = 0
            for place, piece in enumerate(self._join(lines)):
                while at < len(marks) and marks[at][0] <= place:
                    self._writer.mark(*marks[at][1:])
                    at += 1
                self._writer.write(piece)
            marks = marks[at:]
            self._writer.end()
        for _, kind, label in marks:
            self._writer.mark(kind, label)
        for block, words in later:
            self._writer.add(block, words)

    def _join(self, lines: Sequence[Line]) -> list[str]:
        """Return the text of each line as it goes on into the next: words put together, or a space."""
        pieces = []
        for place, line in enumerate(lines):
            text = line.text
            after = lines[place + 1].text if place + 1 < len(lines) else ""
            joined = self._hyphens.join(text, after)
            if joined is not None:
                pieces.append(joined.replace(BREAK, "-"))
            else:
                pieces.append(text.replace(BREAK, "-") + (" " if after and _spaced(text, after) else ""))
        return pieces


def _spaced(before: str, after: str) -> bool:
    """Whether a space stands between two lines: not in Chinese or Japanese, nor behind a dash that ends a line."""
    if before[-1] == "—":
        return False
    return not ("\u2e80" <= before[-1] <= "\uffef" and "\u2e80" <= after[0] <= "\uffef")
