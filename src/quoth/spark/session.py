"""A session of Spark, and what it needs: Java, pyspark, and the same Python on this machine's workers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from quoth.errors import MissingExtraError

from .masters import require_master

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["open_session", "require_java"]

_JAVA = 17
"""The oldest Java that Spark 4 runs on."""
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_BATCH = "64"
"""Documents that a worker takes at once: they are in its memory together."""


def open_session(master: str | None = None, name: str = "quoth", options: dict[str, str] | None = None) -> SparkSession:
    """Return a session of Spark: that of `spark-submit` or a running one, else a new one on `master`.

    Without `master` the configuration says where, else all cores of this machine. `options` are Spark's own. Raises
    MissingExtraError where pyspark is not installed, or Java is missing or too old, QuothError where no master answers.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415  (an extra)
    except ImportError:
        raise MissingExtraError("spark", "pyspark is not installed", "pip install 'quoth[spark]'") from None
    if not _is_remote(master):
        require_java()
    require_master(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName(name)
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", _BATCH)
    if not _is_remote(master):  # a server settles that for all who ask it
        builder = builder.config("spark.ui.showConsoleProgress", "false")
    for key, value in (options or {}).items():
        builder = builder.config(key, value)
    if master is not None:
        builder = builder.remote(master) if _is_remote(master) else builder.master(master)
    return builder.getOrCreate()


def _is_remote(master: str | None) -> bool:
    """Whether a server is asked, by Spark Connect: what runs Java is there."""
    return master is not None and master.startswith("sc://")


def require_java() -> None:
    """Raise MissingExtraError where Spark would find no Java, or one that is too old."""
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"  # noqa: PTH118  (as a shell finds it)
    found = shutil.which(java)
    where = f"JAVA_HOME={home}" if home else "java"
    if found is None:
        what = "there is no Java here" if home else "Java is not installed"
        raise MissingExtraError(where, what, f"install Java {_JAVA} or newer, and let JAVA_HOME name it")
    try:
        told = subprocess.run([found, "-version"], capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        what = f"this Java cannot be run ({error.strerror or error})"
        raise MissingExtraError(found, what, f"install Java {_JAVA} or newer, and let JAVA_HOME name it") from None
    version = _VERSION.search(told.stderr + told.stdout)
    if version is None or int(version[1]) < _JAVA:
        shown = version[1] if version else "of no known version"
        what = f"Spark 4 needs Java {_JAVA} or newer, and this is {shown}"
        raise MissingExtraError(where, what, "install a newer one, and let JAVA_HOME name it")
