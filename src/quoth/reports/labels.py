"""How each verdict is shown, and how grave it is: one row a label."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.errors import UnknownNameError
from quoth.model import Label

__all__ = ["GRAVE", "LABELS", "Row", "at_or_above", "find_label", "gravity_of", "row_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """How one label is shown."""

    label: Label
    """The label."""
    symbol: str
    """One character that tells it apart without colour."""
    words: str
    """The label as a person reads it."""
    style: str
    """Colour on a terminal, in addition to symbol and words."""


LABELS: tuple[Row, ...] = (
    Row(Label.VERBATIM, "✓", "verbatim", "green"),
    Row(Label.UNCHECKED, "–", "unchecked", "bright_black"),
    Row(Label.MARKED, "≈", "marked", "cyan"),
    Row(Label.NOT_FOUND, "?", "not found", "yellow"),
    Row(Label.ALTERED, "≠", "altered", "red"),
    Row(Label.SPLICED, "‖", "spliced", "red"),
    Row(Label.MISATTRIBUTED, "⇄", "misattributed", "magenta"),
)
"""The labels by gravity, gravest last: the order that `--fail-on` goes by.

`unchecked` accuses nobody, so it weighs less than a change that was owned up to; words that were
not found may still stand somewhere else, so they weigh less than words that were found changed.
"""

_ROWS = {row.label: row for row in LABELS}
_GRAVITY = {row.label: number for number, row in enumerate(LABELS)}


GRAVE = Label.NOT_FOUND
"""From this label on a finding asks for a look: readers are shown it first."""


def gravity_of(label: Label) -> int:
    """Return the place of `label` by gravity, 0 for the least."""
    return _GRAVITY[label]


def row_of(label: Label) -> Row:
    """Return the row of `label`."""
    return _ROWS[label]


def find_label(name: str) -> Label:
    """Return the label that goes by `name`; `not found` and `not-found` are `not_found`.

    Raises UnknownNameError for any other name.
    """
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    for row in LABELS:
        if row.label.value == wanted:
            return row.label
    names = ", ".join(row.label.value for row in LABELS)
    raise UnknownNameError(name, "no label goes by that name", f"use one of {names}")



def at_or_above(label: Label, floor: Label) -> bool:
    """Whether `label` is as grave as `floor`, or graver.

    >>> at_or_above(Label.ALTERED, Label.NOT_FOUND), at_or_above(Label.UNCHECKED, Label.MARKED)
    (True, False)
    """
    return _GRAVITY[label] >= _GRAVITY[floor]
