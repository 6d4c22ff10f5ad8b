"""SubRip (`.srt`): numbered cues, each with a line of stamps."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.model import Document

from .cues import Cue, parse_arrow
from .layout import read_cues
from .markup import read_lines

__all__ = ["read"]

_ARROW = "->"


def read(data: bytes, name: str) -> Document:
    """Read SubRip; what holds no cue is read as plain text, with a problem. Raises BinaryError or EmptyError."""
    return read_cues(data, name, _find_cues)


def _find_cues(lines: list[str]) -> list[Cue]:
    """Return the cues. A blank line within one is allowed; so is a missing one between two, and a missing stamp."""
    starts = list(_find_starts(lines))
    if not any(_ARROW in line for line in lines) or not starts:
        return []
    if starts[0][0] > 0:
        starts.insert(0, (0, 0, None, None))
    ends = [*(first for first, *_ in starts[1:]), len(lines)]
    cues = []
    for (_, words, start, end), after in zip(starts, ends, strict=True):
        found = read_lines(lines[words:after])
        if found:
            cues.append(Cue(start, end, found, words))
    return cues


def _find_starts(lines: list[str]) -> Iterator[tuple[int, int, int | None, int | None]]:
    """Go over the beginnings of cues: the first line, the first line of words, when it comes and goes."""
    number = 0
    for place, line in enumerate(lines):
        stamps = parse_arrow(line)
        if stamps is not None:
            numbered = place > 0 and _is_number(lines[place - 1])
            number = int(lines[place - 1]) if numbered else number + 1
            yield place - numbered, place + 1, *stamps
        elif _is_number(line) and int(line) == number + 1 and _is_alone(lines, place):
            number += 1
            yield place, place + 1, None, None


def _is_alone(lines: list[str], place: int) -> bool:
    """Whether no words stand on the line before, and no stamps on the line behind."""
    behind = lines[place + 1] if place + 1 < len(lines) else ""
    return not (place and lines[place - 1].strip()) and parse_arrow(behind) is None


def _is_number(line: str) -> bool:
    bare = line.strip()
    return bare.isascii() and bare.isdigit() and len(bare) < 8
