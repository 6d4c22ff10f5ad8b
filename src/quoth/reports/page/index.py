"""The page that leads to the pages of several documents: each with how its quotations fared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from quoth.model import Label
from quoth.version import __version__

from .loading import find_template, read_asset
from .overview import list_counts

__all__ = ["Entry", "make_entry", "render_index"]

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_COUNTS = re.compile(r'<meta name="quoth:counts" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of several."""

    name: str
    """The name it was given by."""
    title: str
    """Its title, else its name."""
    link: str
    """The file of its page, beside the index."""
    counts: Mapping[Label, int]
    """How many findings carry each label."""


def make_entry(name: str, link: str, page: str) -> Entry:
    """Return the entry of a page that `render` made; `link` leads to it from the index."""
    title, counts = _TITLE.search(page), _COUNTS.search(page)
    pairs = (one.split("=") for one in counts.group(1).split()) if counts else ()
    return Entry(name, unescape(title.group(1)) if title else name, link, {Label(key): int(n) for key, n in pairs})


def render_index(entries: Sequence[Entry]) -> str:
    """Return a page of HTML with a line for each document, in the order given, ending in a newline."""
    rows = [(entry, list_counts(entry.counts)) for entry in entries]
    values = {"rows": rows, "version": __version__, "css": read_asset("report.css")}
    return find_template("index.html").render(values) + "\n"
