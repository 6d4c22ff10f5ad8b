"""From a document to its quotations: paragraphs, marks, pairs, pieces, signals, kinds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from quoth.model import BlockKind, Document, Quotation, Span, stands_amid
from quoth.seams import Convention

from .blocks import Paragraph, split_document
from .conventions import BLOCK, CONVENTIONS
from .dialogue import find_dialogue, part_asides
from .house_style import settle_table
from .kinds import tell_kinds
from .marks import Mark, Table, choose_rows, find_marks, find_tags, make_table
from .pairing import Open, Pair, end_carried, pair_marks
from .pieces import stitch_pairs
from .signals import find_signals

__all__ = ["find_quotations"]

_NOTE_CALL = re.compile(
    r"(?:(?<=\S)(?:[¹²³⁰⁴-⁹]{1,4}|[†‡*])|[\s>]*(?:"
    r"\[\^?[\w.#-]{0,20}\d[\w.#-]{0,20}\]|【[^【】\n]{1,40}】|\((?i:source|doc|document|chunk) [\w.#-]{1,20}\)"
    r"|<(?P<tag>cite|ref|source|citation)\b[^<>]{0,20}>[^<>\n]{1,40}</(?P=tag)>))\Z"
)
"""A call of the quoting text's own note, or the mark of its source, at the end of a block quotation."""
_CALL = 100
"""Code points that such a call takes, at most."""
_LETTER = re.compile(r"[^\W_]")


def find_quotations(
    document: Document, conventions: tuple[Convention, ...] = CONVENTIONS
) -> tuple[Quotation, ...]:
    """Return the quotations of `document` in reading order, numbered from 1.

    A quotation inside another comes after it and carries its number as `within`. Spans count code
    points of the document's text. Raises nothing: any text is good.
    """
    text = document.text
    table = make_table(choose_rows(text, conventions))
    paragraphs = list(split_document(document))
    pairs = [part_asides(text, pair) for pair in _keep_worded(text, _pair_document(text, paragraphs, table))]
    pairs.extend(find_dialogue(text, paragraphs, pairs))
    pairs.extend(_set_apart(document, pairs))
    pairs.sort(key=lambda pair: (pair.span.start, -pair.span.end))
    starts = [paragraph.span.start for paragraph in paragraphs]
    places = [bisect_right(starts, pair.span.start) - 1 for pair in pairs]
    pairs, places = stitch_pairs(text, pairs, places, _enclose(pairs, _find_rooms(paragraphs, places)))
    within = _enclose(pairs, _find_rooms(paragraphs, places))
    kinds = tell_kinds(document, pairs, within, [paragraphs[place] for place in places])
    return tuple(
        Quotation(
            number=index + 1,
            span=pair.span,
            pieces=pair.pieces,
            text=" ".join(piece.cut(text) for piece in pair.pieces),
            convention=pair.convention.name,
            kind=kinds[index],
            block=paragraphs[places[index]].kind,
            within=within[index] + 1 if within[index] >= 0 else None,
            signals=find_signals(text, pair.pieces),
            closed=pair.closed,
        )
        for index, pair in enumerate(pairs)
    )


def _pair_document(text: str, paragraphs: Sequence[Paragraph], table: Table) -> list[Pair]:
    """Pair the marks of all paragraphs, the quotations that run over several of them included."""
    tags = find_tags(text)
    at = 0
    found: list[list[Mark]] = []
    for paragraph in paragraphs:
        span = paragraph.span
        while at < len(tags) and tags[at][1] <= span.start:
            at += 1
        found.append(find_marks(text, span, table, tags, at))
    table, single = settle_table(table, chain.from_iterable(found))
    pairs: list[Pair] = []
    carried: list[Open] = []
    running: BlockKind | None = None
    for paragraph, marks in zip(paragraphs, found, strict=True):
        if carried and stands_amid(paragraph.kind, running):
            if marks:
                more, own = pair_marks(text, marks, paragraph.span, table, [], single)
                pairs.extend((*more, *end_carried(text, own, table)))
            continue
        running = paragraph.kind
        if carried and not paragraph.joined:
            pairs.extend(end_carried(text, carried, table))
            carried = []
        if marks or carried:
            more, carried = pair_marks(text, marks, paragraph.span, table, carried, single)
            pairs.extend(more)
    pairs.extend(end_carried(text, carried, table))
    return pairs


def _keep_worded(text: str, pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out the pairs with no letter or digit between their marks.

    One walk over all pieces by their starts, so that nested marks are not looked at once a level.
    """
    worded: set[int] = set()
    at = -1
    for start, end, index in sorted(
        (piece.start, piece.end, index) for index, pair in enumerate(pairs) for piece in pair.pieces
    ):
        if at < start:
            found = _LETTER.search(text, start)
            at = found.start() if found else len(text)
        if at < end:
            worded.add(index)
    return [pair for index, pair in enumerate(pairs) if index in worded]


def _set_apart(document: Document, pairs: Sequence[Pair]) -> list[Pair]:
    """Return block quotations: blocks set apart that are not wholly in marks already."""
    blocks = [block for block in document.blocks if block.kind is BlockKind.QUOTATION]
    if not blocks:
        return []
    marked: dict[int, int] = {}
    for pair in pairs:
        marked[pair.span.start] = max(marked.get(pair.span.start, 0), pair.span.end)
    result = []
    for block in blocks:
        start, end = block.span.start, block.span.end
        while start < end and document.text[start].isspace():
            start += 1
        while end > start and document.text[end - 1].isspace():
            end -= 1
        if call := _NOTE_CALL.search(document.text, max(start, end - _CALL), end):
            end = call.start()
        if start < end and marked.get(start, 0) < end - 1:
            result.append(Pair(Span(start, end), (Span(start, end),), BLOCK, True))
    return result


def _find_rooms(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> list[int]:
    """Return for each pair the number of the paragraph it stands in, where that is amid the text; else -1."""
    return [place if stands_amid(paragraphs[place].kind, None) else -1 for place in places]


def _enclose(pairs: Sequence[Pair], rooms: Sequence[int]) -> list[int]:
    """Return for each pair, in reading order, the index of the innermost one that holds it; -1 for none.

    What stands in a note is not held by words that run on past the note.
    """
    result = []
    stacks: dict[int, list[int]] = {}
    for index, (pair, room) in enumerate(zip(pairs, rooms, strict=True)):
        stack = stacks.setdefault(room, [])
        while stack and pairs[stack[-1]].span.end < pair.span.end:
            stack.pop()
        result.append(stack[-1] if stack else -1)
        stack.append(index)
    return result
