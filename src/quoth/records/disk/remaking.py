"""A segment made anew from the texts of the catalogue: the work that a rebuilding does side by side on all cores."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from quoth.errors import RecordError
from quoth.records.spoken import find_spoken_words

from .catalogue import Catalogue
from .database import writing
from .packing import pack_days
from .places import CATALOGUE, SEGMENTS
from .segment import Entry, write_segment
from .texts import TextReader

__all__ = ["Made", "Share", "make_segment"]


@dataclass(frozen=True, slots=True)
class Share:
    """The sources of a segment that is to be made."""

    segment: str
    """Its file name."""
    sources: tuple[tuple[int, str], ...]
    """Their numbers, in order, and their keys."""


@dataclass(frozen=True, slots=True)
class Made:
    """A segment that has been made."""

    share: Share
    """What was asked for."""
    counts: tuple[tuple[int, int], ...]
    """The numbers of the sources with their words."""


def make_segment(folder: Path, small: bool, share: Share) -> Made:
    """Write the segment of some sources of a record.

    `small` says that the record is. A source whose text is damaged stands in the segment without a word: adding it
    again mends it. Raises RecordError where it cannot be written.
    """
    catalogue = Catalogue.open(folder / CATALOGUE)
    try:
        texts = TextReader(catalogue, 2)
        entries = []
        for number, _ in share.sources:
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
    with writing(folder):
        write_segment(folder / SEGMENTS / share.segment, entries, small)
    return Made(share, tuple((entry.number, len(entry.keys)) for entry in entries))
