"""The stretches read one at a time: the paragraphs of a document, and the insides of quotations that hold others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.model import BlockKind, Document, Quotation, Span
from quoth.text.paragraphs import find_paragraphs

__all__ = ["Stretch", "find_stretches", "outer_pieces"]


_SPOKEN = (BlockKind.TURN, BlockKind.QUOTATION)
"""Blocks whose speaker says what is quoted in them; who writes a comment quotes others."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or the inside of a quotation that holds others."""

    span: Span
    """Where it stands in the document."""
    kind: BlockKind
    """The kind of block it is."""
    pieces: tuple[tuple[Span, int], ...]
    """The pieces of quotations in it, with the index of the quotation; in order and apart."""
    label: str | None = None
    """The speaker whom a transcript names, or the signature of a post."""
    inside: int | None = None
    """Index of the quotation whose inside this is."""


def find_stretches(document: Document, quotations: Sequence[Quotation]) -> Iterator[Stretch]:
    """Go over the paragraphs of `document` in order, each with the outermost pieces in it.

    The insides of quotations that hold others follow the paragraph they stand in.
    """
    outer = outer_pieces(quotations)
    starts = [span.start for span, _ in outer]
    inner: dict[int, list[tuple[Span, int]]] = {}
    for index, quotation in enumerate(quotations):
        if quotation.within is not None:
            inner.setdefault(quotation.within - 1, []).extend((piece, index) for piece in quotation.pieces)
    for held in inner.values():
        held.sort()
    if document.blocks:
        parts = [
            (block.span, block.kind, block.speaker if block.kind in _SPOKEN else None)
            for block in document.blocks
            if block.kind is not BlockKind.STAGE
        ]
    else:
        parts = [(p.span, BlockKind.BODY, None) for p in find_paragraphs(document.text)]
    for span, kind, label in parts:
        low = bisect_left(starts, span.start)
        if low and outer[low - 1][0].end > span.start:
            low -= 1
        high = bisect_left(starts, span.end)
        pieces = tuple(_clip(piece, span, index) for piece, index in outer[low:high])
        yield Stretch(span, kind, pieces, label)
        yield from _insides(pieces, inner, kind)


def _insides(
    pieces: Sequence[tuple[Span, int]], inner: dict[int, list[tuple[Span, int]]], kind: BlockKind
) -> Iterator[Stretch]:
    for piece, index in pieces:
        all_held = inner.get(index)
        if all_held is None:
            continue
        first, last = (bisect_left(all_held, (Span(place, place), 0)) for place in (piece.start, piece.end))
        held = [(span, i) for span, i in all_held[first:last] if piece.holds(span)]
        if held:
            yield Stretch(piece, kind, tuple(held), None, index)
            yield from _insides(held, inner, kind)


def _clip(piece: Span, to: Span, index: int) -> tuple[Span, int]:
    return (piece if to.holds(piece) else Span(max(piece.start, to.start), min(piece.end, to.end))), index


def outer_pieces(quotations: Sequence[Quotation]) -> list[tuple[Span, int]]:
    """Return the pieces that lie in no other quotation, in order and apart."""
    found = [(piece, i) for i, q in enumerate(quotations) if q.within is None for piece in q.pieces]
    found.sort()
    apart: list[tuple[Span, int]] = []
    for piece, index in found:
        if not apart or piece.start >= apart[-1][0].end:
            apart.append((piece, index))
    return apart
