"""Rows of a job in a folder, a wave of documents at a time: whole, or to be gone on with.

`OUT/_quoth.json` tells what was asked for, `OUT/wave=0003/` holds the rows of a wave, which Spark's own committer puts
there with a `_SUCCESS` when all are written; `OUT/_SUCCESS` stands there when all waves do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quoth.errors import QuothError
from quoth.version import __version__

from .naming import described
from .schema import Table
from .storage import Storage, explained
from .waves import Parted, Wave

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from .jobs import Work

__all__ = ["FORMATS", "Output", "tell_differences"]

FORMATS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "parquet": ("parquet", {}),
    "jsonl": ("json", {"ignoreNullFields": "false"}),
}
"""What the rows may be written in: what Spark calls it, and what it is told."""
_ASKED = "_quoth.json"
_DONE = "_SUCCESS"
_SCHEMA = "quoth-spark/1"
_MARKED = {"mapreduce.fileoutputcommitter.marksuccessfuljobs": "true"}
"""Has `_SUCCESS` written, though a cluster be set up otherwise."""
_CHANGED = {
    "digest": "the documents, or their files, are others",
    "state": "what the record holds was altered",
    "schema": "another version of quoth wrote it",
}
"""What to tell of values that say nothing to a reader."""


@dataclass(frozen=True)
class Output:
    """A folder that the rows of one job are written to."""

    spark: SparkSession
    """The session that writes."""
    storage: Storage
    """The folder."""
    left: Mapping[str, Any] | None
    """What an unfinished or finished run was asked for that is gone on with; None for a new one."""

    @classmethod
    def open(cls, spark: SparkSession, address: str, resume: bool = False) -> Output:
        """Open a folder for the rows of a job, an empty one or, with `resume`, that of an earlier run.

        Raises QuothError where it holds something, and is not to be, or cannot be, gone on with.
        """
        storage = Storage(spark, address)
        names = storage.list_names()
        if _ASKED not in names:
            if names:
                what = "this folder is not empty, and no run of quoth on Spark left what is in it"
                raise QuothError(address, what, "name a folder that is empty or not there yet")
            return cls(spark, storage, None)
        if not resume:
            what = "a finished run left its output there" if _DONE in names else "an unfinished run left it"
            raise QuothError(address, what, "go on from it with --resume, or name another folder")
        left = _parse(storage.read(_ASKED))
        if left is None:
            raise QuothError(f"{address}/{_ASKED}", "this is not what quoth wrote", "name another folder")
        return cls(spark, storage, left)

    @property
    def waves(self) -> int | None:
        """In how many waves the earlier run went; None where there is none."""
        number = (self.left or {}).get("waves")
        return number if isinstance(number, int) and number > 0 else None

    def begin(self, asked: Mapping[str, object], parted: Parted) -> list[Wave]:
        """Write down what is asked for, or see that it is what was; return the waves that are not done yet.

        Raises QuothError where the earlier run was asked for something else.
        """
        now = {
            "schema": _SCHEMA,
            "quoth": __version__,
            **asked,
            "waves": len(parted.sizes),
            "documents": sum(parted.sizes),
            "digest": parted.digest,
        }
        if self.left is None:
            self.storage.write(_ASKED, json.dumps(now, indent=2, ensure_ascii=False) + "\n")
        elif differences := tell_differences(self.left, now):
            what = f"the run that left it was asked for something else: {'; '.join(differences)}"
            raise QuothError(self.storage.address, what, "give the same command, or name another folder")
        return self.list_left(parted)

    def list_left(self, parted: Parted) -> list[Wave]:
        """Return the waves that are not done; one without documents is none."""
        return [wave for wave in parted.begun if not self.storage.holds(f"{wave.folder}/{_DONE}")]

    def write(self, work: Work, parted: Parted, left: list[Wave], form: str, name: str) -> Iterator[Wave]:
        """Write the waves that are `left`, one after the other; yield each before it is begun.

        `form` is one of `FORMATS`, `name` is what Spark's pages call the job. Raises QuothError where a wave fails:
        those before it stay.
        """
        kind, options = FORMATS[form]
        for wave in left:
            yield wave
            told = f"wave {wave.number} of {len(parted.sizes)}"
            failed, remedy = f"{told} failed", "see to it, and go on with --resume"
            with explained(self.storage.address, failed, remedy), described(self.spark, f"{name}, {told}"):
                rows = _gather(work(parted.select(wave), min(work.slices, wave.size)))
                writer = rows.write.mode("overwrite").options(**_MARKED, **options).format(kind)
                writer.save(f"{self.storage.address}/{wave.folder}")
            work.release()
        self.storage.write(_DONE, "")

    def read(self, table: Table, form: str) -> DataFrame:
        """Return all rows that are written."""
        kind, _ = FORMATS[form]
        return self.spark.read.schema(table.write_ddl()).format(kind).load(self.storage.address)


def tell_differences(left: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return in words in what two runs were asked for something else.

    >>> tell_differences({"style": "strict", "all": False}, {"style": "ap", "all": False})
    ['style was "strict", and is "ap"']
    """
    other = [name for name in (*now, *(left.keys() - now.keys())) if left.get(name) != now.get(name)]
    if {"documents", "digest"} <= set(other):
        other.remove("digest")
    plain = {name: f"{name} was {_show(left.get(name))}, and is {_show(now.get(name))}" for name in other}
    return [_CHANGED.get(name, told) for name, told in plain.items()]


def _show(value: object) -> str:
    return "not said" if value is None else json.dumps(value, ensure_ascii=False)


def _parse(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _gather(rows: DataFrame) -> DataFrame:
    """Return rows in few files, those of a document together and in order: Spark makes as many as their size asks."""
    from pyspark.sql.functions import col  # noqa: PLC0415  (an extra)

    return rows.hint("rebalance", col("document.name")).sortWithinPartitions("document.name", "number")
