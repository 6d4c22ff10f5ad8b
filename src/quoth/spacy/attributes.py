"""What docs and spans tell once they went through the component: one row of `ATTRIBUTES` an attribute."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from quoth.model import Attribution, Days, Quotation, Span

from .stored import (
    Row,
    attribution_of,
    given_days,
    keep_given,
    kept_days,
    quotation_of,
    rows_of,
)

__all__ = ["ATTRIBUTES", "Attribute", "mark_tokens", "read_published", "register"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One custom attribute, as spaCy calls what stands behind `._.`."""

    owner: type[Doc] | type[Tokens]
    """What bears it."""
    name: str
    """Its name."""
    says: str
    """What it says, as the manual has it."""
    read: Callable[[Any], Any]
    """How it is read; a function of this module, since processes hand it on by name."""
    write: Callable[[Any, Any], None] | None = None
    """How it is set, where it may be."""


def register() -> None:
    """Give docs and spans the attributes of the table.

    A name that somebody else has given away already stays theirs, and a warning says so: what it holds
    is then read from `span._.quotation` and `span._.attribution`.
    """
    for row in ATTRIBUTES:
        if not row.owner.has_extension(row.name):
            row.owner.set_extension(row.name, getter=row.read, setter=row.write)
        elif row.owner.get_extension(row.name)[2] is not row.read:
            what = f"{row.owner.__name__.lower()}._.{row.name}"
            warnings.warn(f"quoth: {what} is another's and stays so; see the manual", UserWarning, stacklevel=2)


def mark_tokens(doc: Doc, span: Span, label: str = "", number: int | None = None) -> Tokens:
    """Return the tokens that `span` touches, which may reach beyond it where a token does."""
    tokens = doc.char_span(
        span.start, span.end, label=label, span_id="" if number is None else str(number), alignment_mode="expand"
    )
    assert tokens is not None  # it is so only beyond the ends of the text
    return tokens


def read_published(value: str | date | Days | None) -> Days | None:
    """Return the days of `2022`, `2022-02`, `2022-02-01`, a date, or of days; raises ValueError for any other."""
    if value is None or isinstance(value, Days):
        return value
    return Days.parse(value.isoformat() if isinstance(value, date) else value)


def _find_row(tokens: Tokens) -> tuple[int, Row] | None:
    """Return the number of the quotation that a span is, and what is kept of it; None for any other span."""
    rows = rows_of(tokens.doc)
    name = tokens.id_
    number = int(name) if name.isdecimal() and len(name) < 10 else 0
    if not 0 < number <= len(rows):
        return None
    row = rows[number - 1]
    first, last = row["span"]
    same = tokens.label_ == row["kind"] and tokens.start_char <= first and last <= tokens.end_char
    return (number, row) if same else None


def _quotation(tokens: Tokens) -> Quotation | None:
    found = _find_row(tokens)
    return quotation_of(found[1], found[0], tokens.doc.text) if found else None


def _attribution(tokens: Tokens) -> Attribution | None:
    found = _find_row(tokens)
    return attribution_of(found[1]) if found else None


def _said(tokens: Tokens) -> Attribution:
    return _attribution(tokens) or Attribution()


def _speaker(tokens: Tokens) -> str | None:
    return _said(tokens).speaker


def _mention(tokens: Tokens) -> Tokens | None:
    mention = _said(tokens).mention
    return mark_tokens(tokens.doc, mention) if mention else None


def _cue(tokens: Tokens) -> Tokens | None:
    cue = _said(tokens).cue
    return mark_tokens(tokens.doc, cue) if cue else None


def _said_on(tokens: Tokens) -> tuple[str, str] | None:
    days = _said(tokens).said_on
    return (days.first.isoformat(), days.last.isoformat()) if days else None


def _rule(tokens: Tokens) -> str:
    return _said(tokens).rule


def _confidence(tokens: Tokens) -> float:
    return _said(tokens).confidence


def _pieces(tokens: Tokens) -> tuple[Tokens, ...]:
    found = _find_row(tokens)
    return tuple(mark_tokens(tokens.doc, Span(*piece)) for piece in found[1]["pieces"]) if found else ()


def _within(tokens: Tokens) -> Tokens | None:
    found = _find_row(tokens)
    number = found[1]["within"] if found else None
    if number is None:
        return None
    outer = rows_of(tokens.doc)[number - 1]
    return mark_tokens(tokens.doc, Span(*outer["span"]), outer["kind"], number)


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    return tuple(quotation_of(row, number, doc.text) for number, row in enumerate(rows_of(doc), 1))


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    return tuple(attribution_of(row) for row in rows_of(doc))


def _published(doc: Doc) -> str | None:
    days = given_days(doc) or kept_days(doc)
    return str(days) if days else None


def _publish(doc: Doc, value: str | date | Days | None) -> None:
    keep_given(doc, read_published(value))


ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute(Tokens, "speaker", "the speaker's name, or None", _speaker),
    Attribute(Tokens, "mention", "the span of the words that point to the speaker, or None", _mention),
    Attribute(Tokens, "cue", "the span of the words of saying, or None", _cue),
    Attribute(
        Tokens, "said_on", "the first and last day on which it is said to have been said, in ISO form, or None",
        _said_on,
    ),
    Attribute(Tokens, "rule", "the [rule](attribution.md) that named the speaker", _rule),
    Attribute(Tokens, "confidence", "how likely the speaker is right, from 0 to 1", _confidence),
    Attribute(Tokens, "pieces", "the spans of the unbroken runs of words, marks left out", _pieces),
    Attribute(Tokens, "within", "the span of the quotation that encloses it, or None", _within),
    Attribute(Tokens, "quotation", "the `quoth.Quotation`, with its exact code points; None for any other span",
              _quotation),
    Attribute(Tokens, "attribution", "the attribution as quoth's own value", _attribution),
    Attribute(Doc, "quotations", "every `quoth.Quotation`, of whatever kind", _quotations),
    Attribute(Doc, "attributions", "one attribution for each of them", _attributions),
    Attribute(Doc, "published", "the day of publication; it may be set before the pipeline runs", _published, _publish),
)  # fmt: skip
"""Every attribute. Those of a span that is no quotation are None, or empty."""
