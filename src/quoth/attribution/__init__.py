"""Who is said to have said each quotation, and when."""

from __future__ import annotations

from .ranking import Ranker, read_ranker
from .walk import attribute

__all__ = ["Ranker", "attribute", "read_ranker"]
