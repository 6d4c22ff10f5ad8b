"""Documents as tables: files of any format, JSON lines and Parquet, from wherever Spark reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from quoth.errors import ReadError

from .failures import list_failures, tell_failure

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["read_documents"]

_LINES = (".jsonl", ".ndjson")
_PARQUET = (".parquet",)


def read_documents(spark: SparkSession, paths: Sequence[str] | str) -> DataFrame:
    """Return a table of the documents at `paths`: what `check` and `quotations` take.

    Names that end in `.jsonl`, `.ndjson` or `.parquet` are tables of documents, which Spark itself parts; anything else
    is a file, or a folder of files at any depth, or a pattern, on any file system that Spark reads. Raises ReadError
    where there is nothing at a path, or tables are given with files.
    """
    paths = [paths] if isinstance(paths, str) else list(paths)
    kinds = {_tell_kind(path) for path in paths}
    if len(kinds) != 1:
        what = "nothing was given" if not kinds else f"{' and '.join(sorted(kinds))} are given together"
        raise ReadError("documents", what, "give files, or JSON lines, or Parquet, one kind at a time")
    (kind,) = kinds
    reader = spark.read
    try:
        if kind == "JSON lines":
            table = reader.json(paths)
        elif kind == "Parquet":
            table = reader.parquet(*paths)
        else:
            files = reader.format("binaryFile").option("recursiveFileLookup", "true").load(paths)
            table = files.select("path", "content")
        _ = table.schema  # Spark Connect would look for the files only when it works on them
        return table
    except list_failures() as error:
        what = f"Spark cannot read it ({tell_failure(error)})"
        remedy = "check the path, and whether Spark has what reads from there"
        raise ReadError(", ".join(paths), what, remedy) from None


def _tell_kind(path: str) -> str:
    ending = PurePosixPath(path.rstrip("/")).suffix.casefold()
    return "JSON lines" if ending in _LINES else "Parquet" if ending in _PARQUET else "files"
