"""Text to lines and paragraphs, with their places.

A paragraph ends at a blank line. Where lines were broken to a width, the lines between are one
paragraph; where a text has one paragraph a line, each line is one. Which of the two is told from the
text as a whole, and inside a wrapped stretch from whether the next word would still have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.model import Span

__all__ = ["Line", "Paragraph", "find_lines", "find_paragraphs", "trim"]

_LINE = re.compile(r"[^\r\n]*")
_WIDE = 130
"""Code points beyond which no one breaks lines by hand or by mail program."""
_NARROW = 36
"""Columns below which lines are not broken to a width: they are a list, or verse."""
_LOOSE = 0.2
"""Share of the text in wider lines from which on a line is a paragraph."""
_ITEM = re.compile(r"(?:[-*•‣–—]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[ivxlc]{1,5}[.)])[ \t]+\S")
_SENTENCE_END = frozenset(".?!:;…。？！।؟\"'”’»«)]*")
_TAB = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    start: int
    """First code point that is not white space."""
    end: int
    """One past the last that is not."""
    indent: int
    """Columns of white space before it; a tab goes to the next eighth column."""
    after_blank: bool
    """Whether a blank line, or the beginning of the text, stands before it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of lines that belong together."""

    span: Span
    """Without the white space round it."""
    indent: int
    """Least indent of its lines, in columns."""
    lines: int
    """How many lines it takes."""
    after_blank: bool
    """Whether a blank line, or the beginning of the text, stands before it."""


def find_lines(text: str) -> Iterator[Line]:
    r"""Go over the lines of `text` that hold anything; `\n`, `\r\n` and `\r` end a line.

    >>> [(line.start, line.end, line.indent) for line in find_lines("one\n\n  two \n")]
    [(0, 3, 0), (7, 10, 2)]
    """
    blank, at, size = True, 0, len(text)
    while at < size:
        found = _LINE.match(text, at)
        stop = found.end() if found else size
        line = text[at:stop]
        bare = line.lstrip()
        if bare:
            lead = line[: len(line) - len(bare)]
            indent = len(lead.expandtabs(_TAB)) if lead else 0
            start = at + len(lead)
            yield Line(start, start + len(bare.rstrip()), indent, blank)
            blank = False
        else:
            blank = True
        at = stop + (2 if text.startswith("\r\n", stop) else 1)


def find_paragraphs(text: str) -> list[Paragraph]:
    r"""Cut `text` into paragraphs, in order; what none covers is white space.

    >>> text = "The ferry came late and left early, with\na horse.\n\nThe horse had paid."
    >>> [paragraph.lines for paragraph in find_paragraphs(text)]
    [2, 1]
    """
    lines = list(find_lines(text))
    wide = sum(line.end - line.start for line in lines if line.end - line.start > _WIDE)
    whole = sum(line.end - line.start for line in lines)
    loose = wide > _LOOSE * whole
    width = _width(lines)
    found: list[Paragraph] = []
    first = 0
    while first < len(lines):
        last = first + 1
        while last < len(lines) and not lines[last].after_blank:
            last += 1
        found.extend(_cut(text, lines[first:last], width, loose))
        first = last
    return found


def trim(text: str, start: int, end: int) -> Span:
    """Return the span from `start` to `end` without the white space at its ends."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, start + left + len(part.strip()))


def _width(lines: list[Line]) -> int:
    """Return the column at which lines are broken, one that all but a few keep to; 0 where none is."""
    ends = sorted(line.indent + line.end - line.start for line in lines)
    width = ends[int(0.98 * len(ends))] if ends else 0
    return width if width >= _NARROW else 0


def _cut(text: str, lines: list[Line], width: int, loose: bool) -> Iterator[Paragraph]:
    """Cut lines that no blank line parts."""
    base = min(line.indent for line in lines)
    if loose:
        # A block quotation may be wrapped in a text that is not: its lines all but fill its own width.
        width = max(line.indent + line.end - line.start for line in lines)
        if base < 2 or width > _WIDE:
            width = 0
    begin = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not _joined(text, lines[i - 1], lines[i], width, base, loose):
            part = lines[begin:i]
            span = Span(part[0].start, part[-1].end)
            indent = min(line.indent for line in part)
            yield Paragraph(span, indent, len(part), lines[begin].after_blank)
            begin = i


def _joined(text: str, line: Line, after: Line, width: int, base: int, loose: bool) -> bool:
    """Whether `after` goes on with the paragraph of `line`."""
    if width == 0:
        return False
    space = text.find(" ", after.start, after.end)
    word = (space if space >= 0 else after.end) - after.start
    forced = line.indent + line.end - line.start + 1 + word > width
    ended = text[line.end - 1] in _SENTENCE_END
    # Wrapped prose may begin a line with "v. Colorado" or "1997. ": a full line before it tells.
    if (ended or not forced) and _ITEM.match(text, after.start, min(after.end, after.start + 12)):
        return False
    if loose:
        return forced
    if after.indent > line.indent == base and ended:
        return bool(_ITEM.match(text, line.start, min(line.end, line.start + 12)))  # its second line hangs
    return forced or not ended
