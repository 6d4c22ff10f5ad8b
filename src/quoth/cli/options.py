"""Arguments and options that several commands take, each said once."""

from __future__ import annotations

import os
from pathlib import Path

import click

from quoth.reports import FORMATS

from .documents import DAYS

__all__ = [
    "answer_option",
    "count_cores",
    "documents_argument",
    "format_option",
    "indirect_option",
    "jobs_option",
    "name_option",
    "output_option",
    "published_option",
    "record_argument",
    "record_option",
]


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


answer_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What the answer is written in.",
)

documents_argument = click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")

indirect_option = click.option(
    "--indirect",
    is_flag=True,
    help="List what is told in the writer's own words too: she said that the dam would fail.",
)

jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1024),
    default=count_cores,
    show_default="one a core",
    metavar="NUMBER",
    help="Processes that work side by side.",
)

name_option = click.option(
    "--name",
    default="text",
    show_default=True,
    metavar="NAME",
    help="What standard input (-) goes by; its ending tells the format, as in answer.md.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the report to FILE, all at once when it is complete.",
)

published_option = click.option(
    "--published",
    type=DAYS,
    metavar="DATE",
    help="When the document was published (2022-02-01, 2022-02 or 2022), where it does not say so rightly.",
)

record_argument = click.argument("record", type=click.Path(path_type=Path), metavar="RECORD")

record_option = click.option(
    "--record",
    required=True,
    type=click.Path(path_type=Path),
    metavar="RECORD",
    help="The record to check against: a record on disk (NAME.quoth), a folder of sources, or a .jsonl file.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice([row.name for row in FORMATS if row.report]),
    default="text",
    show_default=True,
    help="What the report is written in.",
)
