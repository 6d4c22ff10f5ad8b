"""What a record on disk amounts to: counted by its catalogue, without reading a text."""

from __future__ import annotations

from pathlib import Path

from quoth.records.totals import Totals

from .catalogue import Catalogue
from .packing import unpack_days
from .places import CATALOGUE, SEGMENTS

__all__ = ["count_record"]


def count_record(folder: Path) -> Totals:
    """Return what a record on disk holds, and the room that it takes; raise RecordError where it is none."""
    catalogue = Catalogue.open(folder / CATALOGUE)
    try:
        count, words, characters, speakers, first, last = catalogue.sums()
        names = [name for name, _ in catalogue.segments()]
    finally:
        catalogue.close()
    texts = sum(path.stat().st_size for path in folder.glob(f"{CATALOGUE}*") if not path.name.endswith("-shm"))
    index = sum((folder / SEGMENTS / name).stat().st_size for name in names if (folder / SEGMENTS / name).exists())
    return Totals(count, int(words), int(characters), speakers, unpack_days(first, last), texts, index, len(names))
