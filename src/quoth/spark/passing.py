"""Rows that are passed between documents and the shards of a record, by the plan `shards`.

A row is of a document, or of all that ask the same. What it holds is pickled: values of quoth's own, between workers of
one version.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from enum import IntEnum
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ROWS", "Kind", "Row", "make_question", "name_bytes", "pack", "unpack", "unpack_groups"]

Row = dict[str, Any]
"""A row, by its columns."""

ROWS = "document BINARY, kind INT, name BINARY, shard INT, value BINARY"
"""The columns: the document it is of, by a digest; what it is; the question it belongs to, by a digest; a shard."""
_FULL = 4_000_000
"""Bytes from which on rows are passed on: a source can be large."""
_MANY = 500
"""Rows from which on they are."""


class Kind(IntEnum):
    """What a row is; rows of a document come in this order."""

    EXTRACTION = 0
    """A document with its quotations."""
    ANSWER = 1
    """A question with its answer."""
    QUESTION = 2
    """A question that has none yet."""
    NEXT = 3
    """A question that will follow from an answer, with the shard that can answer it."""
    ROWS = 4
    """What comes of a document: rows of findings."""


def name_bytes(data: bytes) -> bytes:
    """Return a digest; 16 bytes."""
    return blake2b(data, digest_size=16).digest()


def make_question(question: object, document: bytes, kind: Kind, shard: int | None = None) -> Row:
    """Return the row of a question, which its bytes name."""
    value = pickle.dumps(question, pickle.HIGHEST_PROTOCOL)
    return {"document": document, "kind": kind, "name": name_bytes(value), "shard": shard, "value": value}


def pack(rows: Iterable[Row]) -> Iterator[pa.RecordBatch]:
    """Go over rows as batches; a value may be anything, and is pickled unless it is bytes."""
    import pyarrow  # noqa: PLC0415  (an extra)

    binary, number = pyarrow.binary(), pyarrow.int32()
    schema = pyarrow.schema(
        [("document", binary), ("kind", number), ("name", binary), ("shard", number), ("value", binary)]
    )
    held: list[Row] = []
    size = 0
    for row in rows:
        value = row["value"]
        value = value if isinstance(value, bytes) else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        held.append({**row, "value": value})
        size += len(value)
        if size >= _FULL or len(held) >= _MANY:
            yield pyarrow.RecordBatch.from_pylist(held, schema)
            held, size = [], 0
    if held:
        yield pyarrow.RecordBatch.from_pylist(held, schema)


def unpack(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """Go over the rows of batches, values as they were packed: bytes."""
    for batch in batches:
        columns = {name: batch.column(name) for name in batch.schema.names}
        for at in range(batch.num_rows):
            yield {name: column[at].as_py() for name, column in columns.items()}


def unpack_groups(batches: Iterable[pa.RecordBatch], column: str) -> Iterator[tuple[Any, Iterator[Row]]]:
    """Go over rows that follow one another and are the same in one column."""
    return groupby(unpack(batches), lambda row: row[column])
