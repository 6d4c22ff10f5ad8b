"""What stands on top of a page: how many findings carry which verdict, who is quoted how, from what, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quoth.model import Finding, Label, Report, Source
from quoth.reports.clean import clean
from quoth.reports.labels import GRAVE, LABELS, Row, at_or_above

__all__ = [
    "Count", "Dot", "Mark", "Tick", "Timeline", "Voice", "count_labels", "list_counts", "list_sources", "list_voices",
    "make_strip", "make_timeline",
]  # fmt: skip

_WIDTH = 1000
"""Units of the strip from one end to the other."""
_TICK = 5
"""Units of the strip that findings of one label share: of thousands no more can be told apart."""
_HEIGHT = 28
"""Units of the strip from top to bottom."""
_PERCENT = 100.0
"""Units of the timeline, by which it is as wide as it may be while its dots stay round."""
_COLUMN = 3.125
"""Units of the timeline that the sayings of near days share, a dot wide on a telephone; they fill it without a rest."""
_ROWS = 12
"""Dots that stand over each other at most; of more sayings one dot stands for several."""
_EDGE = 1.5
"""Units of the timeline kept free at either end."""
_CLEAR = 32
"""Units between two days that are named, so that their names stay apart on a telephone."""


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
    """Where in the document a finding lies, or several of one label."""

    number: int
    """The number of the quotation, or of the first of them."""
    label: str
    """Its label."""
    x: int
    """0 to 1000 from the beginning of the document to its end."""
    y: int
    """0 to 28 from the top."""
    height: int
    """0 to 28."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A saying at its day, or several of one label."""

    number: int
    """The number of the quotation, or of the first of them."""
    label: str
    """Its label."""
    x: float
    """0 to 100 from the first day to the last."""
    y: int
    """Row, from 0 upwards."""
    title: str
    """Day and source."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that is named under the timeline."""

    text: str
    """The day."""
    x: float
    """As for a dot."""
    anchor: str
    """`start`, `middle` or `end`: which part of the text stands there."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Sayings by the days of their sources."""

    first: str
    """The first day."""
    last: str
    """The last day."""
    dots: tuple[Dot, ...]
    """From the first day on, the least grave at the bottom."""
    height: int
    """Rows."""
    each: int
    """How many sayings a dot stands for at most."""
    days: tuple[Mark, ...]
    """The days that are named: the first, the last, and those with most sayings."""


def count_labels(findings: Iterable[Finding]) -> tuple[Count, ...]:
    """Return how many findings carry each label, the gravest first; labels that none carries are left out."""
    return list_counts(Counter(finding.verdict.label for finding in findings))


def list_counts(counts: Mapping[Label, int] | Mapping[str, int]) -> tuple[Count, ...]:
    """Return the counts of labels, or of their names, the gravest first; those of none are left out."""
    return tuple(Count(row, row.label.value, counts[row.label]) for row in reversed(LABELS) if counts.get(row.label))


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
    """Return where in the document its findings lie; those of one place are laid over each other by their shares."""
    length = max(1, len(report.document.text))
    columns: dict[int, dict[Label, list[Finding]]] = {}
    for finding in report.findings:
        place = int((_WIDTH - _TICK) * finding.quotation.span.start / length / _TICK)
        columns.setdefault(place, {}).setdefault(finding.verdict.label, []).append(finding)
    return tuple(tick for place in sorted(columns) for tick in _lay_column(place * _TICK, columns[place]))


def _lay_column(x: int, column: dict[Label, list[Finding]]) -> Iterator[Tick]:
    """Yield the ticks of one place, the gravest at the bottom; one alone is half as high where it is not grave."""
    total = sum(map(len, column.values()))
    bottom = _HEIGHT
    for row in reversed(LABELS):
        if findings := column.get(row.label):
            share = _HEIGHT * len(findings) // total if total > 1 or at_or_above(row.label, GRAVE) else _HEIGHT // 2
            height = min(bottom, max(3, share))
            bottom -= height
            yield Tick(findings[0].quotation.number, row.label.value, x, bottom, height)


def make_timeline(report: Report) -> Timeline | None:
    """Return the sayings by day; None where they are of fewer than two days."""
    dated = [(source.date.first, source, finding) for source, finding in _list_held(report) if source.date]
    days = Counter(day for day, *_ in dated)
    if len(days) < 2:
        return None
    first, last = min(days), max(days)
    at = {day: round(_PERCENT * (day - first).days / (last - first).days, 1) for day in days}
    columns: dict[float, dict[Label, list[tuple[Source, Finding]]]] = {}
    for day, source, finding in dated:
        column = columns.setdefault(at[day] // _COLUMN * _COLUMN, {})
        column.setdefault(finding.verdict.label, []).append((source, finding))
    most = max(sum(map(len, column.values())) for column in columns.values())
    each = -(-most // _ROWS)
    dots = [dot for x in sorted(columns) for dot in _stack(x, columns[x], each)]
    marked = tuple(_mark_days([first, last, *(day for day, _ in days.most_common())], at))
    return Timeline(str(first), str(last), tuple(dots), 1 + max(dot.y for dot in dots), each, marked)


def _stack(x: float, column: dict[Label, list[tuple[Source, Finding]]], each: int) -> Iterator[Dot]:
    """Yield the dots of a column, those of a label together, a dot for up to `each` sayings."""
    held = [column[row.label][at : at + each] for row in LABELS if row.label in column
            for at in range(0, len(column[row.label]), each)]  # fmt: skip
    for y, sayings in enumerate(held):
        source, finding = sayings[0]
        others = f" and {len(sayings) - 1} more" if len(sayings) > 1 else ""
        title = f"{source.date} · {clean(source.title or source.key)}{others}"
        yield Dot(finding.quotation.number, finding.verdict.label.value, _inset(x), y, title)


def _mark_days(days: Iterable[date], at: dict[date, float]) -> Iterator[Mark]:
    """Yield the days that are named under the line: the first ones, so far as they stand clear of each other."""
    taken: list[float] = []
    for day in days:
        if all(abs(at[day] - other) >= _CLEAR for other in taken):
            taken.append(at[day])
            anchor = "start" if at[day] == 0 else "end" if at[day] == _PERCENT else "middle"
            yield Mark(str(day), _inset(at[day]) if anchor == "middle" else at[day], anchor)


def _inset(x: float) -> float:
    """Return a place a little off either end, where a dot is seen whole."""
    return round(_EDGE + x * (1 - 2 * _EDGE / _PERCENT), 1)


def _list_held(report: Report) -> Iterator[tuple[Source, Finding]]:
    """Yield the findings whose words stand in the record, each with its source."""
    for finding in report.findings:
        if finding.passage is not None and finding.verdict.label.held:
            yield finding.passage.source, finding


def _sort(rows: Iterable[tuple[str, str, Sequence[Finding]]]) -> tuple[Voice, ...]:
    voices = [Voice(name, note, len(findings), count_labels(findings)) for name, note, findings in rows]
    return tuple(sorted(voices, key=lambda voice: (-voice.total, voice.name)))
