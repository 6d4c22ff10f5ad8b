"""What each step of an alignment costs, in units of one matched telling word.

The figures make the alignment read as a person would lay the words side by side: a cut costs most at
its start and little for each further word, next to nothing where the writer marked it; a word in
brackets may stand for any words; one word put for another costs less than one dropped and one added.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "AT_BRACKET", "AT_ELLIPSIS", "AT_INTERRUPTION", "BRACKETED", "INSERTED", "INSERTED_PARTLY", "PLAIN", "REPLACED",
    "Gap",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """The price of recorded words that are not quoted, at one place."""

    start: float
    """For leaving out any words at all."""
    word: float
    """For each word left out."""


PLAIN = Gap(-0.5, -0.06)
"""A cut that nothing marks."""
AT_ELLIPSIS = Gap(-0.05, -0.002)
"""A cut under an ellipsis: free, but the nearer place is taken where two fit."""
AT_INTERRUPTION = Gap(-0.15, -0.01)
"""A cut between two pieces of an interrupted quotation."""
AT_BRACKET = Gap(-0.1, -0.05)
"""A cut beside a bracket, which stands for the words it replaces."""
REPLACED = -0.45
"""A word put for another."""
INSERTED = -0.5
"""A word that the source does not have."""
BRACKETED = 0.0
"""A word in brackets, put for another or added."""
INSERTED_PARTLY = -0.02
"""A word with some letters in brackets, added: it rather stands for a recorded word in another form."""
