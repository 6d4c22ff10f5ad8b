"""Cues: what stands on the screen at one time, and the stamps that say when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Cue", "Line", "find_faults", "parse_arrow", "show_time", "split_lines"]

_STAMP = r"(?:(\d{1,4})\s?:\s?)?(\d{1,3})\s?:\s?(\d{1,2})(?:\s?[.,:]\s?(\d{1,6}))?"
_ARROW = re.compile(rf"(?:{_STAMP})?\s{{0,9}}-{{1,3}}>\s{{0,9}}(?:{_STAMP})?")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue, or a part of one that somebody else speaks."""

    text: str
    """Its words, without markup."""
    voice: str | None = None
    """Who speaks it, where the markup says."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen at one time."""

    start: int | None
    """Milliseconds from the beginning at which it comes; None where its stamp cannot be read."""
    end: int | None
    """Milliseconds at which it goes."""
    lines: tuple[Line, ...]
    """What it says; a voice in one of them means that the format names voices."""
    where: int = 0
    """Line of the file, from 1; 0 where the format has none."""


def split_lines(text: str) -> list[str]:
    """Return the lines of a file, without their ends; unlike `str.splitlines`, only those that subtitles have."""
    return _BREAK.split(text)


def parse_arrow(line: str) -> tuple[int | None, int | None] | None:
    """Return when a cue comes and goes, in milliseconds; None where the line is no line of stamps at all.

    A stamp that cannot be read is None. Hours may be missing, and a point may stand for the comma.

    >>> parse_arrow("00:14:02,500 --> 00:14:05.000 align:start"), parse_arrow("0x:14 --> 14:05.0"), parse_arrow("Yes.")
    ((842500, 845000), (None, None), None)
    """
    if "->" not in line:
        return None
    line = line.strip()
    match = _ARROW.match(line)
    if match is None or not any(match.groups()):
        return (None, None) if "-->" in line and line[0].isdigit() else None
    return _sum(match.groups()[:4]), _sum(match.groups()[4:])


def _sum(parts: tuple[str | None, ...]) -> int | None:
    hours, minutes, seconds, rest = parts
    if minutes is None or seconds is None or int(seconds) > 59:
        return None
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((rest or "0")[:3].ljust(3, "0"))


def show_time(milliseconds: int) -> str:
    """Return a time as a person writes it.

    >>> show_time(842_500)
    '00:14:02'
    """
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def find_faults(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Go over the cues whose stamps are missing, or run against those before or against themselves."""
    latest = -1
    for cue in cues:
        if cue.start is None or (cue.end is not None and cue.end < cue.start) or cue.start < latest:
            yield cue
        latest = max(latest, cue.start if cue.start is not None else -1)
