"""Who is said to have said each quotation, and when."""

from __future__ import annotations

from .indirect import add_indirect
from .ranking import Ranker, read_ranker
from .walk import attribute

__all__ = ["Ranker", "add_indirect", "attribute", "read_ranker"]
