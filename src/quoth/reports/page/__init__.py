"""Reports as one page that a person reads in a browser: a single file that needs no other and no network.

The page works without scripts: the document with its quotations marked, a card for each, filters and the table are HTML
and CSS. The script adds keys, filters by speaker, and sorting.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from quoth.model import Report
from quoth.reports.clean import clean
from quoth.reports.facts import headline
from quoth.version import __version__

from .cards import make_cards
from .overview import count_labels, list_sources, list_voices, make_strip, make_timeline
from .paragraphs import lay_sections

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["make_values", "read_asset", "render"]


def render(report: Report) -> str:
    """Return one report as a page of HTML, ending in a newline."""
    page = _templates().get_template("page.html")
    return page.render(make_values(report), css=read_asset("report.css"), js=read_asset("report.js")) + "\n"


def make_values(report: Report) -> dict[str, object]:
    """Return what the template `report.html` shows of a report; others may set it into pages of their own."""
    cards = make_cards(report)
    document = report.document
    return {
        "title": next(filter(str.strip, map(clean, (document.title or "", document.name))), "Untitled"),
        "name": clean(document.name),
        "byline": " · ".join(clean(str(part)) for part in (document.author, document.published) if part),
        "headline": headline(report),
        "language": clean(document.language or ""),
        "counts": count_labels(report.findings),
        "voices": list_voices(report),
        "sources": list_sources(report),
        "strip": make_strip(report),
        "timeline": make_timeline(report),
        "sections": lay_sections(report),
        "cards": cards,
        "problems": [clean(str(problem)) for problem in report.problems],
        "digest": document.digest,
        "version": __version__,
    }


@lru_cache
def read_asset(name: str) -> str:
    """Return the style sheet `report.css` or the script `report.js` of the page."""
    return (files(__name__) / "assets" / name).read_text(encoding="utf-8")


@lru_cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  (only pages need it)

    return Environment(
        loader=PackageLoader(__name__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
