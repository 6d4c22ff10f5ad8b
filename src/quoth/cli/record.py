"""`quoth record`: what a record holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from quoth.archive import Record, open_record
from quoth.ingest import gather_each, tell_as_read
from quoth.model import Problem, Source
from quoth.records.disk.places import is_record
from quoth.records.disk.totals import count_record
from quoth.records.totals import Totals, count_sources
from quoth.reports.clean import clean
from quoth.reports.json_report import Value, dump, dump_line, landmark_value, source_value, span_value

from .console import ignore, open_output, progress, say_problem
from .grow import GROWING
from .keep import KEEPING
from .meter import write_size
from .options import answer_option, record_argument

__all__ = ["record"]


@click.group(short_help="Make, grow, look into and keep records of sources.")
def record() -> None:
    """Make, grow, look into and keep records of sources.

    A RECORD is a folder of sources, a .jsonl file with one source a line, or a record on disk, whose name ends
    in .quoth: made once by `add`, opened in an instant however large it is.

    \b
    Examples:
      quoth record list transcripts/
      quoth record show transcripts/ 2022-02-01-press-conference
      quoth record add archive.quoth transcripts/ speeches.jsonl
    """


@record.command("list", short_help="List the sources: key, day, speaker and title.")
@record_argument
@answer_option
def list_sources(record: Path, form: str) -> None:
    """List the sources of a record: key, day, speaker and title.

    \b
    Examples:
      quoth record list transcripts/
      quoth record list archive.quoth --format json
    """
    sources = _go_over(record)
    with open_output(None) as write:
        if form == "text":
            for source in sources:
                write(_line(source) + "\n")
            return
        before = "["
        for source in sources:
            write(f"{before}\n  {dump_line(_row(source)).rstrip()}")
            before = ","
        write("[]\n" if before == "[" else "\n]\n")


@record.command("show", short_help="Show one source whole, speaker by speaker.")
@record_argument
@click.argument("key", required=False)
@answer_option
def show_source(record: Path, key: str | None, form: str) -> None:
    """Show one source whole, speaker by speaker; without KEY, what the record is.

    \b
    Examples:
      quoth record show transcripts/
      quoth record show archive.quoth 2022-02-01-press-conference
    """
    opened = _open(record)
    with open_output(None) as write:
        if key is None:
            write(_overview(opened, form))
        else:
            write(_source(opened, key, form))


@record.command("stats", short_help="Count what a record holds.")
@record_argument
@answer_option
def show_stats(record: Path, form: str) -> None:
    """Count what a record holds: sources, words, speakers, days, and the room it takes on disk.

    \b
    Examples:
      quoth record stats archive.quoth
      quoth record stats transcripts/ --format json
    """
    if is_record(record):
        open_record(record)  # says what is wrong where it is none
        totals = count_record(record)
    else:
        problems: list[Problem] = []
        with progress("counting") as advance:
            totals = count_sources(tell_as_read(gather_each(record, problems, advance), problems, say_problem))
    name = record.name or str(record)
    with open_output(None) as write:
        write(dump(_stats_value(name, totals)) if form == "json" else _stats_text(name, totals))


for command in (*GROWING, *KEEPING):
    record.add_command(command)


def _go_over(path: Path) -> Iterator[Source]:
    """Go over the sources of any record, as they are read."""
    if is_record(path):
        yield from open_record(path).sources()
        return
    problems: list[Problem] = []
    # A bar and a list on one screen would mix.
    with nullcontext(ignore) if sys.stdout.isatty() else progress("reading the record") as advance:
        for given in tell_as_read(gather_each(path, problems, advance), problems, say_problem):
            yield given.source


def _open(path: Path) -> Record:
    with progress("reading the record") as advance:
        opened = open_record(path, advance)
    for problem in opened.problems:
        say_problem(problem)
    return opened


def _line(source: Source) -> str:
    parts = [source.key, str(source.date) if source.date else None, source.speaker, source.title]
    return " · ".join(clean(part) for part in parts if part)


def _row(source: Source) -> Value:
    value = source_value(source)
    return {"key": value.pop("source"), **value, "language": source.language}


def _overview(opened: Record, form: str) -> str:
    if form == "json":
        return dump({"schema": "quoth-record/1", "record": {"name": opened.name, "sources": len(opened)}})
    return f"{clean(opened.name)}: {len(opened)} {'source' if len(opened) == 1 else 'sources'}\n"


def _source(opened: Record, key: str, form: str) -> str:
    source, text = opened.source(key), opened.text(key)
    turns = tuple(opened.turns(key))
    if form == "json":
        spoken = [{"speaker": turn.speaker, "span": span_value(turn.span)} for turn in turns]
        places = opened.places(key)
        marked = [{"offset": mark.offset, **landmark_value(mark)} for mark in places.landmarks]
        silent = [span_value(span) for span in places.silent]
        known = {**_row(source), "turns": spoken, "silent": silent, "landmarks": marked}
        return dump({"schema": "quoth-source/1", **known, "text": text})
    parts = [_line(source)] + ([clean(source.url)] if source.url else []) + [""]
    if turns:
        for turn in turns:
            parts += [f"{clean(turn.speaker or 'nobody named')}:", _paragraphs(turn.span.cut(text)), ""]
    else:
        parts += [_paragraphs(text), ""]
    return "\n".join(parts[:-1]) + "\n"


def _paragraphs(text: str) -> str:
    """Make a text safe to show, keeping its lines."""
    return "\n".join(clean(line) for line in text.splitlines())


def _stats_value(name: str, totals: Totals) -> Value:
    on_disk = totals.segments is not None
    return {
        "schema": "quoth-stats/1",
        "record": {"name": name, "sources": totals.sources},
        "words": totals.words,
        "characters": totals.characters,
        "speakers": totals.speakers,
        "first_day": totals.days.first.isoformat() if totals.days else None,
        "last_day": totals.days.last.isoformat() if totals.days else None,
        "bytes": {"texts": totals.text_bytes, "index": totals.index_bytes} if on_disk else None,
        "segments": totals.segments,
    }


def _stats_text(name: str, totals: Totals) -> str:
    rows = [
        ("sources", f"{totals.sources:,}"),
        ("words", f"{totals.words:,}"),
        ("characters", f"{totals.characters:,}"),
        ("speakers", f"{totals.speakers:,}"),
        ("days", f"{totals.days.first} to {totals.days.last}" if totals.days else "none known"),
    ]
    if totals.text_bytes is not None and totals.index_bytes is not None:
        segments = f"{totals.segments} {'segment' if totals.segments == 1 else 'segments'}"
        rows.append(("texts", write_size(totals.text_bytes)))
        rows.append(("index", f"{write_size(totals.index_bytes)} in {segments}"))
    return f"{clean(name)}\n" + "".join(f"  {what:<11} {told}\n" for what, told in rows)
