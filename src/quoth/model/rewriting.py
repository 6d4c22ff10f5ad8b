"""The words of a repaired quotation put together: each piece from items, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .quotation import Quotation
from .record import Passage
from .span import Span

__all__ = ["CUT", "SPACE", "WORD", "Given", "Item", "cut_pieces", "write_piece"]

SPACE = re.compile(r"\s+")
WORD = re.compile(r"\w")
_SPACES = re.compile(r" {2,}")
_OPENING, _CLOSING = re.compile(r"[(\[]+$"), re.compile(r"^[)\]]+")
_MARKUP = re.compile(r"[*_`<>\\\n\r]")
"""What between two words may be more than punctuation: type, or the head of a line."""
CUT = " … "
"""What stands for recorded words that are left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """Words to be put out, and what they stand for."""

    text: str
    """The words."""
    quoted: Span
    """What of the document they stand for."""
    recorded: tuple[int, int] | None
    """Where they begin and end in the source; None where that does not bear on what stands beside them."""
    kept: bool
    """Whether they are as the writer has them."""
    piece: int
    """The index of their piece."""


def cut_pieces(quotation: Quotation) -> tuple[str, ...]:
    """Return the words of each piece as the document has them; none where the text is not its pieces, joined
    by a space.
    """
    texts, at = [], 0
    for piece in quotation.pieces:
        texts.append(quotation.text[at : at + len(piece)])
        at += len(piece) + 1
    return tuple(texts) if at == len(quotation.text) + 1 else ()


class Given:
    """The characters of both sides, as far as a finding has them."""

    def __init__(self, quotation: Quotation, passages: Sequence[Passage], cuts: Mapping[Span, str]) -> None:
        self.quotation = quotation
        self.texts = cut_pieces(quotation)
        self._recorded = [(passage.span, passage.text) for passage in passages]
        self._recorded += cuts.items()

    def cut(self, start: int, end: int) -> str:
        """Return characters of the document; those outside its pieces are not known, and none."""
        return "".join(
            text[max(0, start - piece.start) : max(0, end - piece.start)]
            for piece, text in zip(self.quotation.pieces, self.texts, strict=True)
        )

    def piece_of(self, offset: int) -> int:
        """Return the index of the piece in which a character of the document stands."""
        for number, piece in enumerate(self.quotation.pieces):
            if offset < piece.end:
                return number
        return len(self.quotation.pieces) - 1

    def read(self, span: Span) -> str | None:
        """Return characters of the source, from a passage or from what was left out; None where they are not known."""
        for where, text in self._recorded:
            if where.holds(span) and len(text) == len(where):
                return text[span.start - where.start : span.end - where.start]
        return None


def write_piece(given: Given, number: int, items: Sequence[Item]) -> str:
    """Put the items of one piece together."""
    piece = given.quotation.pieces[number]
    own = [item for item in items if item.piece == number]
    shown = [item for item in own if item.text]
    if not shown:
        return ""
    out = given.cut(piece.start, own[0].quoted.start)
    if shown[0] is not own[0]:  # a bracket that opens right before the first word that stays is that word's
        out += _find(_OPENING, given.cut(own[0].quoted.end, shown[0].quoted.start))
    for at, item in enumerate(shown):
        if at:
            out = _between(given, out, shown[at - 1], item, own)
        elif item.text == CUT:
            out += "… "
            continue
        if item.text != CUT:
            out += item.text
    end = max(item.quoted.end for item in own)
    if end > shown[-1].quoted.end:
        out += _find(_CLOSING, given.cut(shown[-1].quoted.end, end))
    return out + given.cut(end, piece.end)


def _find(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _between(given: Given, out: str, before: Item, after: Item, own: Sequence[Item]) -> str:
    """Return what is written so far, with what stands before the next item."""
    room = Span(before.quoted.end, max(before.quoted.end, after.quoted.start))
    dropped = [item for item in own if not item.text and room.holds(item.quoted)]
    gap, at = "", before.quoted.end
    for item in dropped:
        gap += given.cut(at, item.quoted.start)
        at = item.quoted.end
    gap += given.cut(at, after.quoted.start)
    if before.text == CUT:
        return out
    if after.text == CUT:
        out += gap.rstrip()
        return out + CUT
    if before.kept and after.kept and not dropped:
        return out + gap
    if not _has_mark(given, before.quoted.end, after.quoted.start) and not _MARKUP.search(gap):
        recorded = _gap_recorded(given, before, after)
        if recorded is not None:
            return out + recorded
    return out + (_SPACES.sub(" ", gap) or " ")


def _has_mark(given: Given, start: int, end: int) -> bool:
    room = Span(start, max(start, end))
    return any(signal.span.overlaps(room) for signal in given.quotation.signals)


def _gap_recorded(given: Given, before: Item, after: Item) -> str | None:
    if before.recorded is None or after.recorded is None:
        return None
    start, end = before.recorded[1], after.recorded[0]
    if not 0 <= start <= end:
        return None
    gap = given.read(Span(start, end)) if start < end else ""
    return None if gap is None or WORD.search(gap) else SPACE.sub(" ", gap)
