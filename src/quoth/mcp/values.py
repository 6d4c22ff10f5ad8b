"""Findings, passages and sources in the shapes of the tools: the values of the JSON report, fewer and bounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from quoth import model
from quoth.reports.clean import shorten
from quoth.reports.facts import name_place
from quoth.reports.json_report import passage_value, problem_value, report_value, source_value, span_value
from quoth.reports.labels import GRAVE, at_or_above
from quoth.reports.page.ranking import rank_findings
from quoth.text.decode import mend_surrogates, mend_value

from . import limits, shapes

__all__ = ["find_uri", "make_found", "make_problems", "make_result", "make_sources"]

_PROBLEMS = 20
"""Problems that an answer tells."""


def find_uri(key: str) -> str:
    """Return the address of the resource that gives a source's text.

    >>> find_uri("acts/§ 4.txt")
    'quoth://sources/acts%2F%C2%A7%204.txt'
    """
    return "quoth://sources/" + quote(mend_surrogates(key), safe="")


def make_result(report: model.Report, *, full: bool, held: bool) -> shapes.Result:
    """Return what came of a check; `full` adds the whole report, `held` tells that its sources are the record's."""
    chosen = report.findings
    if len(chosen) > limits.FINDINGS:
        kept = rank_findings(chosen)[: limits.FINDINGS]
        chosen = tuple(sorted(kept, key=lambda finding: finding.quotation.number))
    findings = [_make_finding(finding, held=held) for finding in chosen]
    return shapes.Result(
        record=_short(report.record),
        sources=report.sources,
        total=len(report.findings),
        failed=sum(not _stands(finding) for finding in report.findings),
        counts={label.value: count for label, count in report.counts.items()},
        findings=findings,
        left_out=len(report.findings) - len(findings),
        unmarked=None if report.unmarked is None else [
            shapes.Carried(
                text=_short(one.text), span=span_value(one.span), passage=_make_passage(one.passage, held=held)
            )
            for one in report.unmarked[: limits.UNMARKED]
        ],
        problems=make_problems(report.problems),
        report=mend_value(report_value(report)) if full else None,
    )


def make_found(name: str, passages: Sequence[model.Passage]) -> shapes.Found:
    """Return the passages that a search found in the record of that name."""
    return shapes.Found(record=_short(name), passages=[_make_passage(passage, held=True) for passage in passages])


def make_sources(name: str, total: int, sources: Sequence[model.Source], start: int) -> shapes.Sources:
    """Return a page of the sources of the record of that name."""
    end = start + len(sources)
    listed = [shapes.Source(**mend_value(source_value(source)), uri=find_uri(source.key)) for source in sources]
    more = end if sources and end < total else None
    return shapes.Sources(record=_short(name), total=total, sources=listed, next=more)


def make_problems(problems: Sequence[model.Problem]) -> list[shapes.Problem]:
    """Return the first of what could not be used."""
    return [shapes.Problem(**mend_value(problem_value(problem))) for problem in problems[:_PROBLEMS]]


def _stands(finding: model.Finding) -> bool:
    return not at_or_above(finding.verdict.label, GRAVE)


def _make_finding(finding: model.Finding, *, held: bool) -> shapes.Finding:
    verdict, speaker = finding.verdict, finding.attribution.speaker
    return shapes.Finding(
        number=finding.quotation.number,
        quotation=_short(finding.quotation.text),
        kind=finding.quotation.kind.value,
        label=verdict.label.value,
        stands=_stands(finding),
        reason=_short(verdict.reason),
        speaker=_short(speaker) if speaker else None,
        passage=_make_passage(finding.passage, held=held) if finding.passage else None,
        departures=[
            shapes.Departure(
                kind=one.kind.value, quoted=_short(one.quoted), recorded=_short(one.recorded), signalled=one.signalled,
                weight=round(one.weight, 4), reason=_short(one.reason),
            )
            for one in finding.departures
        ],
        cut=[
            shapes.Cut(
                text=_short(one.text), place=one.place.value, weight=round(one.weight, 4), reason=_short(one.reason)
            )
            for one in finding.omitted
        ],
    )  # fmt: skip


def _make_passage(passage: model.Passage, *, held: bool) -> shapes.Passage:
    value: dict[str, Any] = mend_value(passage_value(passage))
    uri = find_uri(passage.source.key) if held else None
    return shapes.Passage(**value | {"text": _short(passage.text), "place": name_place(passage.place), "uri": uri})


def _short(text: str) -> str:
    return mend_surrogates(shorten(text, limits.SHOWN))
