"""Stage directions among what is said: `(Applause.)`, `[crosstalk]`, `(Whereupon, a recess was taken.)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.model import Span

__all__ = ["find_stages"]

_BRACKET = re.compile(r"\([^()\[\]]{1,300}\)|\[[^()\[\]]{1,300}\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAPPENINGS = frozenset(
    """applause applauds applauding clapping claps laughter laughs laughing laugh chuckles chuckling chuckle
    cheers cheering boos booing jeers chanting chants crosstalk cross-talk inaudible unintelligible indiscernible pause
    pauses silence music singing sings whistling whistles gasps sighs coughs coughing interruption
    interruptions interposing
    commotion
    hubbub beifall heiterkeit gelächter zurufe unruhe applaus zwischenruf applaudissements rires aplausos
    risas applausi risate aplauso risos applaus gelach аплодисменты смех""".split()
)
"""Words for what happens while somebody speaks."""
_BESIDE = frozenset(
    """and of the in from by with a an on at to more some loud long prolonged general great renewed continued continues
    sustained scattered brief short light lengthy mild widespread standing ovation audience crowd audience's crowd's
    members member speaker speakers hear voice voices noise playing plays ends begins starts stops break background
    und der die das im bei von lebhafter langanhaltender anhaltender allgemeine et de du des la le les vifs y en di e
    """.split()
)
"""Words that may stand beside them; `(Standing ovation.)` is one of its own."""
_LONGEST = 10
"""Words of a direction that stands among others' words."""
_LINE_BEFORE = re.compile(r"(?:^|[\r\n])[^\S\r\n]*\Z")
_LINE_BEHIND = re.compile(r"[^\S\r\n]*(?:[\r\n]|\Z)")
_INDENT = 120
"""Code points before a bracket that are looked at."""


def find_stages(text: str, transcript: bool) -> Iterator[Span]:
    """Go over the stage directions of a text, their brackets included.

    Anywhere they are told by their words; in a `transcript` also by their capitals, or by standing alone on a line.

    >>> text = "Thank you. (Laughter and applause.) We (the board) go on."
    >>> [span.cut(text) for span in find_stages(text, True)]
    ['(Laughter and applause.)']
    """
    for match in _BRACKET.finditer(text):
        inner = match.group()[1:-1]
        words = _WORD.findall(inner)
        if not words:
            continue
        if _happens([word.casefold() for word in words]) or (
            transcript and (_shouts(words) or _stands_alone(text, match.start(), match.end()))
        ):
            yield Span(match.start(), match.end())


def _happens(words: list[str]) -> bool:
    if len(words) > _LONGEST:
        return False
    told = not _HAPPENINGS.isdisjoint(words) or words[-1] == "ovation"
    return told and all(word in _HAPPENINGS or word in _BESIDE for word in words)


def _shouts(words: list[str]) -> bool:
    """Whether several words are all capitals: `(BEGIN VIDEO CLIP)`; one of them may be an abbreviation."""
    return 1 < len(words) <= _LONGEST and all(word.isupper() and len(word) > 1 for word in words)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return bool(_LINE_BEFORE.search(text[max(0, start - _INDENT) : start]) and _LINE_BEHIND.match(text, end))
