"""Where a paragraph ends: ordered rules over the line before and the line after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .characters import BREAK
from .shapes import Line, Page

__all__ = ["CAPTION", "HANGING", "LABEL", "Manner", "find_body", "find_indent", "find_manner", "is_break"]

LABEL = re.compile(
    r"[QA][.:](?=\s|$)|[QA]\s+(?=[A-Z“\"(])"
    r"|(?:BY\s+)?(?:MR|MRS|MS|MISS|DR|THE|JUSTICE|CHIEF JUSTICE)\b\.?\s+[A-Z][A-Z'’ .-]*[A-Z][:.](?=\s|$)"
    r"|[A-Z][A-Z'’ .-]{1,40}[A-Z](?:\s*\([^()]{1,40}\))?:(?=\s|$)"
)
"""The head of a turn, as transcripts print it."""
_LABELS = 3
"""Turns on a page from which it is one of a transcript."""
_INDENTED = 3
"""First lines of paragraphs that tell how far they stand in."""
_STAGE = re.compile(r"[(\[][^()\[\]]{2,120}[)\]]\s*$")
_BULLET = re.compile(r"[•◦▪‣]\s*\S")
_ITEM = re.compile(r"(?:[–—-]|\(?\d{1,3}[.)]|\([a-z]{1,4}\))\s+\S")
CAPTION = re.compile(r"(?:figure|fig\.|table|plate|abb\.|abbildung|tabelle|tableau|figura|tabla)\s*\d", re.IGNORECASE)
"""The head of what stands under a picture."""
HANGING = re.compile(rf"(?:{_BULLET.pattern}|{_ITEM.pattern}|(?i:{CAPTION.pattern}))")
"""The head of what goes on deeper, or in the middle."""
_END = re.compile(r"[.!?:;…][\"”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]*$")
_INDENT = 0.7
"""Heights of a line by which a line stands in."""
_WIDE = 1.35
"""How many times as far as others a line stands from the one before where a paragraph ends."""
_OTHER = 1.12
"""How many times as high letters are that are another sort of text."""
_SLACK = 0.9
"""Heights of a line that justified or ragged lines may leave unused."""
_SHORT = 0.4
"""Share of a column that a line leaves free which ends without a stop, as a heading or a verse does."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page is set."""

    leading: float
    """From line to line."""
    body: float
    """Height of most letters."""
    label: float | None = None
    """Where the heads of turns begin, on a page of a transcript."""
    indent: float | None = None
    """How far the first lines of paragraphs stand in, where the document does so."""
    sized: bool = True
    """Whether the height of letters tells anything; an OCR program guesses it line by line."""


