"""Findings as a table: comma-separated values, one row a finding, the columns of an extraction first."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from quoth.model import Finding, OmissionPlace, Passage, Report

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


def _of_passage(read: Callable[[Passage], object]) -> Callable[[Finding], object]:
    return lambda finding: read(finding.passage) if finding.passage else None


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
    FindingColumn("source", "the source's key", _of_passage(lambda passage: passage.source.key)),
    FindingColumn("source_title", "its title", _of_passage(lambda passage: passage.source.title)),
    FindingColumn(
        "source_date", "its day",
        _of_passage(lambda passage: str(passage.source.date) if passage.source.date else None),
    ),
    FindingColumn("source_speaker", "who speaks there", _of_passage(lambda passage: passage.speaker)),
    FindingColumn("source_text", "the words that stand there", _of_passage(lambda passage: passage.text)),
    FindingColumn(
        "source_start", "their first code point in the source's text", _of_passage(lambda passage: passage.span.start),
    ),
    FindingColumn("source_end", "one past their last code point", _of_passage(lambda passage: passage.span.end)),
    FindingColumn(
        "source_place", "the page and line, or the time, at which they stand",
        _of_passage(lambda passage: name_place(passage.place) or None),
    ),
    FindingColumn(
        "score", "the share of the quoted words' weight that stands there, in order",
        _of_passage(lambda passage: round(float(passage.score), 4)),
    ),
)  # fmt: skip
"""Every column behind those of an extraction, in order; more may be added at the end."""


def render(report: Report) -> str:
    """Return a heading and a row for each finding; lines end in CR and LF, cells may hold line breaks."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow((*(column.name for column in COLUMNS), *(column.name for column in FINDING_COLUMNS)))
    for finding in report.findings:
        row = Row(report.document, finding.quotation, finding.attribution)
        cells = (*(column.read(row) for column in COLUMNS), *(column.read(finding) for column in FINDING_COLUMNS))
        table.writerow(map(write_cell, cells))
    return out.getvalue()
