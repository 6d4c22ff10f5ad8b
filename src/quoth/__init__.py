"""Did they really say that? quoth checks every quotation in a document against a record of sources.

    report = quoth.check(quoth.read("article.html"), quoth.open_record("transcripts/"))

What opens a record comes with the package. The other names are loaded when first used: the arrays that searching needs
take a tenth of a second to import, and nobody should pay for them who only asks for the version.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .archive import Record, open_record
from .version import __version__

if TYPE_CHECKING:
    from .attribution import Ranker, read_ranker
    from .checker import Checker, Stream, compile  # noqa: A004  (of sources)
    from .errors import QuothError
    from .growth import add_sources, remove_sources
    from .model import Document, Finding, Label, Quotation, Report
    from .pipeline import check, extract, read
    from .quotes import find_quotations
    from .reports import render
    from .settings import Settings

_HOMES = {
    "Checker": "checker",
    "Document": "model",
    "Finding": "model",
    "Label": "model",
    "Quotation": "model",
    "QuothError": "errors",
    "Ranker": "attribution",
    "Report": "model",
    "Settings": "settings",
    "Stream": "checker",
    "add_sources": "growth",
    "check": "pipeline",
    "compile": "checker",
    "extract": "pipeline",
    "find_quotations": "quotes",
    "read": "pipeline",
    "read_ranker": "attribution",
    "remove_sources": "growth",
    "render": "reports",
}
"""Where each public name lives."""

__all__ = [
    "Checker",
    "Document",
    "Finding",
    "Label",
    "Quotation",
    "QuothError",
    "Ranker",
    "Record",
    "Report",
    "Settings",
    "Stream",
    "__version__",
    "add_sources",
    "check",
    "compile",
    "extract",
    "find_quotations",
    "open_record",
    "read",
    "read_ranker",
    "remove_sources",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
