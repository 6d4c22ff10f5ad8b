"""What the parts of a record on disk are called."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CATALOGUE", "LOCK", "SEGMENTS", "SUFFIX", "is_record"]

SUFFIX = ".quoth"
"""How the name of a record on disk ends."""
CATALOGUE = "catalogue.sqlite"
"""Its catalogue."""
SEGMENTS = "segments"
"""The folder of its segments."""
LOCK = "lock"
"""The file that its one writer holds."""


def is_record(path: Path) -> bool:
    """Whether a record on disk stands at `path`, or its name says that one should."""
    return (path / CATALOGUE).is_file() or path.suffix == SUFFIX
