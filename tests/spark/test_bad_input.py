"""What goes wrong is said, with what to do about it: before work is begun, or in a row; no job dies of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoth
from quoth.errors import MissingExtraError, QuothError, ReadError, RecordError, UnknownNameError
from quoth.growth import add_sources
from quoth.settings import Settings
from quoth.spark import check, open_session, quotations, read_documents

from .conftest import ALTERED, SAID, TEXT, list_rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Value = dict[str, Any]
NAMED = "id STRING, text STRING"
FILES = "path STRING, content BINARY"
pytestmark = pytest.mark.timeout(240)


def problems(rows: list[Value]) -> list[str]:
    return [f"{row['problem']['where']}: {row['problem']['what']}" for row in rows if "problem" in row]


def labels(rows: list[Value]) -> list[str]:
    return sorted(row["verdict"]["label"] for row in rows if "verdict" in row)


def test_an_empty_table_has_no_rows(spark: SparkSession, record: Path) -> None:
    assert list_rows(check(spark, spark.createDataFrame([], NAMED), record)) == []
    assert list_rows(quotations(spark, spark.createDataFrame([], FILES))) == []


def test_more_partitions_than_documents(spark: SparkSession, record: Path) -> None:
    table = spark.createDataFrame([("a", TEXT)], NAMED)
    assert labels(list_rows(check(spark, table, record, slices=9))) == ["verbatim"]


def test_rows_without_an_id_or_a_text_are_problems_and_the_others_are_checked(
    spark: SparkSession, record: Path
) -> None:
    rows = [(None, TEXT), ("empty", None), ("void", ""), ("same", TEXT), ("same", ALTERED), (" ", TEXT)]
    found = list_rows(check(spark, spark.createDataFrame(rows, NAMED), record, slices=3))
    assert problems(found) == [
        "documents: this row has no id", "documents/empty: it has no text", "documents/void: there is no text in it",
    ]  # fmt: skip
    assert labels(found) == ["altered", "verbatim", "verbatim"]
    assert [row["document"]["name"] for row in found if "verdict" in row].count("documents/same") == 2


def test_files_that_are_null_broken_or_hostile_are_problems(spark: SparkSession, record: Path) -> None:
    files = [
        ("/a.txt", None), (None, TEXT.encode()), ("/b.pdf", b"%PDF-1.7\n"), ("/c.zip", b"PK\x03\x04" + bytes(40)),
        ("/d.docx", bytes(range(256)) * 9), ("/e.txt", TEXT.encode()), ("s3a://pail/f g%20.md", ALTERED.encode()),
        ("/\ufffe\n.txt", b"\xff\xfe\x00\xd8"), ("/g.html", b"<" * 10_000), ("/h.json", b"[" * 10_000),
    ]  # fmt: skip
    found = list_rows(check(spark, spark.createDataFrame(files, FILES), record, slices=2))
    assert labels(found) == ["altered", "verbatim", "verbatim"]
    told = problems(found)
    assert "/a.txt: this row has no content" in told
    assert len(told) >= 4
    assert not [line for line in told if "fault" in line]


def test_files_whose_content_is_text_are_read_as_such(spark: SparkSession, record: Path) -> None:
    rows = spark.createDataFrame([("/a.md", f"# Head\n\n{TEXT}")], "path STRING, content STRING")
    assert labels(list_rows(check(spark, rows, record, slices=1))) == ["verbatim"]


def test_halves_of_characters_kill_no_job(spark: SparkSession, tmp_path: Path) -> None:
    """A record may hold them in its titles and speakers: JSON escapes them, no column of Spark can have them."""
    (tmp_path / "speech.txt").write_text(SAID, "utf-8")
    (tmp_path / "record.jsonl").write_text(json.dumps({"path": "speech.txt", "title": "T\ud800", "speaker": "A\udcff"}))
    found = list_rows(check(spark, spark.createDataFrame([("a", TEXT)], NAMED), tmp_path, slices=1))
    assert [row["passage"]["title"] for row in found if "passage" in row] == ["T\ufffd"]


def test_a_line_that_is_no_json_is_a_problem(spark: SparkSession, record: Path, tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT})
    other = json.dumps({"key": "b", "body": ALTERED})
    (tmp_path / "rows.jsonl").write_text(f"{line}\n{line[:30]}\n{other}\n\n", "utf-8")
    found = list_rows(check(spark, read_documents(spark, str(tmp_path / "rows.jsonl")), record, slices=1))
    assert labels(found) == ["altered", "verbatim"]
    assert problems(found) == [f"documents: {line[:30]!r} is not JSON"]


def test_a_giant_among_small_ones(spark: SparkSession, record: Path) -> None:
    prose = "The river rose again that spring, and nobody in the valley was much surprised by it.\n\n"
    rows = [("giant", f"{prose * 40_000}{TEXT}"), *((f"{number}", TEXT) for number in range(30))]
    found = list_rows(check(spark, spark.createDataFrame(rows, NAMED), record, slices=4))
    assert labels(found) == ["verbatim"] * 31
    (giant,) = [row for row in found if row["document"]["name"] == "documents/giant"]
    assert giant["quotation"]["span"][0] > 3_000_000


@pytest.mark.parametrize("columns", ["text STRING", "id STRING, words STRING", "path STRING, data BINARY"])
def test_a_table_without_the_columns_is_told_before_any_work(spark: SparkSession, record: Path, columns: str) -> None:
    table = spark.createDataFrame([], columns)
    names = columns.replace(" STRING", "").replace(" BINARY", "")
    with pytest.raises(ReadError, match=f"the table has the columns {names}; give it `id` and `text`"):
        check(spark, table, record)
    with pytest.raises(ReadError, match="binaryFile"):
        quotations(spark, table)


@pytest.mark.parametrize("name", ["none", "none.jsonl", "none.parquet", "none/*.txt", "ftps://x/y.txt"])
def test_a_path_at_which_there_is_nothing(spark: SparkSession, tmp_path: Path, name: str) -> None:
    where = name if "://" in name else str(tmp_path / name)
    with pytest.raises(ReadError, match="check the path"):
        read_documents(spark, where)


def test_paths_of_several_kinds_or_none(spark: SparkSession) -> None:
    with pytest.raises(ReadError, match="JSON lines and files are given together"):
        read_documents(spark, ["a.jsonl", "b.txt"])
    with pytest.raises(ReadError, match="nothing was given"):
        read_documents(spark, [])


def test_records_that_workers_cannot_open(spark: SparkSession, record: Path, tmp_path: Path) -> None:
    table = spark.createDataFrame([("a", TEXT)], NAMED)
    with pytest.raises(RecordError, match=r"none\.quoth"):
        check(spark, table, tmp_path / "none.quoth")
    with pytest.raises(RecordError, match=r"memory of one process.*give its path"):
        check(spark, table, quoth.open_record([SAID]))
    with pytest.raises(UnknownNameError, match="no-such-style"):
        check(spark, table, record, settings=Settings(style="no-such-style"))


def test_a_record_that_is_not_at_its_path_on_a_worker(spark: SparkSession, tmp_path: Path) -> None:
    """It was opened where the job is begun, and is gone, or another, when workers open it."""
    table = spark.createDataFrame([("a", TEXT)], NAMED)
    add_sources(tmp_path / "a.quoth", [SAID])
    opened = quoth.open_record(tmp_path / "a.quoth")
    add_sources(tmp_path / "b.quoth", [SAID, TEXT])
    (tmp_path / "a.quoth").rename(tmp_path / "c.quoth")
    with pytest.raises(RecordError, match=r"a\.quoth.*worker"):
        check(spark, table, opened)
    (tmp_path / "b.quoth").rename(tmp_path / "a.quoth")
    with pytest.raises(RecordError, match="holds 2 sources, and 1 where the job was begun"):
        check(spark, table, opened)


@pytest.mark.parametrize("send", [False, True])
def test_a_record_that_has_changed_is_opened_anew(spark: SparkSession, tmp_path: Path, send: bool) -> None:
    table = spark.createDataFrame([("a", TEXT)], NAMED)
    (tmp_path / "record").mkdir()
    for said, label in ((SAID, "verbatim"), (SAID.replace("simple", "plain"), "altered"), (SAID, "verbatim")):
        (tmp_path / "record" / "letter.txt").write_text(said, "utf-8")
        found = list_rows(check(spark, table, tmp_path / "record", send=send, slices=1))
        assert labels(found) == [label]


WORKERS = {
    "no quoth": ('import sys; sys.modules["quoth"] = None', "quoth is not installed for the Python of this worker"),
    "another quoth": (
        'import quoth; quoth.__version__ = "0.0.1"',
        "quoth 0.0.1 is installed, and .* where the job was begun",
    ),
    "no pyarrow": ('import sys; sys.modules["pyarrow"] = None', "pyarrow|PyArrow"),
    "no Python": (None, "Cannot run program"),
}


@pytest.mark.parametrize("what", WORKERS)
def test_workers_that_cannot_do_it_are_told_before_any_work(
    spark: SparkSession, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Their Python is a script that begins ours with something taken away."""
    code, told = WORKERS[what]
    python = tmp_path / "python"
    if code is not None:
        (tmp_path / "sitecustomize.py").write_text(code, "utf-8")
        python.write_text(f'#!/bin/sh\nPYTHONPATH="{tmp_path}:$PYTHONPATH" exec {sys.executable} "$@"\n', "utf-8")
        python.chmod(0o755)
    monkeypatch.setattr(spark.sparkContext, "pythonExec", str(python))
    table = spark.createDataFrame([("a", TEXT)], NAMED)
    with pytest.raises(MissingExtraError, match=f"{told}.*install quoth") as raised:
        check(spark, table, record)
    assert "\n" not in str(raised.value)


