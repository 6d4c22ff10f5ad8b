"""`quoth search`: words as they are remembered, to passages of a record."""

from __future__ import annotations

from pathlib import Path

import click

from quoth.archive import open_record
from quoth.model import Passage
from quoth.reports.clean import clean, shorten
from quoth.reports.facts import place
from quoth.reports.json_report import dump, passage_value

from .console import open_output, progress, say
from .options import record_option

__all__ = ["search"]


@click.command(short_help="Find words in a record as you remember them.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@record_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages shown at most."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What the passages are written in.",
)
def search(words: tuple[str, ...], record: Path, limit: int, form: str) -> None:
    """Find words in a record as you remember them.

    The words need not be exact nor complete: passages that hold most of them, in order, come
    first. Each is shown with its source, its speaker, and how much of what was sought it holds.

    \b
    Examples:
      quoth search "not one inch to the east" --record transcripts/
      quoth search ask not what your country --record speeches.quoth --limit 3
    """
    wanted = " ".join(words)
    with progress("reading the record") as advance:
        opened = open_record(record, advance)
    for problem in opened.problems:
        say(problem.where, problem.what, problem.remedy)
    passages = opened.search(wanted, limit=limit)
    with open_output(None) as write:
        if form == "json":
            value = {"schema": "quoth-passages/1", "words": wanted, "record": opened.name}
            write(dump(value | {"passages": [passage_value(passage) for passage in passages]}))
        else:
            write(_show(passages))


def _show(passages: list[Passage]) -> str:
    if not passages:
        return "nothing near\n"
    shown = [
        f"{passage.score:.2f}  {place(passage)}\n      “{shorten(clean(passage.text).strip(), 400)}”\n"
        for passage in passages
    ]
    return "\n".join(shown)
