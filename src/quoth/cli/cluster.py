"""What the commands of `quoth spark` share: a session, waves of documents, and what is told at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from quoth.model import Kind, Problem
from quoth.reports.labels import LABELS
from quoth.spark.naming import described
from quoth.spark.output import Output
from quoth.spark.storage import explained
from quoth.spark.tables import read_documents
from quoth.spark.waves import part_documents

from .console import Exit, progress, say
from .meter import count_things
from .sessions import begin_session, stoppable, tell_waiting
from .teller import Teller

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from quoth.spark.jobs import Work

__all__ = ["Asked", "Tally", "run_on_spark"]

_TOLD = 20
"""Problems that are told one by one; the others are counted, and stand in the output."""
_COUNTED = {
    "check": ("verdict.label", [row.label.value for row in LABELS]),
    "quotations": ("quotation.kind", [kind.value for kind in Kind]),
}
"""The column by which the rows of each kind of job are counted, and what may stand in it."""
_GO_ON = "the same command with --resume"


@dataclass(frozen=True, slots=True)
class Asked:
    """What all jobs are told."""

    documents: tuple[str, ...]
    """DOCUMENT..."""
    output: str
    """`--output`."""
    form: str
    """`--format`."""
    master: str | None
    """`--master`."""
    resume: bool
    """`--resume`."""
    waves: int | None
    """`--waves`."""
    conf: Mapping[str, str]
    """`--conf`."""
    debug: bool
    """Whether what Spark logs is shown."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands in the output."""

    documents: int
    """Documents that could be read."""
    labels: Mapping[str, int]
    """How many findings have each label, or quotations each kind, without those of which there are none."""
    problems: int
    """Rows that tell of a problem."""


def run_on_spark(asked: Asked, told: Mapping[str, object], prepare: Callable[[SparkSession], Work]) -> Tally:
    """Do a job on all documents, a wave at a time, and tell what came of it; returns the same in numbers.

    `told` is what bears on the rows, for a run that goes on from another one. Raises QuothError where the job cannot
    be begun or a wave fails; Ctrl-C exits.
    """
    kind = str(told["kind"])
    name = f"quoth {kind}"
    with begin_session(name, asked.master, asked.conf, asked.debug) as spark, explained(asked.master or "Spark"):
        output = Output.open(spark, asked.output, asked.resume)
        if asked.resume and output.left is None:
            say(asked.output, "no run left anything to go on from", "all documents are done")
        with tell_waiting(spark), _doing(spark, name, "counting the documents"):
            parted = part_documents(read_documents(spark, asked.documents), asked.waves or output.waves)
        with _doing(spark, name, "looking at the workers"):
            work = prepare(spark)
        waves = output.begin({**told, "format": asked.form}, parted)
        number = len(parted.begun)
        done = number - len(waves)
        if output.left is not None:
            rest = "going on with the others" if waves else "nothing is left to do"
            say(asked.output, _tell_done(done, number), rest)
        try:
            with progress(kind, len(waves)) as advance, stoppable(spark) as raise_due:
                for wave in output.write(work, parted, waves, asked.form, name):
                    size = count_things(wave.size, "document", "documents")
                    advance(f"wave {wave.number} of {len(parted.sizes)}, {size}")
                    raise_due()
        except KeyboardInterrupt:
            left = output.list_left(parted)
            say(asked.output, f"stopped; {_tell_done(number - len(left), number)}", f"{_GO_ON} goes on from there")
            click.get_current_context().exit(Exit.INTERRUPTED)
        with _doing(spark, name, "counting the output"):
            rows = output.read(work.table, asked.form)
            tally = _count(rows, *_COUNTED[kind])
            _tell_problems(asked.output, rows, tally.problems)
    shown = ", ".join(f"{number:,} {label}" for label, number in tally.labels.items()) or "nothing quoted"
    click.echo(f"{count_things(tally.documents, 'document', 'documents')}: {shown}")
    return tally


@contextmanager
def _doing(spark: SparkSession, name: str, what: str) -> Iterator[None]:
    """Show what is being done, here and on Spark's pages."""
    with progress(what), stoppable(spark), described(spark, f"{name}, {what}"):
        yield


def _tell_done(done: int, number: int) -> str:
    return f"{done} of {count_things(number, 'wave is', 'waves are')} done"


def _count(rows: DataFrame, column: str, names: Sequence[str]) -> Tally:
    """Count the rows by what stands in a column, and the documents; the output is gone through once, by Spark."""
    from pyspark.sql.functions import col, count, count_distinct, when  # noqa: PLC0415  (an extra)

    (told,) = rows.agg(
        *(count(when(col(column) == name, 1)).alias(name) for name in names),
        count("problem").alias("problems"),
        count_distinct(when(col("problem").isNull(), col("document.name"))).alias("documents"),
    ).collect()
    return Tally(told["documents"], {name: told[name] for name in names if told[name]}, told["problems"])


def _tell_problems(where: str, rows: DataFrame, number: int) -> None:
    """Write the first problems to standard error, and how many more there are."""
    if not number:
        return
    first = rows.select("problem.*").where("what IS NOT NULL").orderBy("where", "what").limit(_TOLD)
    with Teller() as teller:
        for each in first.collect():
            teller.tell(Problem(each["where"] or "", each["what"], each["remedy"] or ""))
    if number > _TOLD:
        more = count_things(number - _TOLD, "more problem", "more problems")
        say(where, more, "all of them stand in the column `problem`")
