"""Every value that walks from bytes to report.

All values are frozen. Spans are half-open and count code points; the field that holds a span, not
the span itself, says which text it points into. Values hold no back-references: a finding contains
its parts.

The modules are loaded when one of their values is first asked for: whoever opens a record needs sources, not findings.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .carried import Carried
    from .comparison import Alignment, Departure, DepartureKind, Edit, EditKind
    from .document import ASIDE, Block, BlockKind, Document, Field, Landmark, Problem, find_place, stands_amid
    from .excuse import Excuse, ExcuseKind
    from .finding import (
        Axis,
        Context,
        Finding,
        Label,
        Omission,
        OmissionPlace,
        Report,
        Verdict,
        Version,
    )
    from .quotation import Attribution, Cited, Extraction, Kind, Quotation, Relay, Signal, SignalKind, Told
    from .record import (
        EVERYWHERE,
        FEW_TITLED,
        Passage,
        Places,
        Scope,
        Source,
        SourceText,
        Titled,
        Turn,
        Window,
        Words,
    )
    from .span import Days, Span

__all__ = [
    "ASIDE",
    "EVERYWHERE",
    "FEW_TITLED",
    "Alignment",
    "Attribution",
    "Axis",
    "Block",
    "BlockKind",
    "Carried",
    "Cited",
    "Context",
    "Days",
    "Departure",
    "DepartureKind",
    "Document",
    "Edit",
    "EditKind",
    "Excuse",
    "ExcuseKind",
    "Extraction",
    "Field",
    "Finding",
    "Kind",
    "Label",
    "Landmark",
    "Omission",
    "OmissionPlace",
    "Passage",
    "Places",
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
    "Titled",
    "Told",
    "Turn",
    "Verdict",
    "Version",
    "Window",
    "Words",
    "find_place",
    "stands_amid",
]

_MODULES = ("span", "document", "record", "carried", "quotation", "excuse", "comparison", "finding")
"""Where they stand; each module needs none but those before it."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        for module in _MODULES:
            value = getattr(import_module(f".{module}", __name__), name, None)
            if value is not None:
                globals()[name] = value
                return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
