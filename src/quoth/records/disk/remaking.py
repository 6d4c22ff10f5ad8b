"""A segment made anew from the texts of the catalogue: the work that a rebuilding does side by side on all cores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from quoth.errors import RecordError
from quoth.records.spoken import find_spoken_words

from .catalogue import Catalogue
from .packing import pack_days
from .places import CATALOGUE, SEGMENTS
from .segment import Entry, write_segment
from .texts import TextReader

__all__ = ["make_segment"]


def make_segment(folder: Path, name: str, numbers: Sequence[int], small: bool) -> list[tuple[int, int]]:
    """Write the segment of some sources of a record, told by their numbers in order; return each with its words.

    `small` says that the record is. A source whose text is damaged stands in the segment without a word: adding it
    again mends it.
    """
    catalogue = Catalogue.open(folder / CATALOGUE)
    try:
        texts = TextReader(catalogue, 2)
        entries = []
        for number in numbers:
            days = (0, 0)
            keys, starts = np.empty(0, np.uint64), np.empty(0, np.int64)
            try:
                source = texts.read_source(catalogue.get(number))
                words = find_spoken_words(source)
                keys, starts = words.keys, words.starts
                days = pack_days(source.source.date)
            except RecordError:
                pass
            entries.append(Entry(number, keys, starts, days))
    finally:
        catalogue.close()
    write_segment(folder / SEGMENTS / name, entries, small)
    return [(entry.number, len(entry.keys)) for entry in entries]
