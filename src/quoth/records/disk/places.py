"""What the parts of a record on disk are called."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CATALOGUE", "LOCK", "SEGMENTS", "SHARDS", "SUFFIX", "is_record", "is_sharded"]

SUFFIX = ".quoth"
"""How the name of a record on disk ends."""
CATALOGUE = "catalogue.sqlite"
"""Its catalogue."""
SEGMENTS = "segments"
"""The folder of its segments."""
SHARDS = "shards.json"
"""The file that names the records which it is made of, where it is in shards."""
LOCK = "lock"
"""The file that its one writer holds."""


def is_record(path: Path) -> bool:
    """Whether a record on disk stands at `path`, or its name says that one should."""
    return path.suffix == SUFFIX or (path / CATALOGUE).is_file() or is_sharded(path)


def is_sharded(path: Path) -> bool:
    """Whether a record in shards stands at `path`."""
    return (path / SHARDS).is_file()
