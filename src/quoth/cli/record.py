"""`quoth record`: what a record holds."""

from __future__ import annotations

from pathlib import Path

import click

from quoth.archive import Record, open_record
from quoth.model import Source
from quoth.reports.clean import clean
from quoth.reports.json_report import dump, problem_value, source_value, span_value

from .console import open_output, progress, say

__all__ = ["record"]

_record_argument = click.argument("record", type=click.Path(path_type=Path), metavar="RECORD")
_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What the answer is written in.",
)


@click.group(short_help="Look into a record: its sources, their turns and words.")
def record() -> None:
    """Look into a record: its sources, their turns and words.

    A RECORD is a folder of sources, or a .jsonl file with one source a line.

    \b
    Examples:
      quoth record list transcripts/
      quoth record show transcripts/ 2022-02-01-press-conference
    """


@record.command("list")
@_record_argument
@_format_option
def list_sources(record: Path, form: str) -> None:
    """List the sources of a record: key, day, speaker and title.

    \b
    Examples:
      quoth record list transcripts/
      quoth record list transcripts/ --format json
    """
    opened = _open(record)
    with open_output(None) as write:
        if form == "json":
            write(
                dump(
                    {
                        "schema": "quoth-record/1",
                        "record": {"name": opened.name, "sources": len(opened)},
                        "sources": [source_value(source) for source in opened.sources()],
                        "problems": [problem_value(problem) for problem in opened.problems],
                    }
                )
            )
            return
        for source in opened.sources():
            write(_line(source) + "\n")


@record.command("show")
@_record_argument
@click.argument("key", required=False)
@_format_option
def show_source(record: Path, key: str | None, form: str) -> None:
    """Show one source whole, speaker by speaker; without KEY, what the record is.

    \b
    Examples:
      quoth record show transcripts/
      quoth record show transcripts/ 2022-02-01-press-conference
    """
    opened = _open(record)
    with open_output(None) as write:
        if key is None:
            write(_overview(opened, form))
        else:
            write(_source(opened, key, form))


def _open(path: Path) -> Record:
    with progress("reading the record") as advance:
        opened = open_record(path, advance)
    for problem in opened.problems:
        say(problem.where, problem.what, problem.remedy)
    return opened


def _line(source: Source) -> str:
    parts = [source.key, str(source.date) if source.date else None, source.speaker, source.title]
    return " · ".join(clean(part) for part in parts if part)


def _overview(opened: Record, form: str) -> str:
    if form == "json":
        return dump({"schema": "quoth-record/1", "record": {"name": opened.name, "sources": len(opened)}})
    count = len(opened)
    return f"{clean(opened.name)}: {count} {'source' if count == 1 else 'sources'}\n"


def _source(opened: Record, key: str, form: str) -> str:
    text = opened.text(key)  # first, since it raises where there is no such source
    source = next(source for source in opened.sources() if source.key == key)
    turns = tuple(opened.turns(key))
    if form == "json":
        spoken = [{"speaker": turn.speaker, "span": span_value(turn.span)} for turn in turns]
        return dump({"schema": "quoth-source/1", **source_value(source), "turns": spoken, "text": text})
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
