"""A finding as a notice: one line that says what it is, and a few that say why, for tools that show no more."""

from __future__ import annotations

from quoth.model import Document, Finding, find_place

from .clean import clean, shorten
from .facts import facts, marks, name_place, said_by
from .inline import MARKS, shown_parts
from .labels import row_of

__all__ = ["explain", "mark_words", "name_finding", "summarize"]

_LONGEST = 600
"""Code points of a quotation that are shown, its marks included."""
_LEFT_OUT = frozenset({"around", "looked past", "settled by"})
"""Facts that a notice leaves to the report."""
_NAMED = 60
"""Code points of the words by which a quotation is called."""


def mark_words(finding: Finding, document: Document) -> str:
    """Return the quoted words with every change in its place, as the text report marks them."""
    opening, closing = marks(finding.quotation)
    parts = (f"{MARKS[part.kind].before}{part.text}{MARKS[part.kind].after}"
             for part in shown_parts(finding, document.text))  # fmt: skip
    return opening + shorten("".join(parts), _LONGEST) + closing


def name_finding(finding: Finding) -> str:
    """Return what a quotation is called: its number and its words, shortened."""
    opening, closing = marks(finding.quotation)
    return f"{finding.quotation.number} {opening}{shorten(clean(finding.quotation.text), _NAMED)}{closing}"


def summarize(finding: Finding) -> str:
    """Return label and speaker in one line, `altered: Ann Lee, 2021-05-03`."""
    return f"{row_of(finding.verdict.label).words}: {said_by(finding)}"


def explain(finding: Finding, document: Document) -> list[str]:
    """Return the words with every change in its place, then what there is to tell of it, a fact a line."""
    lines = [mark_words(finding, document)]
    place = name_place(find_place(document.landmarks, finding.quotation.span.start))
    if place:
        lines.append(f"at: {place}")
    told = "why"
    for fact in facts(finding):
        told = fact.name or told
        if told not in _LEFT_OUT:
            lines.append(f"{told}: {fact.text}")
    return lines
