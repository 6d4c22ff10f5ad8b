"""Files, folders and things in memory to the sources of a record.

What cannot be read becomes a problem, and the rest goes on. Only a `Path` is a file: a string is always
text, since words of an answer may look like a path.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from quoth.errors import ReadError, RecordError
from quoth.model import Document, Problem, Source, SourceText
from quoth.readers import read_path, read_text
from quoth.records.manifest import MANIFEST, Entry, parse_manifest
from quoth.records.rows import build_source, name_twice, parse_sources
from quoth.records.turns import find_turns
from quoth.text.decode import decode

__all__ = ["Given", "gather", "gather_each", "gather_given"]

Given = str | Mapping[str, Any] | Path | Document | SourceText
"""What `gather_given` takes for a source."""

_LINES = (".jsonl", ".ndjson")
"""Endings of files that hold a source a line."""


def gather(
    path: Path, advance: Callable[[str], None] | None = None
) -> tuple[list[SourceText], list[Problem]]:
    """Return the sources of a file or folder, and what could not be used.

    `advance` is called with the name of each file before it is read. Raises ReadError where a single
    file cannot be read, RecordError where nothing is at `path` or a folder holds nothing readable.
    """
    problems: list[Problem] = []
    return list(gather_each(path, problems, advance)), problems


def gather_each(
    path: Path, problems: list[Problem], advance: Callable[[str], None] | None = None
) -> Iterator[SourceText]:
    """Go over the sources of a file or folder, one at a time; what cannot be used is added to `problems`.

    No two sources have one key: of several the first is kept. Raises as `gather` does, RecordError for
    a folder with nothing readable after the last file was tried.
    """
    if path.name == MANIFEST and path.is_file():
        path = path.parent
    keys: set[str] = set()
    if path.is_dir():
        for source, place in _walk_folder(path, problems, advance):
            if _is_new(source.source.key, place, keys, problems):
                yield source
        if not keys:
            first = f" ({problems[0]})" if problems else ""
            what = f"no file in the folder could be read{first}"
            raise RecordError(str(path), what, "give a folder of texts")
    elif path.exists():
        if advance:
            advance(path.name)
        yield from _read_file(path, path.name, _stem(path.name), problems)
    else:
        raise RecordError(str(path), "there is no such file or folder", "check the path")


def gather_given(sources: Iterable[Given] | Given) -> tuple[list[SourceText], list[Problem]]:
    """Return sources from things in memory, and what could not be used.

    A string is text, a mapping a row as in a `.jsonl` file, a Path a file or folder. What has no name of
    its own is called `source-1`, `source-2` … by its place. Raises TypeError for anything else.
    """
    listed = [sources] if isinstance(sources, str | Mapping | Path | Document | SourceText) else sources
    problems: list[Problem] = []
    keys: set[str] = set()
    found: list[SourceText] = []
    for number, given in enumerate(listed, 1):
        name = f"source-{number}"
        try:
            for source in _take(given, name, problems):
                if _is_new(source.source.key, name, keys, problems):
                    found.append(source)
        except (ReadError, RecordError) as error:
            problems.append(Problem(error.where, error.what, error.remedy))
    return found, problems


def _take(given: Given, name: str, problems: list[Problem]) -> Iterator[SourceText]:
    """Go over the sources of one thing in memory."""
    if isinstance(given, SourceText):
        yield given
    elif isinstance(given, Document):
        yield _source_of(given, Entry(given.name, given.name, _stem(given.name)))
    elif isinstance(given, str):
        document = read_text(given, name)
        yield SourceText(Source(name), document.text, find_turns(document.text))
    elif isinstance(given, Path):
        yield from gather_each(given, problems)
    elif isinstance(given, Mapping):
        source = build_source(given, name, name, problems)
        if source is not None:
            yield source
    else:
        kind = type(given).__name__
        raise TypeError(f"{name}: a source is a str, Mapping, Path, Document or SourceText, not {kind}")


def _walk_folder(
    folder: Path, problems: list[Problem], advance: Callable[[str], None] | None
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of a folder, each with the place to name in messages."""
    names = list(_list_files(folder))
    entries = _read_manifest(folder, problems)
    if entries is None:
        entries = [Entry(name, name, key) for name, key in _name_keys(names)]
    else:
        _report_unlisted(names, entries, problems)
    for entry in entries:
        if advance:
            advance(entry.path)
        try:
            if entry.path.casefold().endswith(_LINES):
                for source in _read_file(folder / entry.path, entry.path, entry.key, problems):
                    yield source, entry.path
            else:
                yield _source_of(read_path(folder / entry.path, entry.path), entry), entry.where
        except ReadError as error:
            where = entry.where if entry.where == error.where else f"{entry.where} ({error.where})"
            problems.append(Problem(where, error.what, error.remedy))


def _list_files(folder: Path) -> Iterator[str]:
    """Go over the files below `folder` in order, as paths from it; hidden ones and manifests left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name != MANIFEST:
                yield (Path(root) / name).relative_to(folder).as_posix()


def _read_manifest(folder: Path, problems: list[Problem]) -> list[Entry] | None:
    """Return the lines of the folder's manifest; None where it has none."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        text = decode(path.read_bytes(), MANIFEST).text
    except (ReadError, OSError) as error:
        what = error.what if isinstance(error, ReadError) else "it cannot be read"
        problems.append(Problem(MANIFEST, what, "the folder was read without it; mend it or take it away"))
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
        stems[_stem(name)] = stems.get(_stem(name), 0) + 1
        paths[_without_ending(name)] = paths.get(_without_ending(name), 0) + 1
    for name in names:
        if stems[_stem(name)] == 1:
            yield name, _stem(name)
        else:
            yield name, _without_ending(name) if paths[_without_ending(name)] == 1 else name


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem or name


def _without_ending(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def _read_file(path: Path, name: str, key: str, problems: list[Problem]) -> Iterator[SourceText]:
    """Go over the sources of one file: many of a `.jsonl`, else one."""
    if not name.casefold().endswith(_LINES):
        yield _source_of(read_path(path), Entry(name, name, key))
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(name, f"the file cannot be read ({error.strerror})", "check the path") from None
    sources, found = parse_sources(decode(data, name).text, name)
    problems.extend(found)
    if not sources:
        raise ReadError(name, "no line of it is a source", 'write {"id": ..., "text": ...} a line')
    yield from sources


def _source_of(document: Document, entry: Entry) -> SourceText:
    """Return a document as a source; what the entry says goes before what its reader found."""
    source = Source(
        key=entry.key,
        title=entry.title or document.title,
        date=entry.date or document.published,
        speaker=entry.speaker,
        kind=entry.kind,
        url=entry.url,
    )
    return SourceText(source, document.text, find_turns(document.text, entry.speaker))


def _is_new(key: str, where: str, keys: set[str], problems: list[Problem]) -> bool:
    """Whether no source of that key came before; if one did, that is a problem."""
    if key in keys:
        problems.append(name_twice(where, key))
        return False
    keys.add(key)
    return True
