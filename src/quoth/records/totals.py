"""What a record amounts to: counted over sources as they come by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.model import Days, SourceText

from .spoken import find_spoken_words, name_speakers

__all__ = ["Totals", "count_sources"]


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a record holds."""

    sources: int
    """Its sources."""
    words: int
    """Their words, without the labels of turns."""
    characters: int
    """Code points of their texts."""
    speakers: int
    """Different names of those who speak in them, as they are written there."""
    days: Days | None
    """From the first day that a source bears to the last; None where none bears any."""
    text_bytes: int | None = None
    """Bytes of the catalogue, which holds the texts; None for a record that is not on disk."""
    index_bytes: int | None = None
    """Bytes of the index; None for a record that is not on disk."""
    segments: int | None = None
    """Segments of the index; None for a record that is not on disk."""


def count_sources(sources: Iterable[SourceText]) -> Totals:
    """Count sources one by one; only the names of those who speak are kept meanwhile."""
    count = words = characters = 0
    speakers: set[str] = set()
    days: Days | None = None
    for given in sources:
        count += 1
        words += len(find_spoken_words(given))
        characters += len(given.text)
        speakers.update(name_speakers(given))
        date = given.source.date
        if date:
            days = Days(min(days.first, date.first), max(days.last, date.last)) if days else date
    return Totals(count, words, characters, len(speakers), days)
