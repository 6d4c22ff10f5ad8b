"""`quoth search`: words as they are remembered, to passages of a record."""

from __future__ import annotations

from pathlib import Path

import click

from quoth.archive import open_record
from quoth.model import Days, Passage
from quoth.reports.clean import clean, shorten
from quoth.reports.facts import place
from quoth.reports.json_report import dump, passage_value

from .console import open_output, progress, say_problem
from .documents import DAYS
from .options import answer_option, record_option

__all__ = ["search"]


@click.command(short_help="Find words in a record as you remember them.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@record_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages shown at most."
)
@click.option("--speaker", metavar="NAME", help="Only what this person says, named in any form.")
@click.option(
    "--date",
    "days",
    type=DAYS,
    metavar="DATE",
    help="Only sources of this day, month or year, or of days such as 2022-02-01/2022-02-14.",
)
@click.option("--source", "sources", multiple=True, metavar="KEY", help="Only this source; may be said several times.")
@answer_option
def search(
    words: tuple[str, ...],
    record: Path,
    limit: int,
    speaker: str | None,
    days: Days | None,
    sources: tuple[str, ...],
    form: str,
) -> None:
    """Find words in a record as you remember them.

    The words need not be exact nor complete: passages that hold most of them, in order, come
    first. Each is shown with its source, its speaker, and how much of what was sought it holds.

    \b
    Examples:
      quoth search "not one inch to the east" --record transcripts/
      quoth search ask not what your country --record speeches.quoth --limit 3
      quoth search "past midnight" --record speeches.quoth --speaker Oskevin --date 2024-05
    """
    wanted = " ".join(words)
    with progress("reading the record") as advance:
        opened = open_record(record, advance)
    for problem in opened.problems:
        say_problem(problem)
    passages = opened.search(wanted, limit, speaker=speaker, days=days, sources=sources or None)
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
