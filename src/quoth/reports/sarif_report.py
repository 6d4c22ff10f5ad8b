"""Findings as results of a static analysis: SARIF 2.1.0 (OASIS), one run whatever the number of documents.

Each result and each notification stands on a line of its own, between lines that are the same in every report: so
several rendered reports become one run without being read again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from quoth.model import Document, Excuse, Finding, Problem, Report, find_place
from quoth.version import __version__

from .clean import clean, show_hidden
from .digests import digest_finding
from .facts import excuse_words, name_place
from .labels import LABELS, Row
from .notices import explain, summarize
from .positions import Lines, find_lines, write_uri
from .rule_texts import RULE_TEXTS
from .weighing import Severity, rate, weigh

__all__ = ["OneRun", "render"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", None: "none"}
_KINDS = {True: "fail", False: "pass"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The name of the schema that the standard gives for this version; nothing is fetched from it."""
_MIDDLE = '], "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": ['
"""Stands between results and notifications."""
_ENDING = "]}]}]}"
_FINGERPRINT = 32
"""Hex digits of a fingerprint."""
_INDEX = {row.label: number for number, row in enumerate(LABELS)}


class OneRun:
    """Puts the results of several rendered reports into one run; a notification that repeats is given once."""

    def __init__(self) -> None:
        self._results = 0
        self._begun = False
        self._told: dict[str, None] = {}

    def add(self, text: str) -> str:
        """Take a report as it is rendered alone; return its results."""
        lines = text.split("\n")
        middle = lines.index(_MIDDLE)
        self._told |= dict.fromkeys(line.removesuffix(",") for line in lines[middle + 1 : lines.index(_ENDING)])
        results = [line.removesuffix(",") for line in lines[1:middle]]
        head = "" if self._begun else lines[0] + "\n"
        joint = ",\n" if self._results and results else ""
        self._begun = True
        self._results += len(results)
        return head + joint + ",\n".join(results)

    def close(self) -> str:
        """Return what stands behind the results."""
        head = "" if self._begun else _write_head() + "\n"
        lines = [_MIDDLE, *_join(list(self._told)), _ENDING, ""]
        return head + ("\n" if self._results else "") + "\n".join(lines)


def render(report: Report, *, everything: bool = False) -> str:
    """Return a log of one run, with a result for each finding that asks for something; `everything` adds the others."""
    results = [_dump(result) for result in _make_results(report, everything)]
    told = [_dump(_make_notification(problem)) for problem in report.problems]
    return "\n".join((_write_head(), *_join(results), _MIDDLE, *_join(told), _ENDING, ""))


def _join(lines: list[str]) -> list[str]:
    return [line + "," for line in lines[:-1]] + lines[-1:]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write_head() -> str:
    driver = {"name": "quoth", "version": __version__, "rules": [_make_rule(row) for row in LABELS]}
    head = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}],
    }
    return _dump(head).removesuffix("]}]}")


def _make_rule(row: Row) -> dict[str, object]:
    text = RULE_TEXTS[row.label]
    return {
        "id": row.label.value,
        "name": row.words.title().replace(" ", ""),
        "shortDescription": {"text": text.says},
        "fullDescription": {"text": f"{text.says} {text.means}"},
        "help": {"text": text.remedy, "markdown": text.remedy},
        "defaultConfiguration": {"level": text.level},
    }


def _make_results(report: Report, everything: bool) -> Iterator[dict[str, object]]:
    lines = find_lines(report.document)
    met: Counter[str] = Counter()
    excused = {excuse.number: excuse for excuse in report.excused}
    for finding in report.findings:
        severity = rate(finding)
        fingerprint = digest_finding(finding, _FINGERPRINT)
        met[fingerprint] += 1  # the same words twice are two results
        if severity is None and not everything:
            continue
        excuse = excused.get(finding.quotation.number)
        suppressions = {"suppressions": [_suppress(excuse)]} if excuse else {}
        yield suppressions | {
            "ruleId": finding.verdict.label.value,
            "ruleIndex": _INDEX[finding.verdict.label],
            "kind": _KINDS[severity is not None],
            "level": _LEVELS[severity],
            "message": {"text": "\n".join((f"{summarize(finding)}.", *explain(finding, report.document)))},
            "locations": [{"physicalLocation": _locate(report.document, finding, lines)}],
            # GitHub goes by the first of these names alone.
            "partialFingerprints": dict.fromkeys(
                ("primaryLocationLineHash", "quotation/v1"), f"{fingerprint}:{met[fingerprint]}"
            ),
            "properties": _make_properties(report.document, finding),
        }


def _suppress(excuse: Excuse) -> dict[str, object]:
    """Return that a finding does not count: the configuration, or a file beside the document, says so."""
    return {"kind": "external", "status": "accepted", "justification": excuse_words(excuse)}


def _locate(document: Document, finding: Finding, lines: Lines | None) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": write_uri(document.name)}}
    if lines is not None:
        span = finding.quotation.span
        at = lines.locate(span)
        location["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": span.start,
            "charLength": len(span),
        }
    return location


def _make_properties(document: Document, finding: Finding) -> dict[str, object]:
    passage = finding.passage
    place = name_place(find_place(document.landmarks, finding.quotation.span.start))
    return {
        "number": finding.quotation.number,
        "quotation": show_hidden(finding.quotation.text),
        "speaker": clean(finding.attribution.speaker) if finding.attribution.speaker else None,
        "place": place or None,
        "weight": weigh(finding),
        "rule": finding.verdict.rule,
        "passage": None if passage is None else {
            "source": clean(passage.source.key),
            "title": clean(passage.source.title) if passage.source.title else None,
            "date": str(passage.source.date) if passage.source.date else None,
            "speaker": clean(passage.speaker) if passage.speaker else None,
            "span": [passage.span.start, passage.span.end],
            "text": show_hidden(passage.text),
        },
    }  # fmt: skip


def _make_notification(problem: Problem) -> dict[str, object]:
    return {"level": "warning", "message": {"text": clean(str(problem))}}
