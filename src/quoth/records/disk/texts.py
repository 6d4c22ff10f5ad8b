"""Texts read from the blocks of a catalogue."""

from __future__ import annotations

from functools import lru_cache

from quoth.model import SourceText

from .catalogue import Catalogue
from .packing import BLOCK, Held

__all__ = ["TextReader"]


class TextReader:
    """Reads texts, and keeps the blocks last read."""

    def __init__(self, catalogue: Catalogue, kept: int) -> None:
        self._catalogue = catalogue
        self._block = lru_cache(kept)(catalogue.read_block)

    def read(self, held: Held, start: int, end: int) -> str:
        """Return the code points [start, end) of a source; raise RecordError where they are damaged."""
        begin, past = held.begin + start, held.begin + end
        if begin >= past:
            return ""
        first, last = begin // BLOCK, (past - 1) // BLOCK
        pieces = [self._block(number) for number in range(first, last + 1)]
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        return text[begin - first * BLOCK : past - first * BLOCK]

    def read_source(self, held: Held) -> SourceText:
        """Return a source with all its text, turns and places; raise RecordError where they are damaged."""
        known = self._catalogue.know(held.number)
        places = self._catalogue.unpack(known.places)
        return SourceText(held.source, self.read(held, 0, held.size), known.turns, places.silent, places.landmarks)
