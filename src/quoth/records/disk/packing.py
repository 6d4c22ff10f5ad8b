"""What the catalogue holds of a source, and how it becomes a row of a table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from quoth.model import Days, Landmark, Places, Source, Span, Turn

__all__ = [
    "BLOCK", "FIELDS", "Held", "Text", "pack_days", "pack_places", "pack_source", "pack_turns", "unpack_days",
    "unpack_places", "unpack_source", "unpack_turns",
]  # fmt: skip

BLOCK = 1 << 14
"""Code points of a block of text: a passage takes .04 ms to unpack; twice as many take a twentieth less room."""
FIELDS = "number, key, title, first_day, last_day, speaker, kind, url, begin, size, language"
"""The columns that `unpack_source` takes."""


@dataclass(frozen=True, slots=True)
class Held:
    """A source as the catalogue holds it."""

    number: int
    """Its number; never given again."""
    source: Source
    """Its name and data."""
    begin: int
    """First code point of its text, over all blocks."""
    size: int
    """Code points of its text."""

    @property
    def blocks(self) -> range:
        """The numbers of the blocks that hold its text."""
        return range(self.begin // BLOCK, -(-(self.begin + self.size) // BLOCK) if self.size else self.begin // BLOCK)


@dataclass(frozen=True, slots=True)
class Text:
    """A source to be written down: all but its text, which lies in the blocks of its batch."""

    held: Held
    """Its number, data and place; the place is counted from the first block of the batch."""
    digest: bytes
    """Digest of everything that was given: text, turns and data."""
    text_digest: bytes
    """Digest of the text alone."""
    words: int
    """How many words it holds."""
    turns: bytes
    """Its turns, packed."""
    places: bytes
    """What is silent in it, and its landmarks, packed."""
    speakers: tuple[str, ...]
    """Whoever speaks in it, each name once."""


def pack_source(text: Text, begin: int) -> tuple[object, ...]:
    """Return a source as a row, in the order of the table's columns; its batch begins at code point `begin`."""
    held, source = text.held, text.held.source
    return (
        held.number, source.key, source.title, source.speaker, source.kind, source.url, *pack_days(source.date),
        text.digest, text.text_digest, begin + held.begin, held.size, text.words, text.turns,
        text.places, source.language,
    )  # fmt: skip


def unpack_source(
    row: tuple[int, str, str | None, int, int, str | None, str | None, str | None, int, int, str | None],
) -> Held:
    """Return the source of a row of `FIELDS`; raise TypeError or ValueError where no writer made it so."""
    number, key, title, first, last, speaker, kind, url, begin, size, language = row
    days = unpack_days(first, last)
    if not isinstance(key, str) or begin < 0 or size < 0:
        raise ValueError(row)
    return Held(number, Source(key, title, days, speaker, kind, url, language), begin, size)


def pack_days(days: Days | None) -> tuple[int, int]:
    """Return the first and the last of some days as proleptic ordinals; 0, 0 for none."""
    return (days.first.toordinal(), days.last.toordinal()) if days else (0, 0)


def unpack_days(first: int | None, last: int) -> Days | None:
    """Return the days that `pack_days` made numbers of."""
    return Days(date.fromordinal(first), date.fromordinal(last)) if first else None


def pack_turns(turns: Iterable[Turn]) -> bytes:
    """Return turns as bytes; empty for none."""
    listed = list(turns)
    if not listed:
        return b""
    names = {name: at for at, name in enumerate(dict.fromkeys(turn.speaker for turn in listed))}
    rows = [[turn.span.start, turn.span.end, names[turn.speaker]] for turn in listed]
    return json.dumps([list(names), rows], separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack_turns(data: bytes) -> tuple[Turn, ...]:
    """Return the turns that `pack_turns` made bytes of."""
    names, rows = json.loads(data)
    return tuple(Turn(Span(start, end), names[at]) for start, end, at in rows)


def pack_places(places: Places) -> bytes:
    """Return places as bytes, each offset counted from the one before it; empty for none."""
    if not places.silent and not places.landmarks:
        return b""
    silent: list[int] = []
    reached = 0
    for span in places.silent:
        silent += (span.start - reached, span.end - span.start)
        reached = span.end
    kinds = list(dict.fromkeys(mark.kind for mark in places.landmarks))
    offsets = [0, *(mark.offset for mark in places.landmarks)]
    steps = [after - before for before, after in pairwise(offsets)]
    marked = [[kinds.index(mark.kind) for mark in places.landmarks], [mark.label for mark in places.landmarks]]
    data = json.dumps([silent, kinds, steps, *marked], separators=(",", ":"))
    return data.encode("utf-8", "surrogatepass")


def unpack_places(data: bytes) -> Places:
    """Return the places that `pack_places` made bytes of."""
    silent, kinds, steps, of, labels = json.loads(data)
    bounds = list(accumulate(silent))
    spans = tuple(Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    marks = zip(accumulate(steps), of, labels, strict=True)
    return Places(spans, tuple(Landmark(offset, kinds[at], label) for offset, at, label in marks))
