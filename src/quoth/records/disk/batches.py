"""A batch of sources made ready for the catalogue and the index: the work that is done side by side on all cores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import zstandard

from quoth.model import SourceText
from quoth.records.spoken import find_spoken_words, name_speakers

from .digests import digest_text
from .packing import BLOCK, Held, Text, pack_days, pack_turns
from .segment import Entry, write_segment

__all__ = ["Batch", "make_batch"]

_LEVEL = 3
"""Of compression; three times as much work saves another twentieth."""


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


def make_batch(
    folder: Path, segment: str, first: int, sources: Sequence[tuple[SourceText, bytes]], small: bool
) -> Batch:
    """Make sources, each with its digest, ready to be written down, and write their segment into `folder`.

    The sources are numbered from `first` on; `small` says that the record is.
    """
    texts, entries, begin = [], [], 0
    for number, (given, digest) in enumerate(sources, first):
        words = find_spoken_words(given)
        known = given.source
        held = Held(number, known, begin, len(given.text))
        turns = pack_turns(given.turns)
        texts.append(Text(held, digest, digest_text(given.text), len(words), turns, name_speakers(given)))
        entries.append(Entry(number, words.keys, words.starts, pack_days(known.date)))
        begin += len(given.text)
    write_segment(folder / segment, entries, small)
    pack = zstandard.ZstdCompressor(_LEVEL, write_checksum=True)
    blocks = [pack.compress(piece.encode("utf-8", "surrogatepass")) for piece in _cut_blocks(sources)]
    packed = tuple(replace(text, turns=pack.compress(text.turns) if text.turns else b"") for text in texts)
    return Batch(packed, tuple(blocks), segment, sum(text.words for text in texts))


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
