"""A finding as a house style sees it: what the style allows is a named fold, what it asks a mark for departs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.model import (
    Departure,
    DepartureKind,
    Document,
    EditKind,
    Finding,
    Label,
    OmissionPlace,
    SignalKind,
    Span,
    Verdict,
)

from .notes import notes_after
from .rules import is_unmarked, tell_altered, tell_marked, tell_verbatim
from .styles import StyleRow, find_rows

__all__ = ["apply_style"]

_JUDGED = (Label.VERBATIM, Label.MARKED, Label.ALTERED)
"""Verdicts on words that a style can change: what is spliced stays so."""


def apply_style(document: Document, finding: Finding, style: str) -> Finding:
    """Return the finding as `style` sees it; the same one where the style says nothing of it.

    Raises `UnknownNameError` where there is no such style.
    """
    rows = find_rows(style)
    if not rows or finding.verdict.wording not in _JUDGED or finding.passage is None:
        return finding
    notes = {note.name for note in notes_after(document.text, finding.quotation.span.end)}
    rows = tuple(row for row in rows if not row.note or row.note in notes)
    folds = set(finding.folds)
    kept: list[Departure] = []
    for departure in finding.departures:
        row = next((row for row in rows if row.fits(departure)), None)
        if row is not None and row.allows and is_unmarked(departure):
            folds.add(row.fold)
        else:
            kept.append(departure)
    for name in finding.folds:
        row = next((row for row in rows if name in row.folds), None)
        if row is not None:
            folds.discard(name)
            folds.add(row.fold)
    opening = _opening(document, finding, rows)
    if isinstance(opening, Departure):
        kept.insert(0, opening)
    elif opening:
        folds.add(opening)
    if tuple(kept) == finding.departures:
        return replace(finding, folds=tuple(sorted(folds)))
    verdict = _judge_again(finding, kept)
    return replace(finding, departures=tuple(kept), folds=tuple(sorted(folds)), verdict=verdict)


def _opening(document: Document, finding: Finding, rows: Sequence[StyleRow]) -> Departure | str | None:
    """Return what the style says of the first letter's case, where it was changed without a mark."""
    row = next((row for row in rows if row.opening), None)
    if row is None or finding.alignment is None or not finding.alignment.edits or not finding.alignment.edits[0]:
        return None
    edit, passage = finding.alignment.edits[0][0], finding.alignment.passages[0]
    if edit.kind is not EditKind.EQUAL or not passage.span.holds(edit.recorded):
        return None
    quoted = document.text[edit.quoted.start : edit.quoted.start + 1]
    at = edit.recorded.start - passage.span.start
    recorded = passage.text[at : at + 1]
    if quoted == recorded or quoted.casefold() != recorded.casefold():
        return None
    if row.allows:
        return row.fold
    mine, theirs = (Span(start, start + 1) for start in (edit.quoted.start, edit.recorded.start))
    reason = f"{row.style}: {row.name} is changed without a mark: “{quoted}” for “{recorded}”"
    return Departure(DepartureKind.CASE, quoted, recorded, mine, theirs, False, 0.02, reason)


def _judge_again(finding: Finding, departures: Sequence[Departure]) -> Verdict:
    old = finding.verdict
    assert finding.passage is not None
    source = finding.passage.source
    where = source.title or source.key
    marked = (
        old.wording is Label.MARKED
        or any(departure.signalled for departure in departures)
        or any(signal.kind is SignalKind.SIC for signal in finding.quotation.signals)
        or any(
            cut.place is OmissionPlace.INSIDE and not cut.reason.startswith("cut without a mark")
            for cut in finding.omitted
        )
    )
    if any(is_unmarked(departure) for departure in departures):
        label, rule, reason = Label.ALTERED, "words-differ", tell_altered(departures)
    elif marked:
        label, rule, reason = Label.MARKED, "signals-hold", tell_marked()
    else:
        label, rule, reason = Label.VERBATIM, "same-words", tell_verbatim(where)
    before = tell_marked() if old.wording is Label.MARKED else tell_verbatim(where)
    if old.wording is Label.ALTERED:
        before = tell_altered(finding.departures)
    return Verdict(
        label if old.label is old.wording else old.label,
        label,
        old.attribution,
        rule if old.label is old.wording else old.rule,
        old.reason.replace(before, reason),
    )
