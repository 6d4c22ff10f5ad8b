"""Finding quotations: which stretches of a document are presented as someone's words."""

from __future__ import annotations

from .finder import find_quotations

__all__ = ["find_quotations"]
