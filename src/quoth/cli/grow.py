"""`quoth record add`, `remove` and `export`: sources into a record on disk, out of it, and written down."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from quoth.fetch import Address, is_address
from quoth.files import measure
from quoth.growth import Watch, add_sources, remove_sources
from quoth.ingest import Given, gather_each, tell_as_read
from quoth.model import Problem
from quoth.records.disk.places import is_record
from quoth.records.rows import write_row
from quoth.reports.json_report import dump_line
from quoth.settings import Fetching

from .console import Exit, ignore, open_output, progress, say, say_problem
from .meter import count_things, measured
from .options import fetching_options, jobs_option, record_argument
from .teller import Teller

__all__ = ["GROWING"]

_FEW = 24_000_000
"""Bytes of sources for which no other process is started: it would take longer than it saves."""


@click.command("add", short_help="Take sources into a record on disk.")
@record_argument
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@jobs_option
@fetching_options
@click.pass_context
def add(ctx: click.Context, record: Path, sources: tuple[str, ...], jobs: int, fetching: Fetching) -> None:
    """Take sources into a record on disk; it is made where there is none.

    RECORD is a name that ends in .quoth. A SOURCE is a file, a folder with or without a manifest, a .jsonl file
    with one source a line, another record, an address of a page, or - for JSON lines from standard input. A source
    that is held already is left as it is; one that has changed takes the place of the old one. If it is interrupted,
    say the same again: it goes on where it stopped.

    \b
    Examples:
      quoth record add archive.quoth transcripts/
      quoth record add archive.quoth speeches.jsonl more/
      quoth record add archive.quoth https://example.org/speech
      zcat dump.jsonl.gz | quoth record add archive.quoth -
    """
    given = _find_given(record, sources, fetching)
    total = None if sys.stdin.buffer in given else sum(measure(path) for path in given if isinstance(path, Path))
    workers = 1 if total is not None and total < _FEW else jobs
    committed: list[int] = []
    try:
        with Teller() as teller, measured("adding", total) as meter:
            finish = lambda: meter.doing("writing the index")  # noqa: E731
            watch = Watch(meter.name, meter.count, teller.tell, finish, committed.append)
            intake = add_sources(record, given, workers=workers, watch=watch)
    except KeyboardInterrupt:
        kept = f"{count_things(sum(committed), 'source', 'sources')} committed, and kept"
        what = f"stopped; {kept if committed else 'nothing was committed yet'}"
        say(str(record), what, "the same command goes on from there")
        ctx.exit(Exit.INTERRUPTED)
    replaced = f", {intake.replaced:,} of them in place of older ones" if intake.replaced else ""
    kept = f"; {intake.kept:,} held already" if intake.kept else ""
    click.echo(f"{count_things(intake.added, 'source', 'sources')} added{replaced}{kept}")
    if not intake.added and not intake.kept:
        ctx.exit(Exit.UNUSABLE)


@click.command("remove", short_help="Take sources out of a record on disk.")
@record_argument
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.pass_context
def remove(ctx: click.Context, record: Path, keys: tuple[str, ...]) -> None:
    """Take sources out of a record on disk.

    The room they take on disk is given back by `quoth record compact`.

    \b
    Examples:
      quoth record remove archive.quoth 2022-02-01-press-conference
    """
    removed, unknown = remove_sources(record, keys)
    for key in unknown:
        say(str(record), f"the record holds no source {key!r}", "list its sources to see the keys")
    click.echo(f"{count_things(removed, 'source', 'sources')} removed")
    if not removed:
        ctx.exit(Exit.UNUSABLE)


@click.command("export", short_help="Write the sources of a record as JSON lines.")
@record_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, all at once when it is complete.",
)
@click.pass_context
def export(ctx: click.Context, record: Path, output: Path | None) -> None:
    """Write the sources of a record as JSON lines, whole, which `quoth record add` takes back.

    Text, turns, names and days come back as they were. A source that is damaged is a line on standard error,
    and the exit code is then 1.

    \b
    Examples:
      quoth record export archive.quoth -o archive.jsonl
      quoth record export archive.quoth | gzip > archive.jsonl.gz
    """
    problems: list[Problem] = []
    # A bar and the lines on one screen would mix.
    bar = progress("exporting") if output or not sys.stdout.isatty() else nullcontext(ignore)
    with open_output(output) as write, bar as advance:
        for source in tell_as_read(gather_each(record, problems), problems, say_problem):
            advance(source.source.key)
            write(dump_line(write_row(source)))
    if problems and is_record(record):
        ctx.exit(Exit.FOUND)


GROWING: tuple[click.Command, ...] = (add, remove, export)
"""The commands of this module."""


def _find_given(record: Path, sources: tuple[str, ...], fetching: Fetching) -> list[Given]:
    """Return what the user named: files and folders, pages, and standard input for `-`."""
    given: list[Given] = []
    for source in dict.fromkeys(sources):
        if source == "-":
            given.append(sys.stdin.buffer)
        elif is_address(source):
            given.append(Address(source, fetching))
        elif record.exists() and Path(source).exists() and record.samefile(source):
            say(source, "this is the record itself", "name what is to be added to it")
        else:
            given.append(Path(source))
    return given
