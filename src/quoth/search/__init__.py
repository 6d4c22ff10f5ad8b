"""From a quotation to the places of a record that may hold it, each laid beside it."""

from __future__ import annotations

from .locate import find_matches
from .parts import Match, Part
from .recall import Recalled, recall

__all__ = ["Match", "Part", "Recalled", "find_matches", "recall"]
