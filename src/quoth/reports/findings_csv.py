"""Findings as a table: comma-separated values, one row a finding, the columns of an extraction first."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from quoth.model import Carried, Document, Finding, OmissionPlace, Passage, Report, find_place

from .csv_report import COLUMNS, Row, write_cell
from .facts import name_place
from .weighing import rate, weigh

__all__ = ["FINDING_COLUMNS", "FindingColumn", "render"]


@dataclass(frozen=True, slots=True)
class FindingColumn:
    """One column of the table, behind those of an extraction."""

    name: str
    """Its heading."""
    says: str
    """What it says, as the manual has it."""
    read: Callable[[Finding], object]
    """How its cell is read from a finding; None leaves the cell empty."""
    read_unmarked: Callable[[Carried], object] = lambda carried: None
    """How it is read from words without quotation marks."""


def _of_passage(name: str, says: str, read: Callable[[Passage], object]) -> FindingColumn:
    return FindingColumn(
        name, says,
        lambda finding: read(finding.passage) if finding.passage else None, lambda carried: read(carried.passage),
    )  # fmt: skip


FINDING_COLUMNS: tuple[FindingColumn, ...] = (
    FindingColumn("label", "the [verdict](verdicts.md)", lambda finding: finding.verdict.label.value),
    FindingColumn("wording", "the verdict on the words alone", lambda finding: finding.verdict.wording.value),
    FindingColumn(
        "attribution", "the verdict on speaker and day alone", lambda finding: finding.verdict.attribution.value,
    ),
    FindingColumn("reason", "why, in a sentence", lambda finding: finding.verdict.reason),
    FindingColumn("verdict_rule", "the rule that decided", lambda finding: finding.verdict.rule),
    FindingColumn(
        "severity", "`error`, `warning` or `note`, as [SARIF](#sarif) has it; empty where it asks for nothing", rate,
    ),
    FindingColumn("weight", "the weight of the heaviest unmarked departure or omission", weigh),
    FindingColumn(
        "departures", "the kinds of the unmarked departures, with semicolons between",
        lambda finding: "; ".join(each.kind.value for each in finding.departures if not each.signalled) or None,
    ),
    FindingColumn(
        "cuts", "how many cuts there are inside",
        lambda finding: sum(cut.place is OmissionPlace.INSIDE for cut in finding.omitted),
    ),
    _of_passage("source", "the source's key", lambda passage: passage.source.key),
    _of_passage("source_title", "its title", lambda passage: passage.source.title),
    _of_passage(
        "source_date", "its day", lambda passage: str(passage.source.date) if passage.source.date else None,
    ),
    _of_passage("source_speaker", "who speaks there", lambda passage: passage.speaker),
    _of_passage("source_text", "the words that stand there", lambda passage: passage.text),
    _of_passage(
        "source_start", "their first code point in the source's text", lambda passage: passage.span.start,
    ),
    _of_passage("source_end", "one past their last code point", lambda passage: passage.span.end),
    _of_passage(
        "source_place", "the page and line, or the time, at which they stand",
        lambda passage: name_place(passage.place) or None,
    ),
    _of_passage(
        "score", "the share of the quoted words' weight that stands there, in order",
        lambda passage: round(float(passage.score), 4),
    ),
)  # fmt: skip
"""Every column behind those of an extraction, in order; more may be added at the end."""


UNMARKED = "unmarked"
"""The kind in the rows of words without quotation marks, which are behind the findings and carry no label."""
_UNMARKED_CELLS: dict[str, Callable[[Document, Carried], object]] = {
    "document": lambda document, carried: document.name,
    "kind": lambda document, carried: UNMARKED,
    "text": lambda document, carried: carried.text,
    "start": lambda document, carried: carried.span.start,
    "end": lambda document, carried: carried.span.end,
    "place": lambda document, carried: name_place(find_place(document.landmarks, carried.span.start)) or None,
}
"""What such a row has in the columns of an extraction; the others are empty."""


def render(report: Report) -> str:
    """Return a heading and a row for each finding; lines end in CR and LF, cells may hold line breaks.

    A row for each stretch of words without quotation marks follows, where they were asked for.
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow((*(column.name for column in COLUMNS), *(column.name for column in FINDING_COLUMNS)))
    for finding in report.findings:
        row = Row(report.document, finding.quotation, finding.attribution)
        cells = (*(column.read(row) for column in COLUMNS), *(column.read(finding) for column in FINDING_COLUMNS))
        table.writerow(map(write_cell, cells))
    for carried in report.unmarked or ():
        reads = (_UNMARKED_CELLS.get(column.name) for column in COLUMNS)
        first = [read(report.document, carried) if read else None for read in reads]
        table.writerow(map(write_cell, (*first, *(column.read_unmarked(carried) for column in FINDING_COLUMNS))))
    return out.getvalue()
