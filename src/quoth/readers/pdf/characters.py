"""A page of PDFium to stretches of words with their places.

PDFium gives characters in the order in which the file draws them, with spaces where it saw gaps. Only the first and
the last character of a word are asked for their boxes: asking all takes twice the time.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi
from typing import Any

from .shapes import Page, Stretch

__all__ = ["BREAK", "read_stretches"]

BREAK = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
_WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_LOW = re.compile("[acemnorsuvwxz]")
"""Letters that are not as high as others."""
_CALL = re.compile(r"(?<=[^\d\s])(\d{1,3}|[*†‡§]{1,3})(?=[,.;:)\]”’\"']*$)")
"""Digits or signs at the end of a word that may be the call of a note."""
_SIGNS = re.compile(r"\d{1,3}(?:,\d{1,3})*|[*†‡§]{1,3}")
_GLUED = re.compile(r"(\d{1,3})(?=[^\W\d]|[“‘\"'(\[])")
"""The number of a note, with its first word behind it."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIFT = 0.4
"""Share of the height of a line above which a raised sign begins; others begin at a fifth."""
_GAP = 0.85
"""Share of the height of a line that is no longer a gap between words."""
_NUMBER_GAP = 0.42
"""The same behind a bare number, which may count the lines."""
_NEAR = 0.2
"""Share of the height of a line within which the call of a note stands behind its word."""
_OTHER = 1.6
"""How many times as high letters are that stand on no line with others: a large initial."""
_FAR = 1e6
"""Points from the corner of a page beyond which nothing stands (ISO 32000-1, annex C, has 14,400)."""
_LONGEST = 1000
"""Characters of a stretch; a line of more is put together later."""
_UNMAPPED = frozenset("\ufffd\x00\uffff")
_HEAVY = 600
"""Weight from which a font is bold (CSS Fonts 4, 2.2)."""
_TIGHT = 0.1
"""Points within which a letter is as high as its font."""
_DESCENT, _ASCENT = 0.22, 0.89
"""How far common fonts reach below and above the line, in shares of their size, for those that do not say."""
_SAMPLE = 12
"""Words of a page whose mode of drawing is looked at."""


@dataclass(slots=True)
class _Word:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    first: int
    """Place of its first character on the page."""
    angle: int
    """Quarter turns of its direction."""


