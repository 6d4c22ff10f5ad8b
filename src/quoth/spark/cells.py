"""What a row of a table is: a file, or a document or a source in its columns; and what is told of one of no use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quoth.errors import QuothError, ReadError, write_fault
from quoth.model import Problem
from quoth.readers.rows import find_columns

__all__ = [
    "explain", "holds_files", "name_cells", "require_columns", "show_path", "tell_empty", "write_id",
]  # fmt: skip

_BROKEN = "_corrupt_record"
"""Where Spark puts a line of JSON that is none."""
_SHOWN = 40
"""Characters of such a line that are shown."""


def holds_files(names: Iterable[str]) -> bool:
    """Whether a table with columns of these names is one of files, as `binaryFile` gives them."""
    return {"path", "content"} <= set(names)


def require_columns(names: Sequence[str], table: str = "documents") -> None:
    """Raise ReadError where a table with columns of these names is none of documents, or of sources."""
    if holds_files(names):
        return
    found = find_columns(names)
    if "id" not in found or not {"text", "turns"} & found.keys():
        what = f"the table has the columns {', '.join(names) or 'none'}"
        raise ReadError(table, what, "give it `id` and `text`, or read files with `binaryFile`")


def write_id(names: Sequence[str]) -> str:
    """Return Spark's expression of what the rows of a table are known by: path or id, as text; empty where it is null.

    `names` are those of its columns, of which `require_columns` said nothing.
    """
    column = "path" if holds_files(names) else names[find_columns(names)["id"]]
    return f"coalesce(CAST(`{column.replace('`', '``')}` AS STRING), '')"


def show_path(path: str) -> str:
    """Return the path of a file as a user writes it: Hadoop's `file:/a b` is `/a b`."""
    return path.removeprefix("file://").removeprefix("file:")


def name_cells(cells: Mapping[str, Any], table: str) -> dict[str, Any] | Problem:
    """Return what stands in a row, without nulls and by the names that `readers.rows` has; a problem where it was a
    line of JSON, and is none.
    """
    # Lines of JSON need not have the same names; a table has all of them.
    given = {name: value for name, value in cells.items() if value is not None}
    if _BROKEN in given:
        return Problem(table, f"{_shorten(given[_BROKEN])!r} is not JSON", "write one JSON object a line")
    values = list(given.values())
    return {what: values[at] for what, at in find_columns(list(given)).items()}


def tell_empty(name: str) -> Problem:
    """Return what is told of a file without content."""
    return Problem(name, "this row has no content", "check how the table was made")


def explain(name: str, error: Exception, remedy: str) -> Problem:
    """Return what an error tells; of one that is a fault in quoth, `remedy` says what to do."""
    if isinstance(error, QuothError):
        return Problem.of(error)
    return Problem(name, write_fault(error), remedy)


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
