"""The times that a transcript of a recording gives: `[14:02:11]`, alone, before a label or behind a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from quoth.model import Span

__all__ = ["Stamp", "find_stamps"]

_SECONDS = r"\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?"
_TIME = rf"(?:{_SECONDS}|\d{{1,3}}:\d\d(?:[.,]\d{{1,3}})?)"
_GAP = r"[^\S\r\n]"
_END = rf"(?={_GAP}{{0,8}}(?:[\r\n]|\Z))"
_NAME = r"[^\W\d_][^\r\n:：\d\[(]{1,60}"
_INLINE = re.compile(rf"[\[(]{_GAP}?({_SECONDS}){_GAP}?[\])]")
"""With seconds and in brackets: wherever it stands."""
_HEAD = re.compile(
    rf"{_GAP}{{0,40}}(?:(?P<span>[\[(](?P<first>{_TIME})[\])]|(?P<alone>{_TIME}){_END}|(?P<bare>{_TIME})(?={_GAP}{{1,8}}{_NAME}:))"
    rf"|(?P<name>{_NAME}?){_GAP}{{1,8}}(?P<behind>[\[(](?P<in>{_TIME})[\])](?=:)|[\[(]?(?P<out>{_TIME})[\])]?{_END}))"
)
"""At the head of a line, alone on it, before a label, or behind a name."""
_ANY = re.compile(r"\d:\d\d")
_FAR = 120
"""Code points of a line at most before a time that stands at its head or behind a name."""
_LABELS = ("first", "alone", "bare", "in", "out")
_IN_ORDER = 0.8
"""Share of the times that must not lie before the one before them."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time of a recording."""

    span: Span
    """Where it stands, its brackets included."""
    label: str
    """The time, as it is written."""
    name: Span | None
    """The name that it stands behind on a line of their own: whose turn begins there."""


def find_stamps(text: str) -> list[Stamp]:
    """Return the times of a recording in order; none where fewer than two are given, or they do not go forward.

    >>> [stamp.label for stamp in find_stamps("[00:04] HOLM: It is 12:30.\\n[00:09] ROE: So it is.")]
    ['00:04', '00:09']
    """
    if ":" not in text:
        return []
    held = {match.start(): Stamp(Span(*match.span()), match[1], None) for match in _INLINE.finditer(text)}
    for line in dict.fromkeys(_find_line(text, match.start()) for match in _ANY.finditer(text)):
        match = _HEAD.match(text, line) if line >= 0 else None
        if match:
            span = Span(*match.span("span" if match["span"] else "behind"))
            name = Span(*match.span("name")) if match["out"] else None
            label = next(match[kind] for kind in _LABELS if match[kind])
            held[span.start] = Stamp(span, label, name)
    found = [held[start] for start in sorted(held)]
    times = [_count_seconds(stamp.label) for stamp in found]
    forward = sum(1 for before, after in pairwise(times) if before <= after)
    return found if len(found) > 1 and forward >= _IN_ORDER * (len(found) - 1) else []


def _find_line(text: str, at: int) -> int:
    """Return where the line begins in which a code point stands; -1 where that is too far away."""
    low = max(0, at - _FAR)
    start = max(text.rfind("\n", low, at), text.rfind("\r", low, at)) + 1
    return start or (0 if low == 0 else -1)


def _count_seconds(label: str) -> float:
    total = 0.0
    for part in label.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
