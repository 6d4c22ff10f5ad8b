"""A record made on Spark holds what one machine makes of the same sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import quoth
from quoth.archive import Record
from quoth.errors import ReadError, RecordError
from quoth.ingest import gather
from quoth.records.disk.places import SHARDS
from quoth.spark import build_record, check, read_documents

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SUMMIT = Path(__file__).parents[2] / "examples" / "summit"

pytestmark = pytest.mark.timeout(240)


def assert_holds(record: Record, folder: Path) -> None:
    """Compare a record with what one machine gathers."""
    given = {each.source.key: each for each in gather(folder)[0]}
    assert {source.key: source for source in record.sources()} == {key: each.source for key, each in given.items()}
    for key, each in given.items():
        assert record.text(key) == each.text
        assert tuple(record.turns(key)) == each.turns


@pytest.mark.parametrize("shards", [1, 3])
def test_files_with_a_manifest(spark: SparkSession, tmp_path: Path, shards: int) -> None:
    where = tmp_path / "a.quoth"
    intake = build_record(spark, read_documents(spark, str(SUMMIT / "record")), where, shards=shards)
    record = quoth.open_record(where)
    assert intake.added == len(record) == len(gather(SUMMIT / "record")[0])
    assert not intake.problems
    assert_holds(record, SUMMIT / "record")
    rows = check(spark, read_documents(spark, str(SUMMIT / "essay.html")), where, slices=1).select("verdict").collect()
    alone = quoth.check(SUMMIT / "essay.html", record)
    assert [row["verdict"]["label"] for row in rows] == [finding.verdict.label for finding in alone.findings]


def test_files_without_one(spark: SparkSession, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    for name, text in {"a.txt": "One of two.", "b/a.txt": "The other one.", "c d.md": "> Quoted by nobody."}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    intake = build_record(spark, read_documents(spark, str(folder)), tmp_path / "a.quoth")
    record = quoth.open_record(tmp_path / "a.quoth")
    shared = {str(folder / "a.txt"), str(folder / "b" / "a.txt")}
    assert {source.key for source in record.sources()} == {"c d", *shared}
    assert [problem.where for problem in intake.problems] == [str(folder / "broken.pdf")]


def test_what_a_manifest_does_not_list(spark: SparkSession, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("listed", "other"):
        (folder / f"{name}.txt").write_text(f"Words of the {name} one.", encoding="utf-8")
    (folder / "record.jsonl").write_text('{"path": "listed.txt", "date": "2031-05-02"}\n{"no": 1}\n', encoding="utf-8")
    intake = build_record(spark, read_documents(spark, str(folder)), tmp_path / "a.quoth")
    assert [source.key for source in quoth.open_record(tmp_path / "a.quoth").sources()] == ["listed"]
    assert {problem.where.rpartition("/")[2] for problem in intake.problems} == {"record.jsonl line 2", "other.txt"}


def test_rows_of_a_table(spark: SparkSession, tmp_path: Path) -> None:
    rows = [
        {"id": "talk", "date": "2031-05-02", "turns": [{"speaker": "HOLM", "text": "We stay."}, {"text": "All."}]},
        {"id": "letter", "text": "MR. HALE: Is it so?\n\nMS. ROE: It is.\n\nMR. HALE: Good.", "title": "A letter"},
        {"id": "letter", "text": "MR. HALE: Is it so?\n\nMS. ROE: It is.\n\nMR. HALE: Good.", "title": "A letter"},
        {"id": None, "text": "Nobody's."},
        {"id": "empty", "text": " "},
    ]
    table = tmp_path / "rows.jsonl"
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    intake = build_record(spark, read_documents(spark, str(table)), tmp_path / "a.quoth", shards=2)
    record = quoth.open_record(tmp_path / "a.quoth")
    table.write_text("\n".join(map(json.dumps, rows[:2])), encoding="utf-8")
    assert_holds(record, table)
    assert {problem.where for problem in intake.problems} == {"sources", "empty"}


def test_lines_that_differ_in_their_names_or_are_none(spark: SparkSession, tmp_path: Path) -> None:
    table = tmp_path / "rows.jsonl"
    table.write_text('{"id": "one", "text": "Some words."}\n{"id": "two", "body": "Others."}\n{broken\n', "utf-8")
    intake = build_record(spark, read_documents(spark, str(table)), tmp_path / "a.quoth", shards=1)
    record = quoth.open_record(tmp_path / "a.quoth")
    assert {source.key: record.text(source.key) for source in record.sources()} == {
        "one": "Some words.",
        "two": "Others.",
    }
    (problem,) = intake.problems
    assert problem.what == "'{broken' is not JSON"


def test_nothing_of_use_makes_no_record(spark: SparkSession, tmp_path: Path) -> None:
    intake = build_record(spark, spark.createDataFrame([("a", "")], "id STRING, text STRING"), tmp_path / "a.quoth")
    assert (intake.added, len(intake.problems)) == (0, 1)
    assert not (tmp_path / "a.quoth").exists()


def test_shards_that_are_finished_are_kept(spark: SparkSession, tmp_path: Path) -> None:
    where = tmp_path / "a.quoth"
    sources = read_documents(spark, str(SUMMIT / "record"))
    build_record(spark, sources, where, shards=2)
    (where / SHARDS).unlink()  # as if the build had been stopped at the very end
    before = {path: path.stat().st_ino for path in (where / "shards").iterdir()}
    intake = build_record(spark, sources, where, shards=2)
    assert intake.added == len(quoth.open_record(where))
    assert {path: path.stat().st_ino for path in (where / "shards").iterdir()} == before


def test_mistakes_are_told_before_any_work(spark: SparkSession, tmp_path: Path) -> None:
    table = spark.createDataFrame([("a", "Words.")], "id STRING, text STRING")
    with pytest.raises(RecordError, match="name of a record on disk"):
        build_record(spark, table, tmp_path / "a")
    with pytest.raises(RecordError, match="there is no folder"):
        build_record(spark, table, tmp_path / "b" / "a.quoth")
    with pytest.raises(ReadError, match="columns id"):
        build_record(spark, table.select("id"), tmp_path / "a.quoth")
    build_record(spark, table, tmp_path / "a.quoth")
    with pytest.raises(RecordError, match="there is a record already"):
        build_record(spark, table, tmp_path / "a.quoth")
