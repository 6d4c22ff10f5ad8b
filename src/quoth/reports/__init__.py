"""Reports in every format: one table of formats, one function each, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from quoth.errors import UnknownNameError
from quoth.model import Extraction, Report

__all__ = ["FORMATS", "Format", "find_format", "render", "render_all", "render_each", "render_extraction"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format of report: one row of the table."""

    name: str
    """As the user asks for it."""
    media: str
    """Its media type."""
    report: str | None
    """`module:function` that takes a report, and options by name, to text ending in a newline; None where the
    format is not made for reports."""
    extraction: str | None = None
    """The same for an extraction; None where the format is not made for one."""
    terminal: bool = False
    """Whether it takes the options `width` (columns) and `color` (whether to colour)."""
    opening: str = ""
    """Stands before several reports together."""
    between: str = ""
    """Stands between two of them."""
    closing: str = ""
    """Stands after them."""
    heading: bool = False
    """Whether the first line is a heading, which stands only once over several together."""
    alone: bool = False
    """Whether a file holds one report and no more: several are written into a folder."""


FORMATS: tuple[Format, ...] = (
    Format(
        "text",
        "text/plain",
        "quoth.reports.text_report:render",
        "quoth.reports.quotes_text:render_extraction",
        terminal=True,
        between="\n",
    ),
    Format(
        "json",
        "application/json",
        "quoth.reports.json_report:render",
        "quoth.reports.json_report:render_extraction",
        opening="[\n",
        between=",\n",
        closing="]\n",
    ),
    Format(
        "jsonl",
        "application/jsonl",
        "quoth.reports.json_report:render_line",
        "quoth.reports.json_report:render_extraction_line",
    ),
    Format("markdown", "text/markdown", "quoth.reports.markdown_report:render", between="\n"),
    Format("html", "text/html", "quoth.reports.page:render", alone=True),
    Format("csv", "text/csv", None, "quoth.reports.csv_report:render_extraction", heading=True),
)
"""Every format, the default first."""


def render(report: Report | Extraction, format: str = "text", **options: object) -> str:  # noqa: A002
    """Return `report`, or an extraction, in the format of that name, ending in a newline.

    Raises UnknownNameError where no format goes by that name, or the format is not made for it.
    """
    if isinstance(report, Extraction):
        return render_extraction(report, format, **options)
    row = find_format(format)
    assert row.report is not None
    return str(_load(row.report)(report, **options))


def render_extraction(extraction: Extraction, format: str = "text", **options: object) -> str:  # noqa: A002
    """Return `extraction` in the format of that name, ending in a newline.

    Raises UnknownNameError where no format of extractions goes by that name.
    """
    row = find_format(format, extraction=True)
    assert row.extraction is not None
    return str(_load(row.extraction)(extraction, **options))


def render_all(reports: Iterable[Report], format: str = "text", **options: object) -> str:  # noqa: A002
    """Return several reports as one text: an array for `json`, a line each for `jsonl`.

    Raises UnknownNameError where no format goes by that name.
    """
    row = find_format(format)
    return "".join(render_each((render(report, format, **options) for report in reports), row))


def render_each(rendered: Iterable[str], row: Format) -> Iterator[str]:
    """Yield rendered reports, one at a time, with what the format puts round and between them."""
    yield row.opening
    for number, text in enumerate(rendered):
        yield (row.between if number else "") + text
    yield row.closing


def find_format(name: str, *, extraction: bool = False) -> Format:
    """Return the row of that name, of the formats that reports have, or with `extraction` extractions.

    Raises UnknownNameError with the names that there are.
    """
    rows = [row for row in FORMATS if (row.extraction if extraction else row.report)]
    for row in rows:
        if row.name == name:
            return row
    names = ", ".join(row.name for row in rows)
    raise UnknownNameError(name, "no format of report goes by that name", f"use one of {names}")


def _load(target: str) -> Callable[..., object]:
    module, _, function = target.partition(":")
    loaded: Callable[..., object] = getattr(import_module(module), function)
    return loaded
