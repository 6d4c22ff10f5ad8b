"""The address of a record on disk, as a user gives it, to the folder that stands there."""

from __future__ import annotations

from pathlib import Path

from quoth.errors import RecordError

from .disk.places import CATALOGUE, SUFFIX, is_sharded

__all__ = ["find_record"]


def find_record(where: Path | str) -> Path:
    """Return the folder of the record on disk at `where`; raise RecordError where there is none."""
    folder = Path(where)
    if (folder / CATALOGUE).is_file():
        return folder
    if is_sharded(folder):
        what = "this record is in shards, which are only read"
        raise RecordError(str(folder), what, "ask its shards one by one, or build it anew with `quoth spark build`")
    name = folder.name or "archive"
    make = f"`quoth record add {name if folder.suffix == SUFFIX else name + SUFFIX} SOURCE...` makes one"
    if folder.suffix == SUFFIX or not folder.exists():
        raise RecordError(str(folder), "there is no record on disk of that name", make)
    raise RecordError(str(folder), "this is not a record on disk, and can only be read", make)
