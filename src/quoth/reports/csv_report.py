"""Extractions as a table: comma-separated values as RFC 4180 has them, one row a quotation.

What a column is called, says and holds stands in one table. The characters are the document's, but for two
things: those that drive a terminal or break the encoding are shown as code points, as in the other reports,
and a cell that a spreadsheet would run as a formula gets an apostrophe before it (see `quiet`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from quoth.model import Attribution, Document, Extraction, Quotation, Span, find_place

from .clean import show_hidden
from .facts import name_place

__all__ = ["COLUMNS", "Column", "Row", "quiet", "render_extraction", "write_cell"]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row is about."""

    document: Document
    """The document."""
    quotation: Quotation
    """One of its quotations."""
    attribution: Attribution
    """Who is said to have said it."""

    def cut(self, span: Span | None) -> str | None:
        """Return the document's characters in `span`, if there is one."""
        return span.cut(self.document.text) if span else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    name: str
    """Its heading."""
    says: str
    """What it says, as the manual has it."""
    read: Callable[[Row], object]
    """How its cell is read from a row; None leaves the cell empty."""


COLUMNS: tuple[Column, ...] = (
    Column("document", "the document's name", lambda row: row.document.name),
    Column("number", "the quotation's number, from 1, in reading order", lambda row: row.quotation.number),
    Column("kind", "the [kind](quotations.md#kinds)", lambda row: row.quotation.kind.value),
    Column("text", "the words, as the document prints them", lambda row: row.quotation.text),
    Column("speaker", "the speaker's name", lambda row: row.attribution.speaker),
    Column(
        "said_on_first", "the first day on which it is said to have been said",
        lambda row: row.attribution.said_on.first.isoformat() if row.attribution.said_on else None,
    ),
    Column(
        "said_on_last", "the last such day",
        lambda row: row.attribution.said_on.last.isoformat() if row.attribution.said_on else None,
    ),
    Column("mention", "the words that point to the speaker", lambda row: row.cut(row.attribution.mention)),
    Column("cue", "the words of saying", lambda row: row.cut(row.attribution.cue)),
    Column("rule", "the [rule](attribution.md) that named the speaker", lambda row: row.attribution.rule),
    Column("confidence", "how often that rule is right", lambda row: round(float(row.attribution.confidence), 4)),
    Column("start", "the first code point of the quotation, marks included", lambda row: row.quotation.span.start),
    Column("end", "one past its last code point", lambda row: row.quotation.span.end),
    Column("block", "the [block](quotations.md#blocks) it stands in", lambda row: row.quotation.block.value),
    Column("within", "the number of the quotation that encloses it", lambda row: row.quotation.within),
    Column("convention", "the [convention](quotations.md#conventions)", lambda row: row.quotation.convention),
    Column(
        "closed", "`true`, or `false` where the closing mark is missing",
        lambda row: "true" if row.quotation.closed else "false",
    ),
    Column(
        "relay", "who passes the speaker's words on",
        lambda row: row.attribution.relay.speaker if row.attribution.relay else None,
    ),
    Column(
        "relay_mention", "the words that point to them",
        lambda row: row.cut(row.attribution.relay.mention) if row.attribution.relay else None,
    ),
    Column(
        "relay_cue", "the words that tell of passing on",
        lambda row: row.cut(row.attribution.relay.cue) if row.attribution.relay else None,
    ),
    Column(
        "place", "the page and line, or the time, at which it stands in the document",
        lambda row: name_place(find_place(row.document.landmarks, row.quotation.span.start)) or None,
    ),
)  # fmt: skip
"""Every column, in order; more may be added at the end."""

_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]")
"""What spreadsheets run: these four, their full-width forms, and either after white space, which some skip."""


def render_extraction(extraction: Extraction) -> str:
    """Return a heading and a row for each quotation; lines end in CR and LF, cells may hold line breaks."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(column.name for column in COLUMNS)
    for quotation, attribution in zip(extraction.quotations, extraction.attributions, strict=True):
        row = Row(extraction.document, quotation, attribution)
        table.writerow(write_cell(column.read(row)) for column in COLUMNS)
    return out.getvalue()


def write_cell(value: object) -> object:
    """Return what stands in the cell of a value: words made safe, everything else as it is."""
    return quiet(show_hidden(value)) if isinstance(value, str) else value


def quiet(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula: a document's words must not act.

    To undo it, take one apostrophe off each cell that begins with one and goes on, after any more apostrophes
    and white space, with one of those marks: such cells get one too, so that nothing is lost.

    >>> quiet("=1+1"), quiet("@valley we hear you"), quiet("'=1"), quiet("'tis so")
    ("'=1+1", "'@valley we hear you", "''=1", "'tis so")
    """
    return f"'{text}" if _FORMULA.match(text) else text
