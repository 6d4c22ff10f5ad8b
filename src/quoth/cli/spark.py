"""`quoth spark`: archives of documents on Apache Spark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.archive import open_record
from quoth.model import Label
from quoth.reports.labels import at_or_above
from quoth.settings import STRICT
from quoth.spark.building import build_record
from quoth.spark.jobs import prepare_check, prepare_quotations
from quoth.spark.naming import described
from quoth.spark.plans import Plan
from quoth.spark.tables import read_documents
from quoth.verdicts.styles import STYLES

from .cluster import Asked, Tally, run_on_spark
from .console import Exit, debugging, say, say_problem
from .labels import fail_on_option
from .meter import count_things
from .options import documents_argument, indirect_option, record_option, unmarked_option
from .sessions import begin_session
from .work import name_state

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from quoth.spark.jobs import Work

__all__ = ["spark"]

_TOLD = 20
"""Problems of sources that are told one by one."""


class _Conf(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """A setting of Spark's own."""

    name = "conf"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Read `KEY=VALUE`."""
        key, found, told = str(value).partition("=")
        if not found or not key.strip():
            self.fail(f"{value!r} is no setting: give KEY=VALUE, as in spark.executor.memory=4g.", param, ctx)
        return key.strip(), told


_OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help="The folder that the rows go to, on any file system that Spark reaches; it must be empty or not there yet.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "jsonl"]),
    default="parquet",
    show_default=True,
    help="What the rows are written in.",
)
_MASTER = click.option(
    "--master",
    metavar="MASTER",
    help="Where Spark is: local[2], spark://HOST:7077, yarn, k8s://…  [default: as spark-submit says, else all cores]",
)
_RESUME = click.option("--resume", is_flag=True, help="Go on from where the same command was stopped.")
_WAVES = click.option(
    "--waves",
    type=click.IntRange(1, 9999),
    metavar="NUMBER",
    help="Parts that are done one after the other; a run that is stopped loses only one.  [default: one for every "
    "thousand documents, 32 at most]",
)
_CONF = click.option(
    "--conf",
    type=_Conf(),
    multiple=True,
    metavar="KEY=VALUE",
    help="A setting of Spark's own; may be said several times.",
)


def _spark_options(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options that all jobs have; it gets them as `asked`."""

    @_OUTPUT
    @_FORMAT
    @_MASTER
    @_RESUME
    @_WAVES
    @_CONF
    @wraps(command)
    def with_asked(
        *given: object,
        documents: tuple[str, ...],
        output: str,
        form: str,
        master: str | None,
        resume: bool,
        waves: int | None,
        conf: tuple[tuple[str, str], ...],
        **named: object,
    ) -> object:
        debug = debugging(click.get_current_context())
        asked = Asked(documents, output, form, master, resume, waves, dict(conf), debug)
        return command(*given, asked=asked, **named)

    return with_asked


@click.group(short_help="Check archives of documents on Apache Spark.")
def spark() -> None:
    """Check archives of documents on Apache Spark.

    The same verdicts as those of `quoth check` and `quoth quotes`, as tables of a row each, made by all the machines
    of a cluster, or all cores of this one. DOCUMENTs are files of any format that quoth reads, folders and patterns of
    them, or tables with `id` and `text` (.jsonl, .parquet), on any file system that Spark reads.
    Needs `pip install 'quoth[spark]'` and Java 17 or newer.

    \b
    Examples:
      quoth spark check archive/ --record speeches.quoth --output findings --master "local[2]"
      quoth spark quotations articles.parquet --output quotations --format jsonl
    """


@spark.command("check", short_help="Check every quotation of documents against a record.")
@documents_argument
@record_option
@_spark_options
@click.option("--send", is_flag=True, help="Send a copy of the record to each worker, where they share no storage.")
@click.option(
    "--plan",
    type=click.Choice([plan.value for plan in Plan]),
    help="Whether each worker opens the record, or each shard is opened by one task and asked in rounds; the findings "
    "are the same.  [default: by the record's size]",
)
@click.option("--scratch", type=click.Path(path_type=Path), metavar="FOLDER",
              help="A folder that all machines see, for what passes by the plan shards.  [default: beside the record]")
