"""A record sent along with a job, for workers that share no storage with whoever begins it."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.errors import RecordError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["SENT", "find_sent", "send_record"]

SENT = "sent:"
"""What stands before the name of a record that was sent along."""


def send_record(spark: SparkSession, where: Path) -> str:
    """Send a record, a folder or a file, to all workers; return by which name a task finds it there.

    Raises RecordError over Spark Connect, which sends no archives to where they are needed.
    """
    try:
        context = spark.sparkContext
    except Exception:
        what = "a record cannot be sent over Spark Connect"
        raise RecordError(str(where), what, "put it where every worker has it, at the same path") from None
    name = f"quoth-{hashlib.sha256(str(where).encode()).hexdigest()[:12]}"
    folder = Path(tempfile.mkdtemp(prefix="quoth-"))
    packed = shutil.make_archive(str(folder / name), "tar", where.parent, where.name)
    context.addArchive(f"{packed}#{name}")
    return f"{SENT}{name}/{where.name}"


def find_sent(name: str) -> str:
    """Return the path, on this worker, of what was sent by that name."""
    from pyspark import SparkFiles  # noqa: PLC0415  (an extra)

    return str(Path(SparkFiles.getRootDirectory()) / name.removeprefix(SENT))
