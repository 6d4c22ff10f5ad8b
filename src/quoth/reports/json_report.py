"""Reports as JSON: every field under the name and in the order that the contract fixes.

The shapes are written down in `report.schema.json` and `extraction.schema.json` beside this file.
Spans are `[start, end]`, half-open, in code points; whatever is not known is null, never left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from quoth.model import (
    Attribution,
    Carried,
    Cited,
    Context,
    Days,
    Departure,
    Document,
    Extraction,
    Finding,
    Landmark,
    Omission,
    Passage,
    Problem,
    Quotation,
    Relay,
    Report,
    Source,
    Span,
    Version,
)
from quoth.version import __version__

__all__ = [
    "dump",
    "dump_line",
    "extraction_value",
    "landmark_value",
    "passage_value",
    "problem_value",
    "render",
    "render_extraction",
    "render_extraction_line",
    "render_line",
    "report_value",
    "source_value",
    "span_value",
]

Value = dict[str, object]
"""A JSON object."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON allows bare but UTF-8, a terminal or a line reader does not bear."""


def render(report: Report) -> str:
    """Return one report as indented JSON with a newline at the end."""
    return dump(report_value(report))


def render_line(report: Report) -> str:
    """Return one report as one line of JSON."""
    return dump_line(report_value(report))


def render_extraction(extraction: Extraction) -> str:
    """Return one extraction as indented JSON with a newline at the end."""
    return dump(extraction_value(extraction))


def render_extraction_line(extraction: Extraction) -> str:
    """Return one extraction as one line of JSON."""
    return dump_line(extraction_value(extraction))


