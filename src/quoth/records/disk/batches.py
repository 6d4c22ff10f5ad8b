"""A batch of sources made ready for the catalogue and the index: the work that is done side by side on all cores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import zstandard

from quoth.model import Places, SourceText
from quoth.records.spoken import find_spoken_words, name_speakers

from .database import writing
from .digests import digest_text
from .packing import BLOCK, Held, Text, pack_days, pack_places, pack_turns
from .places import SEGMENTS
from .segment import Entry, write_segment

__all__ = ["Batch", "Load", "make_batch"]

_LEVEL = 3
"""Of compression; three times as much work saves another twentieth."""


@dataclass(frozen=True, slots=True)
class Load:
    """Sources that are to become a batch."""

    first: int
    """The number of the first source; the others follow it."""
    sources: tuple[tuple[SourceText, bytes], ...]
    """The sources, each with its digest; one at least."""
    gone: tuple[int, ...]
    """The numbers of the sources whose place they take."""
    segment: str
    """File name of the segment that is to find them."""
    small: bool
    """Whether the record is."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources ready to be written down, and the name of the segment that finds them."""

    texts: tuple[Text, ...]
    """The sources; their places are counted from the batch's first block."""
    blocks: tuple[bytes, ...]
    """Their texts one behind another, compressed."""
    segment: str
    """File name of their segment, which has been written."""
    words: int
    """How many words they hold."""
    gone: tuple[int, ...]
    """The numbers of the sources whose place they take."""

    @property
    def first(self) -> int:
        """The number of the first source."""
        return self.texts[0].held.number

    @property
    def weight(self) -> int:
        """Bytes of the texts, about."""
        return sum(len(block) for block in self.blocks)


def make_batch(folder: Path, load: Load) -> Batch:
    """Make sources ready to be written down, and write their segment into a record.

    Raises RecordError where it cannot be written.
    """
    texts, entries, begin = [], [], 0
    for number, (given, digest) in enumerate(load.sources, load.first):
        words = find_spoken_words(given)
        known = given.source
        held = Held(number, known, begin, len(given.text))
        turns = pack_turns(given.turns)
        places = pack_places(Places(given.silent, given.landmarks))
        texts.append(Text(held, digest, digest_text(given.text), len(words), turns, places, name_speakers(given)))
        entries.append(Entry(number, words.keys, words.starts, pack_days(known.date)))
        begin += len(given.text)
    with writing(folder):
        write_segment(folder / SEGMENTS / load.segment, entries, load.small)
    pack = zstandard.ZstdCompressor(_LEVEL, write_checksum=True)
    blocks = [pack.compress(piece.encode("utf-8", "surrogatepass")) for piece in _cut_blocks(load.sources)]
    packed = tuple(
        replace(text, turns=_compress(pack, text.turns), places=_compress(pack, text.places)) for text in texts
    )
    return Batch(packed, tuple(blocks), load.segment, sum(text.words for text in texts), load.gone)


def _compress(pack: zstandard.ZstdCompressor, data: bytes) -> bytes:
    return pack.compress(data) if data else b""


def _cut_blocks(sources: Sequence[tuple[SourceText, bytes]]) -> list[str]:
    """Return the texts one behind another, cut into blocks of equal length."""
    pieces: list[str] = []
    blocks: list[str] = []
    room = BLOCK
    for given, _ in sources:
        at = 0
        while at < len(given.text):
            piece = given.text[at : at + room]
            pieces.append(piece)
            at += len(piece)
            room -= len(piece)
            if not room:
                blocks.append("".join(pieces))
                pieces, room = [], BLOCK
    return [*blocks, "".join(pieces)] if pieces else blocks
