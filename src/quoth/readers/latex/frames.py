"""What is open in a LaTeX document: groups and environments."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.model import BlockKind

__all__ = ["Frame"]


@dataclass(slots=True)
class Frame:
    """A group or an environment that is open, and what happens when it is closed."""

    name: str = ""
    """Name of the environment; empty for a group."""
    after: str = ""
    """What is written behind it."""
    note: BlockKind | None = None
    """What its words are, where they are set behind the paragraph."""
    label: str = ""
    """The number of a note, raised."""
    field: str = ""
    """`title`, `author` or `date`, where it tells one of them."""
    kind: bool = False
    """Whether it holds paragraphs of a kind of their own."""
    quotes: bool = False
    """Whether it is a quotation between marks."""
