"""Who is said to have said each quotation, and when."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .ranking import Ranker, read_ranker
from .walk import attribute

if TYPE_CHECKING:
    from quoth.model import Attribution, Document, Quotation

__all__ = ["Ranker", "add_indirect", "attribute", "read_ranker"]


def add_indirect(
    document: Document, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...]
) -> tuple[tuple[Quotation, ...], tuple[Attribution, ...]]:
    """Add what a document tells in other words (see `indirect`), whose rules are loaded when this is first asked."""
    found: tuple[tuple[Quotation, ...], tuple[Attribution, ...]] = (
        import_module(".indirect", __name__).add_indirect(document, quotations, attributions)
    )
    return found
