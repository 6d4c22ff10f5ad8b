"""Findings in the order of their gravity, and what makes each weigh."""

from __future__ import annotations

from collections.abc import Iterable

from quoth.model import Departure, Finding, Label, Omission
from quoth.reports.clean import clean
from quoth.reports.facts import HEAVY, departure_words, omission_words
from quoth.reports.labels import GRAVE, at_or_above, gravity_of
from quoth.reports.weighing import find_heaviest, weigh

__all__ = ["asks_for_look", "explain_rank", "rank_findings"]

_UNTOLD = frozenset({Label.VERBATIM, Label.MARKED})
"""Labels whose reason says no more than that all is well."""


def rank_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return the gravest findings first.

    In front stands what asks for a look; then label goes before weight, and weight before the place in the document.
    """
    return sorted(findings, key=_find_place)


def _find_place(finding: Finding) -> tuple[bool, int, float, int]:
    return not asks_for_look(finding), -gravity_of(finding.verdict.label), -weigh(finding), finding.quotation.number


def asks_for_look(finding: Finding) -> bool:
    """Whether the label is grave, or a heavy departure stands under one that is not."""
    return at_or_above(finding.verdict.label, GRAVE) or weigh(finding) >= HEAVY


def explain_rank(finding: Finding) -> tuple[str, ...]:
    """Return why a finding stands where it does: the verdict's reason, where it tells more, and the heaviest change."""
    label, heaviest = finding.verdict.label, find_heaviest(finding)
    change = () if heaviest is None else (_tell(heaviest),)
    told = label in _UNTOLD or (label is Label.ALTERED and heaviest is not None)
    return change if told else (clean(finding.verdict.reason), *change)


def _tell(change: Departure | Omission) -> str:
    if isinstance(change, Departure):
        return departure_words(change)
    return f"{'cut' if change.place == 'inside' else 'left off'}: {omission_words(change)}"
