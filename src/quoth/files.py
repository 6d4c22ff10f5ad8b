"""Files and folders to sources: the files of a folder, with or without a manifest; one file, whole or line by line."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import urlsplit

from quoth.errors import ReadError
from quoth.fetch import Address, fetch, read_page
from quoth.model import Document, Problem, Source, SourceText
from quoth.readers import read, read_path
from quoth.readers.archive import Member
from quoth.readers.bundles import find_members, holds_many, read_rows
from quoth.readers.opening import open_file, read_bytes, tell_closed, write_name
from quoth.records.disk.places import is_record
from quoth.records.layout import lay_out_document
from quoth.records.manifest import MANIFEST, Entry, parse_manifest
from quoth.records.rows import build_source, parse_sources
from quoth.settings import LIMITS
from quoth.text.decode import decode
from quoth.text.document_language import find_language

__all__ = ["Lines", "ignore", "measure", "read_address", "read_file", "read_lines", "source_of", "stem", "walk_folder"]


class Lines(Protocol):
    """An open file of bytes, as far as JSON Lines are read from it; standard input is one."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, all for -1; empty at the end."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line with its line feed, up to `size` bytes of it, all for -1; empty at the end."""


_SNIFFED = 1 << 16
"""Bytes by which a file of lines is known to be UTF-8."""
_LINES = (".jsonl", ".ndjson")
"""Endings of files that hold a source a line."""


def measure(path: Path) -> int:
    """Return how many bytes of files `gather_each` reads of a file or folder; 0 where nothing is there."""
    if path.name == MANIFEST:
        path = path.parent
    if not path.is_dir():
        return _size(path)
    entries = None if is_record(path) else _read_manifest(path, [])
    names = _list_files(path, []) if entries is None else (entry.path for entry in entries)
    return sum(_size(path / name) for name in names)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def ignore(_: int) -> None:
    """Count nothing."""


def walk_folder(
    folder: Path, problems: list[Problem], advance: Callable[[str], None] | None, count: Callable[[int], None]
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of a folder, each with the place to name in messages."""
    names = list(_list_files(folder, problems))
    entries = _read_manifest(folder, problems)
    if entries is None:
        entries = [Entry(name, name, key) for name, key in _name_keys(names)]
    else:
        _report_unlisted(names, entries, problems)
    for entry in entries:
        if advance:
            advance(entry.path)
        try:
            if holds_many(entry.path):
                yield from read_file(folder / entry.path, entry.path, entry.key, problems, count)
            else:
                document = read_path(folder / entry.path, entry.path)
                problems.extend(document.problems)
                yield source_of(document, entry), entry.where
                count(_size(folder / entry.path))
        except ReadError as error:
            where = entry.where if entry.where == error.where else f"{entry.where} ({error.where})"
            problems.append(Problem(where, error.what, error.remedy))


def _list_files(folder: Path, problems: list[Problem]) -> Iterator[str]:
    """Go over the files below `folder` in order, as paths from it.

    Hidden ones and manifests are left out, and the files that make up a record on disk. A folder that may not be
    looked into is a problem.
    """
    for root, folders, files in os.walk(folder, onerror=lambda error: problems.append(tell_closed(error, folder))):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_record(Path(root, name)))
        for name in sorted(files):
            if not name.startswith(".") and name != MANIFEST:
                yield (Path(root) / name).relative_to(folder).as_posix()


def _read_manifest(folder: Path, problems: list[Problem]) -> list[Entry] | None:
    """Return the lines of the folder's manifest; None where it has none."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        text = decode(read_bytes(path, MANIFEST)[0], MANIFEST).text
    except ReadError as error:
        problems.append(Problem(MANIFEST, error.what, "the folder was read without it; mend it or take it away"))
        return None
    entries, found = parse_manifest(text)
    problems.extend(found)
    return entries


def _report_unlisted(names: list[str], entries: list[Entry], problems: list[Problem]) -> None:
    """Say which files the manifest leaves out: they are not searched."""
    listed = {entry.path for entry in entries}
    left = [name for name in names if name not in listed]
    if left:
        what = f"one file is not in it ({left[0]})"
        if len(left) > 1:
            what = f"{len(left)} files are not in it ({left[0]}, ...)"
        problems.append(Problem(MANIFEST, what, "add a line for each that is to be searched"))


def _name_keys(names: list[str]) -> Iterator[tuple[str, str]]:
    """Name each file by its stem; those that share one by their path, and if need be with its ending."""
    stems: dict[str, int] = {}
    paths: dict[str, int] = {}
    for name in names:
        stems[stem(name)] = stems.get(stem(name), 0) + 1
        paths[_without_ending(name)] = paths.get(_without_ending(name), 0) + 1
    for name in names:
        if stems[stem(name)] == 1:
            yield name, stem(name)
        else:
            yield name, _without_ending(name) if paths[_without_ending(name)] == 1 else name


def stem(name: str) -> str:
    """Return the name of a file without folders and ending."""
    return PurePosixPath(name.replace("\\", "/")).stem or name


def _without_ending(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def read_file(
    path: Path, name: str, key: str, problems: list[Problem], count: Callable[[int], None]
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of one file, each with its place: many of an archive, a table or a `.jsonl`, else one."""
    if not holds_many(name):
        document = read_path(path)
        problems.extend(document.problems)
        yield source_of(document, Entry(name, name, key)), name
        count(_size(path))
        return
    if not name.casefold().endswith(_LINES):
        data, told = read_bytes(path, name)
        problems.extend(told)
        yield from read_bundle(data, name, problems, count)
        return
    any_found = False
    with open_file(path, name) as opened:
        for found in read_lines(opened.file, name, problems, count):
            any_found = True
            yield found
        if opened.has_changed():
            problems.append(opened.tell_of_change())
    if not any_found:
        raise ReadError(name, "no line of it is a source", 'write {"id": ..., "text": ...} a line')


