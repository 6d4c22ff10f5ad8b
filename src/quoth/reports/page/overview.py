"""What stands on top of a page: how many findings carry which verdict, who is quoted how, from what, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quoth.model import Finding, Label, Report, Source
from quoth.reports.clean import clean
from quoth.reports.labels import LABELS, Row

__all__ = [
    "Count", "Dot", "Tick", "Timeline", "Voice", "count_labels", "list_sources", "list_voices", "make_strip",
    "make_timeline",
]  # fmt: skip

_WIDTH = 1000.0
"""Units of the strip and of the timeline from one end to the other."""
_COLUMN = 12
"""Units that a dot takes."""
_ROWS = 12
"""Dots of a day that stand over each other; more of them stand in the last row."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings carry a label."""

    row: Row
    """How the label is shown."""
    label: str
    """The label, as a class of style."""
    count: int
    """How many carry it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, or a source that is, with how the quotations fare."""

    name: str
    """The speaker as the document names them, or the source's title."""
    note: str
    """What is known besides: the source's day."""
    total: int
    """Quotations."""
    counts: tuple[Count, ...]
    """How many carry which label, the gravest first."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Where in the document a finding lies."""

    number: int
    """The quotation's number."""
    label: str
    """Its label."""
    x: float
    """0 to 1000 from the beginning of the document to its end."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A saying at its day."""

    number: int
    """The quotation's number."""
    label: str
    """Its label."""
    x: float
    """0 to 1000 from the first day to the last."""
    y: int
    """Row, from 0 upwards."""
    title: str
    """Day and source."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Sayings by the days of their sources."""

    first: str
    """The first day."""
    last: str
    """The last day."""
    dots: tuple[Dot, ...]
    """In reading order."""
    height: int
    """Rows."""


def count_labels(findings: Iterable[Finding]) -> tuple[Count, ...]:
    """Return how many findings carry each label, the gravest first; labels that none carries are left out."""
    counted = Counter(finding.verdict.label for finding in findings)
    return tuple(
        Count(row, row.label.value, counted[row.label]) for row in reversed(LABELS) if counted[row.label]
    )


def list_voices(report: Report) -> tuple[Voice, ...]:
    """Return whoever is quoted by name, most often first."""
    held: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.attribution.speaker and not finding.quotation.kind.nobodys:
            held.setdefault(clean(finding.attribution.speaker).casefold(), []).append(finding)
    return _sort((clean(findings[0].attribution.speaker or ""), "", findings) for findings in held.values())


def list_sources(report: Report) -> tuple[Voice, ...]:
    """Return the sources in which quotations stand, most used first."""
    held: dict[str, tuple[Source, list[Finding]]] = {}
    for source, finding in _list_held(report):
        held.setdefault(source.key, (source, []))[1].append(finding)
    return _sort(
        (clean(source.title or source.key), str(source.date or ""), findings) for source, findings in held.values()
    )


def make_strip(report: Report) -> tuple[Tick, ...]:
    """Return where in the document its findings lie."""
    length = max(1, len(report.document.text))
    return tuple(
        Tick(f.quotation.number, f.verdict.label.value, round(_WIDTH * f.quotation.span.start / length, 1))
        for f in report.findings
    )


def make_timeline(report: Report) -> Timeline | None:
    """Return the sayings by day; None where they are of fewer than two days."""
    dated = [(source.date.first, source, finding) for source, finding in _list_held(report) if source.date]
    days = sorted({day for day, *_ in dated})
    if len(days) < 2:
        return None
    span = (days[-1] - days[0]).days
    rows: Counter[int] = Counter()
    dots = []
    for day, source, finding in dated:
        x = round(_WIDTH * (day - days[0]).days / span, 1)
        column = int(x // _COLUMN)
        y = min(rows[column], _ROWS - 1)
        rows[column] += 1
        title = f"{source.date} · {clean(source.title or source.key)}"
        dots.append(Dot(finding.quotation.number, finding.verdict.label.value, x, y, title))
    return Timeline(str(days[0]), str(days[-1]), tuple(dots), 1 + max(dot.y for dot in dots))


def _list_held(report: Report) -> Iterator[tuple[Source, Finding]]:
    """Yield the findings whose words stand in the record, each with its source."""
    for finding in report.findings:
        if finding.passage is not None and finding.verdict.label not in (Label.NOT_FOUND, Label.UNCHECKED):
            yield finding.passage.source, finding


def _sort(rows: Iterable[tuple[str, str, Sequence[Finding]]]) -> tuple[Voice, ...]:
    voices = [Voice(name, note, len(findings), count_labels(findings)) for name, note, findings in rows]
    return tuple(sorted(voices, key=lambda voice: (-voice.total, voice.name)))
