"""What the workers of a cluster do: batches of documents in, batches of rows out, by the very functions of one machine.

Nothing here knows Spark; a task is given to `mapInArrow`, goes to the workers as it is, and opens there what it needs.
What cannot be used is a row that tells of it: one document must not end the job for all others.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quoth.archive import Record, open_record
from quoth.errors import QuothError, RecordError
from quoth.model import Document, Problem
from quoth.pipeline import check, extract
from quoth.readers.bundles import read_all
from quoth.readers.rows import Row, find_columns, read_row
from quoth.reports.json_report import extraction_value, problem_value, report_value
from quoth.settings import Settings
from quoth.text.decode import mend_value

from .schema import FINDINGS, QUOTATIONS, Table
from .sending import SENT, find_sent

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Checking", "Extracting", "Task"]

_ROWS = 256
"""Rows of a batch that is given back, about: a document's stay together."""
_NAME = "documents"
"""What a table of documents is called in their names."""
_BROKEN = "_corrupt_record"
"""Where Spark puts a line of JSON that is none."""
_SHOWN = 40
"""Characters of such a line that are shown."""


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
            for document in _read(batch):
                held += self._list_rows(document)
                if len(held) >= _ROWS:
                    yield _pack(held, schema)
                    held = []
        if held:
            yield _pack(held, schema)

    def _list_rows(self, document: Document | Problem) -> list[dict[str, Any]]:
        if isinstance(document, Problem):
            return [_tell(document.where, document)]
        try:
            return self.table.list_rows(self.value(document))
        except Exception as error:
            return [_tell(document.name, _explain(document.name, error))]


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


def _pack(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow  # noqa: PLC0415  (an extra)

    try:
        return pyarrow.RecordBatch.from_pylist(rows, schema)
    except UnicodeError:  # a name may hold halves of characters, which JSON escapes and columns cannot have
        return pyarrow.RecordBatch.from_pylist(mend_value(rows), schema)


def _tell(name: str, problem: Problem) -> dict[str, Any]:
    return {"document": {"name": name}, "problem": problem_value(problem)}


def _explain(name: str, error: Exception) -> Problem:
    if isinstance(error, QuothError):
        return Problem.of(error)
    what = f"a fault in quoth stopped it ({type(error).__name__}: {' '.join(str(error).split())})"
    return Problem(name, what, "check it alone with `quoth check`, and report it")


def _read(batch: pa.RecordBatch) -> Iterator[Document | Problem]:
    """Go over the documents of a batch, and what cannot be read."""
    names: Sequence[str] = batch.schema.names
    if {"path", "content"} <= set(names):
        for path, data in zip(batch.column("path").to_pylist(), batch.column("content"), strict=True):
            yield from _read_file(_show(path), data.as_py())
        return
    for cells in batch.to_pylist():
        # Lines of JSON need not have the same names; a table has all of them.
        given = {name: value for name, value in cells.items() if value is not None}
        values = list(given.values())
        if _BROKEN in given:
            yield Problem(_NAME, f"{_shorten(given[_BROKEN])!r} is not JSON", "write one JSON object a line")
        else:
            yield _read_fields({what: values[at] for what, at in find_columns(list(given)).items()})


def _show(path: str | None) -> str:
    """Return the path of a file as a user writes it: Hadoop's `file:/a b` is `/a b`."""
    return str(path).removeprefix("file://").removeprefix("file:") if path else _NAME


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _read_file(name: str, data: bytes | str | None) -> Iterator[Document | Problem]:
    if data is None:
        yield Problem(name, "this row has no content", "check how the table was made")
        return
    try:
        yield from read_all(data.encode("utf-8", "replace") if isinstance(data, str) else data, name)
    except Exception as error:
        yield _explain(name, error)


def _read_fields(fields: dict[str, Any]) -> Document | Problem:
    if fields.get("id") is None:
        return Problem(_NAME, "this row has no id", "give each document one: it is what its findings are known by")
    return read_row(Row(0, fields), _NAME)
