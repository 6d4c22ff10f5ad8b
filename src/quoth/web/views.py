"""Pages made of templates: those of the server, and the report's own set into them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from quoth.model import Label
from quoth.reports.labels import row_of
from quoth.reports.page.loading import PAGE, make_environment, read_asset
from quoth.reports.page.overview import list_counts
from quoth.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["ASSETS", "cut_report", "read_file", "show"]

_OWN = ("app.css", "app.js")
ASSETS = {"report.css": "text/css", "report.js": "text/javascript", "app.css": "text/css", "app.js": "text/javascript"}
"""Files that the pages need, with their media types."""


def show(template: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: object) -> HTMLResponse:
    """Return the page that a template makes of some values."""
    text = _make_environment().get_template(template).render(version=__version__, **values)
    return HTMLResponse(text, status, headers)


def read_file(name: str) -> str:
    """Return one of `ASSETS`."""
    if name in _OWN:
        return (files("quoth.web") / "assets" / name).read_text(encoding="utf-8")
    return read_asset(name)


def cut_report(page: str) -> str:
    """Return what of a report's page stands in its `main`: it is quoth's own, and all in it is escaped."""
    return page.partition("<main>")[2].rpartition("</main>")[0]


def _say_when(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else ""


def _say_label(label: str) -> str:
    return row_of(Label(label)).words


@lru_cache
def _make_environment() -> Environment:
    environment = make_environment("quoth.web", PAGE)
    environment.filters |= {"when": _say_when, "counts": list_counts, "label": _say_label}
    return environment
