"""A folder on any file system that Spark reaches: `file:`, `hdfs:`, `s3a:` and what else Hadoop knows.

Spark writes tables there by itself; the few small files beside them go through the file system of its JVM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from quoth.errors import QuothError

from .failures import list_failures

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["Storage", "explain_java", "explained"]

_PACKAGE = re.compile(r"^(?:\w+\.)+(?=[\w$]+(?::|$))")
"""What stands before the name of an error."""
_STATE = re.compile(r"\s*SQLSTATE: \w+$")
"""What stands behind what Spark says."""


class Storage:
    """A folder that is written to; it need not be there yet."""

    def __init__(self, spark: SparkSession, address: str) -> None:
        """Raise QuothError over Spark Connect, which has no file system, and for an address that Spark cannot reach."""
        self.address = address.rstrip("/") or address
        """Where it is, as the user wrote it."""
        try:
            context = spark.sparkContext
        except Exception:  # Spark Connect has no context
            what = "over Spark Connect no folder can be written that a stopped run could go on from"
            raise QuothError(address, what, "give a master other than sc://, or run it by spark-submit") from None
        # The types of py4j are made at run time.
        java: Any = context._jvm
        self._path = java.org.apache.hadoop.fs.Path
        self._text = java.org.apache.commons.io.IOUtils
        with self._explained():
            self._files = self._path(address).getFileSystem(context._jsc.hadoopConfiguration())

    def list_names(self) -> list[str]:
        """Return the names in it; none where it is not there. Raises QuothError where it is a file."""
        with self._explained():
            path = self._path(self.address)
            if not self._files.exists(path):
                return []
            if not self._files.getFileStatus(path).isDirectory():
                raise QuothError(self.address, "this is a file", "name a folder for the output")
            return sorted(status.getPath().getName() for status in self._files.listStatus(path))

    def holds(self, name: str) -> bool:
        """Whether it holds a file of that name, which may be a path below it."""
        with self._explained():
            return bool(self._files.exists(self._find(name)))

    def read(self, name: str) -> str:
        """Return the text of a file in it."""
        with self._explained():
            stream = self._files.open(self._find(name))
            try:
                return str(self._text.toString(stream, "UTF-8"))
            finally:
                stream.close()

    def write(self, name: str, text: str) -> None:
        """Write a file into it, which is there whole or not at all; the folder is made where it is missing."""
        with self._explained():
            new = self._find(f".{name}.new")
            stream = self._files.create(new, True)
            try:
                stream.write(bytearray(text.encode()))
            finally:
                stream.close()
            self._files.delete(self._find(name), False)
            if not self._files.rename(new, self._find(name)):
                raise QuothError(self.address, f"{name} cannot be written", "check that it may be written to")

    def _find(self, name: str) -> Any:
        return self._path(f"{self.address}/{name}")

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self.address, "Spark cannot reach it", "check the address, and that it may be written to")


@contextmanager
def explained(
    where: str, what: str = "Spark stopped the job", remedy: str = "see to it, and begin again"
) -> Iterator[None]:
    """Raise QuothError in place of what Spark and its JVM raise within."""
    try:
        yield
    except list_failures() as error:
        raise QuothError(where, f"{what} ({explain_java(error)})", remedy) from None


def explain_java(error: Exception) -> str:
    """Return in a line what an error of Spark's JVM says: its deepest cause, without the trace.

    >>> explain_java(Exception("Job aborted.\\n\\tat a.b\\nCaused by: java.io.IOException: No space left\\n\\tat c"))
    'IOException: No space left'
    """
    exception = getattr(error, "java_exception", None)
    told = str(exception.toString()) if exception is not None else ""
    lines = [line.strip() for line in (str(error) or told).splitlines() if line.strip()]
    own = [line for line in lines if line.startswith("quoth.errors.")]
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    line = [type(error).__name__, *lines[:1], *told.splitlines()[:1], *causes[-1:], *own[-1:]][-1]
    return " ".join(_STATE.sub("", _PACKAGE.sub("", line)).split())
