"""A finding's quotation with every insertion, cut and replacement shown in its place.

The parts are computed once, here, from the alignment's edits; each format only decides how a kind of
part looks. The characters of the document come through unchanged: the parts that are the document's,
put end to end, are the quotation's pieces, which a test replays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from quoth.model import Edit, EditKind, Finding, Passage, Span

from .clean import clean, shorten

__all__ = ["DOCUMENTS_OWN", "MARKS", "Marks", "Part", "PartKind", "inline_parts", "shown_parts"]


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

_LONGEST = 200
"""Code points of recorded words that are shown in place; longer cuts are printed whole below it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a shown quotation."""

    kind: PartKind
    """What it is."""
    text: str
    """Its characters; empty for a pause and a seam."""
    apart: bool = False
    """Whether it stands in nobody's place, so that a space is due on either side of it."""


def inline_parts(finding: Finding, text: str) -> tuple[Part, ...]:
    """Return the parts of `finding`'s quotation in reading order; `text` is the document's.

    Recorded words come before the quoted words in whose place they stand. Where the words were not
    found, or not looked for, all of them count as the same.
    """
    pieces = finding.quotation.pieces
    # Of words that are not held a comparison word by word means nothing: they are shown as they are.
    loose = finding.alignment is None or not finding.verdict.label.held
    steps = [] if loose else _steps(finding)
    parts: list[Part] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number:
            parts.append(Part(PartKind.PAUSE, ""))
        last = number == len(pieces) - 1
        cursor = piece.start
        while at < len(steps) and (last or steps[at].quoted.start < piece.end):
            step = steps[at]
            at += 1
            room = Span(cursor, min(piece.end, steps[at].quoted.start) if at < len(steps) else piece.end)
            span = _reach(finding, step, room)
            parts += [Part(PartKind.SAME, text[cursor : span.start]), *_show(step, span.cut(text))]
            cursor = span.end
        parts.append(Part(PartKind.SAME, text[cursor : piece.end]))
    return tuple(_join(parts))


def shown_parts(finding: Finding, text: str) -> list[Part]:
    """Return the parts as they are put on a page: on one line, spaced, long cuts shortened, safe to show."""
    shown: list[Part] = []
    due = False  # a space, before the next part
    for part in inline_parts(finding, text):
        put = clean(part.text)
        if part.kind not in DOCUMENTS_OWN:
            put = shorten(put, _LONGEST)
        ended = not shown or shown[-1].text[-1:].isspace()
        if (due and put[:1].isalnum()) or (part.apart and not ended):
            shown.append(Part(PartKind.SAME, " "))
        due = part.apart
        shown.append(Part(part.kind, put, part.apart))
    return shown


@dataclass(frozen=True, slots=True)
class _Step:
    """A change, a word in brackets, or a seam, at its place in one piece."""

    quoted: Span
    """The quoted words, in the document's text."""
    recorded: str
    """The recorded words; empty where none are shown."""
    signal: int | None
    """As in the edit."""
    seam: bool = False
    """Whether words from another place begin here."""


def _steps(finding: Finding) -> list[_Step]:
    """All there is to show, in reading order; a change that runs on over a pause is cut at it."""
    assert finding.alignment is not None
    steps = []
    for number, edits in enumerate(finding.alignment.edits):
        if number and edits:
            start = edits[0].quoted.start
            steps.append(_Step(Span(start, start), "", None, seam=True))
        for edit in edits:
            plain = edit.kind is EditKind.EQUAL and edit.signal is None
            if not plain:
                recorded = _recorded(finding.alignment.passages[number], edit.recorded, finding)
                steps += _cut(finding, edit, recorded)
    return sorted(steps, key=lambda step: step.quoted.start)


def _cut(finding: Finding, edit: Edit, recorded: str) -> Iterator[_Step]:
    """Cut an edit at the ends of the pieces; the recorded words go with its first part."""
    if not len(edit.quoted):
        yield _Step(edit.quoted, recorded, edit.signal)
        return
    for piece in finding.quotation.pieces:
        if piece.overlaps(edit.quoted):
            span = Span(max(piece.start, edit.quoted.start), min(piece.end, edit.quoted.end))
            yield _Step(span, recorded, edit.signal)
            recorded = ""


def _reach(finding: Finding, step: _Step, room: Span) -> Span:
    """Where the step's quoted words stand, widened to the marks that own up to them, kept inside `room`."""
    start, end = step.quoted.start, step.quoted.end
    if step.signal is not None and step.signal >= 0 and start < end:
        signal = finding.quotation.signals[step.signal].span
        if signal.overlaps(step.quoted):
            start, end = min(start, signal.start), max(end, signal.end)
    start = min(max(start, room.start), max(room.end, room.start))
    return Span(start, max(start, min(end, max(room.end, step.quoted.end))))


def _show(step: _Step, quoted: str) -> Iterator[Part]:
    """Yield the parts of one step: what was recorded, where it is not what is quoted, then what is quoted."""
    owned = step.signal is not None
    if step.seam:
        yield Part(PartKind.SEAM, "")
    elif quoted == step.recorded:
        yield Part(PartKind.SAME, quoted)
    else:
        if step.recorded:
            yield Part(PartKind.RECORDED if owned else PartKind.DROPPED, step.recorded, apart=not quoted)
        if quoted:
            yield Part(PartKind.OWNED if owned else PartKind.ADDED, quoted)


def _recorded(passage: Passage, span: Span, finding: Finding) -> str:
    """Return recorded words, from the passage or, where it does not reach so far, from what was cut."""
    held = chain(
        [(passage.span, passage.text)],
        ((omission.span, omission.text) for omission in finding.omitted),
        ((departure.recorded_span, departure.recorded) for departure in finding.departures),
    )
    for where, text in held:
        if where.holds(span) and len(text) == len(where):
            return text[span.start - where.start : span.end - where.start]
    return ""


def _join(parts: list[Part]) -> Iterator[Part]:
    """Put stretches that are the same together, and leave out what is empty."""
    same = ""
    for part in parts:
        if part.kind is PartKind.SAME:
            same += part.text
            continue
        if same:
            yield Part(PartKind.SAME, same)
            same = ""
        if part.text or part.kind in (PartKind.PAUSE, PartKind.SEAM):
            yield part
    if same:
        yield Part(PartKind.SAME, same)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands round a part of that kind where there is neither colour nor markup."""

    before: str
    """Before it."""
    after: str
    """After it."""
    meaning: str
    """For the legend; empty where the marks say it themselves."""


MARKS: dict[PartKind, Marks] = {
    PartKind.SAME: Marks("", "", ""),
    PartKind.ADDED: Marks("{+", "+}", "quoted, not in the record"),
    PartKind.DROPPED: Marks("[-", "-]", "in the record, not quoted"),
    PartKind.OWNED: Marks("", "", ""),
    PartKind.RECORDED: Marks("[=", "=]", "in the record, where the writer marks a change"),
    PartKind.PAUSE: Marks(" / ", "", "the writer interrupts"),
    PartKind.SEAM: Marks("|| ", "", "joined on from another place"),
}
"""The marks of `wdiff`, which many readers know, and a few more of that sort."""
