"""What stands on a page, before it is known what it is: stretches of words, and lines of them."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Extent", "Line", "Page", "Stretch"]


@dataclass(slots=True)
class Stretch:
    """Words side by side on one line, with no wide gap among them. Lengths are points, and y grows upwards."""

    text: str
    """Its words, with one space between; a hyphen that breaks a word at its end is BREAK."""
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        """Height of its letters, ascent and descent."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the lines of a column reach."""

    left: float
    right: float


@dataclass(slots=True)
class Line:
    """One line of one column."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    """Height of most of its letters."""
    bold: bool
    column: Extent
    """The column that it stands in; the lines of one column share it."""
    number: str | None = None
    """The number that the page prints beside it."""


@dataclass(slots=True)
class Page:
    """One page; its lines in reading order."""

    label: str
    """Its number as a person would write it."""
    labelled: bool = False
    """Whether the file itself gives that number; else it is its place in the file."""
    lines: list[Line] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """What stands across the direction of the page: stamps, watermarks."""
    hidden: bool = False
    """Whether its text is not shown: the layer that an OCR program lays under a picture."""
    textless: bool = False
    """Whether something is drawn on it, but no text."""
    unmapped: int = 0
    """Letters that the page's fonts give no character for."""
    letters: int = 0
    """Letters in all."""
    numbered: bool = False
    """Whether it prints numbers beside its lines."""
    columns: int = 1
    """Columns side by side, at most."""
