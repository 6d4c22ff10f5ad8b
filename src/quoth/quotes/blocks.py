"""The stretches that no quotation crosses: paragraphs, each with the kind of block it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quoth.model import BlockKind, Document, Span, stands_amid

__all__ = ["Paragraph", "split_document", "split_paragraphs"]

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n")
WIDEST = 132
"""Code points in the longest line that a typist, a printer or a mail program breaks by itself; a longer
one is a paragraph."""
_SLACK = 12
"""Code points by which a line may fall short of the widest one and still have been broken for width."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the document's text that is one paragraph."""

    span: Span
    """Where it stands, without white space at its ends."""
    kind: BlockKind
    """The kind of the block it stands in."""
    joined: bool
    """Whether a quotation may run on into it from the paragraph before."""


def split_document(document: Document) -> Iterator[Paragraph]:
    """Go over the paragraphs of the document in order; what no block covers has none.

    Without blocks, the whole text is body. What happens, told among what is said, holds nobody's words and is left out.
    """
    text = document.text
    if not document.blocks:
        joined = False
        for span in split_paragraphs(text, Span(0, len(text))):
            yield Paragraph(span, BlockKind.BODY, joined)
            joined = True
        return
    before: BlockKind | None = None
    for block in document.blocks:
        if block.kind is BlockKind.STAGE:
            continue
        for span in split_paragraphs(text, block.span):
            runs_on = block.kind in (BlockKind.BODY, BlockKind.COMMENT, BlockKind.QUOTATION, BlockKind.TURN)
            yield Paragraph(span, block.kind, runs_on and before == block.kind)
            if not stands_amid(block.kind, before):
                before = block.kind


def split_paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Cut `span` of `text` at blank lines, and at line breaks that are not there for the page's width."""
    start = span.start
    if text.find("\n", start, span.end) < 0:
        yield from _trim(text, start, span.end)
        return
    for blank in _BLANK.finditer(text, span.start, span.end):
        yield from _split_lines(text, start, blank.start())
        start = blank.end()
    yield from _split_lines(text, start, span.end)


def _split_lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines = []
    at = start
    for found in _LINE_BREAK.finditer(text, start, end):
        lines.append((at, found.start()))
        at = found.end()
    lines.append((at, end))
    widest = max(stop - begin for begin, stop in lines)
    first = start
    for (begin, stop), (following, last) in pairwise(lines):
        if widest > WIDEST or not _is_full(text, begin, stop, following, last, widest):
            yield from _trim(text, first, stop)
            first = following
    yield from _trim(text, first, end)


def _is_full(text: str, begin: int, stop: int, following: int, last: int, widest: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    words = text[following : min(last, following + WIDEST)].split(None, 1)
    return (stop - begin) + 1 + (len(words[0]) if words else 0) > widest - _SLACK


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
