"""Documents checked on Spark: the same verdicts as on one machine, as rows of a table."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from quoth.archive import Record, open_record
from quoth.errors import RecordError
from quoth.records.disk.shards import ShardedStore
from quoth.records.disk.store import DiskStore
from quoth.records.disk.told import Known
from quoth.settings import STRICT, Settings
from quoth.verdicts.styles import find_rows

from .answering import Answering
from .cells import require_columns
from .plans import Plan, choose_plan
from .rounds import Rounds
from .schema import Table
from .sending import send_record
from .tasks import Checking, Extracting, Task
from .walking import Opening, Walking
from .workers import examine_workers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Work", "check", "prepare_check", "prepare_quotations", "quotations"]

_SLICES = 8
"""Partitions of documents for each that Spark works on at once: some documents take longer than others."""


def check(
    spark: SparkSession,
    documents: DataFrame,
    record: Record | Path | str,
    *,
    settings: Settings = STRICT,
    send: bool = False,
    slices: int | None = None,
    plan: Plan | str | None = None,
    scratch: Path | str | None = None,
) -> DataFrame:
    """Return the findings on all `documents`, a row each, with the columns of the JSON contract.

    A row of `documents` is a file (columns `path` and `content`, as `binaryFile` gives them), or a document with `id`
    and `text`, and what else a table may have (`title`, `date`, …). A row of the result has the document, and of a
    finding its fields; or a `problem`, or words without marks (`unmarked`); or nothing else, where nothing is quoted.

    By the plan `record` each worker opens the record at the path where it stands here, or gets a copy where it is to be
    `send`; and nothing is checked yet when this returns. By the plan `shards` each shard of a record is opened by one
    task at a time, and questions and answers pass through a folder that all machines see, made in `scratch` or else
    beside the record; all is checked when this returns, and the folder is taken away when Python ends. If no plan
    is named, the record's size decides (`quoth.spark.plans`); both give the same findings.

    Documents are parted into `slices`, eight times as many as Spark works on at once if nothing is said. What would
    lose the work is told before it: raises ReadError where columns are missing, RecordError where the record cannot be
    opened here or there or does not suit the plan, MissingExtraError where a worker has no quoth, UnknownNameError
    where there is no such style.
    """
    require_columns(documents.columns)
    work = prepare_check(spark, record, settings=settings, send=send, slices=slices, plan=plan, scratch=scratch)
    return work(documents)


def quotations(
    spark: SparkSession, documents: DataFrame, *, indirect: bool = False, slices: int | None = None
) -> DataFrame:
    """Return the quotations of all `documents`, a row each, and who is said to have said them; as `check` does."""
    require_columns(documents.columns)
    return prepare_quotations(spark, indirect=indirect, slices=slices)(documents)


class Work(Protocol):
    """Something to be done with documents, of which the workers were seen to be able to do it."""

    @property
    def table(self) -> Table:
        """The rows that come of it."""

    @property
    def slices(self) -> int:
        """Into how many parts documents are parted."""

    def __call__(self, documents: DataFrame, slices: int | None = None) -> DataFrame:
        """Return the rows of `documents`, which are parted into fewer `slices` where there are few of them."""

    def release(self) -> None:
        """Let go of what was kept for rows that were returned: they are not looked at again."""


@dataclass(frozen=True)
class _OnePass:
    """A task that is done with each document, by itself."""

    task: Task
    """What is done."""
    slices: int
    """Into how many parts documents are parted."""

    @property
    def table(self) -> Table:
        """The rows that come of it."""
        return self.task.table

    def __call__(self, documents: DataFrame, slices: int | None = None) -> DataFrame:
        """Return the rows of `documents`, which are parted into fewer `slices` where there are few of them."""
        require_columns(documents.columns)
        parted = documents.repartition(slices or self.slices)
        return parted.mapInArrow(self.task, self.table.write_ddl())

    def release(self) -> None:
        """Nothing is kept."""


def prepare_check(
    spark: SparkSession,
    record: Record | Path | str,
    *,
    settings: Settings = STRICT,
    send: bool = False,
    slices: int | None = None,
    plan: Plan | str | None = None,
    scratch: Path | str | None = None,
) -> Work:
    """Return the work of `check`, for one table of documents or many; raises what `check` raises of the record."""
    find_rows(settings.style)
    opened = record if isinstance(record, Record) else open_record(record)
    if choose_plan(opened, plan, send) is Plan.SHARDS:
        return _prepare_rounds(spark, opened, settings, slices, scratch)
    where = _find_place(opened, record)
    task = Checking(send_record(spark, Path(where)) if send else where, len(opened), settings, uuid4().hex)
    return _prepare(spark, task, slices)


def prepare_quotations(spark: SparkSession, *, indirect: bool = False, slices: int | None = None) -> Work:
    """Return the work of `quotations`, for one table of documents or many."""
    return _prepare(spark, Extracting(indirect), slices)


def _prepare(spark: SparkSession, task: Task, slices: int | None) -> Work:
    return _OnePass(task, _examine(spark, task, slices))


def _examine(spark: SparkSession, task: object, slices: int | None) -> int:
    """Look whether workers can do it; return into how many parts documents are parted: as asked, or as suits them."""
    at_once = examine_workers(spark, pickle.dumps(task))
    return slices or _SLICES * at_once


def _prepare_rounds(
    spark: SparkSession, opened: Record, settings: Settings, slices: int | None, scratch: Path | str | None
) -> Work:
    store = opened.store
    assert isinstance(store, ShardedStore)
    where = Path(scratch or store.folder.parent).absolute()
    shards = tuple(str(shard.folder.absolute()) for shard in store.shards)
    answering = Answering(shards, str(where), uuid4().hex)
    slices = _examine(spark, answering, slices)
    known = Known(store.name, len(store), store.size(), len(shards))
    opening, walking = Opening(settings), Walking(known, settings)
    return Rounds(spark, opening, walking, answering, slices)


def _find_place(opened: Record, given: Record | Path | str) -> str:
    """Return the absolute path at which workers open the record."""
    if not isinstance(given, Record):
        return str(Path(given).absolute())
    if isinstance(opened.store, DiskStore | ShardedStore):
        return str(opened.store.folder.absolute())
    what = "this record is in the memory of one process, which no worker sees"
    raise RecordError(opened.name, what, "give its path, or make a record on disk of it")
