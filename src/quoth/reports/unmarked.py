"""Words of a source without quotation marks, as formats made for reading show them: listed behind the findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quoth.model import Carried, Report, find_place

from .clean import clean, shorten
from .facts import name_place, place

__all__ = ["NONE", "TITLE", "Listed", "list_unmarked"]

TITLE = "Words of a source without quotation marks"
"""What stands over them."""
NONE = "none"
"""What stands there where they were asked for and there are none."""
_SHOWN = 600
"""Code points of the words that are printed; the JSON report holds all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is told of one stretch of words, safe to show."""

    words: str
    """The words, as the document has them."""
    here: str
    """Where they stand in the document."""
    there: str
    """The source, its title, day and speaker, and where they stand in it."""


def list_unmarked(report: Report) -> Iterator[Listed]:
    """Yield what is told of each; nothing where nobody asked."""
    for carried in report.unmarked or ():
        yield Listed(
            shorten(clean(carried.text).strip(), _SHOWN), _tell_here(report, carried), place(carried.passage)
        )


def _tell_here(report: Report, carried: Carried) -> str:
    landmarks = name_place(find_place(report.document.landmarks, carried.span.start))
    return ", ".join(filter(None, [landmarks, f"at {carried.span.start}"]))
