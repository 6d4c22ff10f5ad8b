"""What a format of report is: one row of the table."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

__all__ = ["Format", "load"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format of report: one row of the table."""

    name: str
    """As the user asks for it."""
    media: str
    """Its media type."""
    report: str | None
    """`module:function` that takes a report, and options by name, to text ending in a newline; None where the
    format is not made for reports."""
    extraction: str | None = None
    """The same for an extraction; None where the format is not made for one."""
    terminal: bool = False
    """Whether it takes the options `width` (columns) and `color` (whether to colour)."""
    opening: str = ""
    """Stands before several reports together."""
    between: str = ""
    """Stands between two of them."""
    closing: str = ""
    """Stands after them."""
    heading: bool = False
    """Whether the first line is a heading, which stands only once over several together."""
    ending: bool = False
    """Whether the last line closes the whole, and stands only once below several together."""
    joining: str | None = None
    """`module:class` of a `Joining` that puts several together, where lines do not suffice."""
    alone: bool = False
    """Whether a file holds one report and no more: several are written into a folder."""
    chosen: bool = False
    """Whether it shows only what asks for something, unless it gets the option `everything`."""
    kept: bool = True
    """Whether the server keeps each report in it, to be saved; not where it tells of files that it never saw."""


def load(target: str) -> Any:
    """Return what `module:name` names; the module is imported when it is first asked for."""
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)
