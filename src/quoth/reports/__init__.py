"""Reports in every format: one table of formats, one function each, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Iterable

from quoth.errors import UnknownNameError
from quoth.model import Extraction, Report

from .formats import Format, load
from .joining import start_joining

__all__ = ["FORMATS", "Format", "find_format", "render", "render_all", "render_extraction"]


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
    Format(
        "csv",
        "text/csv",
        "quoth.reports.findings_csv:render",
        "quoth.reports.csv_report:render_extraction",
        heading=True,
    ),
    Format(
        "sarif",
        "application/sarif+json",
        "quoth.reports.sarif_report:render",
        joining="quoth.reports.sarif_report:OneRun",
        chosen=True,
        kept=False,
    ),
    Format("github", "text/plain", "quoth.reports.github_report:render", chosen=True, kept=False),
    Format("junit", "application/xml", "quoth.reports.junit_report:render", heading=True, ending=True, kept=False),
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
    return str(load(row.report)(report, **options))


def render_extraction(extraction: Extraction, format: str = "text", **options: object) -> str:  # noqa: A002
    """Return `extraction` in the format of that name, ending in a newline.

    Raises UnknownNameError where no format of extractions goes by that name.
    """
    row = find_format(format, extraction=True)
    assert row.extraction is not None
    return str(load(row.extraction)(extraction, **options))


def render_all(reports: Iterable[Report], format: str = "text", **options: object) -> str:  # noqa: A002
    """Return several reports as one text: an array for `json`, a line each for `jsonl`, one run for `sarif`.

    Raises UnknownNameError where no format goes by that name.
    """
    joining = start_joining(find_format(format))
    written = [joining.add(render(report, format, **options)) for report in reports]
    return "".join((*written, joining.close()))


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
