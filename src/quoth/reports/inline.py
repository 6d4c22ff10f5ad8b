"""A finding's quotation with every insertion, cut and replacement shown in its place.

The parts are computed once, here, from the alignment's edits; each format only decides how a kind of
part looks. The characters of the document come through unchanged: the parts that are the document's,
put end to end, are the quotation's pieces, which a property test replays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quoth.model import Edit, EditKind, Finding, Label, Passage, Span

__all__ = ["DOCUMENTS_OWN", "Part", "PartKind", "inline_parts", "plain_marks"]


class PartKind(StrEnum):
    """What a part of a shown quotation is."""

    SAME = "same"
    """Quoted as recorded."""
    ADDED = "added"
    """Quoted, not recorded, and not marked."""
    DROPPED = "dropped"
    """Recorded, not quoted, and not marked."""
    OWNED = "owned"
    """The writer's own words, marked as such."""
    RECORDED = "recorded"
    """Recorded words in whose place a mark stands: cut or replaced, and owned up to."""
    PAUSE = "pause"
    """Here the writer interrupts the quotation."""
    SEAM = "seam"
    """Here words from another place are joined on."""


DOCUMENTS_OWN = frozenset({PartKind.SAME, PartKind.ADDED, PartKind.OWNED})
"""Parts whose text is the document's; the text of all others is the source's, or none."""

_LOOSE = frozenset({Label.NOT_FOUND, Label.UNCHECKED})
"""Verdicts under which a comparison word by word means nothing: the words are shown as they are."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a shown quotation."""

    kind: PartKind
    """What it is."""
    text: str
    """Its characters; empty for a pause and a seam."""


def inline_parts(finding: Finding, text: str) -> tuple[Part, ...]:
    """Return the parts of `finding`'s quotation in reading order; `text` is the document's.

    Recorded words come before the quoted words in whose place they stand. Where the words were not
    found, or not looked for, all of them count as the same.
    """
    pieces = finding.quotation.pieces
    if finding.alignment is None or finding.verdict.label in _LOOSE:
        steps = []
    else:
        steps = _steps(finding)
    parts: list[Part] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number:
            parts.append(Part(PartKind.PAUSE, ""))
        cursor = piece.start
        while at < len(steps) and (steps[at].edit.quoted.start < piece.end or number == len(pieces) - 1):
            step = steps[at]
            following = steps[at + 1].edit.quoted.start if at + 1 < len(steps) else piece.end
            at += 1
            span = _reach(finding, step.edit, Span(cursor, max(cursor, min(following, piece.end))))
            parts.append(Part(PartKind.SAME, text[cursor : span.start]))
            if step.seam:
                parts.append(Part(PartKind.SEAM, ""))
            parts += _show(step, span.cut(text), finding)
            cursor = span.end
        parts.append(Part(PartKind.SAME, text[cursor : piece.end]))
    return tuple(_join(parts))


@dataclass(frozen=True, slots=True)
class _Step:
    edit: Edit
    passage: Passage
    seam: bool


def _steps(finding: Finding) -> list[_Step]:
    """All edits in the order in which their words are quoted, each with the passage it belongs to."""
    assert finding.alignment is not None
    steps = []
    for number, edits in enumerate(finding.alignment.edits):
        passage = finding.alignment.passages[number]
        steps += [_Step(edit, passage, number > 0 and place == 0) for place, edit in enumerate(edits)]
    return sorted(steps, key=lambda step: step.edit.quoted.start)


def _reach(finding: Finding, edit: Edit, room: Span) -> Span:
    """Where the edit's quoted words stand, widened to the marks that own up to it, kept inside `room`."""
    start, end = edit.quoted.start, edit.quoted.end
    if edit.signal is not None and edit.signal >= 0 and start < end:
        signal = finding.quotation.signals[edit.signal].span
        if signal.overlaps(edit.quoted):
            start, end = min(start, signal.start), max(end, signal.end)
    start = min(max(start, room.start), room.end)
    return Span(start, max(start, min(end, room.end)))


def _show(step: _Step, quoted: str, finding: Finding) -> Iterator[Part]:
    """The parts of one edit: what was recorded, where it is not what is quoted, then what is quoted."""
    edit = step.edit
    owned = edit.signal is not None
    recorded = _recorded(step, finding)
    changed = edit.kind is not EditKind.EQUAL or (owned and recorded != quoted)
    if not changed:
        yield Part(PartKind.SAME, quoted)
        return
    if recorded:
        yield Part(PartKind.RECORDED if owned else PartKind.DROPPED, recorded)
    if quoted:
        yield Part(PartKind.OWNED if owned else PartKind.ADDED, quoted)
    elif recorded and not recorded[-1].isspace():
        yield Part(PartKind.SAME, "")


def _recorded(step: _Step, finding: Finding) -> str:
    """The recorded words of an edit, from the passage or, where it does not reach so far, from the cuts."""
    span = step.edit.recorded
    held = [(step.passage.span, step.passage.text)]
    held += [(omission.span, omission.text) for omission in finding.omitted]
    held += [(departure.recorded_span, departure.recorded) for departure in finding.departures]
    for where, text in held:
        if where.holds(span) and len(text) == len(where):
            return text[span.start - where.start : span.end - where.start]
    return ""


def _join(parts: list[Part]) -> Iterator[Part]:
    """Put neighbours of one kind together and leave out what is empty."""
    kind, text = None, ""
    for part in parts:
        bare = part.kind in (PartKind.PAUSE, PartKind.SEAM)
        if not part.text and not bare:
            continue
        if kind is PartKind.SAME and part.kind is PartKind.SAME:
            text += part.text
            continue
        if kind is not None:
            yield Part(kind, text)
        kind, text = part.kind, part.text
    if kind is not None:
        yield Part(kind, text)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands round a part of that kind where there is neither colour nor markup."""

    before: str
    """Before it."""
    after: str
    """After it."""
    meaning: str
    """For the legend; empty where the marks say it themselves."""


_MARKS = {
    PartKind.SAME: Marks("", "", ""),
    PartKind.ADDED: Marks("{+", "+}", "quoted, not in the record"),
    PartKind.DROPPED: Marks("[-", "-]", "in the record, not quoted"),
    PartKind.OWNED: Marks("", "", ""),
    PartKind.RECORDED: Marks("[=", "=]", "in the record, where the writer marks a change"),
    PartKind.PAUSE: Marks(" / ", "", "the writer interrupts"),
    PartKind.SEAM: Marks("|| ", "", "joined on from another place"),
}


def plain_marks(kind: PartKind) -> Marks:
    """Return the marks of a kind of part: those of `wdiff`, which many readers know."""
    return _MARKS[kind]
