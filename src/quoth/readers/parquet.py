"""Parquet: tables in columns, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from quoth.errors import ReadError
from quoth.model import Problem
from quoth.settings import LIMITS

from .rows import Row, find_columns
from .tables import need_text

__all__ = ["read_parquet"]

_ROWS = 64
"""Rows that are in memory together."""


def read_parquet(data: bytes, name: str) -> Iterator[Row | Problem]:
    """Go over the rows of a Parquet file. Raises ReadError where it is damaged, or its texts go beyond the limits."""
    import pyarrow  # noqa: PLC0415  (an extra, and heavy)
    from pyarrow import parquet  # noqa: PLC0415

    if data and not data.startswith(b"PAR1"):
        raise ReadError(name, "this is no Parquet file", "give it the ending of its format")
    number = size = 0
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(data))
        groups = [file.metadata.row_group(at).total_byte_size for at in range(file.metadata.num_row_groups)]
        if max(groups, default=0) > LIMITS.unpacked:
            raise _too_large(name)
        names = file.schema_arrow.names
        columns = {what: names[at] for what, at in find_columns(names).items()}
        need_text(columns, names, name)
        for batch in file.iter_batches(batch_size=_ROWS, columns=list(columns.values())):
            size += batch.nbytes
            if size > LIMITS.unpacked:
                raise _too_large(name)
            for row in batch.to_pylist():
                number += 1
                yield Row(number, {what: _plain(row.get(column)) for what, column in columns.items()})
    except (pyarrow.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        what = f"it is damaged or cut short ({type(error).__name__})"
        raise ReadError(name, what, "get it again from where it came") from None


def _plain(value: Any) -> Any:
    """Return a cell as other tables have it: a moment as its day."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _too_large(name: str) -> ReadError:
    return ReadError(name, f"unpacked it is larger than {LIMITS.unpacked:,} bytes", "split it")
