"""Whether the workers can do a task: looked at before any work is begun, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quoth.errors import MissingExtraError, RecordError
from quoth.version import __version__

from .failures import list_failures, tell_failure

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["examine_workers"]

_INSTALL = "install quoth[spark] of this version there, or send an environment along (docs/spark.md)"

_MANY = 100_000
"""More than any cluster has cores."""


def examine_workers(spark: SparkSession, task: bytes | None) -> int:
    """Look whether workers have quoth and can begin the pickled task, if any; return how many tasks Spark does at once.

    Raises MissingExtraError where one has no quoth, or another version, RecordError where one cannot open the record.
    """
    version = __version__

    def look(batches: Iterable[Any]) -> Iterator[Any]:
        # Defined here, so that it goes to the workers by what it does: they may have no quoth to find it in.
        import pickle  # noqa: PLC0415
        import socket  # noqa: PLC0415

        import pyarrow  # noqa: PLC0415

        for _ in batches:
            pass
        where, kind, what = socket.gethostname(), "", ""
        try:
            import quoth  # noqa: PLC0415

            if quoth.__version__ != version:
                kind, what = "missing", f"quoth {quoth.__version__} is installed, and {version} where the job was begun"
            elif task is not None:
                begin = getattr(pickle.loads(task), "open", None)
                if begin is not None:
                    begin()
        except ImportError as error:
            kind, what = "missing", f"{error.name} is not installed for the Python of this worker"
        except Exception as error:
            kind, what = "record", str(error)
        yield pyarrow.RecordBatch.from_pylist([{"where": where, "kind": kind, "what": what}])

    at_once = _count_at_once(spark)
    try:
        told = spark.range(0, at_once, 1, at_once).mapInArrow(look, "where STRING, kind STRING, what STRING").collect()
    except list_failures() as error:
        raise MissingExtraError("a worker", f"it could do nothing ({tell_failure(error)})", _INSTALL) from None
    for row in told:
        if row["kind"] == "missing":
            raise MissingExtraError(row["where"], row["what"], _INSTALL)
        if row["kind"]:
            raise RecordError(row["where"], row["what"], "see that each worker can read it")
    return at_once


def _count_at_once(spark: SparkSession) -> int:
    """Return how many tasks Spark works on at once, as far as it says."""
    try:
        return max(1, spark.sparkContext.defaultParallelism)
    except Exception:  # Spark Connect has no context: what it parts numbers into, if nothing is said, tells as much
        from pyspark.sql.functions import spark_partition_id  # noqa: PLC0415  (an extra)

        return max(1, spark.range(_MANY).select(spark_partition_id().alias("part")).distinct().count())
