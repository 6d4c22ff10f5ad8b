"""Who passes someone's words on: `Ross recalled Hale saying “…”`."""

from __future__ import annotations

from .passing import pass_on
from .rules import RELAYS

__all__ = ["RELAYS", "pass_on"]