class _Boxes:
    """The boxes of the characters of one page."""

    def __init__(self, raw: Any) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415  (heavy, and only needed here)

        self._raw, self._pdfium = raw, pdfium
        self._box = pdfium.FS_RECTF()
        self._ref = ctypes.byref(self._box)
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._flat = False
        self._name = ctypes.create_string_buffer(128)
        self._refs = [ctypes.byref(side) for side in self._sides]

    def measure(self, places: Sequence[int]) -> None:
        """Find out by some low letters whether the fonts of the page say how high they are."""
        flat = sum(abs(self.loose(at)[3] - self.tight(at)[3]) < _TIGHT for at in places)
        self._flat = 2 * flat > len(places)

    def loose(self, at: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom, top of a character, as high as its font."""
        box = self._box
        if self._flat and self._pdfium.FPDFText_GetMatrix(self._raw, at, self._matrix) and not self._matrix.b:
            self._pdfium.FPDFText_GetLooseCharBox(self._raw, at, self._ref)
            self._pdfium.FPDFText_GetCharOrigin(self._raw, at, *self._refs[:2])
            size = self._pdfium.FPDFText_GetFontSize(self._raw, at) * abs(self._matrix.d)
            line = self._sides[1].value
            if size > _TIGHT:
                return box.left, box.right, line - _DESCENT * size, line + _ASCENT * size
        if self._pdfium.FPDFText_GetLooseCharBox(self._raw, at, self._ref) and box.top - box.bottom > 0.1:
            return box.left, box.right, box.bottom, box.top
        return self.tight(at)

    def tight(self, at: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom, top of what is drawn of a character."""
        self._pdfium.FPDFText_GetCharBox(self._raw, at, *self._refs)
        left, right, bottom, top = (side.value for side in self._sides)
        return left, right, bottom, top

    def angle(self, at: int) -> int:
        """Return the quarter turns of a character, against the clock."""
        angle = self._pdfium.FPDFText_GetCharAngle(self._raw, at)
        return -round(angle / (pi / 2)) % 4 if 0 < angle < 2 * pi else 0

    def bold(self, at: int) -> bool:
        """Whether a character's font is a heavy one; some printers say so in its name alone."""
        if self._pdfium.FPDFText_GetFontWeight(self._raw, at) >= _HEAVY:
            return True
        size = self._pdfium.FPDFText_GetFontInfo(self._raw, at, self._name, len(self._name), None)
        return b"bold" in self._name.raw[:size].lower() if size <= len(self._name) else False


def read_stretches(raw: Any, page: Page) -> list[Stretch]:
    """Return what stands on a page of text, as drawn; what is found out about it is set down in `page`."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  (heavy, and only needed here)

    get = pdfium.FPDFText_GetUnicode
    text = "".join(map(chr, [get(raw, at) for at in range(max(0, pdfium.FPDFText_CountChars(raw)))]))
    page.letters = len(text) - text.count(" ") - text.count("\r") - text.count("\n")
    page.unmapped = sum(text.count(sign) for sign in _UNMAPPED)
    boxes = _Boxes(raw)
    low = [found.start() for found in _LOW.finditer(text)]
    boxes.measure(low[:: max(1, len(low) // _SAMPLE)])
    words = list(_find_words(text, boxes))
    page.hidden = _is_hidden(raw, words)
    turn = Counter(word.angle for word in words).most_common(1)[0][0] if words else 0
    straight = []
    for word in words:
        if word.angle == turn and _is_placed(word):
            straight.append(_turn(word, turn))
        else:
            page.aside.append(word.text.strip(BREAK))
    return _stretch(straight, boxes, turn)


def _find_words(text: str, boxes: _Boxes) -> Iterator[_Word]:
    angle, end = 0, -1
    for found in _WORD.finditer(text):
        first, last = found.start(), found.end() - 1
        head = end < 0 or "\n" in text[end:first] or text[end - 1] in "\x02\ufffe"
        if head:
            angle = boxes.angle(first)
        end = found.end()
        word = found.group().replace("\ufffe", BREAK)
        if last > first and word[-1] == BREAK:
            last -= 1
        left, right, bottom, top = boxes.loose(first)
        if last > first:
            start, after, low, high = boxes.loose(last)
            if angle == 0 and not (bottom <= (low + high) / 2 <= top and start >= left):
                yield from _part(text, found.start(), found.end(), boxes)
                continue
            if angle:
                left, right, bottom, top = min(left, start), max(right, after), min(bottom, low), max(top, high)
            else:
                right = after
        if angle == 0:
            glued = _GLUED.match(word) if head else None
            if glued and _is_raised(boxes.tight(first), *boxes.loose(last)[2:]):
                word = glued.group().translate(_RAISED) + " " + word[glued.end() :]
            else:
                word = _raise_call(word, first, bottom, top, boxes)
        yield _Word(_pair(word), left, right, bottom, top, first, angle)


def _part(text: str, first: int, end: int, boxes: _Boxes) -> Iterator[_Word]:
    """Cut what PDFium took for one word where it leaves its line."""
    start, box = first, boxes.loose(first)
    right = box[1]
    for at in range(first + 1, end):
        left, after, low, high = boxes.loose(at)
        if text[at] in "\x02\ufffe":
            continue
        if not box[2] <= (low + high) / 2 <= box[3] or left < right - (box[3] - box[2]):
            yield _Word(_pair(text[start:at]), box[0], right, box[2], box[3], start, 0)
            start, box = at, (left, after, low, high)
        right = after
    word = text[start:end].replace("\ufffe", BREAK)
    yield _Word(_pair(word), box[0], right, box[2], box[3], start, 0)


def _raise_call(word: str, first: int, bottom: float, top: float, boxes: _Boxes) -> str:
    """Write the call of a note as raised digits, so that it is not read as part of the word."""
    call = _CALL.search(word)
    if call and _is_raised(boxes.tight(first + call.start()), bottom, top):
        return word[: call.start()] + call.group().translate(_RAISED) + word[call.end() :]
    return word


def _is_raised(tight: tuple[float, float, float, float], bottom: float, top: float) -> bool:
    return tight[2] - bottom > _LIFT * (top - bottom) and tight[3] > tight[2]


def _pair(word: str) -> str:
    """Join the halves of characters beyond the first plane; PDFium gives them one by one."""
    if any("\ud800" <= letter <= "\udfff" for letter in word):
        word = word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return word.replace("\x00", "\ufffd").replace("\uffff", "\ufffd")


def _is_hidden(raw: Any, words: list[_Word]) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  (heavy, and only needed here)

    step = max(1, len(words) // _SAMPLE)
    hidden = shown = 0
    for word in words[::step]:
        drawn = pdfium.FPDFText_GetTextObject(raw, word.first)
        if drawn:
            if pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                hidden += 1
            else:
                shown += 1
    return hidden > shown


def _is_placed(word: _Word) -> bool:
    """Whether a word stands somewhere; damaged files hold places without end, and such that are no numbers."""
    return all(-_FAR < side < _FAR for side in (word.left, word.right, word.bottom, word.top))


def _turn(word: _Word, turn: int) -> _Word:
    """Turn the place of a word, so that its line runs from left to right."""
    for _ in range(turn):
        word.left, word.right, word.bottom, word.top = word.bottom, word.top, -word.right, -word.left
    return word


def _stretch(words: list[_Word], boxes: _Boxes, turn: int) -> list[Stretch]:
    """Set words side by side into stretches."""
    stretches: list[Stretch] = []
    letters: Counter[float] = Counter()
    head = -1
    """Place of the first character of a stretch of one word."""
    for word in words:
        size = word.top - word.bottom
        last = stretches[-1] if stretches else None
        if last is not None and last.text[-1] != BREAK and len(last.text) < _LONGEST:
            gap = word.left - last.right
            height = max(last.size, size)
            level = last.bottom - 0.2 * height <= (word.bottom + word.top) / 2 <= last.top + 0.2 * height
            limit = _NUMBER_GAP if last.text.isdecimal() else _GAP
            call = turn == 0 and _SIGNS.fullmatch(word.text) is not None and _is_call(word, last, boxes)
            alike = call or height < _OTHER * min(last.size, size)
            if level and gap > 0 and turn == 0 and head >= 0 and _is_head_call(head, last, word, boxes):
                last.text, limit = last.text.translate(_RAISED), _GAP
            if level and alike and -0.3 * height < gap < limit * height:
                head = -1
                last.text += word.text.translate(_RAISED) if call else " " + word.text
                last.right = max(last.right, word.right)
                letters[round(size, 1)] += 0 if call else len(word.text)
                if letters[round(size, 1)] > letters[round(last.size, 1)]:  # a line is as high as most of its letters
                    last.bottom, last.top = word.bottom, word.top
                continue
        stretches.append(
            Stretch(word.text, word.left, word.right, word.bottom, word.top, boxes.bold(word.first))
        )
        letters = Counter({round(size, 1): len(word.text)})
        head = word.first
    return stretches


def _is_head_call(first: int, sign: Stretch, after: _Word, boxes: _Boxes) -> bool:
    """Whether a number at the head of a line is raised: the call of a note, parted from its word by the line's end."""
    return _SIGNS.fullmatch(sign.text) is not None and _is_raised(boxes.tight(first), after.bottom, after.top)


def _is_call(word: _Word, before: Stretch, boxes: _Boxes) -> bool:
    """Whether a number that stands alone is a note's call at the end of the word before it."""
    near = word.left - before.right < _NEAR * before.size
    return near and _is_raised(boxes.tight(word.first), before.bottom, before.top)
