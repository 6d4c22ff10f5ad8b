"""Who is said to have said each quotation, and when."""

from __future__ import annotations

from .walk import attribute

__all__ = ["attribute"]
