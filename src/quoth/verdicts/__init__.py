"""From edits to departures with a meaning, and from those to a verdict with its reason."""

from __future__ import annotations

from .kinds import KINDS, name_departures, tell_rule
from .omissions import name_omissions
from .restate import apply_style
from .rules import RULES, Evidence, judge
from .styles import STYLES

__all__ = ["KINDS", "RULES", "STYLES", "Evidence", "apply_style", "judge", "name_departures", "name_omissions",
           "tell_rule"]
