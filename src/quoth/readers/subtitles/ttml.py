"""TTML (`.ttml`, `.dfxp`, `.xml`): subtitles as XML, with agents that speak and times in several clocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quoth.model import Document
from quoth.readers.safe_xml import parse_xml

from .cues import Cue, Line
from .layout import lay_out, read_without

__all__ = ["read", "read_tree"]

_CLOCK = re.compile(r"(\d{1,4}):(\d\d?):(\d\d?)(?:\.(\d{1,9})|:(\d{1,4})(?:\.\d{1,4})?)?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_UNITS = {"h": Fraction(3_600_000), "m": Fraction(60_000), "s": Fraction(1000), "ms": Fraction(1)}
"""Milliseconds of a unit of time."""
_SILENT = frozenset({"metadata", "set", "animate", "title", "desc", "agent", "copyright", "image", "audio", "data"})
"""Elements in the body that hold no words on the screen."""
_SPACE = re.compile(r"\s+")
_XML = "{http://www.w3.org/XML/1998/namespace}"


def read(data: bytes, name: str) -> Document:
    """Read TTML; what holds no markup is read as plain text, with a problem. Raises ReadError, as `parse_xml` does."""
    if b"<" not in data:
        return read_without(data, name)
    return read_tree(parse_xml(data, name), data, name)


def read_tree(root: Any, data: bytes, name: str) -> Document:
    """Read the tree of TTML; raises EmptyError where it holds no words."""
    title = next((_words(e) for e in root.iter() if _local(e) == "title"), None)
    return lay_out(list(_find_cues(root)), data, name, title=title, language=root.get(f"{_XML}lang"))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds within an element."""

    start: int | None = 0
    """Milliseconds at which it comes; the begins in it are counted from there."""
    end: int | None = None
    voice: str | None = None
    spoken: bool = False
    """Whether its text is words on the screen."""


_Step = tuple[str, Any, _Frame]
"""Something to do: `open` or `close` an element, or take a `text`; with what holds there."""


def _find_cues(root: Any) -> Iterator[Cue]:
    """Go over the cues: each `p`, and each `span` of one that comes at a time of its own."""
    rates, agents = _read_rates(root), _read_agents(root)
    words: list[tuple[str, str | None]] = []
    frame, where = _Frame(), 0
    stack: list[_Step] = [("open", root, frame)]
    while stack:
        step, thing, outer = stack.pop()
        if step == "text":
            if outer.spoken:
                words.append((_SPACE.sub(" ", thing), outer.voice))
            continue
        local = _local(thing)
        cue = local == "p" or (local == "span" and outer.spoken and thing.get("begin") is not None)
        if cue or step == "close":
            lines = _join_lines(words)
            if lines:
                yield Cue(frame.start, frame.end, lines, where)
            words.clear()
        if step == "close":
            frame = outer
            continue
        if local == "br":
            words.append(("\n", outer.voice))
        if not _is_shown(thing, local):
            continue
        own = _open(thing, local, outer, rates, agents)
        if cue:
            frame, where = own, thing.sourceline or 0
            stack.append(("close", thing, outer))
        for child in reversed(thing):
            stack.append(("text", child.tail or "", own))
            stack.append(("open", child, own))
        stack.append(("text", thing.text or "", own))


def _is_shown(element: Any, local: str) -> bool:
    return local not in _SILENT and not _attribute(element, "ruby").startswith(("text", "delimiter"))


def _open(element: Any, local: str, outer: _Frame, rates: dict[str, Fraction], agents: dict[str, str]) -> _Frame:
    begin, end = (_read_time(element.get(key), rates) for key in ("begin", "end"))
    length = _read_time(element.get("dur"), rates)
    base = outer.start or 0
    start = outer.start if element.get("begin") is None else None if begin is None else base + begin
    until = base + end if end is not None else outer.end
    if length is not None and start is not None:
        until = start + length
    named = [agents.get(key, key) for key in _attribute(element, "agent").split()]
    return _Frame(start, until, " and ".join(named) or outer.voice, outer.spoken or local == "p")


def _join_lines(words: list[tuple[str, str | None]]) -> tuple[Line, ...]:
    """Return the lines of what was said; a change of voice begins one."""
    lines: list[Line] = []
    held, voice = "", None
    for text, own in [*words, ("\n", None)]:
        if (own != voice and text.strip()) or text == "\n":
            if held.strip():
                lines.append(Line(_SPACE.sub(" ", held).strip(), voice))
            held, voice = "", own
        held += text
    return tuple(lines)


def _read_rates(root: Any) -> dict[str, Fraction]:
    """Return how many milliseconds a frame and a tick last (TTML2, 6.2)."""
    frames = _number(_attribute(root, "frameRate")) or Fraction(30)
    times = _attribute(root, "frameRateMultiplier").replace(":", " ").split()
    if len(times) == 2 and _number(times[0]) and _number(times[1]):
        frames *= _number(times[0]) / _number(times[1])
    ticks = _number(_attribute(root, "tickRate")) or frames
    return {**_UNITS, "f": 1000 / frames, "t": 1000 / ticks}


def _number(words: str) -> Fraction:
    """Return a whole number; 0 where it is none."""
    bare = words.strip()
    return Fraction(int(bare)) if bare.isascii() and bare.isdigit() and len(bare) < 12 else Fraction(0)


def _read_time(words: str | None, rates: dict[str, Fraction]) -> int | None:
    """Return milliseconds; None where it is no time."""
    bare = (words or "").strip()
    clock = _CLOCK.fullmatch(bare)
    if clock:
        hours, minutes, seconds, part, frames = clock.groups()
        whole = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
        return whole + int((part or "0")[:3].ljust(3, "0")) + int(int(frames or 0) * rates["f"])
    offset = _OFFSET.fullmatch(bare)
    return int(Fraction(offset.group(1)) * rates[offset.group(2)]) if offset else None


def _read_agents(root: Any) -> dict[str, str]:
    """Return the names of those who speak, by their ids; the full name where there are several."""
    agents: dict[str, str] = {}
    for element in root.iter():
        key = element.get(f"{_XML}id")
        if _local(element) != "agent" or not key:
            continue
        names = [(e.get("type") != "full", _words(e)) for e in element if _local(e) == "name" and _words(e)]
        if names:
            agents[key] = min(names, key=lambda pair: pair[0])[1]
    return agents


def _attribute(element: Any, local: str) -> str:
    """Return an attribute by its local name, whatever version of the namespace it is in."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == local:
            return str(value)
    return ""


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
