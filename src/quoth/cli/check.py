"""`quoth check`: documents against a record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from quoth.archive import open_record
from quoth.errors import UnknownNameError
from quoth.model import Days, Document, Label
from quoth.pipeline import check as check_document
from quoth.reports import find_format, render
from quoth.reports.labels import LABELS, at_or_above, find_label
from quoth.settings import STRICT
from quoth.verdicts.styles import STYLES

from .console import progress, say, terminal_options
from .options import (
    documents_argument,
    format_option,
    indirect_option,
    name_option,
    output_option,
    published_option,
    record_option,
)
from .run import Job, run

__all__ = ["LabelType", "check"]

class LabelType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """A verdict's label, as an option of a command."""

    name = "label"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Label:
        """Read a label's name; `not-found` is `not_found`."""
        try:
            return find_label(str(value))
        except UnknownNameError as error:
            self.fail(f"{error.where!r} is no label: {error.remedy}.", param, ctx)


@click.command(
    short_help="Check every quotation of documents against a record.",
    epilog="Gravity, from least to most: " + ", ".join(row.label.value for row in LABELS) + ".",
)
@documents_argument
@record_option
@format_option
@output_option
@click.option(
    "--fail-on",
    type=LabelType(),
    metavar="LABEL",
    help="Exit with 1 when a finding is of this label or a graver one.",
)
@click.option(
    "--style",
    type=click.Choice(list(STYLES)),
    default="strict",
    show_default=True,
    help="House style: which changes may pass without a mark.",
)
@published_option
@click.option("--all", "all_kinds", is_flag=True, help="Judge terms and titles in quotation marks too.")
@indirect_option
@name_option
@click.pass_context
def check(
    ctx: click.Context,
    documents: tuple[str, ...],
    record: Path,
    form: str,
    output: Path | None,
    fail_on: Label | None,
    style: str,
    published: Days | None,
    all_kinds: bool,
    indirect: bool,
    name: str,
) -> None:
    """Check every quotation of documents against a record.

    For each quotation the report says whether the words stand in the record, who said them there
    and when, every word that was changed, what was cut, and why it was judged so. A DOCUMENT is a
    file, a folder, a pattern such as "drafts/*.md", or - for standard input.

    \b
    Examples:
      quoth check essay.html --record transcripts/
      quoth check drafts/ --record transcripts/ --format jsonl -o findings.jsonl
      quoth check - --record sources.jsonl --fail-on altered < answer.md
    """
    settings = replace(STRICT, style=style, all_kinds=all_kinds, indirect=indirect)
    row = find_format(form)
    options = terminal_options(output) if row.terminal else {}
    with progress("reading the record") as advance:
        opened = open_record(record, advance)
    for problem in opened.problems:
        say(problem.where, problem.what, problem.remedy)

    def work(document: Document) -> tuple[str, bool]:
        report = check_document(document, opened, settings=settings)
        fails = fail_on is not None and any(
            at_or_above(finding.verdict.label, fail_on) for finding in report.findings
        )
        return render(report, form, **options), fails

    ctx.exit(run(ctx, Job("checking", work, row), documents, name, published, output))
