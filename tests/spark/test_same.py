"""One quotation has one verdict everywhere: rows that workers give are the findings of one machine, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import quoth
from quoth.cli import commands
from quoth.errors import ReadError
from quoth.readers.bundles import read_all
from quoth.reports.json_report import extraction_value
from quoth.settings import Settings
from quoth.spark import check, quotations, read_documents

from .conftest import ALTERED, SAID, SUMMIT, TEXT, Lines, list_rows, sort, spread

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Value = dict[str, Any]
NAMED = "id STRING, text STRING, title STRING, author STRING, date STRING"
pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def files(spark: SparkSession, folder: Path) -> DataFrame:
    return read_documents(spark, str(folder))


@pytest.fixture(scope="module")
def alone(folder: Path, record: Path, quoth: Lines) -> list[Value]:
    """Return the rows that are to come of the folder, as `quoth check` has them on one machine."""
    return sort(row for line in quoth("check", folder, "--record", record) for row in spread(line))


def read(rows: list[Value]) -> list[Value]:
    """Return the rows of documents that could be read; all others are checked to tell of a problem."""
    for row in rows:
        assert "digest" in row["document"] or row.keys() == {"document", "problem"}
    return [row for row in rows if "digest" in row["document"]]


@pytest.mark.parametrize("slices", [1, 2, 7, None])
def test_findings_are_those_of_one_machine_however_documents_are_parted(
    spark: SparkSession, files: DataFrame, record: Path, alone: list[Value], slices: int | None
) -> None:
    frame = check(spark, files, record, slices=slices)
    found = list_rows(frame)
    assert len(alone) > 30
    assert read(found) == alone
    assert list_rows(frame) == found


@pytest.mark.parametrize("send", [False, True])
@pytest.mark.parametrize("kind", ["disk", "folder", "file"])
def test_a_record_says_the_same_wherever_it_stands(
    spark: SparkSession, files: DataFrame, folder: Path, record: Path, tmp_path: Path, quoth: Lines, kind: str,
    send: bool,
) -> None:
    where = {"disk": record, "folder": SUMMIT / "record", "file": tmp_path / "chamber é.txt"}[kind]
    (tmp_path / "chamber é.txt").write_bytes((SUMMIT / "record" / "chamber.txt").read_bytes())
    alone = sort(row for line in quoth("check", folder, "--record", where) for row in spread(line))
    assert read(list_rows(check(spark, files, where, send=send, slices=3))) == alone


def test_what_cannot_be_read_is_told_as_on_one_machine(
    spark: SparkSession, files: DataFrame, folder: Path, record: Path
) -> None:
    told = CliRunner().invoke(commands, ["check", str(folder), "--record", str(record)], prog_name="quoth").stderr
    found = list_rows(check(spark, files, record, slices=3))
    rows = [row["problem"] for row in found if "digest" not in row["document"]]
    assert len(rows) == 4
    for problem in rows:
        assert f"{problem['where']}: {problem['what']}" in told


def test_settings_hold_for_workers(
    spark: SparkSession, files: DataFrame, folder: Path, record: Path, quoth: Lines
) -> None:
    asked = Settings(style="ap", indirect=True, unmarked=6)
    lines = quoth("check", folder, "--record", record, "--style", "ap", "--indirect", "--unmarked", "6")
    alone = sort(row for line in lines for row in spread(line))
    assert any("unmarked" in row for row in alone)
    assert read(list_rows(check(spark, files, record, settings=asked, slices=3))) == alone


@pytest.mark.parametrize("indirect", [False, True])
def test_quotations_are_those_of_one_machine(
    spark: SparkSession, files: DataFrame, folder: Path, indirect: bool
) -> None:
    alone: list[Value] = []
    for path in sorted(folder.iterdir()):
        try:
            for document in read_all(path.read_bytes(), str(path)):
                if isinstance(document, quoth.Document):
                    value = json.loads(json.dumps(extraction_value(quoth.extract(document, indirect=indirect))))
                    alone += spread(value, "quotations")
        except ReadError:
            continue
    for slices in (1, 3):
        assert read(list_rows(quotations(spark, files, indirect=indirect, slices=slices))) == sort(alone)


def test_a_table_of_documents_says_what_its_file_says(
    spark: SparkSession, folder: Path, record: Path, quoth: Lines
) -> None:
    lines = quoth("check", folder / "rows.jsonl", "--record", record)
    alone = sort(row for line in lines for row in spread(line))
    found = list_rows(check(spark, read_documents(spark, str(folder / "rows.jsonl")), record, slices=2))
    name = str(folder / "rows.jsonl")
    assert json.loads(json.dumps(read(found)).replace('"documents/', f'"{name}/')) == alone


def test_a_table_keeps_days_and_turns(spark: SparkSession, record: Path) -> None:
    """Columns may have types of Spark's own: a day, structs in a list."""
    rows = spark.sql(
        "SELECT 7L AS key, DATE'2024-05-03' AS published, CAST(NULL AS STRING) AS text, "
        "array(struct('Ann Lee' AS speaker, 'We “agree” on it.' AS text)) AS turns"
    )
    (row, *_) = list_rows(check(spark, rows, record, slices=1))
    assert row["document"]["name"] == "documents/7"
    assert row["document"]["published"] == "2024-05-03"
    assert row["quotation"]["block"] == "turn"


def test_a_row_may_be_checked_twice_and_in_any_order(spark: SparkSession, record: Path) -> None:
    rows = [(f"{number}", TEXT if number % 2 else ALTERED, None, None, "2024-05-03") for number in range(40)]
    there = list_rows(check(spark, spark.createDataFrame(rows, NAMED), record, slices=3))
    back = list_rows(check(spark, spark.createDataFrame(rows[::-1], NAMED), record, slices=5))
    assert there == back
    assert len(there) == 40
    assert {row["passage"]["text"].rstrip(".") for row in there} == {SAID.rstrip(".")}
