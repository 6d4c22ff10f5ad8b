"""The columns of a result are the JSON contract: for Spark, for Arrow, and back to JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from quoth.settings import Settings
from quoth.spark import check, quotations, read_documents
from quoth.spark.schema import FINDINGS, QUOTATIONS, Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TABLES = {"report": (FINDINGS, "findings"), "extraction": (QUOTATIONS, "quotations")}
BESIDE = {"problem": "problems", "unmarked": "unmarked"}
SIMPLE = {"string": "string", "integer": "bigint", "number": "double", "boolean": "boolean"}
pytestmark = pytest.mark.timeout(240)


def load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("quoth.reports") / f"{name}.schema.json").read_text("utf-8"))
    return loaded


def open_node(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a part of a JSON Schema says of a value that is not null."""
    while "$ref" in node or "anyOf" in node:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        else:
            (node,) = [each for each in node["anyOf"] if each != {"type": "null"}]
    return node


def list_fields(path: str, node: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the path and the kind of every field at and below a part of a JSON Schema: `[]` are the items of a list."""
    node = open_node(node, schema)
    kinds = node.get("type", "string")
    kind = kinds if isinstance(kinds, str) else next(each for each in kinds if each != "null")
    yield path, SIMPLE.get(kind, kind)
    for name, each in node.get("properties", {}).items():
        yield from list_fields(f"{path}.{name}", each, schema)
    if kind == "array":
        yield from list_fields(f"{path}[]", node.get("prefixItems", [node["items"]])[0], schema)


def list_types(path: str, shape: Any) -> Iterator[tuple[str, str]]:
    """Yield the same of a type of Spark."""
    named = {"struct": "object"}
    yield path, named.get(shape.typeName(), shape.simpleString() if shape.typeName() != "array" else "array")
    if shape.typeName() == "struct":
        for field in shape:
            yield from list_types(f"{path}.{field.name}", field.dataType)
    if shape.typeName() == "array":
        yield from list_types(f"{path}[]", shape.elementType)


def list_told(name: str) -> dict[str, str]:
    """Return the fields that a schema tells, by the columns in which they are to stand."""
    schema = load(name)
    told = dict(list_fields("document", schema["properties"]["document"], schema))
    for column, key in BESIDE.items():
        if key in schema["properties"]:
            told |= dict(list_fields(column, schema["properties"][key]["items"], schema))
    row = open_node(schema["properties"][TABLES[name][1]]["items"], schema)
    for column, node in row["properties"].items():
        told |= dict(list_fields(column, node, schema))
    return told


def list_columns(shape: Any) -> dict[str, str]:
    return {path: kind for field in shape for path, kind in list_types(field.name, field.dataType)}


def run(spark: SparkSession, name: str, where: Path, record: Path) -> DataFrame:
    documents = read_documents(spark, str(where))
    if name == "report":
        return check(spark, documents, record, settings=Settings(unmarked=6), slices=3)
    return quotations(spark, documents, slices=3)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.usefixtures("spark")
def test_every_field_of_the_contract_has_its_column_of_its_type(name: str) -> None:
    table: Table = TABLES[name][0]
    told = list_told(name)
    assert len(told) > 30
    from pyspark.sql.types import StructType  # noqa: PLC0415  (where it is installed)

    assert list_columns(StructType.fromDDL(table.write_ddl())) == told


@pytest.mark.parametrize("name", TABLES)
def test_arrow_and_spark_have_the_same_columns(
    spark: SparkSession, name: str, folder: Path, record: Path
) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

    table: Table = TABLES[name][0]
    frame = run(spark, name, folder, record)
    assert list_columns(from_arrow_schema(table.make_arrow())) == list_columns(frame.schema)
    assert all(field.nullable for field in frame.schema)




@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_valid_by_the_contract_again(spark: SparkSession, name: str, folder: Path, record: Path) -> None:
    schema = load(name)
    row_key = TABLES[name][1]
    row_columns = open_node(schema["properties"][row_key]["items"], schema)["properties"].keys()
    seen = set()
    for found in run(spark, name, folder, record).collect():
        cells = found.asDict(recursive=True)
        value: dict[str, Any] = {"schema": schema["properties"]["schema"]["const"], "quoth": "0", row_key: [],
                                 "problems": [], "document": cells["document"]}  # fmt: skip
        if name == "report":
            value |= {"record": {"name": "r", "sources": 1}, "counts": {}, "unmarked": []}
        kinds = [column for column in BESIDE if cells.get(column) is not None]
        if cells["number"] is not None:
            kinds.append(row_key)
            value[row_key] = [{column: cells[column] for column in row_columns}]
        assert len(kinds) <= 1
        seen.update(kinds or ["nothing"])
        for column in kinds:
            if column in BESIDE:
                value[BESIDE[column]] = [cells[column]]
        if cells["document"]["digest"] is None:
            assert kinds == ["problem"]
            del value["document"]
            errors = [error.message for error in Draft202012Validator(schema).iter_errors(value)]
            assert errors == ["'document' is a required property"]
        else:
            Draft202012Validator(schema).validate(value)
    assert seen == {row_key, "problem", "nothing"} | ({"unmarked"} if name == "report" else set())
