"""`quoth record verify`, `rebuild` and `compact`: what keeps a record on disk sound and small."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from quoth.model import Problem
from quoth.records.address import find_record
from quoth.records.disk.totals import count_record
from quoth.records.disk.upkeep import check_record, compact_record, rebuild_record
from quoth.reports.clean import clean

from .console import Exit, progress, say, say_problem
from .meter import count_things, write_size
from .options import jobs_option, record_argument

__all__ = ["KEEPING"]


@click.command("verify", short_help="Check every byte of a record on disk.")
@record_argument
@click.pass_context
def verify(ctx: click.Context, record: Path) -> None:
    """Check every byte of a record on disk: its catalogue, every text, every segment of the index.

    What an interruption left is mended first. Each fault is a line on standard error that says what to do. The
    exit code is 0 only if all is well.

    \b
    Examples:
      quoth record verify archive.quoth
    """
    folder = find_record(record)
    mended: list[Problem] = []
    with progress("verifying") as advance:
        problems = check_record(folder, advance, mended)
    for problem in [*mended, *problems]:
        say_problem(problem)
    if problems:
        click.echo(f"{clean(folder.name)}: {count_things(len(problems), 'thing is', 'things are')} wrong")
        ctx.exit(Exit.FOUND)
    click.echo(f"{_describe(folder)}: all is well")


@click.command("rebuild", short_help="Make the index of a record on disk anew.")
@record_argument
@jobs_option
@click.pass_context
def rebuild(ctx: click.Context, record: Path, jobs: int) -> None:
    """Make the index of a record on disk anew from its texts, which are not touched.

    \b
    Examples:
      quoth record rebuild archive.quoth
    """
    folder = find_record(record)
    with _stoppable(ctx, record), progress("rebuilding") as advance:
        rebuild_record(folder, jobs, advance)
    click.echo(f"{_describe(folder)}: the index is made anew")


@click.command("compact", short_help="Give back the room of sources that are gone.")
@record_argument
@jobs_option
@click.pass_context
def compact(ctx: click.Context, record: Path, jobs: int) -> None:
    """Give back the room that removed and replaced sources take on disk, and make one index of many segments.

    \b
    Examples:
      quoth record compact archive.quoth
    """
    folder = find_record(record)
    with _stoppable(ctx, record), progress("compacting") as advance:
        saved = compact_record(folder, jobs, advance)
    click.echo(f"{_describe(folder)}: {write_size(saved)} given back")


KEEPING: tuple[click.Command, ...] = (verify, rebuild, compact)
"""The commands of this module."""


@contextmanager
def _stoppable(ctx: click.Context, record: Path) -> Iterator[None]:
    """Within, Ctrl-C ends the run with a line on how the record stands."""
    try:
        yield
    except KeyboardInterrupt:
        what, remedy = "stopped; every source is kept and found as before", "say the same again to have it done"
        say(str(record), what, remedy)
        ctx.exit(Exit.INTERRUPTED)


def _describe(folder: Path) -> str:
    totals = count_record(folder)
    segments = count_things(totals.segments or 0, "segment", "segments")
    return f"{clean(folder.name)} ({count_things(totals.sources, 'source', 'sources')}, {segments})"