@fail_on_option
@click.option(
    "--style",
    type=click.Choice(list(STYLES)),
    default=STRICT.style,
    show_default=True,
    help="House style: which changes may pass without a mark.",
)
@click.option("--all", "all_kinds", is_flag=True, help="Judge terms and titles in quotation marks too.")
@indirect_option
@unmarked_option
@click.pass_context
def check(
    ctx: click.Context,
    record: Path,
    send: bool,
    plan: str | None,
    scratch: Path | None,
    fail_on: Label | None,
    style: str,
    all_kinds: bool,
    indirect: bool,
    unmarked: int | None,
    asked: Asked,
) -> None:
    """Check every quotation of documents against a record, on Spark.

    OUT gets a row for each finding, with the fields of the JSON report as columns; documents go in waves, and a run
    that is stopped is gone on with by --resume. Each worker opens the record at the same path, unless --send copies
    it there; of a record in shards that is too large for one machine, each shard is opened by one task.

    \b
    Examples:
      quoth spark check archive/ --record speeches.quoth --output findings --master "local[2]"
      quoth spark check hdfs:///news/*.html --record /shared/speeches.quoth --output hdfs:///findings --resume
      quoth spark check articles/ --record /shared/shards.quoth --plan shards --output findings
      quoth spark check articles.parquet --record speeches.quoth --send --output findings --master spark://host:7077
    """
    opened = open_record(record)  # before Spark is begun, which takes seconds
    settings = replace(STRICT, style=style, all_kinds=all_kinds, indirect=indirect, unmarked=unmarked or None)
    told = {
        "kind": "check",
        "record": opened.name,
        "state": name_state(opened),
        "style": style,
        "all": all_kinds,
        "indirect": indirect,
        "unmarked": settings.unmarked,
    }

    def prepare(session: SparkSession) -> Work:
        return prepare_check(session, record, settings=settings, send=send, plan=plan, scratch=scratch)

    tally = run_on_spark(asked, told, prepare)
    ctx.exit(_tell_exit(tally, fail_on))


@spark.command("quotations", short_help="List the quotations of documents, and their speakers.")
@documents_argument
@_spark_options
@indirect_option
@click.pass_context
def quotations(ctx: click.Context, indirect: bool, asked: Asked) -> None:
    """List the quotations of documents and who is said to have said them, on Spark.

    OUT gets a row for each quotation, with the fields of `quoth quotes --format json` as columns. No record is asked.

    \b
    Examples:
      quoth spark quotations archive/ --output quotations --master "local[2]"
      quoth spark quotations articles.jsonl --output quotations --format jsonl --resume
    """
    told: Mapping[str, object] = {"kind": "quotations", "indirect": indirect}
    tally = run_on_spark(asked, told, lambda session: prepare_quotations(session, indirect=indirect))
    ctx.exit(_tell_exit(tally, None))


@spark.command("build", short_help="Make a record of sources, in shards.")
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@_MASTER
@_CONF
@click.option("--shards", type=click.IntRange(1, 99_999), metavar="NUMBER",
              help="Records that it is made of, each by one task.  [default: as many as Spark works on at once]")
@click.pass_context
def build(
    ctx: click.Context,
    record: Path,
    sources: tuple[str, ...],
    master: str | None,
    conf: tuple[tuple[str, str], ...],
    shards: int | None,
) -> None:
    """Make a record on disk of SOURCEs, on Spark.

    SOURCEs are files, folders and patterns, or tables with `id` and `text` or `turns` (.jsonl, .parquet), on any file
    system that Spark reads. RECORD must lie where all machines see it; it is made of shards, one to whoever checks or
    searches it. What is finished of a build that was stopped is kept by the same command with the same --shards.

    \b
    Examples:
      quoth spark build speeches.quoth transcripts/ --master "local[2]"
      quoth spark build /shared/speeches.quoth hdfs:///speeches/*.jsonl --shards 64
    """
    debug = debugging(ctx)
    with begin_session("quoth build", master, dict(conf), debug) as session, described(session, "quoth build"):
        intake = build_record(session, read_documents(session, sources), record, shards=shards)
    for problem in intake.problems[:_TOLD]:
        say_problem(problem)
    if len(intake.problems) > _TOLD:
        say(str(record), f"{len(intake.problems) - _TOLD:,} more problems are not shown", "look at the sources")
    click.echo(f"{count_things(intake.added, 'source', 'sources')} added")
    ctx.exit(Exit.CLEAN if intake.added else Exit.UNUSABLE)


def _tell_exit(tally: Tally, fail_on: Label | None) -> Exit:
    if not tally.documents:
        return Exit.UNUSABLE
    failed = fail_on is not None and any(at_or_above(Label(label), fail_on) for label in tally.labels)
    return Exit.FOUND if failed else Exit.CLEAN
