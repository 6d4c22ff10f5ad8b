"""The plan `shards`: documents and shards that never meet come to the findings of one machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import quoth
from quoth.errors import RecordError, UnknownNameError
from quoth.ingest import gather
from quoth.model import SourceText
from quoth.settings import Settings
from quoth.spark import check, plans, read_documents
from quoth.spark.jobs import prepare_check
from quoth.spark.plans import Plan, choose_plan

from .conftest import SUMMIT, TEXT, Lines, list_rows, sort, spread
from .test_same import read

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.timeout(300)


Make = Callable[[Path, Sequence[SourceText], int], Path]


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory, make_shards: Make) -> Path:
    return make_shards(tmp_path_factory.mktemp("shards") / "a.quoth", gather(SUMMIT / "record")[0], 3)


@pytest.mark.parametrize(("slices", "options"), [(1, []), (3, ["--style", "ap", "--indirect", "--unmarked", "6"])])
def test_findings_are_those_of_one_machine(
    spark: SparkSession, folder: Path, shards: Path, tmp_path: Path, quoth: Lines, slices: int, options: list[str]
) -> None:
    lines = quoth("check", folder, "--record", shards, *options)
    alone = sort(row for line in lines for row in spread(line))
    asked = Settings(style="ap", indirect=True, unmarked=6) if options else Settings()
    work = prepare_check(spark, shards, settings=asked, slices=slices, plan="shards", scratch=tmp_path)
    frame = work(read_documents(spark, str(folder)))
    found = list_rows(frame)
    assert len(alone) > 30
    assert read(found) == alone
    assert len([row for row in found if "digest" not in row["document"]]) == 4
    assert list_rows(frame) == found
    work.release()
    assert not list(tmp_path.iterdir())


def test_rows_that_are_the_same_are_checked_each(spark: SparkSession, shards: Path) -> None:
    rows = [("a", TEXT, "2024-05-03"), ("a", TEXT, "2024-05-03"), ("a", TEXT, "2024-04-01"), ("b", None, None)]
    table = spark.createDataFrame(rows, "id STRING, text STRING, date STRING")
    by_shards = list_rows(check(spark, table, shards, plan=Plan.SHARDS, slices=2))
    assert by_shards == list_rows(check(spark, table, shards, plan=Plan.RECORD, slices=2))
    assert len([row for row in by_shards if row["document"].get("published") == "2024-05-03"]) == 2


def test_documents_of_which_nothing_is_asked(spark: SparkSession, shards: Path) -> None:
    table = spark.createDataFrame([("a", "Nobody quotes here."), ("b", "")], "id STRING, text STRING")
    found = list_rows(check(spark, table, shards, plan="shards", slices=1))
    assert [row["document"]["name"] for row in found] == ["documents/a", "documents/b"]


def test_the_plan_is_chosen_by_size(shards: Path, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sharded, whole = quoth.open_record(shards), quoth.open_record(record)
    assert choose_plan(sharded, None) is Plan.RECORD
    assert choose_plan(sharded, "shards") is Plan.SHARDS
    monkeypatch.setattr(plans, "_count_memory", lambda: 1000)
    assert choose_plan(sharded, None) is Plan.SHARDS
    assert choose_plan(sharded, "record") is Plan.RECORD
    assert choose_plan(sharded, None, send=True) is Plan.RECORD
    assert choose_plan(whole, None) is Plan.RECORD


def test_a_record_must_suit_the_plan(shards: Path, record: Path) -> None:
    with pytest.raises(RecordError, match="quoth spark build"):
        choose_plan(quoth.open_record(record), "shards")
    with pytest.raises(RecordError, match="no worker gets a copy"):
        choose_plan(quoth.open_record(shards), "shards", send=True)
    with pytest.raises(UnknownNameError, match="record, shards"):
        choose_plan(quoth.open_record(shards), "join")


def test_what_would_lose_the_work_is_told_before_it(
    spark: SparkSession, shards: Path, tmp_path: Path, make_shards: Make
) -> None:
    with pytest.raises(RecordError, match="all machines see"):
        prepare_check(spark, shards, plan="shards", scratch=tmp_path / "none")
    opened = quoth.open_record(make_shards(tmp_path / "b.quoth", gather(SUMMIT / "record")[0], 2))
    (tmp_path / "b.quoth" / "0.quoth").rename(tmp_path / "away.quoth")
    with pytest.raises(RecordError, match="put all shards where every machine has them"):
        prepare_check(spark, opened, plan="shards", scratch=tmp_path)

