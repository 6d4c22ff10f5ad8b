"""Readers that other packages bring, each a `Format` under the entry point group `quoth.readers`.

They are looked for only when no reader of quoth's own fits a document, or when all are listed. One that is broken is a
problem, and the others are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quoth.errors import QuothError, ReadError
from quoth.model import Document, Problem

from .formats import Format

__all__ = ["GROUP", "Outside", "find_outside", "read_outside"]

GROUP = "quoth.readers"
"""The group of entry points."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A reader that another package brings."""

    format: Format
    """What it reads."""
    package: str
    """The package, as it is named where it was installed."""


@cache
def find_outside() -> tuple[tuple[Outside, ...], tuple[Problem, ...]]:
    """Return the readers of other packages, in the order of their names, and what is wrong with those that cannot be
    used. They are looked for once in a process; `find_outside.cache_clear()` forgets them.
    """
    from importlib.metadata import entry_points  # noqa: PLC0415  (takes longer than reading a short text)

    found: list[Outside] = []
    problems: list[Problem] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        package = point.dist.name if point.dist is not None else "an unnamed package"
        where = f"reader {point.name} of {package}"
        remedy = f"tell the authors of {package}, or uninstall it"
        try:
            row = point.load()
        except Exception as fault:  # whatever goes wrong in another's package must not end a run
            problems.append(Problem(where, f"it cannot be loaded ({_name(fault)})", remedy))
            continue
        if _is_sound(row):
            found.append(Outside(row, package))
        else:
            problems.append(Problem(where, "it is no `Format` with a name, endings and an entry", remedy))
    return tuple(found), tuple(problems)


def read_outside(reader: Outside, data: bytes, name: str) -> Document:
    """Read a document by the reader of another package. Raises ReadError where that fails in any way."""
    remedy = f"tell the authors of {reader.package}, or give the document in another format"
    try:
        document = reader.format.load()(data, name)
    except QuothError:
        raise
    except Exception as fault:
        what = f"its reader failed, which is no part of quoth ({reader.package}: {_name(fault)})"
        raise ReadError(name, what, remedy) from fault
    if not isinstance(document, Document):
        what = f"its reader, which is no part of quoth, gave no document ({reader.package})"
        raise ReadError(name, what, remedy)
    return document


def _is_sound(row: object) -> bool:
    """Whether a row has what is asked of it before its reader is used."""
    if not isinstance(row, Format):
        return False
    kinds = (*row.endings, *row.media_types) if isinstance(row.endings, tuple | list) else (None,)
    named = bool(row.name) and ":" in str(row.entry)
    return named and all(isinstance(kind, str) for kind in kinds)


def _name(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"
