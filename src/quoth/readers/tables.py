"""Tables whose rows are documents, as text: CSV and its kin, and JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator, Sequence
from io import StringIO

from quoth.errors import ReadError
from quoth.model import Problem
from quoth.settings import LIMITS
from quoth.text.decode import decode

from .rows import COLUMNS, Row, find_columns

__all__ = ["need_text", "read_json_lines", "read_separated"]

_SEPARATORS = ",;\t|"


def read_separated(data: bytes, name: str) -> Iterator[Row | Problem]:
    """Go over the rows of values that commas, semicolons, tabs or bars separate; the head tells which (RFC 4180).

    Raises ReadError where no column holds texts.
    """
    text = decode(data, name).text
    csv.field_size_limit(LIMITS.text)
    head, _, _ = text.lstrip("\r\n").partition("\n")
    separator = max(_SEPARATORS, key=head.count)  # of several as frequent the first
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        names = next((row for row in rows if row), [])
        columns = find_columns(names)
        need_text(columns, names, name)
        for number, row in enumerate((row for row in rows if row), 1):
            if len(row) > len(names):
                what = f"it has {len(row)} cells, and the head {len(names)}"
                yield Problem(f"{name} row {number}", what, "put cells that hold separators in quotation marks")
                continue
            yield Row(number, {what: row[at] for what, at in columns.items() if at < len(row)})
    except csv.Error as error:
        raise ReadError(name, f"it is no table that can be read ({error})", "save it as CSV anew") from None


def need_text(columns: Collection[str], names: Sequence[str], name: str) -> None:
    """Raise ReadError where a table has no column with texts; `columns` are those that are known, `names` all."""
    if "text" not in columns and "turns" not in columns:
        shown = ", ".join(names[:8])[:200] or "none"
        known = ", ".join(COLUMNS["text"])
        raise ReadError(name, f"no column of it holds texts ({shown})", f"call one of them {known}")


def read_json_lines(data: bytes, name: str) -> Iterator[Row | Problem]:
    """Go over the objects of JSON lines; a line that is none is a problem."""
    for number, line in enumerate(decode(data, name).text.split("\n"), 1):
        if not line or line.isspace():
            continue
        place = f"{name} line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Problem(place, "this is not JSON", "write one JSON object a line")
            continue
        if not isinstance(row, dict):
            yield Problem(place, "this is not a JSON object", 'write {"id": ..., "text": ...}')
            continue
        values = list(row.values())
        yield Row(number, {what: values[at] for what, at in find_columns(list(row)).items()})