def dump(value: object) -> str:
    """Write `value` indented; characters that no stream bears are escaped, all others stand as they are."""
    return _escape(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def dump_line(value: object) -> str:
    """Write `value` on one line.

    >>> dump_line({"a": "“é” " + chr(0xD800)})
    '{"a":"“é” \\\\ud800"}\\n'
    """
    return _escape(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _escape(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def report_value(report: Report) -> Value:
    """Return a report as the plain values that JSON knows."""
    return {
        "schema": "quoth-report/1",
        "quoth": __version__,
        "document": _document(report.document),
        "record": {"name": report.record, "sources": report.sources},
        "counts": {label.value: count for label, count in report.counts.items()},
        "findings": [_finding(finding) for finding in report.findings],
        "unmarked": None if report.unmarked is None else [_carried(carried) for carried in report.unmarked],
        "problems": [problem_value(problem) for problem in report.problems],
    }


def extraction_value(extraction: Extraction) -> Value:
    """Return an extraction as the plain values that JSON knows."""
    pairs = zip(extraction.quotations, extraction.attributions, strict=True)
    return {
        "schema": "quoth-extraction/1",
        "quoth": __version__,
        "document": _document(extraction.document),
        "problems": [problem_value(problem) for problem in extraction.problems],
        "quotations": [
            {
                "number": quotation.number,
                "quotation": _quotation(quotation),
                "attribution": _attribution(attribution),
            }
            for quotation, attribution in pairs
        ],
    }


def passage_value(passage: Passage) -> Value:
    """Return a passage: where it stands, its words, and how near they are."""
    return {
        "source": passage.source.key,
        "title": passage.source.title,
        "date": _days(passage.source.date),
        "speaker": passage.speaker,
        "span": span_value(passage.span),
        "text": passage.text,
        "score": _share(passage.score),
        "place": [landmark_value(mark) for mark in passage.place],
    }


def landmark_value(mark: Landmark) -> Value:
    """Return a landmark's kind and label."""
    return {"kind": mark.kind, "label": mark.label}


def source_value(source: Source) -> Value:
    """Return a source's name and data, without its text."""
    return {
        "source": source.key,
        "title": source.title,
        "date": _days(source.date),
        "speaker": source.speaker,
        "kind": source.kind,
        "url": source.url,
    }


def problem_value(problem: Problem) -> Value:
    """Return a problem's three parts."""
    return {"where": problem.where, "what": problem.what, "remedy": problem.remedy}


def _document(document: Document) -> Value:
    return {
        "name": document.name,
        "title": document.title,
        "author": document.author,
        "published": _days(document.published),
        "digest": document.digest,
        "language": document.language,
    }


def _finding(finding: Finding) -> Value:
    verdict = finding.verdict
    return {
        "number": finding.quotation.number,
        "quotation": _quotation(finding.quotation),
        "attribution": _attribution(finding.attribution),
        "passage": passage_value(finding.passage) if finding.passage else None,
        "others": [passage_value(passage) for passage in finding.others],
        "departures": [_departure(departure) for departure in finding.departures],
        "omitted": [_omission(omission) for omission in finding.omitted],
        "context": _context(finding.context),
        "folds": list(finding.folds),
        "damaged": finding.damaged,
        "versions": [_version(version) for version in finding.versions],
        "neighbour": finding.neighbour,
        "verdict": {
            "label": verdict.label.value,
            "wording": verdict.wording.value,
            "attribution": verdict.attribution.value,
            "rule": verdict.rule,
            "reason": verdict.reason,
        },
    }


def _quotation(quotation: Quotation) -> Value:
    return {
        "span": span_value(quotation.span),
        "text": quotation.text,
        "pieces": _spans(quotation.pieces),
        "convention": quotation.convention,
        "kind": quotation.kind.value,
        "block": quotation.block.value,
        "within": quotation.within,
        "signals": [
            {"kind": signal.kind.value, "span": span_value(signal.span)} for signal in quotation.signals
        ],
    }


def _attribution(attribution: Attribution) -> Value:
    said_on = attribution.said_on
    return {
        "speaker": attribution.speaker,
        "mention": span_value(attribution.mention) if attribution.mention else None,
        "cue": span_value(attribution.cue) if attribution.cue else None,
        "said_on": [said_on.first.isoformat(), said_on.last.isoformat()] if said_on else None,
        "rule": attribution.rule,
        "confidence": _share(attribution.confidence),
        "relay": _relay(attribution.relay) if attribution.relay else None,
        "day_told": attribution.day_told.value if attribution.day_told else None,
        "cited": _cited(attribution.cited) if attribution.cited else None,
        "named": span_value(attribution.named) if attribution.named else None,
    }


def _cited(cited: Cited) -> Value:
    return {"name": cited.name, "span": span_value(cited.span), "told": cited.told.value}


def _relay(relay: Relay) -> Value:
    return {"speaker": relay.speaker, "mention": span_value(relay.mention), "cue": span_value(relay.cue)}


def _departure(departure: Departure) -> Value:
    return {
        "kind": departure.kind.value,
        "quoted": departure.quoted,
        "recorded": departure.recorded,
        "quoted_span": span_value(departure.quoted_span),
        "recorded_span": span_value(departure.recorded_span),
        "signalled": departure.signalled,
        "weight": _share(departure.weight),
        "reason": departure.reason,
    }


def _version(version: Version) -> Value:
    return {
        "passage": passage_value(version.passage),
        "departures": [_departure(departure) for departure in version.departures],
    }


def _carried(carried: Carried) -> Value:
    return {"span": span_value(carried.span), "text": carried.text, "passage": passage_value(carried.passage)}


def _omission(omission: Omission) -> Value:
    return {
        "span": span_value(omission.span),
        "text": omission.text,
        "weight": _share(omission.weight),
        "reason": omission.reason,
        "place": omission.place.value,
    }


def _context(context: Context | None) -> Value | None:
    return {"before": context.before, "after": context.after} if context else None


def span_value(span: Span) -> list[int]:
    """Return a span as `[start, end]`."""
    return [int(span.start), int(span.end)]  # a span cut from columns may hold numpy's integers


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [span_value(span) for span in spans]


def _days(days: Days | None) -> str | None:
    return str(days) if days else None


def _share(share: float) -> float:
    """Four decimals: enough to compare, and the same on every machine."""
    return round(float(share), 4)
