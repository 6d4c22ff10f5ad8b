"""Reports as one page that a person reads in a browser: a single file that needs no other and no network.

The page works without scripts: the document with its quotations marked, a card for each, filters and the table, the
gravest first, are HTML and CSS. The script adds keys, the choice of a speaker, and other orders of the table.
"""

from __future__ import annotations

from quoth.model import Report
from quoth.reports.clean import clean
from quoth.reports.facts import count_excused, headline
from quoth.reports.unmarked import NONE, TITLE, list_unmarked
from quoth.version import __version__

from .cards import make_cards
from .index import make_entry, render_index
from .loading import find_template, read_asset
from .overview import count_labels, list_sources, list_voices, make_strip, make_timeline
from .paragraphs import lay_sections
from .ranking import rank_findings

__all__ = ["make_entry", "make_values", "read_asset", "render", "render_index"]


def render(report: Report) -> str:
    """Return one report as a page of HTML, ending in a newline."""
    values = make_values(report)
    return find_template("page.html").render(values, css=read_asset("report.css"), js=read_asset("report.js")) + "\n"


def make_values(report: Report) -> dict[str, object]:
    """Return what the template `report.html` shows of a report; others may set it into pages of their own."""
    cards = make_cards(report)
    document = report.document
    return {
        "title": next(filter(str.strip, map(clean, (document.title or "", document.name))), "Untitled"),
        "name": clean(document.name),
        "byline": " · ".join(clean(str(part)) for part in (document.author, document.published) if part),
        "headline": headline(report),
        "excused": count_excused(report),
        "language": clean(document.language or ""),
        "counts": count_labels(report.findings),
        "voices": list_voices(report),
        "sources": list_sources(report),
        "strip": make_strip(report),
        "timeline": make_timeline(report),
        "sections": lay_sections(report),
        "cards": cards,
        "ranked": [cards[finding.quotation.number] for finding in rank_findings(report.findings)],
        "unmarked": None if report.unmarked is None else list(list_unmarked(report)),
        "unmarked_title": TITLE,
        "unmarked_none": NONE,
        "problems": [clean(str(problem)) for problem in report.problems],
        "digest": document.digest,
        "version": __version__,
    }
