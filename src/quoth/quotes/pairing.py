"""Which mark closes which: one pass over the marks of a paragraph, with a stack of open ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.model import Span
from quoth.seams import Convention

from .conventions import APOSTROPHES
from .marks import Mark, Table

__all__ = ["Open", "Pair", "end_carried", "pair_marks"]

DEEPEST = 8
"""Quotations open at once, at most; real ones nest to three or four."""
_LABEL = re.compile(r"([^\W\d_][^:\n\"“”]{0,40}):\s")
"""What may be a transcript's label, where it is in capitals."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation as its marks bound it; spans count code points of the document."""

    span: Span
    """From the opening mark to the closing one, both included."""
    pieces: tuple[Span, ...]
    """What stands between the marks, one piece a paragraph."""
    convention: Convention
    """The row that both marks fit; of the opening mark alone where nothing closes."""
    closed: bool
    """Whether there is a closing mark."""


@dataclass(slots=True)
class Open:
    """A mark that has opened and not closed yet."""

    mark: Mark
    """The first mark of the quotation."""
    begins: int
    """Where its piece in the present paragraph begins."""
    pieces: list[Span] = field(default_factory=list)
    """Its pieces in earlier paragraphs."""
    cut: int | None = None
    """Where a like mark opened inside it: its end, if it never closes."""


def pair_marks(
    text: str,
    marks: Sequence[Mark],
    span: Span,
    table: Table,
    carried: Sequence[Open] = (),
    single: bool = False,
) -> tuple[list[Pair], list[Open]]:
    """Pair the marks of the paragraph `span` of `text`; return the pairs and what runs on.

    `carried` are quotations that the paragraph before left open: those whose mark is repeated at the
    head of this one go on, the others end there. `single` says that the document's outermost marks
    are single ones. What is returned as running on is either given back with the next paragraph or
    ended with `end_carried`.
    """
    pairs: list[Pair] = []
    stack = _take_up(text, marks, span, carried, table, pairs)
    first = len(stack)
    ahead = _look_ahead(marks, table, single)
    for index in range(first, len(marks)):
        mark = marks[index]
        if stack and _is_repeated(text, stack[-1], marks, index, table):
            stack[-1].pieces += _cut_pieces(text, [Span(stack[-1].begins, mark.start)], mark.start)
            stack[-1].begins = mark.end
            continue
        target = _find_target(stack, mark, ahead[index], table)
        if target is not None and not _prefers_opening(mark, stack[target], table):
            if mark.weak and ahead[index]:
                continue
            found = stack[target]
            pairs.extend(_close(text, found, mark, table))
            del stack[target:]
        elif mark.text in table.openers and _may_open(mark, span, table):
            if stack and stack[-1].cut is None and stack[-1].mark.text == mark.text:
                stack[-1].cut = mark.start
            stack.append(Open(mark, mark.end))
            if len(stack) > DEEPEST:
                pairs.extend(_drop_outermost(text, stack, table))
    return pairs, _lay_down(text, stack, span, table, single, pairs)


def _drop_outermost(text: str, stack: list[Open], table: Table) -> list[Pair]:
    """End the outermost open quotation where the next one opens: nobody nests so deep on purpose."""
    outermost = stack.pop(0)
    stop = stack[0].mark.start if outermost.cut is None else min(outermost.cut, stack[0].mark.start)
    outermost.pieces += _cut_pieces(text, [Span(outermost.begins, max(stop, outermost.begins))], stop)
    return end_carried(text, [outermost], table)


def end_carried(text: str, carried: Sequence[Open], table: Table) -> list[Pair]:
    """End the quotations that no paragraph takes up: each ends with the last of its pieces."""
    return [pair for quotation in carried if (pair := _end(text, quotation, table))]


def _take_up(
    text: str, marks: Sequence[Mark], span: Span, carried: Sequence[Open], table: Table, pairs: list[Pair]
) -> list[Open]:
    """Go on with those carried quotations whose marks stand at the head of the paragraph; end the others."""
    stack: list[Open] = []
    ended: list[Open] = []
    at = span.start
    for quotation in carried:
        mark = marks[len(stack)] if len(stack) < len(marks) else None
        taken = mark and mark.end < span.end and _is_taken_up(text, at, mark, quotation, table)
        if taken and mark and not _is_labelled(text, mark.end):
            quotation.begins, quotation.cut = mark.end, None
            stack.append(quotation)
            at = mark.end
        else:
            ended.append(quotation)
    for quotation in ended:
        # One that ends may not reach into one that it holds and that goes on.
        inner = [other.mark.start for other in stack if other.mark.start > quotation.mark.start]
        if inner:
            quotation.pieces = _cut_pieces(text, quotation.pieces, min(inner))
        if pair := _end(text, quotation, table):
            pairs.append(pair)
    return stack


def _is_labelled(text: str, start: int) -> bool:
    """Whether a transcript's label stands there: another speaks from here on, though no mark has closed."""
    label = _LABEL.match(text, start)
    return label is not None and label.group(1).isupper()


