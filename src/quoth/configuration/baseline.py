"""A baseline: the findings of a project that were known on a day, a file of one entry a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoth.errors import ConfigurationError, UnknownNameError
from quoth.model import Label, Report
from quoth.reports.digests import digest_finding
from quoth.reports.labels import at_or_above, find_label

from .bounds import read_bounded

__all__ = ["Known", "is_baseline", "list_known", "read_baseline", "write_baseline"]

_SCHEMA = "quoth-baseline/1"
_OPENING = f'{{"schema": "{_SCHEMA}", "known": ['
_LARGEST = 50_000_000
"""Bytes of a baseline: some three hundred thousand findings."""
_REMEDY = "write it again with --write-baseline"


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """That a document had a finding when the baseline was written."""

    document: str
    """The document's path from the folder of the baseline, with `/` between its parts; else its name or address."""
    digest: str
    """The digest of the quotation."""
    label: Label
    """The verdict that it had."""
    times: int = 1
    """How often the document had it."""


def list_known(report: Report, document: str, floor: Label, excused: frozenset[int] = frozenset()) -> list[Known]:
    """Return the findings of a report that a baseline would hold: those of `floor` and graver ones.

    `document` is what the baseline calls the document, `excused` are the numbers of quotations that are left out.
    """
    counted = Counter(
        (digest_finding(finding), finding.verdict.label)
        for finding in report.findings
        if at_or_above(finding.verdict.label, floor) and finding.quotation.number not in excused
    )
    return [Known(document, digest, label, times) for (digest, label), times in counted.items()]


def write_baseline(known: Iterable[Known]) -> str:
    """Return the text of a baseline; the same findings give the same text, to the byte."""
    lines = [
        json.dumps({"document": each.document, "digest": each.digest, "label": each.label.value, "times": each.times})
        for each in sorted(known)
    ]
    return _OPENING + "\n" + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"


def read_baseline(path: Path) -> list[Known]:
    """Read the baseline at `path`; raises ConfigurationError where it cannot be used."""
    data = read_bounded(path, _LARGEST, "keep one for each part of it", ("there is no such baseline", _REMEDY))
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise ConfigurationError(str(path), "it is no baseline: no JSON", _REMEDY) from None
    if not isinstance(value, dict) or value.get("schema") != _SCHEMA or not isinstance(value.get("known"), list):
        raise ConfigurationError(str(path), f"it is no baseline of the form {_SCHEMA}", _REMEDY)
    return [_read_entry(path, number, entry) for number, entry in enumerate(value["known"], 1)]


def is_baseline(path: Path) -> bool:
    """Whether the file at `path` is a baseline, perhaps one that was damaged since."""
    with path.open("rb") as file:
        return file.read(len(_OPENING)) == _OPENING.encode()


def _read_entry(path: Path, number: int, entry: Any) -> Known:
    try:
        known = Known(entry["document"], entry["digest"], find_label(entry["label"]), entry["times"])
        sound = isinstance(known.document, str) and isinstance(known.digest, str) and type(known.times) is int
    except (AttributeError, KeyError, TypeError, UnknownNameError):
        sound = False
    if not sound or known.times < 1:
        raise ConfigurationError(str(path), f"entry {number} is none that quoth wrote", _REMEDY)
    return known
