"""`quoth quotes`: the quotations of documents; no record is asked."""

from __future__ import annotations

from pathlib import Path

import click

from quoth.model import Days, Document
from quoth.pipeline import extract
from quoth.reports import FORMATS, find_format, render_extraction
from quoth.settings import Fetching

from .console import terminal_options
from .documents import Named, gather
from .options import (
    documents_argument,
    fetching_options,
    indirect_option,
    json_field_option,
    name_option,
    output_option,
    published_option,
)
from .run import Job, Made, run

__all__ = ["quotes"]


@click.command(short_help="List the quotations of documents, and their speakers.")
@documents_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([row.name for row in FORMATS if row.extraction]),
    default="text",
    show_default=True,
    help="What the list is written in.",
)
@output_option
@published_option
@indirect_option
@json_field_option
@name_option
@fetching_options
@click.pass_context
def quotes(
    ctx: click.Context,
    documents: tuple[str, ...],
    form: str,
    output: Path | None,
    published: Days | None,
    indirect: bool,
    json_fields: tuple[str, ...],
    name: str,
    fetching: Fetching,
) -> None:
    """List the quotations of documents and who is said to have said them.

    Every stretch that the document marks as a quotation is listed, with its kind, the speaker and
    day it is ascribed to, the rule that found the speaker, and how far that rule is to be trusted.
    No record is needed.

    \b
    Examples:
      quoth quotes essay.html
      quoth quotes archive/ --format jsonl -o quotations.jsonl
      quoth quotes drafts/ --format csv -o quotations.csv
      quoth quotes https://example.org/essay
      quoth quotes - < answer.md
    """
    row = find_format(form, extraction=True)
    options = terminal_options(output) if row.terminal else {}

    def work(document: Document, named: Named) -> Made:  # noqa: ARG001  (what is done does not depend on it)
        extraction = extract(document, indirect=indirect, json_fields=json_fields)
        return Made(render_extraction(extraction, form, **options))

    ctx.exit(run(ctx, Job("reading", work, row), gather(documents, name, fetching, published), published, output))
