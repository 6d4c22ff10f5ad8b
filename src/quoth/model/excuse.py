"""Why a finding does not count against its document: somebody has looked at it already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Excuse", "ExcuseKind"]


class ExcuseKind(StrEnum):
    """On what ground a finding does not count."""

    IGNORED = "ignored"
    """The project's configuration names it, with a reason."""
    KNOWN = "known"
    """It stands in the baseline: it was there when that was written."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """That one finding of a report does not count; its verdict stays what it is."""

    number: int
    """The number of its quotation."""
    kind: ExcuseKind
    """On what ground."""
    reason: str = ""
    """Why, in the words of whoever excused it; empty where nobody gave a reason."""
