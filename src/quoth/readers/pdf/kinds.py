"""What a paragraph is: heading, block quotation, caption, or running text. Ordered rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quoth.model import BlockKind

from .breaks import CAPTION, HANGING, LABEL, Manner
from .shapes import Line

__all__ = ["find_kind"]

_LARGER = 1.1
"""How many times as high as the text a heading is."""
_LONG = 200
"""Letters of a heading at most."""
_INDENT = 0.7
"""Heights of a line by which a block quotation stands in."""
_SMALLER = 0.95
_NAMED = re.compile(rf"{CAPTION.pattern}+[.:]", re.IGNORECASE)
_STAGE = re.compile(r"[(\[][^()\[\]]{2,300}[)\]]")
_STOP = re.compile(r"[.;,:]$")


def find_kind(lines: Sequence[Line], manner: Manner) -> BlockKind:
    """Return what a paragraph is."""
    for rule, kind in _RULES:
        if rule(lines, manner):
            return kind
    return BlockKind.BODY


def _is_caption(lines: Sequence[Line], manner: Manner) -> bool:
    small = manner.sized and lines[0].size < _SMALLER * manner.body
    return bool((CAPTION if small else _NAMED).match(lines[0].text))


def _is_stage(lines: Sequence[Line], manner: Manner) -> bool:
    words = " ".join(line.text for line in lines)
    return manner.label is not None and bool(_STAGE.fullmatch(words))


def _is_turn(lines: Sequence[Line], manner: Manner) -> bool:
    return manner.label is not None and bool(LABEL.match(lines[0].text))


def _is_heading(lines: Sequence[Line], manner: Manner) -> bool:
    letters = sum(len(line.text) for line in lines)
    if letters > _LONG or not any(letter.isalpha() for letter in lines[0].text):
        return False
    if manner.sized and all(line.size > _LARGER * manner.body for line in lines) and letters > 2:
        return True
    last = lines[-1]
    if _STOP.search(last.text) or last.right > last.column.right - manner.body:
        return False
    if len(lines) <= 2 and all(line.bold for line in lines):
        return True
    return _is_centred(lines) and all(line.text.isupper() for line in lines)


def _is_centred(lines: Sequence[Line]) -> bool:
    for line in lines:
        left, right = line.left - line.column.left, line.column.right - line.right
        if left < 2 * line.size or abs(left - right) > line.size:
            return False
    return True


def _is_quotation(lines: Sequence[Line], manner: Manner) -> bool:
    step = _INDENT * lines[0].size
    into = [line.left - line.column.left for line in lines]
    if manner.label is not None and min(line.left for line in lines) <= manner.label + step:
        return False
    if min(into) <= step or HANGING.match(lines[0].text):
        return False
    if len(lines) > 1:
        return max(into[1:]) - min(into[1:]) <= step
    right = lines[0].column.right - lines[0].right
    return manner.sized and lines[0].size < _SMALLER * manner.body and right > 0


_Rule = Callable[[Sequence[Line], Manner], bool]
_RULES: tuple[tuple[_Rule, BlockKind], ...] = (
    (_is_caption, BlockKind.CAPTION),
    (_is_stage, BlockKind.STAGE),
    (_is_turn, BlockKind.BODY),
    (_is_heading, BlockKind.HEADING),
    (_is_quotation, BlockKind.QUOTATION),
)
