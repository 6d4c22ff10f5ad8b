"""What workers do with shards of a record by the plan `shards`: each opens one, and answers all that is asked of it."""

from __future__ import annotations

import os
import pickle
import socket
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.errors import RecordError
from quoth.records.disk.questions import Nominate, Question, follow_up
from quoth.records.disk.store import DiskStore

from .passing import Kind, Row, make_question, pack, unpack, unpack_groups

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Answering", "Joining"]


@dataclass(frozen=True)
class Answering:
    """Asks the shards what was asked."""

    shards: tuple[str, ...]
    """Where each stands, on whatever worker."""
    scratch: str
    """A folder that all machines see and may write to: rows pass through it, in a folder for each job."""
    job: str
    """What tells this job from others: a process opens the shards anew for each, since they may have changed."""

    def open(self) -> None:
        """Open one shard; raises RecordError where this worker has none there, or cannot write to `scratch`."""
        self._open(0)
        if not os.access(self.scratch, os.W_OK):
            what = "this folder, through which rows pass, is not there or cannot be written to"
            raise RecordError(f"{socket.gethostname()}:{self.scratch}", what, "name one that all machines see")

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over questions, each with the shard that it is for; give what the shard says, and the question, unless
        it is asked of all: then the first shard's answer has it.
        """
        return pack(self._answer(row) for row in unpack(batches))

    def _answer(self, row: Row) -> Row:
        question: Question[Any, Any] = pickle.loads(row["value"])
        said = question.ask(self._open(row["shard"]))
        alone = row["kind"] == Kind.NEXT or row["shard"] == 0
        return {**row, "kind": Kind.ANSWER, "value": (question if alone else None, said)}

    def _open(self, shard: int) -> DiskStore:
        return _open(self.shards[shard], self.job)


@dataclass(frozen=True)
class Joining:
    """Makes one answer of what all shards said."""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over what was said, that of one question together and in the shards' order; give the answer, and the
        questions that will follow from it, each with the shard that can answer it.
        """
        groups = unpack_groups(batches, "name")
        return pack(row for name, rows in groups for row in self._join(name, list(rows)))

    def _join(self, name: bytes, rows: Sequence[Row]) -> Iterator[Row]:
        told = [pickle.loads(row["value"]) for row in rows]
        question: Question[Any, Any] = told[0][0]
        said = [each for _, each in told]
        answer = question.merge(said)
        whole = {"document": None, "name": name, "shard": None}
        yield {**whole, "kind": Kind.ANSWER, "value": (question, answer)}
        if not isinstance(question, Nominate):
            return
        homes = {window.source: row["shard"] for row, each in zip(rows, said, strict=True) for window in each}
        for after in follow_up(question, answer):
            # `document` holds the question that this one follows from: there is no document in these rows.
            yield make_question(after, name, Kind.NEXT, homes[after.source])


@lru_cache(4)
def _open(where: str, job: str) -> DiskStore:  # noqa: ARG001  (told apart by it)
    try:
        return DiskStore(Path(where))
    except RecordError as error:
        remedy = "put all shards where every machine has them"
        raise RecordError(f"{socket.gethostname()}:{where}", error.what, remedy) from None
