"""What reading a damaged record may end in, and the error that it is turned into."""

from __future__ import annotations

from pathlib import Path

from quoth.errors import RecordError

__all__ = ["DAMAGE", "REBUILD", "REMAKE", "damaged"]

DAMAGE = (ArithmeticError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError)
"""What reading numbers that no writer wrote may end in."""
REMAKE = "run `quoth record rebuild`: the texts are kept apart and are not touched"
"""What to do where it is known that only the index is damaged."""
REBUILD = "run `quoth record verify` on it, and `quoth record rebuild`: its texts are kept apart and are not touched"
"""What to do where that is not known."""


def damaged(folder: Path) -> RecordError:
    """Return the error of a record whose index is damaged."""
    return RecordError(str(folder), "its index is damaged", REBUILD)
