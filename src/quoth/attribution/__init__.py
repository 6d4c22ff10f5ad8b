"""Who is said to have said each quotation, and when.

What is told in other words is seldom asked for: its rules are loaded when they first are.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .ranking import Ranker, read_ranker
from .walk import attribute

if TYPE_CHECKING:
    from .indirect import add_indirect

__all__ = ["Ranker", "add_indirect", "attribute", "read_ranker"]


def __getattr__(name: str) -> Any:
    if name != "add_indirect":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = import_module(".indirect", __name__).add_indirect
    globals()[name] = value
    return value
