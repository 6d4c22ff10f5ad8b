"""Errors of Spark told on one line: they come with pages of where in Java they happened."""

from __future__ import annotations

import re

__all__ = ["list_failures", "tell_failure"]

_NAMED = re.compile(r"^\s*(?:Caused by: |: )?((?:[\w$]+\.)*\w*(?:Error|Exception): .+)$", re.MULTILINE)
"""A line on which an error is named and told, in Java or in Python."""
_JAVAS = ("java.", "org.", "scala.", "py4j.")
"""How names of Java's errors begin."""


def list_failures() -> tuple[type[Exception], ...]:
    """Return the kinds of errors by which Spark tells that it could not do something.

    Errors of Java that pyspark has no name for come as they are; where it only asks a server, by Spark Connect, it may
    have come without what talks to Java.
    """
    from pyspark.errors import PySparkException  # noqa: PLC0415  (an extra)

    try:
        from py4j.protocol import Py4JError  # noqa: PLC0415
    except ImportError:
        return (PySparkException,)
    return PySparkException, Py4JError


def tell_failure(error: Exception) -> str:
    r"""Return on one line what an error of Spark tells: in Python's words, else in the fullest of Java's.

    >>> tell_failure(ValueError("[PATH_NOT_FOUND] There is no file:/a.\n\n at x"))
    '[PATH_NOT_FOUND] There is no file:/a.'
    >>> tell_failure(ValueError("Job aborted\n at y\nCaused by: java.io.IOException: Cannot run program p\n\tat x"))
    'java.io.IOException: Cannot run program p'
    """
    text = str(error)
    lines = [line for line in _NAMED.findall(text) if "Job aborted" not in line]
    own = [line for line in lines if not line.startswith(_JAVAS)]
    first = [line for line in text.splitlines() if line.strip()] or [repr(error)]
    told = own[-1] if own else max(lines, key=len) if lines else first[0]
    return " ".join(told.split())
