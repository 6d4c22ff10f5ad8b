"""Rows of findings and of quotations: the JSON contract as columns, for Arrow and for Spark.

The columns are read off `report.schema.json` and `extraction.schema.json`, so that there is one place where a field is
told. A document's rows begin with the document; each finding and each problem is a row, and a document of which there
is nothing to tell is one row with neither.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FINDINGS", "QUOTATIONS", "Table", "write_column_table"]

Node = Mapping[str, Any]
"""A part of a JSON Schema."""

_BESIDE = {"problems": "problem", "unmarked": "unmarked"}
"""Lists that stand beside that of which each item is a row, and the columns in which their items stand."""
_PRIMITIVES = {
    "string": ("STRING", "string"),
    "integer": ("BIGINT", "int64"),
    "number": ("DOUBLE", "float64"),
    "boolean": ("BOOLEAN", "bool_"),
}
"""What JSON's types are called in Spark and in Arrow."""


_SAYS = {
    "document": "The document, in each of its rows; only its name where it could not be read.",
    "problem": "Something that could not be used; such a row has nothing else.",
    "unmarked": "Words of sources without quotation marks, where they were asked for; such a row has nothing else.",
    "number": "The finding's number in its document, in reading order; null in rows that are no findings.",
    "others": "Other places at which the words stand.",
    "departures": "Changes from the recorded to the quoted words, and what they mean.",
    "context": "What stands before and after the words in the source.",
    "folds": "Differences that change no word.",
    "omitted": "Recorded words that are not quoted.",
    "versions": "Other records of the same occasion that have these words differently.",
    "damaged": "Quoted words that rest on looking past damage of the source's text.",
    "neighbour": "Number of the quotation whose place decided where this one stands.",
    "passage": "Where the words stand in the record; null where nothing is near.",
    "verdict": "The label, what is said of words and speaker, the rule, and the reason.",
    "quotation": "The quoted words, and where they stand.",
    "attribution": "Who is said to have said it, and when.",
}
"""What the manual says of each column."""


class Table:
    """The columns of one kind of rows."""

    def __init__(self, schema: str, rows: str) -> None:
        """`schema` is a file beside the reports; of the lists in it, `rows` is that of which each item is a row."""
        self._file, self._rows = schema, rows

    @cached_property
    def columns(self) -> Mapping[str, Node]:
        """What stands in each column, in order: the document, what else is told of it, and the fields of a row."""
        told = self._schema["properties"]
        beside = {name: _tell_items(told[key]) for key, name in _BESIDE.items() if key in told}
        row = _resolve(_tell_items(told[self._rows]), self._schema["$defs"])
        return {"document": told["document"], **beside, **row["properties"]}

    def write_ddl(self) -> str:
        """Return the columns as Spark writes them: `document STRUCT<…>, problem STRUCT<…>, number BIGINT, …`."""
        defs = self._schema["$defs"]
        return ", ".join(f"`{name}` {_write_type(node, defs)}" for name, node in self.columns.items())

    def make_arrow(self) -> pa.Schema:
        """Return the columns as Arrow has them; each may be null."""
        import pyarrow  # noqa: PLC0415  (an extra)

        defs = self._schema["$defs"]
        return pyarrow.schema([(name, _make_type(node, defs)) for name, node in self.columns.items()])

    def list_rows(self, value: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the rows of a report, or of an extraction, as JSON has it."""
        rows: list[dict[str, Any]] = [dict(row) for row in value[self._rows]]
        rows += [{name: each} for key, name in _BESIDE.items() for each in value.get(key) or ()]
        return [{"document": value["document"], **row} for row in rows or [{}]]

    @cached_property
    def _schema(self) -> dict[str, Any]:
        return json.loads((files("quoth.reports") / self._file).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def write_column_table() -> str:
    """Return the table of the manual: the columns of findings, what they hold, and which quotations have too."""
    defs = FINDINGS._schema["$defs"]
    rows = ["| column | holds | is |", "| --- | --- | --- |"]
    for name, node in FINDINGS.columns.items():
        mark = "\\*" if name in QUOTATIONS.columns else ""
        shape = _resolve(node, defs)
        listed = _tell_type(shape) == "array"
        items = _resolve(_tell_items(shape), defs) if listed else shape
        fields = ", ".join(f"`{field}`" for field in items.get("properties", ())) or _write_type(items, defs)
        holds = f"{'several: ' if listed else ''}{fields}"
        rows.append(f"| `{name}`{mark} | {holds} | {_SAYS[name]} |")
    return "\n".join(rows)


def _resolve(node: Node, defs: Mapping[str, Node]) -> Node:
    """Return what a node says a value is, where it is not null."""
    if "$ref" in node:
        return _resolve(defs[node["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in node:
        return _resolve(next(each for each in node["anyOf"] if each.get("type") != "null"), defs)
    return node


def _tell_type(node: Node) -> str:
    told = node.get("type", "string" if "enum" in node or "const" in node else None)
    if isinstance(told, list):
        told = next(each for each in told if each != "null")
    return str(told)


def _tell_items(node: Node) -> Node:
    """Return what the values of a list are: a pair has two of one kind."""
    items: Node = node["prefixItems"][0] if "prefixItems" in node else node["items"]
    return items


def _write_type(node: Node, defs: Mapping[str, Node]) -> str:
    node = _resolve(node, defs)
    kind = _tell_type(node)
    if kind == "array":
        return f"ARRAY<{_write_type(_tell_items(node), defs)}>"
    if kind == "object":
        fields = (f"`{name}`: {_write_type(each, defs)}" for name, each in node["properties"].items())
        return f"STRUCT<{', '.join(fields)}>"
    return _PRIMITIVES[kind][0]


def _make_type(node: Node, defs: Mapping[str, Node]) -> pa.DataType:
    import pyarrow  # noqa: PLC0415

    node = _resolve(node, defs)
    kind = _tell_type(node)
    if kind == "array":
        return pyarrow.list_(_make_type(_tell_items(node), defs))
    if kind == "object":
        return pyarrow.struct([(name, _make_type(each, defs)) for name, each in node["properties"].items()])
    return getattr(pyarrow, _PRIMITIVES[kind][1])()


FINDINGS = Table("report.schema.json", "findings")
"""What `check` gives."""
QUOTATIONS = Table("extraction.schema.json", "quotations")
"""What `quotations` gives."""