def find_body(pages: Sequence[Page]) -> float:
    """Return the height of most letters of a document."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def find_indent(pages: Sequence[Page], body: float) -> float | None:
    """Return how far the first lines of paragraphs stand in, told by those between two lines that do not."""
    found: Counter[float] = Counter()
    for page in pages:
        for one, two, three in zip(page.lines, page.lines[1:], page.lines[2:], strict=False):
            into = two.left - two.column.left
            if into > _INDENT * body and all(abs(near.left - near.column.left) < 2 for near in (one, three)):
                found[float(2 * round(into / 2))] += 1
    return next((into for into, count in found.most_common(1) if count >= _INDENTED), None)


def find_manner(page: Page, body: float, indent: float | None) -> Manner:
    """Tell how a page is set; `body` and `indent` are those of the document."""
    steps: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    labels: list[float] = []
    before: Line | None = None
    for line in page.lines:
        sizes[round(line.size, 1)] += len(line.text)
        if before is not None and before.column is line.column and before.bottom > line.bottom:
            steps[round(2 * (before.bottom - line.bottom)) / 2] += 1
        if LABEL.match(line.text):
            labels.append(line.left)
        before = line
    near = sum(count for size, count in sizes.items() if abs(size - body) < 0.04 * body)
    own = body if 6 * near >= sizes.total() or not sizes else sizes.most_common(1)[0][0]
    labels.sort()
    return Manner(
        steps.most_common(1)[0][0] if steps else 1.2 * own,
        own,
        labels[len(labels) // 2] if len(labels) >= _LABELS else None,
        indent,
        not page.hidden,
    )


@dataclass(frozen=True, slots=True)
class _Seam:
    """Where the next line meets the open paragraph."""

    before: Sequence[Line]
    """The lines of the paragraph so far."""
    last: Line
    line: Line
    """The line that comes next."""
    after: Line | None
    """The line below that, in the same column."""
    manner: Manner
    below: bool
    """Whether it stands below the last, in the same column."""

    @property
    def was(self) -> float:
        """How far the last line stands in."""
        return self.last.left - self.last.column.left

    @property
    def into(self) -> float:
        """How far the next line stands in."""
        return self.line.left - self.line.column.left

    @property
    def room(self) -> float:
        """What the first word of the next line would have left free at the end of the last."""
        last, line = self.last, self.line
        into = max(0.0, min(self.was, self.into))
        right = last.column.right
        if into:  # a block quotation mostly stands in on both sides
            right = min(right, max(right - into, *(one.right for one in self.before)))
        width = len(line.text.partition(" ")[0]) / max(1, len(line.text)) * (line.right - line.left)
        return right - last.right - width - _SLACK * last.size


def is_break(before: Sequence[Line], line: Line, after: Line | None, manner: Manner) -> bool:
    """Whether `line` begins a paragraph; `before` are the lines of the open one, `after` is the one below `line`."""
    last = before[-1]
    seam = _Seam(before, last, line, after, manner, last.column is line.column and last.bottom > line.bottom)
    for rule in _RULES:
        told = rule(seam)
        if told is not None:
            return told
    return False


def _label(seam: _Seam) -> bool | None:
    """A turn begins."""
    if seam.manner.label is None and ":" not in seam.line.text[:50]:
        return None
    return True if LABEL.match(seam.line.text) else None


def _stage(seam: _Seam) -> bool | None:
    """`(Recess taken.)` on a line of its own."""
    if seam.manner.label is None:
        return None
    return True if _STAGE.match(seam.line.text) or (len(seam.before) == 1 and _STAGE.match(seam.last.text)) else None


def _parted(seam: _Seam) -> bool | None:
    """A word is parted between the two lines."""
    return False if seam.last.text.endswith((BREAK, "\u2010", "\u00ad")) and seam.line.text[0].islower() else None


def _size(seam: _Seam) -> bool | None:
    """Smaller letters follow, or larger ones."""
    if not seam.manner.sized or min(len(seam.last.text), len(seam.line.text)) < 3:
        return None
    low, high = sorted((seam.last.size, seam.line.size))
    return True if high > _OTHER * low else None


def _gap(seam: _Seam) -> bool | None:
    """The line stands further down than others."""
    if not seam.below:
        return None
    usual = seam.manner.leading
    if len(seam.before) > 1 and seam.before[-2].column is seam.last.column:
        own = seam.before[-2].bottom - seam.last.bottom
        usual = max(own, usual) if seam.manner.label is not None else own if own > 0 else usual
    gap = seam.last.bottom - seam.line.bottom
    return True if gap > _WIDE * usual and gap > 1.2 * seam.line.size else None


def _bold(seam: _Seam) -> bool | None:
    """A heading in bold letters begins or ends."""
    return True if seam.last.bold != seam.line.bold and seam.room > 0 else None


def _item(seam: _Seam) -> bool | None:
    """A point of a list begins."""
    if _BULLET.match(seam.line.text):
        return True
    return True if _ITEM.match(seam.line.text) and (_END.search(seam.last.text) or seam.room > 0) else None


def _indent(seam: _Seam) -> bool | None:
    """The line stands in, or no longer."""
    step = _INDENT * seam.line.size
    into, was = seam.into, seam.was
    if seam.manner.label is not None:
        deeper = into > was + step and seam.line.left <= seam.manner.label + step
        return True if deeper and _END.search(seam.last.text) else None
    if abs(into - was) <= step / 2:
        first = seam.manner.indent is not None and abs(into - seam.manner.indent) <= step / 2
        if not first or not seam.below or len(seam.before) > 1 or seam.line.text[0].islower():
            return None
        alone = seam.after is not None and seam.after.left - seam.after.column.left < step / 2
        return True if alone or seam.room > 0 else None
    if into > was and into > step:
        if HANGING.match(seam.before[0].text) and seam.room <= 0:
            return None
        return True if seam.below or _END.search(seam.last.text) else None
    if into < was and len(seam.before) > 1:  # back from a block quotation
        above = seam.before[-2]
        return True if abs(above.left - above.column.left - was) <= step / 2 else None
    return None


def _short(seam: _Seam) -> bool | None:
    """The first word of the line would have had room on the one before."""
    if seam.manner.label is not None or seam.room <= 0 or seam.line.text[0].islower():
        return None
    if _END.search(seam.last.text):
        return True
    wide = seam.room > _SHORT * (seam.last.column.right - seam.last.column.left)
    return True if wide and seam.below else None


_Rule = Callable[[_Seam], bool | None]
_RULES: tuple[_Rule, ...] = (_label, _stage, _parted, _size, _gap, _bold, _item, _indent, _short)
"""The first that answers decides; where none does, the paragraph goes on."""
