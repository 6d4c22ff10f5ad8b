"""What is otherwise in a report than in an earlier one of the same document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quoth.model import Label

__all__ = ["Change", "compare_reports"]


@dataclass(frozen=True, slots=True)
class Change:
    """A quotation that is judged otherwise than before."""

    number: int
    """Its number in the later report."""
    words: str
    """The quotation."""
    before: str | None
    """Its label then; None where it was not found as a quotation."""
    after: str
    """Its label now."""
    place: str
    """Where its words stand now: the source's title or key; empty for nowhere."""
    reason: str
    """Why it is judged so now."""


def compare_reports(before: str, after: str) -> tuple[Change, ...]:
    """Return the quotations that two reports in JSON judge otherwise, in the order of the later one.

    A quotation is the same where it stands at the same place of the document with the same words. Another label
    counts, and so does another source.
    """
    known = {_name(finding): finding for finding in json.loads(before)["findings"]}
    return tuple(_go_over(known, json.loads(after)["findings"]))


def _go_over(known: dict[Any, Any], findings: list[Any]) -> Iterator[Change]:
    for finding in findings:
        old = known.get(_name(finding))
        if old is None or _judge(old) != _judge(finding):
            passage = finding["passage"] or {}
            yield Change(
                finding["number"] if "number" in finding else finding["quotation"]["number"],
                finding["quotation"]["text"],
                old["verdict"]["label"] if old else None,
                finding["verdict"]["label"],
                (passage.get("title") or passage.get("source") or "") if _is_held(finding) else "",
                finding["verdict"]["reason"],
            )


def _name(finding: Any) -> tuple[Any, ...]:
    return (finding["quotation"]["text"], *map(tuple, finding["quotation"]["pieces"]))


def _judge(finding: Any) -> tuple[str, str | None]:
    source = (finding["passage"] or {}).get("source")
    return finding["verdict"]["label"], source if _is_held(finding) else None


def _is_held(finding: Any) -> bool:
    return Label(finding["verdict"]["label"]).held
