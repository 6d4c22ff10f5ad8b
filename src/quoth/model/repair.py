"""A quotation as it would have to stand: recorded words where the writer changed them without a mark.

All that this needs is in the finding, so it stands with the values and asks no stage. It works in the
order in which the words are quoted: each edit is kept as the writer has it, or taken from the source, and what stands
between two of them comes from whichever side has both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quoth.settings import STRICT

from .comparison import Alignment, Departure, DepartureKind, Edit, EditKind
from .quotation import Quotation, SignalKind
from .rewriting import CUT, SPACE, WORD, Given, Item, cut_pieces, write_piece
from .span import Span

__all__ = ["repair_pieces"]

_STOP = re.compile(r"[.!?…][”’\"')\]]*\s")


def repair_pieces(
    quotation: Quotation,
    alignment: Alignment,
    departures: Sequence[Departure],
    spliced: bool,
    cuts: Mapping[Span, str],
) -> tuple[str, ...] | None:
    """Return what each piece has to be; None where the source gives no ground, or nothing could be bettered.

    `spliced` is whether the words are joined from apart, `cuts` are the characters of recorded words that are left out.
    """
    if not _stand_in_order(alignment) or not cut_pieces(quotation):
        return None
    return _Repair(Given(quotation, alignment.passages, cuts), alignment, departures, spliced).make()


def _stand_in_order(alignment: Alignment) -> bool:
    """Whether all parts stand in one source, as one speaker's words, in the order in which they are quoted."""
    for before, after in zip(alignment.passages, alignment.passages[1:], strict=False):
        if before.source.key != after.source.key or before.speaker != after.speaker:
            return False
        if before.span.end > after.span.start:
            return False
    return True


