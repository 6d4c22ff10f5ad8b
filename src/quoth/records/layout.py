"""How a source is laid out: who speaks where, what is nobody's words, its pages, lines and times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quoth.model import Block, BlockKind, Document, Landmark, Span, Turn
from quoth.text.muting import mute

from .numbered import find_lines, find_pages
from .speakers import name_fully
from .stages import find_stages
from .stamps import find_stamps
from .turns import find_turns

__all__ = ["Layout", "Shape", "join_spans", "lay_out", "lay_out_document"]

_SILENT = (BlockKind.FURNITURE, BlockKind.STAGE)
"""Blocks that are nobody's words."""
_APART = (BlockKind.HEADING, BlockKind.COMMENT, BlockKind.CAPTION)
"""Blocks that no speaker of a transcript says."""


class Shape(StrEnum):
    """What a source is said to be, where that is not to be found out."""

    PROSE = "prose"
    """Written, or one voice's: it has no turns."""
    TRANSCRIPT = "transcript"
    """Turns of speakers: every label that looks like one is believed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one source; spans and offsets are of its text."""

    turns: tuple[Turn, ...] = ()
    """Its speakers' stretches, in order and apart."""
    silent: tuple[Span, ...] = ()
    """What is nobody's words, in order and apart."""
    landmarks: tuple[Landmark, ...] = ()
    """Pages, lines and times, by offset."""


def lay_out(text: str, speaker: str | None = None, shape: Shape | None = None) -> Layout:
    """Return the layout of a text of which nothing else is known but whose it is said to be."""
    if shape is Shape.PROSE:
        return Layout((), (), tuple(find_pages(text)))
    numbers, lines = find_lines(text)
    bare = mute(text, numbers)
    stamps = find_stamps(bare)
    bare = mute(bare, [stamp.span for stamp in stamps])
    names = [stamp.name for stamp in stamps if stamp.name]
    turns = find_turns(bare, speaker, names=names, believed=shape is Shape.TRANSCRIPT)
    silent = join_spans((*numbers, *(stamp.span for stamp in stamps), *find_stages(bare, bool(turns))))
    times = [Landmark(stamp.span.start, "time", stamp.label) for stamp in stamps]
    marks = sorted((*(lines or find_pages(text)), *times), key=lambda mark: mark.offset)
    return Layout(name_fully(turns, speaker), silent, tuple(marks))


def lay_out_document(document: Document, speaker: str | None = None, shape: Shape | None = None) -> Layout:
    """Return the layout of a document: its reader's word goes before what the text looks like."""
    silent = [block.span for block in document.blocks if block.kind in _SILENT]
    if shape is not Shape.PROSE and any(block.kind is BlockKind.TURN for block in document.blocks):
        return Layout(_join_turns(document.blocks), join_spans(silent), document.landmarks)
    found = lay_out(mute(document.text, silent), speaker, shape)
    paged = any(mark.kind == "page" for mark in document.landmarks)
    told = (mark for mark in found.landmarks if mark.kind == "time" or not paged)
    marks = (*document.landmarks, *told)
    return Layout(found.turns, join_spans((*silent, *found.silent)), tuple(sorted(marks, key=lambda mark: mark.offset)))


def _join_turns(blocks: Iterable[Block]) -> tuple[Turn, ...]:
    """Return the turns that blocks make: one speaker's paragraphs are one turn, over what is nobody's words."""
    turns: list[Turn] = []
    goes_on = False  # whether nothing but what is nobody's words came since the last turn
    for block in blocks:
        if block.kind in _SILENT:
            continue
        if block.kind in _APART:
            goes_on = False
            continue
        speaks = block.kind is BlockKind.TURN
        last = turns[-1] if turns else None
        recited = block.kind is BlockKind.QUOTATION and block.speaker is None  # read out by who speaks
        if last is not None and goes_on and (recited or (speaks and block.speaker == last.speaker)):
            turns[-1] = Turn(Span(last.span.start, block.span.end), last.speaker)
        else:
            turns.append(Turn(block.span, block.speaker))
        goes_on = speaks or recited
    return tuple(turns)


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order and apart: those that meet are one, empty ones are none.

    >>> join_spans([Span(5, 9), Span(0, 2), Span(1, 3), Span(4, 4)])
    (Span(start=0, end=3), Span(start=5, end=9))
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if not len(span):
            continue
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
