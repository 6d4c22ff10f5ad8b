"""From edits to departures with a meaning, and from those to a verdict with its reason."""

from __future__ import annotations

from .kinds import KINDS, name_departures
from .omissions import name_omissions
from .rules import RULES, Evidence, judge

__all__ = ["KINDS", "RULES", "Evidence", "judge", "name_departures", "name_omissions"]
