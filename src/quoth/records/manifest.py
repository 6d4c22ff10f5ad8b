"""A folder's manifest: what is known of its sources, a line of JSON each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from quoth.model import Days, Problem

from .layout import Shape
from .rows import name_twice, parse_json_lines, read_date, read_shape, read_words

__all__ = ["MANIFEST", "Entry", "parse_manifest"]

MANIFEST = "record.jsonl"
"""Name of the manifest's file in the folder it describes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a manifest: a source's file and data."""

    where: str
    """The line's place, for messages: `record.jsonl line 3`."""
    path: str
    """The source's file, below the folder, with forward slashes."""
    key: str
    """Its id; where none is given, its path without the ending."""
    title: str | None = None
    """Title, where given."""
    date: Days | None = None
    """Day, month or year, where given and readable."""
    speaker: str | None = None
    """The one who speaks where no turn says otherwise."""
    kind: str | None = None
    """`speech`, `debate`, `treaty` …"""
    url: str | None = None
    """Where it was taken from."""
    layout: Shape | None = None
    """What it is said to be, `prose` or `transcript`; None where that is to be found out."""


def parse_manifest(text: str, where: str = MANIFEST) -> tuple[list[Entry], list[Problem]]:
    """Return the lines of a manifest that can be used, and a problem for each thing that cannot.

    A line without a path, or with an id given before, is left out; a bad date only is forgotten.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    keys: set[str] = set()
    for place, row in parse_json_lines(text.split("\n"), where, problems):
        path = _read_path(row, place, problems)
        if path is None:
            continue
        key = read_words(row, "id", place, problems) or str(PurePosixPath(path).with_suffix(""))
        if key in keys:
            problems.append(name_twice(place, key))
            continue
        keys.add(key)
        entries.append(
            Entry(
                place,
                path,
                key,
                title=read_words(row, "title", place, problems),
                date=read_date(row, place, problems),
                speaker=read_words(row, "speaker", place, problems),
                kind=read_words(row, "kind", place, problems),
                url=read_words(row, "url", place, problems),
                layout=read_shape(row, place, problems),
            )
        )
    return entries, problems


def _read_path(row: Mapping[str, Any], where: str, problems: list[Problem]) -> str | None:
    """Return the path of a line; it may not lead out of the folder, for a manifest may be a stranger's."""
    path = row.get("path")
    if not isinstance(path, str) or not path.strip() or "\x00" in path:
        problems.append(Problem(where, "the path is missing", 'write "path": "name-of-the-file.txt"'))
        return None
    slashed = PurePosixPath(path.replace("\\", "/"))
    if slashed.is_absolute() or PureWindowsPath(path).drive or ".." in slashed.parts:
        what = f"the path {path!r} leads out of the folder"
        problems.append(Problem(where, what, "put the file into the folder"))
        return None
    if not slashed.name:
        problems.append(Problem(where, f"the path {path!r} names no file", "name a file of the folder"))
        return None
    return str(slashed)
