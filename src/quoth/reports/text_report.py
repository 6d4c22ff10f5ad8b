"""Reports for a terminal: calm enough to scan, complete without colour.

Colour only repeats what symbols, words and marks already say. Nothing here writes: the text is
laid out in memory, so that it is the same in a pipe, in a file and on the screen.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from quoth.model import Excuse, Finding, Problem, Report

from .clean import clean, shorten
from .digests import digest_finding
from .facts import aside, count_excused, excuse_words, facts, heading, headline, marks, said_by
from .inline import MARKS, PartKind, shown_parts
from .labels import LABELS, row_of
from .unmarked import NONE, TITLE, list_unmarked

__all__ = ["render", "render_findings"]

_INDENT = 6
"""Columns before the words of a finding."""
_NAMES = 13
"""Columns that the names of facts take."""
_PROBLEMS = 10
"""Problems listed under a report; the others are counted."""
_STYLES = {
    PartKind.SAME: "",
    PartKind.ADDED: "bold green",
    PartKind.DROPPED: "bold red",
    PartKind.OWNED: "cyan",
    PartKind.RECORDED: "cyan dim",
    PartKind.PAUSE: "dim",
    PartKind.SEAM: "bold magenta",
}


class _Page:
    """Lines laid out for a width, with or without colour."""

    def __init__(self, width: int, color: bool) -> None:
        self._out = io.StringIO()
        self._color = color
        self.width = max(width, 40)
        self._console = Console(
            file=self._out,
            width=10_000,  # lines are broken here, not by the console, which would pad them
            force_terminal=color,
            color_system="standard" if color else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def put(self, text: Text | str = "", indent: int = 0, first: Text | None = None) -> None:
        """Add a paragraph, each line after `indent` columns; `first` takes the place of the first indent."""
        body = Text(text) if isinstance(text, str) else text
        lines = body.wrap(self._console, self.width - indent) or [Text()]
        for number, line in enumerate(lines):
            line.rstrip()
            if number == 0 and first is not None:
                lead = Text.assemble(first, " " * max(0, indent - cell_len(first.plain)))
            else:
                lead = Text(" " * indent if line.plain else "")
            if self._color:
                self._console.print(Text.assemble(lead, line), soft_wrap=True)
            else:
                self._out.write(f"{lead.plain}{line.plain}\n")  # ten times as fast, and the same

    def text(self) -> str:
        """Return all lines, without blanks at their ends."""
        return "".join(line.rstrip(" ") + "\n" for line in self._out.getvalue().split("\n")[:-1])


def render(report: Report, *, width: int = 100, color: bool = False, digests: bool = False) -> str:
    """Return one report as text of `width` columns; `digests` shows that of each quotation."""
    page = _Page(width, color)
    page.put(Text(clean(report.document.name), "bold"))
    if heading(report.document):
        page.put(heading(report.document))
    page.put(Text(headline(report), "dim"))
    used: set[PartKind] = set()
    excused = {excuse.number: excuse for excuse in report.excused}
    for finding in report.findings:
        if not aside(finding):
            page.put()
            _put_finding(page, report, finding, used)
            number = finding.quotation.number
            _put_standing(page, excused.get(number), digest_finding(finding) if digests else "")
    _put_asides(page, report)
    _put_unmarked(page, report)
    _put_legend(page, used)
    _put_counts(page, report)
    _put_problems(page, report.problems)
    return page.text()


def render_findings(report: Report, findings: Sequence[Finding], *, width: int = 100) -> str:
    """Return some findings of a report as they stand in its text, with the marks explained that occur."""
    page = _Page(width, False)
    used: set[PartKind] = set()
    for number, finding in enumerate(findings):
        if number:
            page.put()
        _put_finding(page, report, finding, used)
    _put_legend(page, used)
    return page.text()


def _put_finding(page: _Page, report: Report, finding: Finding, used: set[PartKind]) -> None:
    row = row_of(finding.verdict.label)
    first = Text(f"{finding.quotation.number:>4}  ")
    title = Text.assemble((f"{row.symbol} {row.words.upper()}", f"bold {row.style}"), "  ", said_by(finding))
    page.put(title, _INDENT, first)
    words = Text()
    for part in shown_parts(finding, report.document.text):
        shown = MARKS[part.kind]
        used.add(part.kind)
        words.append(f"{shown.before}{part.text}{shown.after}", _STYLES[part.kind])
    opening, closing = marks(finding.quotation)
    page.put(Text(opening) + words + Text(closing), _INDENT)
    for fact in facts(finding):
        name = Text(" " * _INDENT + fact.name, "dim")
        page.put(Text(fact.text, "bold" if fact.grave else ""), _INDENT + _NAMES, name)


def _put_standing(page: _Page, excuse: Excuse | None, digest: str) -> None:
    """Say why a finding does not count, and by which digest it goes."""
    excused = excuse_words(excuse) if excuse else ""
    for name, text in (("not counted", excused), ("digest", digest)):
        if text:
            page.put(text, _INDENT + _NAMES, Text(" " * _INDENT + name, "dim"))


def _put_asides(page: _Page, report: Report) -> None:
    """List in a few lines the terms and titles that were not judged."""
    listed = [finding.quotation for finding in report.findings if aside(finding)]
    if listed:
        page.put()
        words = (f"{quotation.number} “{shorten(clean(quotation.text), 60)}”" for quotation in listed)
        name = Text("Terms and titles, not judged (--all judges them)", "bold")
        page.put(name)
        page.put(", ".join(words), _INDENT)


def _put_unmarked(page: _Page, report: Report) -> None:
    """List the words of sources that stand without marks, where that was asked."""
    if report.unmarked is None:
        return
    page.put()
    page.put(Text(TITLE, "bold"))
    for listed in list_unmarked(report):
        page.put(listed.words, _INDENT, Text("    - "))
        for name, text in (("here", listed.here), ("in", listed.there)):
            page.put(text, _INDENT + _NAMES, Text(" " * _INDENT + name, "dim"))
    if not report.unmarked:
        page.put(NONE, _INDENT)


def _put_legend(page: _Page, used: set[PartKind]) -> None:
    """Explain the marks that occur, and no others."""
    explained = [row for kind, row in MARKS.items() if kind in used and row.meaning]
    if explained:
        page.put()
        page.put(Text("Marks", "bold"))
        for row in explained:
            page.put(f"{row.before.strip()} {row.after}".ljust(7) + row.meaning, _INDENT)


def _put_counts(page: _Page, report: Report) -> None:
    counts = report.counts
    if not counts:
        return
    page.put()
    page.put(Text("Summary", "bold"))
    for row in LABELS:
        if row.label in counts:
            words = Text.assemble((f"{row.symbol} {row.words:<14}", row.style), f"{counts[row.label]:>5}")
            page.put(words, _INDENT)
    if report.excused:
        page.put(f"not counted: {count_excused(report)}", _INDENT)


def _put_problems(page: _Page, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    page.put()
    page.put(Text("Problems", "bold"))
    for problem in problems[:_PROBLEMS]:
        page.put(clean(str(problem)), _INDENT, Text("    ! "))
    if len(problems) > _PROBLEMS:
        page.put(f"and {len(problems) - _PROBLEMS} more; --format json lists them all", _INDENT)