def _lay_down(
    text: str, stack: Sequence[Open], span: Span, table: Table, single: bool, pairs: list[Pair]
) -> list[Open]:
    """Close the paragraph's piece of all that is open; end what cannot run on, return what may."""
    kept = []
    for quotation in stack:
        stop = span.end if quotation.cut is None else quotation.cut
        quotation.pieces += _cut_pieces(text, [Span(quotation.begins, max(stop, quotation.begins))], stop)
        alone = quotation.mark.text in table.single and not single and len(quotation.pieces) < 2
        if alone or not quotation.pieces:
            continue  # a single mark that never closes was an apostrophe
        if quotation.cut is None:
            kept.append(quotation)
        elif pair := _end(text, quotation, table):
            pairs.append(pair)
    return kept


def _is_taken_up(text: str, start: int, mark: Mark, quotation: Open, table: Table) -> bool:
    """Whether the quotation's mark, or the one that stands for it, is repeated at the paragraph's head."""
    again = table.home[quotation.mark.text].again
    if mark.text not in (quotation.mark.text, again) or mark.start - start > 6:
        return False
    return (mark.opens or bool(again)) and not any(c.isalpha() for c in text[start : mark.start])


def _is_repeated(text: str, found: Open, marks: Sequence[Mark], index: int, table: Table) -> bool:
    """Whether a mark at the head of a line only says that the open quotation goes on, as in old French print.

    With two closing marks to come it opens one inside the other.
    """
    mark, row = marks[index], table.home[found.mark.text]
    if not row.again or mark.text not in (row.opening, row.again) or mark.closes:
        return False
    lead = text[max(found.mark.end, mark.start - 6) : mark.start]
    if "\n" not in lead or lead.rpartition("\n")[2].strip():
        return False
    following = [other.text for other in marks[index + 1 : index + 3]]
    return row.closing in following if mark.text == row.again else following != [row.closing, row.closing]


def _cut_pieces(text: str, pieces: Sequence[Span], end: int) -> list[Span]:
    """Leave out what stands after `end`, and white space at the ends of pieces."""
    result = []
    for piece in pieces:
        start, stop = piece.start, min(piece.end, end)
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        while start < stop and text[start].isspace():
            start += 1
        if start < stop:
            result.append(Span(start, stop))
    return result


def _end(text: str, quotation: Open, table: Table) -> Pair | None:
    """End a quotation that has no closing mark; None for what was an apostrophe or an arrow."""
    pieces = _cut_pieces(text, quotation.pieces, len(text))
    mark = quotation.mark
    if not pieces or (mark.text in table.single and len(pieces) < 2):
        return None
    if mark.text in table.stray and len(pieces) < 2 and not (mark.opens and table.home[mark.text].opening == mark.text):
        return None
    span = Span(quotation.mark.start, pieces[-1].end)
    return Pair(span, tuple(pieces), table.home[quotation.mark.text], False)


def _close(text: str, found: Open, mark: Mark, table: Table) -> list[Pair]:
    """Return the pair that `mark` closes; none where only white space stands between the marks."""
    pieces = (*found.pieces, *_cut_pieces(text, [Span(found.begins, mark.start)], mark.start))
    row = table.pairs[found.mark.text, mark.text]
    return [Pair(Span(found.mark.start, mark.end), pieces, row, True)] if pieces else []


def _find_target(stack: Sequence[Open], mark: Mark, more: bool, table: Table) -> int | None:
    """Return the place in the stack of the quotation that `mark` may close; None if there is none.

    The innermost one of the mark's own row, else the innermost that fits at all; but an unlike one
    further in comes first where another mark follows for the outer one. A double mark closes over
    single ones that stayed open; a single mark never closes over a double one.
    """
    fallback = None
    for place in range(len(stack) - 1, -1, -1):
        row = table.pairs.get((stack[place].mark.text, mark.text))
        if row is not None:
            if row is table.home[mark.text] or row.opening == row.closing == mark.text:
                return place if fallback is None or not more else fallback
            if fallback is None:
                fallback = place
        if mark.text in table.single and stack[place].mark.text not in table.single:
            break
    return fallback


def _prefers_opening(mark: Mark, target: Open, table: Table) -> bool:
    """Whether a mark that could close opens instead."""
    home = table.home[mark.text]
    if mark.text not in table.openers or (home.closing == mark.text and home.opening != mark.text):
        return mark.text in APOSTROPHES and not mark.closes
    if mark.opens != mark.closes:
        return mark.opens
    row = table.pairs[target.mark.text, mark.text]
    if mark.text in APOSTROPHES:
        return not (mark.opens and row is home)
    return row is not home and row.slip


def _may_open(mark: Mark, span: Span, table: Table) -> bool:
    if mark.end >= span.end:
        return False
    home = table.home[mark.text]
    if home.opening == mark.text and home.closing != mark.text:
        return not mark.closes or mark.opens
    if mark.text in APOSTROPHES or home.opening != mark.text:
        return mark.opens and not mark.closes
    return mark.opens or not mark.closes


def _look_ahead(marks: Sequence[Mark], table: Table, single: bool) -> list[bool]:
    """Tell for each mark whether a surer mark that closes follows before one of its sort opens."""
    result = [False] * len(marks)
    ahead = {True: False, False: False}
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        sort = mark.text in table.single
        result[index] = ahead[sort]
        if mark.opens and not mark.closes:
            ahead[sort] = False
        elif mark.closes and not mark.weak and mark.text in table.closers:
            ahead[sort] = True
        if not sort and not single:
            ahead[True] = False
    return result
