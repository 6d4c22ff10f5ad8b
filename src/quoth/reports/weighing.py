"""What of a finding weighs most, and how grave that makes it for whoever runs the check: error, warning or note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from quoth.model import Departure, Finding, Label, Omission

from .facts import HEAVY
from .labels import GRAVE, at_or_above

__all__ = ["SEVERITIES", "Severity", "SeverityRule", "find_heaviest", "rate", "weigh"]


def weigh(finding: Finding) -> float:
    """Return the weight of the heaviest unmarked departure or omission, 0 to 1."""
    heaviest = find_heaviest(finding)
    return heaviest.weight if heaviest else 0.0


def find_heaviest(finding: Finding) -> Departure | Omission | None:
    """Return the heaviest unmarked departure or omission; None where nothing weighs."""
    unmarked = [departure for departure in finding.departures if not departure.signalled]
    changes: tuple[Departure | Omission, ...] = (*unmarked, *finding.omitted)
    return max((change for change in changes if change.weight > 0), key=lambda change: change.weight, default=None)


class Severity(StrEnum):
    """How grave a finding is in words that tools share; one that is none of these asks for nothing."""

    ERROR = "error"
    """The words, or the name beside them, say what the record does not."""
    WARNING = "warning"
    """Something is to be looked at."""
    NOTE = "note"
    """Something is to be known."""


@dataclass(frozen=True, slots=True)
class SeverityRule:
    """One row of the table: the first whose condition holds decides."""

    severity: Severity | None
    """What it gives; None for what asks for nothing."""
    says: str
    """Its condition in words, as the manual has it."""
    holds: Callable[[Finding], bool]
    """Its condition."""


SEVERITIES: tuple[SeverityRule, ...] = (
    SeverityRule(
        None, "`unchecked`, since it claims to be nobody's words, or is told in other words",
        lambda finding: finding.verdict.label is Label.UNCHECKED and not finding.quotation.kind.judged,
    ),
    SeverityRule(
        Severity.ERROR, "`misattributed`", lambda finding: finding.verdict.label is Label.MISATTRIBUTED,
    ),
    SeverityRule(
        Severity.ERROR, "`altered` or `spliced`, with an unmarked departure or an omission of weight 0.6 or more",
        lambda finding: finding.verdict.label in (Label.ALTERED, Label.SPLICED) and weigh(finding) >= HEAVY,
    ),
    SeverityRule(
        Severity.WARNING, "any other `altered` or `spliced`, and `not_found`",
        lambda finding: at_or_above(finding.verdict.label, GRAVE),
    ),
    SeverityRule(
        Severity.NOTE, "`verbatim` or `marked`, with a departure or an omission of that weight",
        lambda finding: weigh(finding) >= HEAVY,
    ),
    SeverityRule(
        Severity.NOTE, "any other `unchecked`", lambda finding: finding.verdict.label is Label.UNCHECKED,
    ),
)  # fmt: skip
"""The rules, in order; where none holds a finding asks for nothing."""


def rate(finding: Finding) -> Severity | None:
    """Return how grave a finding is; None where it asks for nothing."""
    return next((rule.severity for rule in SEVERITIES if rule.holds(finding)), None)
