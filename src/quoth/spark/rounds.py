"""The plan `shards`: documents stay where they are, shards where they are, and questions and answers go to and fro.

For a record that no machine can hold. In each round all documents that are not done are checked as far as is known of
the record; what they ask is sent to every shard, each of which is opened by one task; what the shards say is made one
answer; and answers go back to the documents that asked. A document is done when it asks nothing more, and has then the
findings that one machine gives: most are after four rounds, all after some eight, however many they are.
"""

from __future__ import annotations

import atexit
import secrets
import shutil
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.errors import QuothError

from .answering import Answering, Joining
from .cells import require_columns
from .naming import described
from .passing import ROWS, Kind
from .schema import FINDINGS, Table
from .walking import Opening, Spreading, Walking

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Rounds"]


_NAME = ".quoth-rounds-"
"""How the names of folders begin in which jobs keep what passes."""
_ENOUGH = 60
"""Rounds in which every document is done, unless something is wrong: a document has asked for all it can by then."""
_COLUMNS = ("document", "kind", "name", "shard", "value")


@dataclass
class Rounds:
    """Documents checked in rounds: called with documents, it does the work, and returns the rows that came of it."""

    spark: SparkSession
    """The session."""
    opening: Opening
    """How documents are read."""
    walking: Walking
    """How they are checked."""
    answering: Answering
    """How shards are asked."""
    slices: int
    """Into how many parts documents are parted."""
    table: Table = FINDINGS
    """The rows that come of it."""
    _begun: list[Path] = field(default_factory=list)

    def __call__(self, documents: DataFrame, slices: int | None = None) -> DataFrame:
        """Return the rows of `documents`; they are there when this returns, in the scratch folder, until `release`."""
        require_columns(documents.columns)
        parts = slices or self.slices
        folder = Path(self.answering.scratch) / f"{_NAME}{secrets.token_hex(6)}"
        self._begun.append(folder)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        opened = documents.repartition(parts).mapInArrow(self.opening, ROWS)
        told = [self._keep(opened, folder / "opened", "documents are read")]
        left = _select(told[0], Kind.EXTRACTION)
        while True:
            number = len(told)
            if number > _ENOUGH:
                what = f"after {_ENOUGH} rounds documents still ask something"
                raise QuothError(str(folder), what, "take the plan `record`, and report it")
            together = left.repartition(parts, "document").sortWithinPartitions("document", "kind")
            what = f"round {number}: documents are checked as far as the record is known"
            walked = self._keep(together.mapInArrow(self.walking, ROWS), folder / f"walked-{number}", what)
            told.append(walked)
            if _select(walked, Kind.QUESTION).isEmpty():
                break
            left = self._answer(walked, parts, folder / f"answers-{number}", f"round {number}: shards are asked")
        rows = reduce(lambda one, other: one.union(other), (_select(each, Kind.ROWS) for each in told))
        return rows.mapInArrow(Spreading(), self.table.write_ddl())

    def release(self) -> None:
        """Take away what is in the scratch folder: all rows that were returned."""
        for folder in self._begun:
            shutil.rmtree(folder, ignore_errors=True)
        self._begun.clear()

    def _answer(self, walked: DataFrame, parts: int, folder: Path, what: str) -> DataFrame:
        """Return what is left of documents, with the answers to what they ask."""
        from pyspark.sql import functions as f  # noqa: PLC0415  (an extra)

        asking = _select(walked, Kind.QUESTION)
        questions = asking.drop("document", "shard").dropDuplicates(["name"])
        count = len(self.answering.shards)
        shards = self.spark.range(0, count, 1, count).select(f.col("id").cast("int").alias("shard"))
        asked = shards.crossJoin(f.broadcast(questions)).select(f.lit(None).cast("binary").alias("document"),
                                                                "kind", "name", "shard", "value")  # fmt: skip
        said = asked.mapInArrow(self.answering, ROWS)
        together = said.repartition(parts, "name").sortWithinPartitions("name", "shard")
        joined = self._keep(together.mapInArrow(Joining(), ROWS), folder, what)
        answered = _select(joined, Kind.ANSWER).select("name", "kind", "shard", "value")
        wanted = asking.select("document", "name")
        told = wanted.join(answered, "name")
        # Of what will be asked next a document has some already, and some of it stands behind several questions.
        nexts = _select(joined, Kind.NEXT)
        follows = nexts.select(f.col("document").alias("name"), f.col("name").alias("next"))
        had = _select(walked, Kind.ANSWER).select("document", f.col("name").alias("next"))
        due = wanted.join(follows, "name").select("document", "next").distinct().join(had, ["document", "next"], "anti")
        once = nexts.dropDuplicates(["name"]).withColumn("document", f.lit(None).cast("binary"))
        read = once.repartition(count, "shard").sortWithinPartitions("shard").mapInArrow(self.answering, ROWS)
        more = due.join(read.select(f.col("name").alias("next"), "kind", "shard", "value"), "next")
        going_on = walked.where(f.col("kind") < int(Kind.QUESTION)).select(*_COLUMNS)
        return going_on.union(told.select(*_COLUMNS)).union(more.withColumnRenamed("next", "name").select(*_COLUMNS))

    def _keep(self, frame: DataFrame, folder: Path, what: str) -> DataFrame:
        """Have rows written, and return them as they are read again: what was to be done for them is done with."""
        address = folder.as_uri()
        with described(self.spark, what):
            frame.write.partitionBy("kind").option("parquet.enable.dictionary", "false").parquet(address)
        return self.spark.read.schema(ROWS).parquet(address).select(*_COLUMNS)


def _select(frame: DataFrame, kind: Kind) -> DataFrame:
    return frame.where(f"kind = {int(kind)}")
