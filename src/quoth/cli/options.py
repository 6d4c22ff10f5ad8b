"""Arguments and options that several commands take, each said once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path

import click

from quoth.reports import FORMATS
from quoth.settings import FETCHING, FEWEST, UNMARKED

from .documents import DAYS

__all__ = [
    "answer_option",
    "count_cores",
    "documents_argument",
    "fetching_options",
    "format_option",
    "indirect_option",
    "jobs_option",
    "json_field_option",
    "name_option",
    "output_option",
    "published_option",
    "record_argument",
    "record_option",
    "unmarked_option",
]


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # a container or `taskset` may allow fewer than there are
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


answer_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What the answer is written in.",
)

documents_argument = click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")

_ARCHIVE = click.option(
    "--archive",
    is_flag=True,
    help="Of an address, take the copy of the Wayback Machine: that nearest to --published, else the newest.",
)
_REFRESH = click.option("--refresh", is_flag=True, help="Fetch pages anew, though the cache holds them.")
_PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from addresses of this machine and its own network too.",
)


def fetching_options(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options that tell how pages are fetched; it gets them as `fetching`."""

    @_ARCHIVE
    @_REFRESH
    @_PRIVATE
    @wraps(command)
    def with_fetching(*given: object, archive: bool, refresh: bool, allow_private: bool, **named: object) -> object:
        fetching = replace(FETCHING, archive=archive, allow_private=allow_private)
        return command(*given, fetching=replace(fetching, fresh=0.0) if refresh else fetching, **named)

    return with_fetching


indirect_option = click.option(
    "--indirect",
    is_flag=True,
    help="List what is told in the writer's own words too: she said that the dam would fail.",
)

json_field_option = click.option(
    "--json-field",
    "json_fields",
    multiple=True,
    metavar="NAME",
    help="In JSON, take the texts of this field for quotations, and of no others but those named so: a name, or the "
    "last names of a path, as in claims.evidence; may be said several times.",
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
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report to FILE, all at once when it is complete; pages of several documents go into a folder.",
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

class _Words(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """How many words in a row; 0 for none at all."""

    name = "words"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number; what stands behind an option that may go without one may be a document."""
        text = str(value)
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
        if number and number < FEWEST:
            allowed = f"give {FEWEST} or more, or 0 to list none"
            self.fail(f"{text!r} is no number of words: {allowed}; a document stands before the option, or behind --.",
                      param, ctx)  # fmt: skip
        return number


unmarked_option = click.option(
    "--unmarked",
    type=_Words(),
    is_flag=False,
    flag_value=str(UNMARKED),
    metavar="[WORDS]",
    help="List the words of sources that stand without quotation marks too, so many in a row or more: "
    f"{UNMARKED} where none is given. They are not judged.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice([row.name for row in FORMATS if row.report]),
    default="text",
    show_default=True,
    help="What the report is written in.",
)
