"""Who speaks a line of subtitles, as the line itself says; and what in it happens and is not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Part", "is_shouted", "part_line"]

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:：<>\[\]“”\"!?…]{0,48})[:：](?=\s|$)")
_BRACKETED = re.compile(r"[\[(](?P<label>[^\W\d_][^:：<>\[\]()]{0,48})(?:[:：][\])]|[\])][:：])(?=\s|$)")
_ARROWS = re.compile(r"\s*(?<!>)(?=>>)")
_ARROW = re.compile(r">{2,4}\s*")
_DASH = re.compile(r"[-‐–]\s+(?=\S)|[-‐–](?=[^\W\d_a-z]|[¿¡“\"‘\[(♪])|—\s(?=[^\W\d_a-z]|[¿¡“\"‘\[(♪])")
"""A dash that says that somebody else speaks; `—I mean` goes on, and `-5` is a number."""
_STAGE = re.compile(
    r"[♪♫♬]+(?:[^♪♫♬]{0,500}[♪♫♬]+|[^♪♫♬]{0,500}$)|\[[^\[\]]{1,120}\]|\([^()]{1,120}\)|\*[^*\s][^*]{0,60}\*"
)
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\s*\([^()]{0,40}\)\s*$")
_LONGEST = 5
"""Words of a label at most."""

_NO_NAMES = frozenset(
    "note warning caption captions captioning captioned subtitles subtitled translation translated source sources "
    "update copyright http https example question answer remember".split()
)
"""First words of what stands before a colon and names nobody."""
_STAGED = frozenset(
    "applause applauds applauding laughter laughs laughing laugh chuckles chuckling music musical cheers cheering "
    "cheer inaudible indiscernible unintelligible crosstalk sighs sigh coughs coughing gasps gasping silence "
    "booing boos crying sobbing sobs groans shouting shouts screams screaming whispers whispering whispered "
    "singing sings speaking speaks bell beep beeping bleep knocking door phone indistinct chatter murmurs "
    "murmuring gavel snoring sniffs foreign clears clapping rire rires applaudissements musique beifall gelächter "
    "musik lachen aplausos risas música applausi risate musica".split()
)
"""Words that tell what is heard, where they begin what stands in brackets."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line: somebody's words, or what happens."""

    text: str
    """Its characters; empty where the speaker changes."""
    turns: bool = False
    """Whether somebody else begins to speak."""
    speaker: str | None = None
    """Who, where they are named."""
    stage: bool = False
    """Whether it tells what happens."""


def is_shouted(texts: Iterator[str]) -> bool:
    """Whether a file is written in capitals throughout, as live captions are: then they do not tell a label."""
    small = large = 0
    for text in texts:
        small += sum(map(str.islower, text))
        large += sum(map(str.isupper, text))
    return large > 4 * small


def part_line(text: str, shouted: bool = False) -> Iterator[Part]:
    """Go over the parts of a line in order; a change of speaker is a part of its own, without words.

    >>> [(part.speaker, part.text, part.stage) for part in part_line("MR. HALE: Thank you. [APPLAUSE]")]
    [('MR. HALE', '', False), (None, 'Thank you.', False), (None, '[APPLAUSE]', True)]
    """
    for piece in _ARROWS.split(text):
        arrow = _ARROW.match(piece)
        dash = None if arrow else _DASH.match(piece)
        mark = arrow or dash
        words = piece[mark.end() :] if mark else piece
        named = _name(words, shouted, bool(arrow))
        if mark or named:
            words = words[named[1] :] if named else words
            yield from _part_stage(words.strip(), True, named[0] if named else None)
        elif words.strip():
            yield from _part_stage(words.strip(), False, None)


def _name(words: str, shouted: bool, marked: bool) -> tuple[str, int] | None:
    """Return the speaker whom a label names, and its length."""
    match = _LABEL.match(words) or _BRACKETED.match(words)
    if match is None:
        return None
    label = match["label"].strip()
    bare = _ASIDE.sub("", label)
    found = _WORD.findall(bare)
    if not found or len(bare.split()) > _LONGEST or found[0].casefold() in _NO_NAMES:
        return None
    capitals = bare.upper() == bare != bare.lower() and len("".join(found)) > 1
    if not marked and (shouted or not capitals):
        return None
    if marked and not all(word[:1].isupper() or len(word) < 4 for word in found):
        return None
    return label, match.end()


def _part_stage(words: str, turns: bool, speaker: str | None) -> Iterator[Part]:
    """Part what is said from what happens, behind the change of speaker."""
    at, parts = 0, []
    for match in _STAGE.finditer(words):
        if not _is_stage(match.group(), match.group() == words):
            continue
        parts += [Part(words[at : match.start()].strip()), Part(match.group(), stage=True)]
        at = match.end()
    parts.append(Part(words[at:].strip()))
    if turns:
        yield Part("", True, speaker)
    yield from (part for part in parts if part.text)


def _is_stage(found: str, alone: bool) -> bool:
    """Whether marks or brackets hold what happens, and not a word that an editor added."""
    if found[0] in "♪♫♬":
        return True
    inner = found[1:-1].strip()
    words = _WORD.findall(inner)
    if not words:
        return False
    capitals = inner.upper() == inner != inner.lower() and len(inner) > 3
    return capitals or any(word.casefold() in _STAGED for word in words[:3]) or (alone and found[0] == "[")