def write_java(folder: Path, text: str) -> None:
    (folder / "bin").mkdir()
    (folder / "bin" / "java").write_text(text, "utf-8")
    (folder / "bin" / "java").chmod(0o755)


JAVAS: dict[str, tuple[str | None, str]] = {
    "none": (None, "there is no Java here; install Java 17"),
    "11": ('#!/bin/sh\necho \'openjdk version "11.0.2" 2019-01-15\' >&2\n', "and this is 11; install a newer one"),
    "8": ('#!/bin/sh\necho \'java version "1.8.0_202"\' >&2\n', "and this is 8; install a newer one"),
    "silent": ("#!/bin/sh\nexit 3\n", "of no known version"),
    "no program": ("\x7fELF", "cannot be run"),
}


@pytest.mark.parametrize("what", JAVAS)
def test_a_java_that_will_not_do_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    pytest.importorskip("pyspark")
    text, told = JAVAS[what]
    if text is not None:
        write_java(tmp_path, text)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(MissingExtraError, match=told):
        open_session("local[1]")


def test_no_java_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingExtraError, match="Java is not installed; install Java 17 or newer"):
        open_session("local[1]")
    write_java(tmp_path, '#!/bin/sh\necho \'openjdk version "16"\' >&2\n')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(MissingExtraError, match="this is 16"):
        open_session("local[1]")


def test_no_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quoth\[spark\]'"):
        open_session("local[1]")


def test_errors_of_a_worker_are_quoths_own(spark: SparkSession, tmp_path: Path) -> None:
    failing: list[Callable[[], object]] = [
        lambda: read_documents(spark, "none.jsonl"),
        lambda: check(spark, spark.createDataFrame([], NAMED), tmp_path / "none"),
    ]
    for fail in failing:
        with pytest.raises(QuothError) as raised:
            fail()
        assert raised.value.where
        assert raised.value.remedy
