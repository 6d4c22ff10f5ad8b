"""Cues put together: lines to sentences, sentences to paragraphs, a paragraph to one speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from quoth.model import BlockKind, Document, Problem
from quoth.readers import plain
from quoth.readers.writing import TextWriter
from quoth.text.decode import decode

from .cues import Cue, find_faults, show_time, split_lines
from .labels import Part, is_shouted, part_line
from .rolling import unroll

__all__ = ["lay_out", "read_cues", "read_without"]

_PAUSE = 4000
"""Milliseconds without words that part two paragraphs, where a sentence is over."""
_LONG = 1200
"""Code points from which on a paragraph ends with its sentence."""
_LONGEST = 6000
"""Code points from which on it ends with its cue: captions made by machines have no sentences."""
_ENDED = re.compile(r"[.!?…。！？][\"”’»')\]]{0,3}$")


def read_cues(data: bytes, name: str, find: Callable[[list[str]], list[Cue]]) -> Document:
    """Read a format whose cues `find` tells from lines; raises BinaryError or EmptyError."""
    decoded = decode(data, name)
    cues = find(split_lines(decoded.text))
    return lay_out(cues, data, name, decoded.problems) if cues else read_without(data, name)


def read_without(data: bytes, name: str) -> Document:
    """Read what holds no cues as plain text, with a problem; raises BinaryError or EmptyError."""
    return plain.read_instead(data, name, "it holds no cues", "look whether it holds subtitles")


def lay_out(cues: Sequence[Cue], data: bytes, name: str, problems: tuple[Problem, ...] = (), **facts: Any) -> Document:
    """Return the document of some cues; `data` are the bytes that were read, `facts` go to the writer.

    Raises EmptyError where they hold no words, ReadError where they hold too many.
    """
    faulty = list(find_faults(cues))
    if faulty:
        problems = (*problems, _tell_faults(faulty, name))
    layout = _Layout(name, unroll(cues))
    return layout.write().finish(data, problems=problems, **facts)


def _tell_faults(faulty: Sequence[Cue], name: str) -> Problem:
    what = "one cue has" if len(faulty) == 1 else f"{len(faulty):,} cues have"
    where = f", the first on line {faulty[0].where}" if faulty[0].where else ""
    return Problem(
        name,
        f"{what} a time that is missing, wrong or out of order{where}",
        "all were read in the order of the file; times near them may be wrong",
    )


class _Layout:
    """Takes cues in order, and writes them."""

    def __init__(self, name: str, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._writer = TextWriter(name)
        self._shouted = is_shouted(line.text for cue in cues for line in cue.lines)
        self._voiced = any(line.voice for cue in cues for line in cue.lines)
        self._kind = BlockKind.TURN if self._tells_speakers() else BlockKind.BODY
        self._speaker: str | None = None
        self._dashed = False
        self._size = 0  # of the open paragraph
        self._ended = True  # whether its last sentence is over
        self._time: str | None = None

    def _tells_speakers(self) -> bool:
        return self._voiced or any(
            part.turns for cue in self._cues for line in cue.lines for part in part_line(line.text, self._shouted)
        )

    def write(self) -> TextWriter:
        latest: int | None = None
        for cue in self._cues:
            self._part(cue, latest)
            self._time = show_time(cue.start) if cue.start is not None else None
            turned = False
            for line in cue.lines:
                if self._voiced:
                    self._turn_to(line.voice)
                for part in part_line(line.text, self._shouted):
                    turned = turned or (part.turns and part.speaker is None)
                    self._take(part)
            self._dashed = turned
            latest = cue.end if cue.end is not None else latest
        return self._writer

    def _part(self, cue: Cue, latest: int | None) -> None:
        """End the paragraph before a cue, where a pause, its length, or two voices without a name say so."""
        paused = cue.start is not None and latest is not None and cue.start - latest >= _PAUSE
        if self._size > _LONGEST or (self._ended and (paused or self._dashed or self._size > _LONG)):
            self._end()

    def _turn_to(self, speaker: str | None) -> None:
        if speaker != self._speaker:
            self._end()
            self._speaker = speaker

    def _take(self, part: Part) -> None:
        if part.turns:
            if not self._voiced or part.speaker:  # a dash within a voice is a dash
                self._end()
                self._speaker = part.speaker
        elif part.stage:
            if self._ended:
                self._end()
                self._set_time()
                self._writer.add(BlockKind.STAGE, part.text)
            else:
                self._writer.later(BlockKind.STAGE, part.text)
        elif part.text:
            self._say(part.text)

    def _say(self, text: str) -> None:
        if self._size:
            self._writer.write(" ")
        else:
            self._writer.begin(self._kind, self._speaker)
        self._set_time()
        self._writer.write(text)
        self._size += len(text) + 1
        self._ended = _ENDED.search(text[-5:]) is not None

    def _set_time(self) -> None:
        if self._time is not None:
            self._writer.mark("time", self._time)
            self._time = None

    def _end(self) -> None:
        self._writer.end()
        self._size, self._ended = 0, True
