"""A record sent along with a job, for workers that share no storage with whoever begins it."""

from __future__ import annotations

import atexit
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

_sent: set[tuple[str, str]] = set()
"""What was sent in this process: by which application, and by what name, which its bytes give."""


def send_record(spark: SparkSession, where: Path) -> str:
    """Send a record, a folder or a file, to all workers; return by which name a task finds it there.

    Raises RecordError over Spark Connect, which sends no archives to where they are needed.
    """
    try:
        context = spark.sparkContext
    except Exception:
        what = "a record cannot be sent over Spark Connect"
        raise RecordError(str(where), what, "put it where every worker has it, at the same path") from None
    folder = Path(tempfile.mkdtemp(prefix="quoth-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # workers that come later ask for it too
    packed = shutil.make_archive(str(folder / "record"), "tar", where.parent, where.name)
    with open(packed, "rb") as file:  # noqa: PTH123
        name = f"quoth-{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"
    if (context.applicationId, name) in _sent:  # sent anew, it would be laid over what other jobs have open
        shutil.rmtree(folder, ignore_errors=True)
    else:
        context.addArchive(f"{packed}#{name}")
        _sent.add((context.applicationId, name))
    return f"{SENT}{name}/{where.name}"


def find_sent(name: str) -> str:
    """Return the path, on this worker, of what was sent by that name."""
    from pyspark import SparkFiles  # noqa: PLC0415  (an extra)

    return str(Path(SparkFiles.getRootDirectory()) / name.removeprefix(SENT))
