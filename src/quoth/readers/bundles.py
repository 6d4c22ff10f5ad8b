"""Files that hold many documents: archives and tables. One row of `BUNDLES` a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import cast
from urllib.parse import urlsplit

from quoth.errors import ReadError
from quoth.model import Document, Problem

from . import read
from .archive import Member, unpack
from .families import tell_family
from .formats import Format
from .rows import Row, read_row

__all__ = ["BUNDLES", "find_members", "holds_many", "read_all", "read_rows"]

_ZIP = Format("zip archive", (".zip",), ("application/zip",), "quoth.readers.archive:unpack")
BUNDLES: tuple[Format, ...] = (
    _ZIP,
    Format("CSV", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), "quoth.readers.tables:read_separated"),
    Format(
        "JSON lines",
        (".jsonl", ".ndjson"),
        ("application/x-ndjson", "application/jsonl"),
        "quoth.readers.tables:read_json_lines",
    ),
    Format(
        "Parquet",
        (".parquet",),
        ("application/vnd.apache.parquet",),
        "quoth.readers.parquet:read_parquet",
        needs="pyarrow",
        extra="parquet",
    ),
)
"""Formats that hold many documents; they are told by the endings of names."""


def holds_many(name: str) -> bool:
    """Whether a file or an address of that name is taken to hold many documents.

    >>> holds_many("letters.zip"), holds_many("https://example.org/letters.CSV?all=1"), holds_many("letter.txt")
    (True, True, False)
    """
    return _find_bundle(name) is not None


def read_all(
    data: bytes, name: str, media_type: str | None = None, wanted: Callable[[int], bool] = lambda _: True
) -> Iterator[Document | Problem]:
    """Go over the documents of some bytes: all of an archive or a table, else the one that they are.

    One of several that cannot be read is a problem, and the others go on. They are counted from 0, problems among them,
    and those that are not `wanted` are not read. Raises ReadError where the whole cannot be read.
    """
    number = -1
    for member in find_members(data, name):
        if isinstance(member, Problem):
            number += 1
            if wanted(number):
                yield member
            continue
        try:
            rows = read_rows(member)
            for row in (member,) if rows is None else rows:
                number += 1
                if wanted(number):
                    yield row if isinstance(row, Problem) else _read_one(row, member, name, media_type)
        except ReadError as error:
            if member.name == name:
                raise
            number += 1
            if wanted(number):
                yield Problem.of(error)
    if number < 0:
        raise ReadError(name, "no document is in it", "check that it is the file you mean")


def _read_one(row: Row | Member, member: Member, name: str, media_type: str | None) -> Document | Problem:
    """Read a row of a table, or the one document that a file is; raises ReadError where that file is all there is."""
    if isinstance(row, Row):
        return read_row(row, member.name)
    if member.name == name:
        return read(member.data, name, media_type)
    try:
        return read(member.data, member.name)
    except ReadError as error:
        return Problem.of(error)


def find_members(data: bytes, name: str) -> Iterator[Member | Problem]:
    """Go over the files of an archive and of those within it; what is no archive is its own and only member."""
    if _find_bundle(name) is _ZIP and tell_family(data) in ("a zip archive", None):
        yield from unpack(data, name)
    else:
        yield Member(name, data)


def read_rows(member: Member) -> Iterator[Row | Problem] | None:
    """Return the rows of a table; None where it is none. Raises MissingExtraError where what it needs is not there."""
    bundle = _find_bundle(member.name)
    if bundle is None or bundle is _ZIP:
        return None
    reader = cast("Callable[[bytes, str], Iterator[Row | Problem]]", bundle.load())
    return reader(member.data, member.name)


def _find_bundle(name: str) -> Format | None:
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    ending = PurePosixPath(path).suffix.casefold()
    return next((row for row in BUNDLES if ending in row.endings), None)
