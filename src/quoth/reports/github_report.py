"""Findings as annotations: the commands that GitHub's runner reads from a step's output, a line each."""

from __future__ import annotations

from collections.abc import Mapping

from quoth.model import Document, Finding, Problem, Report

from .clean import clean
from .notices import explain, summarize
from .positions import Lines, find_lines
from .weighing import Severity, rate

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
"""What a command's message must not hold, and what stands for it; the first goes first."""
_IN_PROPERTIES = (*_IN_MESSAGES, (":", "%3A"), (",", "%2C"))
"""The same for a property."""


def render(report: Report, *, everything: bool = False) -> str:
    """Return an annotation for each finding that asks for something, and a last line that counts them.

    One that does not count asks for nothing. With `everything` the others are noticed too. Problems of the document are
    warnings; those of the record are not repeated for each document.
    """
    lines = find_lines(report.document)
    written = [_write_problem(report.document, problem) for problem in report.document.problems]
    excused = {excuse.number for excuse in report.excused}
    for finding in report.findings:
        severity = rate(finding) if finding.quotation.number not in excused else None
        if severity or everything:
            written.append(_write_finding(report.document, finding, severity or Severity.NOTE, lines))
    count = len(report.findings)
    # No name stands here: a line is a command wherever it begins like one.
    written.append(f"{count} {'quotation' if count == 1 else 'quotations'} checked, {len(written)} annotated")
    return "\n".join(written) + "\n"


def _write_finding(document: Document, finding: Finding, severity: Severity, lines: Lines | None) -> str:
    properties = {"file": document.name}
    if lines is not None:
        at = lines.locate(finding.quotation.span)
        properties["line"] = str(at.line)
        if at.line == at.end_line:  # columns stand for one line alone
            properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
        else:
            properties["endLine"] = str(at.end_line)
    properties["title"] = summarize(finding)
    return _write(_COMMANDS[severity], properties, "\n".join(explain(finding, document)))


def _write_problem(document: Document, problem: Problem) -> str:
    return _write("warning", {"file": document.name, "title": "not all could be used"}, str(problem))


def _write(command: str, properties: Mapping[str, str], message: str) -> str:
    """Write one command; control characters are shown as code points, line breaks of the message stay."""
    put = ",".join(f"{name}={_escape(clean(value), _IN_PROPERTIES)}" for name, value in properties.items())
    said = "\n".join(map(clean, message.split("\n")))
    return f"::{command} {put}::{_escape(said, _IN_MESSAGES)}"


def _escape(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for plain, escaped in table:
        text = text.replace(plain, escaped)
    return text
