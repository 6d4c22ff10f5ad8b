"""Every value that walks from bytes to report.

All values are frozen. Spans are half-open and count code points; the field that holds a span, not
the span itself, says which text it points into. Values hold no back-references: a finding contains
its parts.
"""

from __future__ import annotations

from .document import Block, BlockKind, Document, Landmark, Problem
from .finding import (
    Alignment,
    Axis,
    Context,
    Departure,
    DepartureKind,
    Edit,
    EditKind,
    Finding,
    Label,
    Omission,
    OmissionPlace,
    Report,
    Verdict,
    Version,
)
from .quotation import Attribution, Cited, Extraction, Kind, Quotation, Relay, Signal, SignalKind, Told
from .record import EVERYWHERE, Passage, Scope, Source, SourceText, Turn, Window, Words
from .span import Days, Span

__all__ = [
    "EVERYWHERE",
    "Alignment",
    "Attribution",
    "Axis",
    "Block",
    "BlockKind",
    "Cited",
    "Context",
    "Days",
    "Departure",
    "DepartureKind",
    "Document",
    "Edit",
    "EditKind",
    "Extraction",
    "Finding",
    "Kind",
    "Label",
    "Landmark",
    "Omission",
    "OmissionPlace",
    "Passage",
    "Problem",
    "Quotation",
    "Relay",
    "Report",
    "Scope",
    "Signal",
    "SignalKind",
    "Source",
    "SourceText",
    "Span",
    "Told",
    "Turn",
    "Verdict",
    "Version",
    "Window",
    "Words",
]
