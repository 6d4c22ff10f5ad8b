"""The days on which words are said to have been said.

Only a date that hangs on the words of saying counts: one that follows the cue in its clause, stands
between speaker and cue, or opens the sentence. A date that another verb takes to itself
(`responses received on January 26 …, Lavrov explained`) says nothing about when he spoke. A day
that is only told by its distance (`on Tuesday`) needs the document's date; without one it is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.model import Days
from quoth.text.days import read_day, read_days

from .frames import Frame

__all__ = ["find_day", "find_day_between", "is_undated"]

_BETWEEN = 120
"""Tokens between two quotations in which a day is looked for."""


@dataclass(frozen=True, slots=True)
class When:
    """From where the days of a document are counted."""

    published: Days | None
    """When it came out."""
    told: Days | None
    """The day on which what stands before was said."""
    language: str
    """Its language, as a code of ISO 639-1."""


def find_day_between(text: str, frame: Frame, at: int, when: When) -> tuple[bool, Days | None]:
    """Return whether a day is told between the quotation before token `at` and its sentence, and which it is.

    `In her statement of 15 May she went further. “…,” Holm said.` A day that opens a sentence about someone is
    that of what follows; any other says at least that the day told before no longer holds.
    """
    letters = frame.letters
    stop = frame.bounds[frame.sentence[min(at, len(frame.sentence) - 1)]][0]
    low = max(0, stop - _BETWEEN)
    start = max(letters.rfind("Q", low, stop) + 1, low)
    found: Days | None = None
    told = False
    first = start
    while first < stop:
        low, high = frame.bounds[frame.sentence[first]]
        high = min(high, stop)
        if "t" in letters[first:high] or "n" in letters[first:high]:
            _, end = _opening(letters, first, high) if first == low else (first, first)
            span = frame.starts[first], frame.ends[high - 1]
            days = next(iter(read_days(text[span[0] : span[1]], when.published, when.told, when.language)), None)
            if days is not None:
                told = True
                opens = end > first and span[0] + days[0] < frame.ends[end - 1]
                found = days[1] if opens and re.search("[PN]", letters[end:high]) else None
        first = max(high, first + 1)
    return told, found


def is_undated(text: str, frame: Frame, at: int, earlier: re.Pattern[str]) -> bool:
    """Whether the sentence of token `at` says, in words like `earlier`, that what is quoted is from some other time."""
    low, high = frame.bounds[frame.sentence[min(at, len(frame.sentence) - 1)]]
    low = max(low, at - 120)
    stop = next((i for i in range(low, high) if frame.letters[i] == "Q"), high)
    return stop > low and earlier.search(text, frame.starts[low], frame.ends[stop - 1]) is not None


def find_day(
    text: str, frame: Frame, speaker: tuple[int, int], cue: tuple[int, int], when: When
) -> Days | None:
    """Return the days that a sentence gives for the saying; `speaker` and `cue` are tokens of it."""
    letters = frame.letters
    low, high = frame.bounds[frame.sentence[min(cue[0], len(frame.sentence) - 1)]]
    for first, last in (
        _after(letters, max(cue[1], speaker[1] if speaker[0] == cue[1] else 0), high),
        (min(speaker[1], cue[0]), cue[0]),
        _opening(letters, low, min(speaker[0], cue[0])),
    ):
        if last > first and ("t" in letters[first:last] or "n" in letters[first:last]):
            days = read_day(text[frame.starts[first] : frame.ends[last - 1]], when.published, when.told, when.language)
            if days is not None:
                return days
    return None


def _after(letters: str, first: int, high: int) -> tuple[int, int]:
    """Return the stretch after a cue that still tells of the saying."""
    last = first
    while last < high and last - first < 16 and letters[last] not in "QVvXYTWw:;&(U":
        last += 1
    return first, last


def _opening(letters: str, low: int, stop: int) -> tuple[int, int]:
    """Return the time that opens a sentence: `On Tuesday, …`, `In a speech on June 3, …`."""
    last = low
    while last < stop and last - low < 12 and letters[last] not in "QVvXYTWwGg;:&PS":
        last += 1
    return low, last
