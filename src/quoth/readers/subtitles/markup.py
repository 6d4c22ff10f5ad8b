"""The markup within cues of SubRip and WebVTT: taken away, but for the voices it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from .cues import Line

__all__ = ["read_lines"]

_RUBY = re.compile(r"<rt\b[^<>]{0,200}>[^<>]{0,500}(?:</rt>|$)", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]{0,50}>|\\N", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]{1,9}([^<>]{1,200})>|</v>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:[bius]|em|strong|font|span|lang|ruby|rt|rp|c|v|p)(?:[.\s/][^<>]{0,300})?>"
    r"|<\d{1,4}:[\d:.,]{2,20}>"  # when the next word comes
    r"|\{\\[^{}]{0,200}\}|\{[yY]:[a-z,]{1,10}\}",  # of SSA and MicroDVD
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def read_lines(lines: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines of a cue without markup; one with two voices becomes two.

    >>> read_lines(["<v.loud Ada Hale>We <i>shall</i>", "go &amp; see.</v>"])
    (Line(text='We shall', voice='Ada Hale'), Line(text='go & see.', voice='Ada Hale'))
    """
    found: list[Line] = []
    voice: str | None = None
    for line in lines:
        for part in _BREAK.split(_RUBY.sub("", line)):
            at = 0
            for tag in _VOICE.finditer(part):
                _add(found, part[at : tag.start()], voice)
                voice = unescape(tag.group(1)).strip() or None if tag.group(1) else None
                at = tag.end()
            _add(found, part[at:], voice)
    return tuple(found)


def _add(found: list[Line], words: str, voice: str | None) -> None:
    bare = _SPACE.sub(" ", unescape(_TAG.sub("", words))).strip()
    if bare:
        found.append(Line(bare, voice))
