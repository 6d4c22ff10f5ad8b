"""WebVTT (`.vtt`), as browsers and streams have it: cues with voices, notes, styles and regions between them."""

from __future__ import annotations

from quoth.model import Document

from .cues import Cue, parse_arrow
from .layout import read_cues
from .markup import read_lines

__all__ = ["read"]


def read(data: bytes, name: str) -> Document:
    """Read WebVTT; what holds no cue is read as plain text, with a problem. Raises BinaryError or EmptyError."""
    return read_cues(data, name, _find_cues)


def _find_cues(lines: list[str]) -> list[Cue]:
    """Return the cues: from a line of stamps to the next blank line. All else is notes, styles, names of cues."""
    cues: list[Cue] = []
    held: list[str] | None = None
    stamps: tuple[int | None, int | None] = (None, None)
    where = 0

    def close() -> None:
        found = read_lines(held) if held else ()
        if found:
            cues.append(Cue(*stamps, found, where))

    for place, line in enumerate(lines):
        arrow = parse_arrow(line)
        if arrow is not None:
            close()
            held, stamps, where = [], arrow, place + 1
        elif not line:  # a space is a line of its own: captions that roll begin with one
            close()
            held = None
        elif held is not None:
            held.append(line)
    close()
    return cues
