"""What Spark's own pages call the jobs that are begun."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["described"]

_DESCRIPTION = "spark.job.description"


@contextmanager
def described(spark: SparkSession, what: str) -> Iterator[None]:
    """Have Spark's pages call by a name what is begun within, behind the name of what it is a part of, if any.

    Over Spark Connect, which has no such names, nothing is done.
    """
    try:
        context = spark.sparkContext
    except Exception:
        yield
        return
    before = context.getLocalProperty(_DESCRIPTION)
    context.setLocalProperty(_DESCRIPTION, f"{before}, {what}" if before else what)
    try:
        yield
    finally:
        context.setLocalProperty(_DESCRIPTION, cast("str", before))  # None for none, as it says
