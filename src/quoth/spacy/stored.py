"""What a doc keeps of its quotations: plain lists and numbers, which every way of storing a doc can write.

spaCy keys the attributes of a span by where it begins and ends, so that two quotations of the same tokens would
share one speaker. So the values lie together in `doc.user_data`, and a span finds its own by its `id_`, which is
the quotation's number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc

from quoth.model import Attribution, BlockKind, Cited, Days, Extraction, Kind, Quotation, Signal, SignalKind, Span, Told

__all__ = ["attribution_of", "days_of", "given_days", "keep", "keep_given", "kept_days", "quotation_of", "rows_of"]

_KEPT, _GIVEN = "quoth", "quoth_published"
"""Keys of `doc.user_data`: what was found, and the day that the user gave."""

Row = dict[str, Any]
"""All that is kept of one quotation."""


def keep(doc: Doc, extraction: Extraction | None) -> None:
    """Keep what was found in `doc`, in place of anything kept before; None where it holds no words."""
    doc.user_data[_KEPT] = {
        "length": _length(doc),
        "published": _pair_of(extraction.document.published) if extraction else None,
        "rows": list(map(_row, extraction.quotations, extraction.attributions)) if extraction else [],
    }


def rows_of(doc: Doc) -> Sequence[Row]:
    """Return what is kept of each quotation, in reading order; none where the doc is not the one it was kept of."""
    kept = doc.user_data.get(_KEPT)
    return kept["rows"] if kept and kept["length"] == _length(doc) else ()


def kept_days(doc: Doc) -> Days | None:
    """Return the day of publication from which days were counted."""
    kept = doc.user_data.get(_KEPT)
    return days_of(kept["published"]) if kept else None


def given_days(doc: Doc) -> Days | None:
    """Return the day of publication that the user gave."""
    return days_of(doc.user_data.get(_GIVEN))


def keep_given(doc: Doc, days: Days | None) -> None:
    """Keep the day of publication that the user gives."""
    doc.user_data[_GIVEN] = _pair_of(days)


def quotation_of(row: Row, number: int, text: str) -> Quotation:
    """Return the quotation that was kept in `row`; `text` is the doc's."""
    pieces = tuple(Span(*piece) for piece in row["pieces"])
    return Quotation(
        number,
        Span(*row["span"]),
        pieces,
        " ".join(piece.cut(text) for piece in pieces),
        row["convention"],
        Kind(row["kind"]),
        BlockKind(row["block"]),
        row["within"],
        tuple(Signal(SignalKind(kind), Span(*span)) for kind, span in row["signals"]),
        row["closed"],
    )


def attribution_of(row: Row) -> Attribution:
    """Return the attribution that was kept in `row`."""
    return Attribution(
        row["speaker"],
        Span(*row["mention"]) if row["mention"] else None,
        Span(*row["cue"]) if row["cue"] else None,
        days_of(row["said_on"]),
        row["rule"],
        row["confidence"],
        day_told=Told(row["day_told"]) if row["day_told"] else None,
        cited=Cited(row["cited"][0], Span(*row["cited"][1]), Told(row["cited"][2])) if row["cited"] else None,
        named=Span(*row["named"]) if row["named"] else None,
    )


def days_of(pair: Sequence[str] | None) -> Days | None:
    """Return the days between two ISO days, both included."""
    return Days(date.fromisoformat(pair[0]), date.fromisoformat(pair[1])) if pair else None


def _row(quotation: Quotation, attribution: Attribution) -> Row:
    cited = attribution.cited
    return {
        "span": _ends(quotation.span),
        "pieces": [_ends(piece) for piece in quotation.pieces],
        "convention": quotation.convention,
        "kind": quotation.kind.value,
        "block": quotation.block.value,
        "within": quotation.within,
        "signals": [[signal.kind.value, _ends(signal.span)] for signal in quotation.signals],
        "closed": quotation.closed,
        "speaker": attribution.speaker,
        "mention": _ends(attribution.mention) if attribution.mention else None,
        "cue": _ends(attribution.cue) if attribution.cue else None,
        "said_on": _pair_of(attribution.said_on),
        "rule": attribution.rule,
        "confidence": float(attribution.confidence),
        "day_told": attribution.day_told.value if attribution.day_told else None,
        "cited": [cited.name, _ends(cited.span), cited.told.value] if cited else None,
        "named": _ends(attribution.named) if attribution.named else None,
    }


def _ends(span: Span) -> list[int]:
    return [int(span.start), int(span.end)]


def _pair_of(days: Days | None) -> list[str] | None:
    return [days.first.isoformat(), days.last.isoformat()] if days else None


def _length(doc: Doc) -> int:
    """Code points of the doc, without the white space after its last token."""
    return doc[-1].idx + len(doc[-1]) if len(doc) else 0
