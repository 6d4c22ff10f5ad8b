"""The page on Spark: its examples run as they are printed, and what it says of columns is in the table of the code."""

from __future__ import annotations

import doctest
import re
from typing import TYPE_CHECKING

import pytest

import quoth.spark
from quoth.spark.schema import FINDINGS, QUOTATIONS

from .conftest import ROOT

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PATH = ROOT / "docs" / "spark.md"
PAGE = PATH.read_text(encoding="utf-8")


@pytest.mark.timeout(240)
def test_the_examples_of_the_page_run(spark: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them in one session, which is the one that the tests have."""
    monkeypatch.chdir(ROOT)
    examples = "".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(examples, {}, "spark.md", str(PATH), 0)
    result = doctest.DocTestRunner(optionflags=flags).run(test, clear_globs=False)
    assert result.attempted > 8
    assert result.failed == 0
    assert test.globs["spark"] is spark


def test_columns_of_both_tables_are_told() -> None:
    told = dict(re.findall(r"^\| `(\w+)`(\\\*)? \|", PAGE, re.MULTILINE))
    assert FINDINGS.columns.keys() <= told.keys()
    assert {name for name, star in told.items() if star} == set(QUOTATIONS.columns)


def test_what_can_be_imported_is_told() -> None:
    assert not [name for name in quoth.spark.__all__ if f"`{name}`" not in PAGE]


@pytest.mark.usefixtures("spark")
def test_spark_leaves_nothing_where_it_was_begun() -> None:
    assert not [name for name in ("spark-warehouse", "metastore_db", "derby.log") if (ROOT / name).exists()]
