"""What the workers of a cluster do: batches of documents in, batches of rows out, by the very functions of one machine.

Nothing here knows Spark; a task is given to `mapInArrow`, goes to the workers as it is, and opens there what it needs.
What cannot be used is a row that tells of it: one document must not end the job for all others.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quoth.archive import Record, open_record
from quoth.errors import RecordError
from quoth.model import Document, Problem
from quoth.pipeline import check, extract
from quoth.readers.bundles import read_all
from quoth.readers.rows import Row, read_row
from quoth.reports.json_report import extraction_value, problem_value, report_value
from quoth.settings import Settings
from quoth.text.decode import mend_value

from .cells import explain, holds_files, name_cells, show_path, tell_empty
from .schema import FINDINGS, QUOTATIONS, Table
from .sending import SENT, find_sent

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["REMEDY", "Checking", "Extracting", "Task", "pack_rows", "read_batch", "tell_problem"]

_ROWS = 256
"""Rows of a batch that is given back, about: a document's stay together."""
_NAME = "documents"
"""What a table of documents is called in their names."""
REMEDY = "check it alone with `quoth check`, and report it"
"""What to do about a fault in quoth."""


@dataclass(frozen=True)
class Task:
    """Something that is done with each document of a table."""

    @property
    def table(self) -> Table:
        """The rows that come of it."""
        raise NotImplementedError

    def value(self, document: Document) -> Any:
        """Return what comes of a document, as JSON has it."""
        raise NotImplementedError

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over batches of rows, each a file (`path`, `content`) or a document in its columns."""
        schema = self.table.make_arrow()
        held: list[dict[str, Any]] = []
        for batch in batches:
            for document in read_batch(batch):
                held += self._list_rows(document)
                if len(held) >= _ROWS:
                    yield pack_rows(held, schema)
                    held = []
        if held:
            yield pack_rows(held, schema)

    def _list_rows(self, document: Document | Problem) -> list[dict[str, Any]]:
        if isinstance(document, Problem):
            return [tell_problem(document.where, document)]
        try:
            return self.table.list_rows(self.value(document))
        except Exception as error:
            return [tell_problem(document.name, explain(document.name, error, REMEDY))]


@dataclass(frozen=True)
class Extracting(Task):
    """Finds the quotations."""

    indirect: bool = False
    """Whether what is told in other words counts too."""

    @property
    def table(self) -> Table:
        """The quotations."""
        return QUOTATIONS

    def value(self, document: Document) -> Any:
        """Return the quotations of a document."""
        return extraction_value(extract(document, indirect=self.indirect))


@dataclass(frozen=True)
class Checking(Task):
    """Checks the quotations against a record that the worker opens."""

    record: str
    """Where the record stands, on each worker."""
    sources: int
    """How many sources it holds."""
    settings: Settings
    """What is asked for."""
    job: str = ""
    """What tells this job from others: a process opens the record anew for each, since it may have changed."""

    @property
    def table(self) -> Table:
        """The findings."""
        return FINDINGS

    def open(self) -> Record:
        """Open the record, once a process; raises RecordError where another one stands there, or none."""
        record = _open(self.record, self.job)
        if len(record) != self.sources:
            what = f"the record here holds {len(record)} sources, and {self.sources} where the job was begun"
            raise RecordError(f"{socket.gethostname()}:{self.record}", what, "give every machine the same record")
        return record

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over the batches; the record is opened before any document is read."""
        self.open()
        yield from super().__call__(batches)

    def value(self, document: Document) -> Any:
        """Return the report on a document."""
        return report_value(check(document, self.open(), settings=self.settings))


@lru_cache(1)
def _open(where: str, job: str) -> Record:  # noqa: ARG001  (told apart by it)
    try:
        return open_record(find_sent(where) if where.startswith(SENT) else where)
    except RecordError as error:
        remedy = "put it where every machine has it, or have it sent along"
        raise RecordError(f"{socket.gethostname()}:{where}", error.what, remedy) from None


def pack_rows(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Return rows as Arrow has them."""
    import pyarrow  # noqa: PLC0415  (an extra)

    try:
        return pyarrow.RecordBatch.from_pylist(rows, schema)
    except UnicodeError:  # a name may hold halves of characters, which JSON escapes and columns cannot have
        return pyarrow.RecordBatch.from_pylist(mend_value(rows), schema)


def tell_problem(name: str, problem: Problem) -> dict[str, Any]:
    """Return the row that tells of something that could not be used."""
    return {"document": {"name": name}, "problem": problem_value(problem)}


def read_batch(batch: pa.RecordBatch) -> Iterator[Document | Problem]:
    """Go over the documents of a batch, and what cannot be read."""
    if holds_files(batch.schema.names):
        for path, data in zip(batch.column("path").to_pylist(), batch.column("content"), strict=True):
            yield from _read_file(show_path(path) if path else _NAME, data.as_py())
        return
    for cells in batch.to_pylist():
        fields = name_cells(cells, _NAME)
        yield fields if isinstance(fields, Problem) else _read_fields(fields)


def _read_file(name: str, data: bytes | str | None) -> Iterator[Document | Problem]:
    if data is None:
        yield tell_empty(name)
        return
    try:
        yield from read_all(data.encode("utf-8", "replace") if isinstance(data, str) else data, name)
    except Exception as error:
        yield explain(name, error, REMEDY)


def _read_fields(fields: dict[str, Any]) -> Document | Problem:
    if fields.get("id") is None:
        return Problem(_NAME, "this row has no id", "give each document one: it is what its findings are known by")
    return read_row(Row(0, fields), _NAME)
