"""Reports as Markdown (CommonMark) that pastes into an issue, a wiki or a note under an article.

Changes are shown with `<ins>` and `<del>`, which CommonMark passes through and code hosts keep; the
asterisks and tildes of Markdown cannot stand next to punctuation (CommonMark 0.31, 6.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quoth.model import Excuse, Finding, Problem, Report

from .clean import clean, shorten
from .facts import aside, count_excused, excuse_words, facts, heading, headline, marks, said_by
from .inline import MARKS, PartKind, shown_parts
from .labels import LABELS, row_of
from .unmarked import NONE, TITLE, list_unmarked

__all__ = ["escape", "render"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#$]")
_LEADING = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")
_CALL = re.compile(r"@(?=\w)")
"""A code host would send that person a message."""
_TAGS = {
    PartKind.SAME: ("", ""),
    PartKind.ADDED: ("<ins>", "</ins>"),
    PartKind.DROPPED: ("<del>", "</del>"),
    PartKind.OWNED: ("", ""),
    PartKind.RECORDED: ("<em>", "</em>"),
    PartKind.PAUSE: ("", ""),
    PartKind.SEAM: ("<strong>", "</strong>"),
}


def escape(text: str) -> str:
    r"""Write `text` so that Markdown shows its characters as they are.

    >>> escape("*stars* [T]he <b> @someone")
    '\\*stars\\* \\[T\\]he \\<b\\> @<!-- -->someone'
    >>> escape("1. first"), escape("- dash")
    ('1\\. first', '\\- dash')
    """
    escaped = _SPECIAL.sub(lambda match: "\\" + match.group(), text)
    return _CALL.sub("@<!-- -->", _guard(escaped))


def _guard(escaped: str) -> str:
    """Keep a line's beginning from making it an item of a list, or a rule."""
    leading = _LEADING.match(escaped)
    if not leading:
        return escaped
    at = leading.end() if leading.group(2).isdigit() else leading.start(2)
    return f"{escaped[:at]}\\{escaped[at:]}"


def render(report: Report) -> str:
    """Return one report as Markdown."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escape(clean(report.document.name))}"
    yield ""
    if heading(report.document):
        yield escape(heading(report.document))
        yield ""
    yield escape(headline(report)) + "."
    yield from _counts(report)
    excused = {excuse.number: excuse for excuse in report.excused}
    for finding in report.findings:
        if not aside(finding):
            yield ""
            yield from _finding(report, finding, excused.get(finding.quotation.number))
    yield from _asides(report)
    yield from _unmarked(report)
    yield from _problems(report.problems)


def _counts(report: Report) -> Iterator[str]:
    counts = report.counts
    if counts:
        yield ""
        yield "| Verdict | Quotations |"
        yield "| --- | ---: |"
        for row in LABELS:
            if row.label in counts:
                yield f"| {row.symbol} {row.words} | {counts[row.label]} |"
    if report.excused:
        yield ""
        yield f"Not counted: {count_excused(report)}."


def _finding(report: Report, finding: Finding, excuse: Excuse | None) -> Iterator[str]:
    row = row_of(finding.verdict.label)
    yield f"## {finding.quotation.number}. {row.symbol} {row.words} – {escape(said_by(finding))}"
    yield ""
    before, after = marks(finding.quotation)
    words = "".join(_words(report, finding))
    yield f"> {before}{words}{after}" if before else f"> {_guard(words)}"
    yield ""
    for fact in facts(finding):
        name = f"**{fact.name}**: " if fact.name else ""
        indent = "" if fact.name else "  "  # goes on under the name above
        strong = ("**", "**") if fact.grave and not fact.name else ("", "")
        yield f"{indent}- {name}{strong[0]}{escape(fact.text)}{strong[1]}"
    if excuse is not None:
        yield f"- **not counted**: {escape(excuse_words(excuse))}"


def _words(report: Report, finding: Finding) -> Iterator[str]:
    for part in shown_parts(finding, report.document.text):
        opening, closing = _TAGS[part.kind]
        if part.kind is PartKind.RECORDED:
            shown = MARKS[part.kind]
            yield f"{opening}{escape(shown.before)}{_inner(part.text)}{escape(shown.after)}{closing}"
        elif part.text:
            yield f"{opening}{_inner(part.text)}{closing}"
        else:
            before = MARKS[part.kind].before
            yield f"{opening}{escape(before.rstrip())}{closing} " if opening else escape(before)


def _inner(text: str) -> str:
    """Escape words that stand behind a quotation mark, where nothing can be a list or a rule."""
    return escape("“" + text)[1:]


def _asides(report: Report) -> Iterator[str]:
    listed = [finding.quotation for finding in report.findings if aside(finding)]
    if listed:
        yield ""
        yield "## Terms and titles, not judged"
        yield ""
        for quotation in listed:
            yield f"- {quotation.number}: “{_inner(shorten(clean(quotation.text), 60))}”"


def _unmarked(report: Report) -> Iterator[str]:
    if report.unmarked is None:
        return
    yield ""
    yield f"## {TITLE}"
    yield ""
    for listed in list_unmarked(report):
        yield f"- {escape(listed.words)}"
        yield f"  - **here**: {escape(listed.here)}"
        yield f"  - **in**: {escape(listed.there)}"
    if not report.unmarked:
        yield f"{NONE.capitalize()}."


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield ""
        yield "## Problems"
        yield ""
        for problem in problems:
            yield f"- {escape(clean(str(problem)))}"
