"""Captions that roll: each cue shows again what stood there before, and a line or a few words more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .cues import Cue, Line

__all__ = ["unroll"]

_SHARE = 0.25
"""Share of cues that begin with what stood there before, from which on captions roll; two "No." are none."""
_FEWEST = 3


def unroll(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues without what they show again; unchanged where these captions do not roll."""
    bare: list[Cue] = []
    shown: list[str] = []
    rolled = 0
    for cue in cues:
        texts = [line.text for line in cue.lines]
        again, rest = _repeats(shown, texts)
        rolled += bool(again or rest)
        lines = list(cue.lines[again:])
        if rest and lines:
            lines[0] = replace(lines[0], text=lines[0].text[rest:].strip())
        kept: tuple[Line, ...] = tuple(line for line in lines if line.text)
        if kept:
            bare.append(replace(cue, lines=kept))
        shown = texts
    return bare if rolled >= max(_FEWEST, _SHARE * len(cues)) else list(cues)


def _repeats(shown: list[str], texts: list[str]) -> tuple[int, int]:
    """Return how many lines stood there before, and how many code points of the line after them."""
    for count in range(min(len(shown), len(texts)), 0, -1):
        if shown[-count:] == texts[:count]:
            return count, 0
    for count in range(min(len(shown), len(texts)), 0, -1):
        last, now = shown[-1], texts[count - 1]
        if shown[-count:-1] == texts[: count - 1] and now.startswith(last) and now[len(last) : len(last) + 1] == " ":
            return count - 1, len(last)
    return 0, 0
