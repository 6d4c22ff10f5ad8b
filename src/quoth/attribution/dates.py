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

from .cues import LINES
from .frames import Frame

__all__ = ["When", "find_day", "find_day_behind", "find_day_between", "find_day_leading", "is_undated", "read_bare_day"]

_BETWEEN = 120
"""Tokens between two quotations in which a day is looked for."""


_YEAR = re.compile(r"(?<![\d.$€£#])(?:1[5-9]|20)\d\d(?![\d,]\d|\d|s\b|%)")
_NOT_THEN = re.compile(
    r"\b(?:after|before|since|until|till|from|to|by|beyond|towards?|pre|post)[\s-]+(?:the\s+)?(?:1[5-9]|20)\d\d|\d\s?[–—/-]\s?\d",
    re.IGNORECASE,
)
"""A year that words lead up to or away from, or a stretch of years."""
_BRACKETS = re.compile(r"[\"'”’»]*\s?[(\[]([^()\[\]“”\"]{4,60})[)\]]")
"""What stands in brackets right behind a quotation: `“…” (Lisbon, 2014)`."""
_CAME = (
    r"(?:(?:came|comes|dates?|dated)(?:\s+back)?\s+(?:in|on|from|to)"
    r"|(?:is|was|are|were)(?:\s+(?:all\s+)?(?:taken|drawn|lifted))?\s+from"
    r"|(?:was|were)\s+(?:first\s+)?(?:delivered|made|given|spoken|uttered|issued|written|published)\s+(?:in|on))\b"
)
_LINE = "|".join(sorted(LINES))
_COMING = re.compile(
    rf"[\s,”\"’')\]–—-]*(?:(?:which|that|it)\s+)?(?:{_CAME}|(?:an?|the|her|his|their)\s+(?:[\w-]+\s+)?(?:{_LINE})\s+(?:from|of)\b)",
    re.IGNORECASE,
)
"""What stands behind a quotation whose day follows: `“…” came in 2009`, `“…,” a line from her 2014 address`."""
_THAT_LINE = re.compile(
    rf"(?:that|this|the|those|these|both|her|his)\s+(?:[\w-]+\s+)?(?:{_LINE})\s+{_CAME}", re.IGNORECASE
)
"""How a sentence begins that tells of when the words before it come from: `That line dates from 2011`."""
_IT_WAS = re.compile("PY(i[^VvXYWQ]{1,8})T$")
"""`It was in 2031 that` before the one who speaks."""
_CLAUSE = re.compile(r"[.;:()]|\s(?:when|while|where|and|but|as|after|before|though|although)\s")
"""Where the clause that tells the day ends."""


@dataclass(frozen=True, slots=True)
class When:
    """From where the days of a document are counted."""

    published: Days | None
    """When it came out."""
    told: Days | None
    """The day on which what stands before was said."""
    language: str
    """Its language, as a code of ISO 639-1."""


def find_day_between(text: str, frame: Frame, at: int, when: When) -> tuple[bool, Days | None, bool]:
    """Return whether a day is told between the quotation before token `at` and its sentence, which, and whether close.

    `In her statement of 15 May she went further. “…,” Holm said.` A day that opens a sentence about someone is
    that of what follows; any other says at least that the day told before no longer holds. It is close where the
    quotation's own sentence is the next one.
    """
    letters = frame.letters
    stop = frame.bounds[frame.sentence[min(at, len(frame.sentence) - 1)]][0]
    low = max(0, stop - _BETWEEN)
    start = max(letters.rfind("Q", low, stop) + 1, low)
    found: Days | None = None
    told = close = False
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
                close = high >= stop
        first = max(high, first + 1)
    return told, found, close


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
    # `In 1991, Hale said, the town was “…”`: the day is told by her, not of her saying.
    aside = letters[speaker[0] - 1 : speaker[0]] == "," and letters[cue[1] : cue[1] + 1] == ","
    aside = aside and letters[cue[1] + 1 : cue[1] + 2] != "Q" and speaker[1] == cue[0]
    cleft = _IT_WAS.search(letters, low, speaker[0])
    owned = "K" in letters[speaker[0] : speaker[1]] and re.search("[Sh]", letters[speaker[0] : speaker[1]])
    for first, last in (
        cleft.span(1) if cleft else (low, low),
        speaker if owned else (low, low),
        _after(letters, max(cue[1], speaker[1] if speaker[0] == cue[1] else 0), high),
        (min(speaker[1], cue[0]), cue[0]),
        (low, low) if aside else _opening(letters, low, min(speaker[0], cue[0])),
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


def find_day_behind(text: str, frame: Frame, at: int, when: When) -> Days | None:
    """Return the days that a verb of coming tells behind the quotation at token `at`: `“…” came in 2009, when …`.

    The next sentence may tell them as well: `“…” That line is from her 2016 address.`
    """
    sentence = frame.sentence[at]
    _, high = frame.bounds[sentence]
    brackets = _BRACKETS.match(text, frame.ends[at])
    if brackets is not None:
        return read_bare_day(brackets[1], when.published, when.language)
    match = _COMING.match(text, frame.ends[at], frame.ends[high - 1])
    end = frame.ends[high - 1]
    if match is None and at + 1 < len(frame.letters) and sentence + 1 < len(frame.bounds):
        if "Q" in frame.letters[at + 1 : high]:
            return None
        first, last = frame.bounds[sentence + 1]
        match, end = _THAT_LINE.match(text, frame.starts[first], frame.ends[last - 1]), frame.ends[last - 1]
    if match is None:
        return None
    stop = _CLAUSE.search(text, match.end(), end)
    words = text[match.end() : stop.start() if stop else end]
    return read_day(f"in {words.lstrip()}", when.published, when.told, when.language)


def find_day_leading(text: str, frame: Frame, stop: int, when: When) -> Days | None:
    """Return the days that lead up to the quotation at token `stop` without a verb: `From the 2018 speech: “…”`."""
    letters = frame.letters
    if letters[stop - 1 : stop] != ":":
        return None
    low = frame.bounds[frame.sentence[stop - 1]][0]
    low = max(low, letters.rfind("Q", low, stop) + 1, stop - _BETWEEN)
    if re.search("[vVXYWwg]", letters[low:stop].removeprefix("AY")):  # `Here is Hale in 2018: “…”`
        return None
    words = text[frame.starts[low] : frame.ends[stop - 1]]
    same = read_day(words, when.published, when.told, when.language)
    return same or read_bare_day(words, when.published, when.language)


def read_bare_day(words: str, published: Days | None, language: str) -> Days | None:
    """Return the days that words without a verb tell: in full, or a year alone that is not the end of a stretch."""
    if _NOT_THEN.search(words):
        return None
    told = read_day(words, published, None, language)
    if told is not None:
        return told
    years = set(_YEAR.findall(words))
    if len(years) != 1:
        return None
    days = Days.parse(years.pop())
    return days if published is None or days.first <= published.last else None
