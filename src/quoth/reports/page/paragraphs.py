"""A document as a page shows it: block after block, each cut into what is quoted and what is not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from quoth.model import Block, BlockKind, Document, Finding, Report, Span
from quoth.reports.clean import show_hidden

__all__ = ["Paragraph", "Section", "Token", "TokenKind", "lay_paragraphs", "lay_sections"]

_BRIEF = 900
"""Code points of a paragraph that takes half the height of a screen at most."""


class TokenKind(StrEnum):
    """What a token of a paragraph is."""

    TEXT = "text"
    """Characters of the document."""
    OPEN = "open"
    """Here a piece of a quotation begins."""
    CLOSE = "close"
    """Here it ends."""
    END = "end"
    """Here the quotation as a whole ends, marks included: its finding is named."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text, or a bound of a quotation."""

    kind: TokenKind
    """What it is."""
    text: str = ""
    """The characters, for text."""
    finding: Finding | None = None
    """The finding, for a bound."""
    first: bool = False
    """Whether the first piece of its quotation begins here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document."""

    kind: BlockKind
    """What it is."""
    tokens: tuple[Token, ...]
    """Its text and what is quoted in it, in order."""
    findings: tuple[Finding, ...]
    """Those whose quotations begin in it."""
    speaker: str | None = None
    """As in the block."""

    @property
    def brief(self) -> bool:
        """Whether it is short enough to stay in view beside its cards."""
        return sum(len(token.text) for token in self.tokens) <= _BRIEF


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs that are shown alike: the text, or what stood round it."""

    furniture: bool
    """Whether they are what the site or the printer put round the text, with no quotation in them."""
    paragraphs: tuple[Paragraph, ...]
    """In order."""


def lay_sections(report: Report) -> tuple[Section, ...]:
    """Return the document's paragraphs, those of its furniture together."""
    grouped = groupby(lay_paragraphs(report), key=_is_aside)
    return tuple(Section(aside, tuple(paragraphs)) for aside, paragraphs in grouped)


def lay_paragraphs(report: Report) -> Iterator[Paragraph]:
    """Yield the document's blocks in order, each with its quotations marked; every finding stands in one of them."""
    document = report.document
    blocks = list(_blocks(document, report.findings))
    starts = [block.span.start for block in blocks]
    pieces: list[list[tuple[Span, Finding]]] = [[] for _ in blocks]
    begun: list[list[Finding]] = [[] for _ in blocks]
    ended: list[list[Finding]] = [[] for _ in blocks]
    for finding in report.findings:
        begun[max(0, bisect_right(starts, finding.quotation.pieces[0].start) - 1)].append(finding)
        last = max(finding.quotation.pieces[-1].end, finding.quotation.span.end) - 1
        ended[max(0, bisect_right(starts, last) - 1)].append(finding)
        for piece in finding.quotation.pieces:
            at = max(0, bisect_right(starts, piece.start) - 1)
            while at < len(blocks) and blocks[at].span.start < max(piece.end, piece.start + 1):
                start, end = max(piece.start, blocks[at].span.start), min(piece.end, blocks[at].span.end)
                if start < end:
                    pieces[at].append((Span(start, end), finding))
                at += 1
    for block, held, findings, done in zip(blocks, pieces, begun, ended, strict=True):
        tokens = tuple(_cut(document.text, block.span, held, done))
        yield Paragraph(block.kind, tokens, tuple(findings), block.speaker)


def _is_aside(paragraph: Paragraph) -> bool:
    return paragraph.kind is BlockKind.FURNITURE and not paragraph.findings


def _blocks(document: Document, findings: Sequence[Finding]) -> Iterator[Block]:
    """Yield the blocks, and what stands between them where a quotation does, or text without any block."""
    at = 0
    quoted = sorted(piece.start for finding in findings for piece in finding.quotation.pieces)
    for block in document.blocks:
        if block.span.start > at:
            yield from _between(document.text, at, block.span.start, quoted)
        yield block
        at = max(at, block.span.end)
    if not document.blocks:
        yield Block(BlockKind.BODY, Span(0, len(document.text)))
    elif at < len(document.text):
        yield from _between(document.text, at, len(document.text), quoted)


def _between(text: str, start: int, end: int, quoted: Sequence[int]) -> Iterator[Block]:
    if bisect_right(quoted, end - 1) > bisect_right(quoted, start - 1) and text[start:end].strip():
        yield Block(BlockKind.BODY, Span(start, end))


def _cut(
    text: str, span: Span, pieces: Sequence[tuple[Span, Finding]], ended: Sequence[Finding]
) -> Iterator[Token]:
    """Yield the tokens of a block; of two pieces that overlap, the one that begins later ends with the other."""
    events: list[tuple[int, int, int, Token]] = []
    around: list[int] = []
    for number, (piece, finding) in enumerate(sorted(pieces, key=lambda pair: (pair[0].start, -pair[0].end))):
        while around and around[-1] <= piece.start:
            around.pop()
        end = min([piece.end, *around[-1:]])
        around.append(end)
        first = piece.start == finding.quotation.pieces[0].start
        events.append((piece.start, 2, number, Token(TokenKind.OPEN, finding=finding, first=first)))
        events.append((end, 0, -number, Token(TokenKind.CLOSE, finding=finding)))
    events += [(min(f.quotation.span.end, span.end), 1, 0, Token(TokenKind.END, finding=f)) for f in ended]
    at = span.start
    for offset, _, _, token in sorted(events, key=lambda event: event[:3]):
        yield from _text(text, at, offset)
        at = max(at, offset)
        yield token
    yield from _text(text, at, span.end)


def _text(text: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield Token(TokenKind.TEXT, show_hidden(text[start:end]))