def read_address(
    address: Address, problems: list[Problem], count: Callable[[int], None]
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of a page on the web, each with its place: many of a `.jsonl`, else one.

    Raises ReadError where it cannot be fetched or read.
    """
    page = fetch(address)
    path = urlsplit(page.final).path
    if holds_many(path):
        yield from read_bundle(page.data, PurePosixPath(path).name, problems, count)
        return
    document = read_page(address, page)
    problems.extend(document.problems)
    yield source_of(document, Entry(page.address, page.address, page.address, url=page.address)), page.address
    count(len(page.data))


def read_bundle(
    data: bytes, name: str, problems: list[Problem], count: Callable[[int], None]
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of an archive or a table, each with its place; what cannot be used is added to `problems`.

    A file of an archive is called `docs.zip/one.txt`, a row without an id after its table and its number. Raises
    ReadError where the whole cannot be read.
    """
    any_found = False
    for member in find_members(data, name):
        try:
            for given in (member,) if isinstance(member, Problem) else _read_member(member, problems):
                if isinstance(given, Problem):
                    problems.append(given)
                else:
                    any_found = True
                    yield given
        except ReadError as error:
            if isinstance(member, Problem) or member.name == name:
                raise
            problems.append(Problem.of(error))
    count(len(data))
    if not any_found:
        raise ReadError(name, "no source is in it", "check that it is the file you mean")


def _read_member(member: Member, problems: list[Problem]) -> Iterator[tuple[SourceText, str] | Problem]:
    if member.name.casefold().endswith(_LINES):
        yield from read_lines(BytesIO(member.data), member.name, problems)
        return
    rows = read_rows(member)
    if rows is None:
        document = read(member.data, member.name)
        problems.extend(document.problems)
        yield source_of(document, Entry(member.name, member.name, member.name)), member.name
        return
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        place = f"{member.name} row {row.number}"
        source = build_source(row.given, place, f"{stem(member.name)}-row-{row.number}", problems)
        if source is not None:
            yield source, place


def read_lines(
    file: Lines, name: str, problems: list[Problem], count: Callable[[int], None] = ignore
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of an open file of JSON Lines, each with its place, a line in memory at a time.

    A file that does not begin in UTF-8 is read whole, since its encoding has to be found first; ReadError where it is
    larger than `LIMITS.file`. A line that is longer is cut there.
    """
    head = file.read(_SNIFFED)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        plain = b"\0" not in head
    except UnicodeDecodeError:
        plain = False
    if not plain:
        rest = file.read(LIMITS.file)
        if len(rest) == LIMITS.file:
            raise ReadError(name, "it is not in UTF-8, and too large to be read as a whole", "write it in UTF-8")
        yield from parse_sources(decode(head + rest, name).text.split("\n"), name, problems)
        count(len(head) + len(rest))
        return
    first, _, begun = head.rpartition(b"\n")
    further = iter(lambda: file.readline(LIMITS.file), b"")
    lines = chain(first.split(b"\n"), (begun + file.readline(LIMITS.file),), further)

    def counted() -> Iterator[bytes]:
        for line in lines:
            count(len(line))
            yield line

    yield from parse_sources(counted(), name, problems)


def source_of(document: Document, entry: Entry) -> SourceText:
    """Return a document as a source; what the entry says goes before what its reader found."""
    source = Source(
        key=write_name(entry.key),
        title=entry.title or document.title,
        date=entry.date or document.published,
        speaker=entry.speaker,
        kind=entry.kind,
        url=entry.url,
        language=find_language(document.text, document.language),
    )
    layout = lay_out_document(document, entry.speaker, entry.layout)
    return SourceText(source, document.text, layout.turns, layout.silent, layout.landmarks)