class _Repair:
    """The repair of one quotation."""

    def __init__(
        self,
        given: Given,
        alignment: Alignment,
        departures: Sequence[Departure],
        spliced: bool,
    ) -> None:
        self._given, self._quotation, self._alignment = given, given.quotation, alignment
        unmarked = [each for each in departures if not each.signalled and each.kind is not DepartureKind.PUNCTUATION]
        self._unmarked = unmarked
        self._spliced = spliced
        self._first = next((edits[0] for edits in alignment.edits if edits), None)
        self._last = next((edits[-1] for edits in reversed(alignment.edits) if edits), None)

    def make(self) -> tuple[str, ...] | None:
        """Return the pieces."""
        if self._runs_over():
            return None
        items: list[Item] = []
        for number, edits in enumerate(self._alignment.edits):
            if number and edits:
                items += self._join(edits[0].quoted.start)
            for edit in edits:
                made = self._take(edit, edit is self._first, edit is self._last)
                if made is None:
                    return None
                items += made
        items = self._mark_capital(items)
        if not any(WORD.search(item.text) for item in items):
            return None
        pieces = tuple(write_piece(self._given, number, items) for number in range(len(self._quotation.pieces)))
        return pieces if pieces != self._given.texts else None

    def _runs_over(self) -> bool:
        """Whether the words of one passage run over from one speaker to another: that is told by no edit."""
        if len(self._alignment.passages) != 1:
            return False
        changed = [edit for edit in self._alignment.edits[0] if edit.kind is not EditKind.EQUAL]
        orders = (each for each in self._unmarked if each.kind is DepartureKind.ORDER)
        return any(not any(_touches(each, edit) for edit in changed) for each in orders)

    def _join(self, at: int) -> Iterator[Item]:
        """Yield an ellipsis for what stands between two parts, unless the writer has one there."""
        number = self._given.piece_of(at)
        before = self._quotation.pieces[number]
        ends = [signal.span.end for signal in self._quotation.signals if signal.kind is SignalKind.ELLIPSIS]
        shown = any(end <= at and not WORD.search(self._given.cut(end, at)) for end in ends)
        if not shown and at > before.start:
            yield Item(CUT, Span(at, at), None, False, number)

    def _take(self, edit: Edit, first: bool, last: bool) -> list[Item] | None:
        """Return what to put out for an edit; None where the recorded words are not known.

        Words at either end that stand against those of another sentence are no change of them: they are left out.
        """
        if not self._is_unmarked(edit):
            return list(self._keep(edit))
        if edit.kind is EditKind.DELETE and (first or last):
            return []  # a quotation may begin and end where it likes
        quoted = self._widen(edit.quoted) if len(edit.quoted) else edit.quoted
        recorded = ""
        if len(edit.recorded):
            found = self._given.read(edit.recorded)
            if found is None:
                return None
            recorded = found
        number = self._given.piece_of(quoted.start)
        count = edit.recorded_words[1] - edit.recorded_words[0]
        if self._spliced and (count >= STRICT.cut or _STOP.search(recorded + self._after(edit.recorded))):
            return [Item(CUT, quoted, None, False, number)]
        apart = (first and _STOP.search(recorded + self._after(edit.recorded))) or (
            last and _STOP.search(self._before(edit.recorded) + recorded)
        )
        words = "" if apart else SPACE.sub(" ", recorded).strip()
        return [Item(words, quoted, (edit.recorded.start, edit.recorded.end), False, number)]

    def _is_unmarked(self, edit: Edit) -> bool:
        return edit.kind is not EditKind.EQUAL and any(_touches(each, edit) for each in self._unmarked)

    def _widen(self, quoted: Span) -> Span:
        """Take in the brackets that stand round the words."""
        for signal in self._quotation.signals:
            if signal.kind is not SignalKind.ELLIPSIS and signal.span.overlaps(quoted):
                quoted = Span(min(quoted.start, signal.span.start), max(quoted.end, signal.span.end))
        return quoted

    def _after(self, span: Span) -> str:
        """Return the few characters that stand in the source right after some words."""
        return self._given.read(Span(span.end, span.end + 3)) or self._given.read(Span(span.end, span.end + 2)) or ""

    def _before(self, span: Span) -> str:
        """Return the few characters that stand in the source right before some words."""
        near = (Span(max(0, span.start - count), span.start) for count in (3, 2))
        return next(filter(None, map(self._given.read, near)), "")

    def _keep(self, edit: Edit) -> Iterator[Item]:
        """Yield the words as the writer has them, piece by piece, with signs such as those of currency set right."""
        if not len(edit.quoted):
            return
        parts = [(number, piece) for number, piece in enumerate(self._quotation.pieces) if piece.overlaps(edit.quoted)]
        for at, (number, piece) in enumerate(parts):
            span = Span(max(piece.start, edit.quoted.start), min(piece.end, edit.quoted.end))
            text = self._given.cut(span.start, span.end)
            for each in reversed(self._unmarked):
                if each.quoted and each.recorded and span.holds(each.quoted_span) and edit.kind is EditKind.EQUAL:
                    start, end = each.quoted_span.start - span.start, each.quoted_span.end - span.start
                    text = text[:start] + SPACE.sub(" ", each.recorded) + text[end:]
            whole = len(parts) == 1
            first = edit.recorded.start if at == 0 else -1
            last = edit.recorded.end if at == len(parts) - 1 else -1
            known = (edit.recorded.start, edit.recorded.end) if whole else (first, last)
            yield Item(text, span, known, edit.signal is None, number)

    def _mark_capital(self, items: list[Item]) -> list[Item]:
        """Put the first letter in brackets, where the writer has it large or small and the source has not."""
        number = next((number for number, item in enumerate(items) if WORD.search(item.text)), None)
        if number is None:
            return items
        item = items[number]
        own = WORD.search(self._quotation.text)
        at = WORD.search(item.text)
        if own is None or at is None or item.recorded is None or item.recorded[0] < 0:
            return items
        before = self._given.cut(self._quotation.pieces[0].start, item.quoted.start)
        if "[" in before or "(" in before or item.text[: at.start()]:
            return items  # the writer has marked it
        letter = at.group()
        recorded = self._given.read(Span(item.recorded[0], item.recorded[0] + 2)) or ""
        same = recorded[:1].casefold() == letter.casefold()
        if item.kept and same and recorded[:1] != letter and not recorded.isupper():
            marked = letter
        elif (number or not item.kept) and own.group().isupper() and letter.islower():
            marked = letter.upper()
        else:
            return items
        if len(marked) != 1:
            return items
        text = f"{item.text[: at.start()]}[{marked}]{item.text[at.end() :]}"
        return [*items[:number], replace(item, text=text), *items[number + 1 :]]

def _touches(departure: Departure, edit: Edit) -> bool:
    """Whether a departure is about an edit, on either side."""
    quoted, recorded = departure.quoted_span, departure.recorded_span
    if len(edit.quoted) and len(quoted) and quoted.overlaps(edit.quoted):
        return True
    return len(edit.recorded) > 0 and len(recorded) > 0 and recorded.overlaps(edit.recorded)


