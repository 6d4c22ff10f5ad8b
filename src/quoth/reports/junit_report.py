"""Findings as test cases, in the XML that JUnit began and readers of continuous integration take.

A document is a suite and a quotation a case. There is no time in it, so that equal findings give equal files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from quoth.model import Document, Excuse, Finding, Label, Report

from .clean import clean
from .facts import excuse_words
from .labels import GRAVE, LABELS, at_or_above
from .notices import explain, name_finding, summarize
from .positions import Lines, find_lines

__all__ = ["render"]

_HEADING = '<?xml version="1.0" encoding="UTF-8"?><testsuites name="quoth">'
_ENDING = "</testsuites>"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow, or advises against."""


def render(report: Report) -> str:
    """Return one suite.

    A case fails from `not_found` on; it is skipped where it does not count, or nothing could be checked.
    """
    return "\n".join((_HEADING, *_write_suite(report), _ENDING, ""))


def _write_suite(report: Report) -> Iterator[str]:
    excused = {excuse.number: excuse for excuse in report.excused}
    failing = [finding for finding in report.findings if at_or_above(finding.verdict.label, GRAVE)]
    failures = sum(finding.quotation.number not in excused for finding in failing)
    skipped = report.counts.get(Label.UNCHECKED, 0) + len(failing) - failures
    counts = f'tests="{len(report.findings)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f"<testsuite name={_quote(report.document.name)} {counts}>"
    yield "<properties>"
    yield f'<property name="record" value={_quote(report.record)}/>'
    for row in LABELS:
        if row.label in report.counts:
            yield f'<property name="{row.words}" value="{report.counts[row.label]}"/>'
    yield "</properties>"
    lines = find_lines(report.document)
    for finding in report.findings:
        yield from _write_case(report.document, finding, lines, excused.get(finding.quotation.number))
    if report.problems:
        yield f"<system-err>{_escape(chr(10).join(clean(str(problem)) for problem in report.problems))}</system-err>"
    yield "</testsuite>"


def _write_case(document: Document, finding: Finding, lines: Lines | None, excuse: Excuse | None) -> Iterator[str]:
    name, label = _quote(document.name), finding.verdict.label
    line = f' line="{lines.locate(finding.quotation.span).line}"' if lines else ""
    case = f"<testcase name={_quote(name_finding(finding))} classname={name} file={name}{line}"
    if at_or_above(label, GRAVE) and excuse:
        yield f"{case}><skipped message={_quote(f'{summarize(finding)}: {excuse_words(excuse)}')}/></testcase>"
    elif at_or_above(label, GRAVE):
        yield f"{case}>"
        yield f'<failure type="{label.value}" message={_quote(summarize(finding))}>'
        yield f"{_escape(chr(10).join(explain(finding, document)))}</failure>"
        yield "</testcase>"
    elif label is Label.UNCHECKED:
        yield f"{case}><skipped message={_quote(finding.verdict.reason)}/></testcase>"
    else:
        yield f"{case}/>"


def _quote(text: str) -> str:
    return quoteattr(_show(clean(text)))


def _escape(text: str) -> str:
    return escape(_show(text))


def _show(text: str) -> str:
    return _NOT_XML.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)
