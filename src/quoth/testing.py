"""An assertion for tests: what an answer quotes stands in its sources. It needs no test runner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from quoth.archive import Record
from quoth.checker import Checker
from quoth.ingest import Given
from quoth.model import Document, Label, Report
from quoth.pipeline import check
from quoth.readers import read_path
from quoth.reports.facts import headline
from quoth.reports.labels import at_or_above, find_label
from quoth.reports.text_report import render_findings
from quoth.settings import STRICT

__all__ = ["QuotationError", "assert_quotations"]


class QuotationError(AssertionError):
    """Quotations of an answer have a verdict that they must not have."""

    def __init__(self, report: Report, message: str) -> None:
        super().__init__(message)
        self.report = report
        """All findings, those that pass included."""


def assert_quotations(
    answer: Document | Path | str,
    sources: Record | Checker | Iterable[Given] | Given,
    fail_on: Label | str | Collection[Label | str] = "altered",
    **settings: Any,
) -> Report:
    """Check what `answer` quotes against `sources`; return the report where no finding fails.

    With one label a finding fails that has it or a graver one, by the order of `--fail-on`: `verbatim`, `unchecked`,
    `marked`, `not_found`, `altered`, `spliced`, `misattributed`. One that is `not_found` fails too, whatever the label:
    in a test the sources are all that the answer had, so that words which stand in none of them were invented. With
    several labels those fail that have one of them, and no others. `settings` are the fields of `quoth.Settings`; what
    `quoth.compile` returned has its own. An answer that quotes nothing passes, and so does an empty one.

    Raises QuotationError, an AssertionError that shows each such finding with its reason, its words with every
    change in its place, and its source; UnknownNameError where there is no such label or style; TypeError for a setting
    that there is not; ReadError where a file cannot be read.
    """
    __tracebackhide__ = True  # pytest shows the line of the test
    failing_labels, told = _read_fail_on(fail_on)
    used = replace(STRICT, **settings)
    if isinstance(sources, Checker):
        if settings:
            raise TypeError("what quoth.compile returned has its settings already: give them there")
        report = sources.check(read_path(answer) if isinstance(answer, Path) else answer)
    elif isinstance(sources, Record):
        report = check(answer, sources, settings=used)
    else:
        report = check(answer, sources=sources, settings=used)
    failing = [finding for finding in report.findings if finding.verdict.label in failing_labels]
    if failing:
        first = f"{len(failing)} failed ({told}) of {headline(report)}"
        raise QuotationError(report, f"{first}\n\n{render_findings(report, failing)}")
    return report


def _read_fail_on(fail_on: Label | str | Collection[Label | str]) -> tuple[frozenset[Label], str]:
    """Return the labels that fail, and how they are told."""
    if not isinstance(fail_on, str):
        named = [find_label(str(each)) for each in fail_on]
        return frozenset(named), ", ".join(f"`{label}`" for label in named)
    floor = find_label(str(fail_on))
    failing = {label for label in Label if at_or_above(label, floor)}
    invented = "" if Label.NOT_FOUND in failing else f", or `{Label.NOT_FOUND}`"
    return frozenset({*failing, Label.NOT_FOUND}), f"`{floor}` or graver{invented}"
