"""Notes at the foot of a column: smaller than the text, and headed by a number or a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .shapes import Line

__all__ = ["carry_calls", "find_notes"]

_SMALLER = 0.94
"""Share of the height of the text that the lines of a note have at most."""
_MUCH = 0.88
"""The same for what neither number nor sign heads; fonts of one size differ in height too."""
_APART = 1.25
"""How many times as far as its lines are from one another a note stands below the text."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_HEAD = re.compile(rf"(?:([{_RAISED}]{{1,3}})\s?|(\d{{1,3}})(?:[.)]?\s+|(?=[A-ZÀ-Þ“‘]))|[*†‡§]{{1,3}}\s*)(?=\S)")
_INDENT = 0.8
"""Heights of a line by which a block quotation stands in at least."""

_CALLED = re.compile(rf"([{_RAISED}]{{1,3}})\s+(?=\S)")
_ALIKE = 0.05
"""Share of the height of a line by which lines of one text may differ."""


def carry_calls(lines: Sequence[Line], body: float, leading: float) -> None:
    """Set the call of a note that stands at the head of a line behind the line before, which it belongs to.

    `lines` run over columns; the first only gives what stood before.
    """
    for before, line in pairwise(lines):
        call = _CALLED.match(line.text)
        if call and line.size > _SMALLER * body and _is_next(before, line, leading):
            before.text += call.group(1)
            line.text = line.text[call.end() :]


def _is_next(before: Line, line: Line, leading: float) -> bool:
    """Whether a line goes on with the one before: that is full, and this neither stands in nor apart."""
    if abs(before.size - line.size) > _ALIKE * line.size or before.text[0] in _RAISED:
        return False
    if before.column is line.column and before.bottom - line.bottom > _APART * leading:
        return False
    return before.right > before.column.right - line.size and line.left < line.column.left + _INDENT * line.size


def find_notes(lines: Sequence[Line], body: float) -> list[list[Line]]:
    """Return the notes among the lines of one column, each with its lines; `body` is the height of the text."""
    start = len(lines)
    while start > 0 and lines[start - 1].size <= _SMALLER * body:
        start -= 1
    start = min(start, _find_raised(lines))
    while start < len(lines) and not _begins(lines, start, body):
        start += 1
    notes: list[list[Line]] = []
    number: int | None = None
    for line in lines[start:]:
        head = _HEAD.match(line.text)
        value = _value(head) if head else None
        if not notes or (head and (value is None or number is None or value == number + 1)):
            notes.append([line])
            number = value
        else:
            notes[-1].append(line)
    return notes


def _find_raised(lines: Sequence[Line]) -> int:
    """Return the first line that a raised number heads; it is a note however large it is."""
    return next((at for at, line in enumerate(lines) if line.text[0] in _RAISED), len(lines))


def _value(head: re.Match[str]) -> int | None:
    digits = head.group(1) or head.group(2)
    return int(digits.translate({ord(sign): str(value) for value, sign in enumerate(_RAISED)})) if digits else None


def _begins(lines: Sequence[Line], at: int, body: float) -> bool:
    """Whether notes may begin at a line: it has a number or a sign, or stands apart below the text."""
    line = lines[at]
    if _HEAD.match(line.text):
        return True
    if line.left > line.column.left + _INDENT * line.size:
        return False
    if at == 0 or line.size > _MUCH * body:
        return False
    gap = lines[at - 1].bottom - line.bottom
    return gap > _APART * max(line.size, lines[at - 1].size)
