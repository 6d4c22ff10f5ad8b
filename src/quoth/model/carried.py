"""Words of a source that a document has without quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from .record import Passage
from .span import Span

__all__ = ["Carried"]


@dataclass(frozen=True, slots=True)
class Carried:
    """Words that stand in a source too, in the same order, and are not quoted; listed, never judged."""

    span: Span
    """Where they stand in the document's text."""
    text: str
    """The words, as the document has them."""
    passage: Passage
    """Where they stand in the record."""
