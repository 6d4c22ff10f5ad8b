"""Transcripts told from prose, and cut into their speakers' turns.

A turn begins on a line of its own with the speaker's name and a colon: `MR. HALE: Thank you.` Prose has
such lines too (`Remember: ...`), so no line decides: a text is a transcript when labels are repeated or
alternate, begin early, and stand over most of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import Span, Turn
from quoth.text.paragraphs import find_paragraphs, trim

from .labels import FLOOR, INTERRUPTERS, NOT_SPEAKERS, PARTICLES, ROLES, TITLES

__all__ = ["find_turns"]

_LABEL = re.compile(
    r"(?:^|(?<=[\r\n]))[^\S\r\n]{0,40}"
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?[^\S\r\n]{1,4})?"  # the time, of recordings
    r"(?:\*\*|__)?"
    r"(?P<label>[^\W\d_\s][^\r\n:：*]{0,79}|[\[(][^\r\n:：*()\[\]]{1,40}[\])])"
    r"(?:\*\*|__)?[:：](?:\*\*|__)?"
    r"(?=[^\S\r\n]|[\r\n]|[\[(“\"‘'«—–-]|(?<=：))"
)
"""A line that may begin a turn; every part is bounded, so a long line costs no more than a short one."""
_INITIAL = re.compile(
    r"(?:^|(?<=[\r\n]))[^\S\r\n]{0,40}(?P<label>[QA])\.(?=[^\S\r\n]{1,8}[^\s.])"
)
"""Question and answer of a deposition: `Q. Where were you?`"""
_ASIDE = re.compile(r"\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])")
_WORD = re.compile(r"[^\s,/&-]+")
_LONGEST = 8
"""Words of a label at most."""
_EARLY = 0.4
"""Share of the text that may stand before the first turn: a heading, a list of those present."""
_LATE = 0.8
"""The same where all labels are capitals, titles or roles: a speech, and questions after it."""
_SPEECH = 3.0
"""Words a turn has on average at least; a list of `Name: number` has fewer."""
_DENSE = 0.5
"""Share of paragraphs that bear a label from which on two turns are enough."""
_PARAGRAPH = re.compile(r"[^\s][^\r\n]*")
_OPENING = 500
"""Code points without a label at the beginning that are someone's words, not a heading."""
_FIRST = 8000
"""Code points of a paragraph at most: bounds the search for its end."""
_SHOUT = 120
"""Code points of an interruption at most; a question from the floor is longer."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that may begin a turn."""

    start: int
    """First code point of its label."""
    words: int
    """First code point after the colon."""
    label: str
    """The speaker as it names them, without asides."""
    strength: int
    """3 for capitals, 2 for a title or a role, 1 for other names, 0 for a single capitalised word."""


def find_turns(text: str, speaker: str | None = None, *, believed: bool = False) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order, each without its label; none where `text` is prose.

    Paragraphs without a label go on with the turn before them. But a shout from the audience is one
    paragraph, and where `speaker` opens the text without a label and never gets one, so is every turn;
    what follows it is then a turn of nobody named, which is to say of the source's speaker. Where it is `believed`
    to be a transcript, every label that looks like one counts.

    >>> text = "Q: Is it so?\\n\\nA: It is."
    >>> [(turn.speaker, turn.span.cut(text)) for turn in find_turns(text)]
    [('Q', 'Is it so?'), ('A', 'It is.')]
    """
    marks = _find_marks(text) if believed else _choose(_find_marks(text))
    if not marks or not (believed or _is_transcript(text, marks)):
        return ()
    unlabelled = _has_floor(marks) or (
        speaker is not None and marks[0].start > _OPENING and not _is_labelled(speaker, marks)
    )
    turns: list[Turn] = []
    voice: str | None = None
    if speaker is not None and marks[0].start > _OPENING:
        turns.append(Turn(trim(text, 0, marks[0].start), None))
    for mark, after in zip(marks, [*(mark.start for mark in marks[1:]), len(text)], strict=True):
        own = trim(text, mark.words, after)
        if unlabelled or not INTERRUPTERS.isdisjoint(mark.label.casefold().split()):
            first = _first_paragraph(text, own)
            own = first if unlabelled or len(first) <= _SHOUT else own
        if not unlabelled and not _is_shout(mark, own):
            voice = mark.label
        if len(own):
            turns.append(Turn(own, mark.label))
        rest = trim(text, own.end, after)
        if len(rest):
            turns.append(Turn(rest, voice))
    return tuple(turns)


def _is_shout(mark: _Mark, own: Span) -> bool:
    return len(own) <= _SHOUT and not INTERRUPTERS.isdisjoint(mark.label.casefold().split())


def _first_paragraph(text: str, span: Span) -> Span:
    """Return the span of the first paragraph within `span`."""
    found = find_paragraphs(text[span.start : min(span.end, span.start + _FIRST)])
    return Span(span.start, span.start + found[0].span.end) if found else span


def _is_labelled(speaker: str, marks: Sequence[_Mark]) -> bool:
    """Whether one of the labels names `speaker`."""
    names = {word.casefold() for word in _WORD.findall(speaker) if len(word) > 2}
    return any(not names.isdisjoint(_WORD.findall(mark.label.casefold())) for mark in marks)


def _find_marks(text: str) -> list[_Mark]:
    found = []
    for match in _LABEL.finditer(text):
        mark = _weigh(match)
        if mark:
            found.append(mark)
    initials = [_Mark(m.start("label"), m.end(), m["label"], 3) for m in _INITIAL.finditer(text)]
    if {mark.label for mark in initials} == {"Q", "A"}:
        found = sorted([*found, *initials], key=lambda mark: mark.start)
    return found


def _weigh(match: re.Match[str]) -> _Mark | None:
    """Return the mark of a line, or None where what stands before its colon is no name."""
    raw = match["label"].strip()
    bare = _ASIDE.sub("", raw).strip() or raw.strip("()[]")
    words = _WORD.findall(bare)
    if not 1 <= len(words) <= _LONGEST or len(bare) > 60:
        return None
    folded = [word.casefold().rstrip(".") for word in words]
    if bare.casefold().rstrip(".") in NOT_SPEAKERS or (len(words) == 1 and folded[0] in NOT_SPEAKERS):
        return None
    if not all(_may_name(word, i) for i, word in enumerate(words)):
        return None
    upper = bare.upper() == bare != bare.lower()
    plain = bare.upper() == bare.lower()  # a script without capitals
    strong = upper or folded[0] in TITLES or folded[-1] in ROLES or folded[0] in ROLES
    if folded[0] == "the":
        strong = upper or (len(folded) > 1 and folded[1] in TITLES | ROLES)
        if not strong:
            return None
    strength = 3 if upper else 2 if strong else 0 if len(words) == 1 and not plain else 1
    return _Mark(match.start("label"), match.end(), bare, strength)


def _may_name(word: str, place: int) -> bool:
    """Whether a word may stand in a label: capitalised, a particle, or a number after a name."""
    first = word.lstrip("'’\"“(")[:1]
    if word[-1] in ".!?;…" and not _is_short(word):
        return False
    if word[-1] in "”\"":
        return word[0] in "“\""
    if word.casefold() in PARTICLES or word.casefold() in ROLES:
        return True
    if first.isdigit():
        return place > 0 and len(word) <= 3
    return first.isalpha() and not first.islower()


def _is_short(word: str) -> bool:
    """Whether a point ends an abbreviation: an initial, a title, Jr."""
    return word[-1] == "." and (len(word) <= 5 or word[:-1].casefold() in TITLES)


def _choose(marks: Sequence[_Mark]) -> list[_Mark]:
    """Keep the labels that are written as this text writes them."""
    counts = Counter(mark.label for mark in marks)
    if sum(1 for mark in marks if mark.strength == 3) * 2 > len(marks):
        return [mark for mark in marks if mark.strength > 1 or (mark.strength and counts[mark.label] > 2)]
    return [mark for mark in marks if mark.strength or counts[mark.label] > 1]


def _is_transcript(text: str, marks: Sequence[_Mark]) -> bool:
    counts = Counter(mark.label for mark in marks)
    size = len(text)
    strong = all(mark.strength > 1 for mark in marks)
    if marks[0].start > max((_LATE if strong else _EARLY) * size, 400) or len(marks) < 2:
        return False
    spoken = size - marks[0].start
    sample = text[marks[0].start : marks[0].start + 200_000]
    inside = [mark for mark in marks if mark.start < marks[0].start + len(sample)]
    if len(sample.split()) < _SPEECH * len(inside) and len(sample) < 8 * len(inside):
        return False
    if sum(1 for mark in marks if _says_number(text, mark)) * 2 > len(marks):
        return False
    paragraphs = sum(1 for _ in _PARAGRAPH.finditer(text, marks[0].start))
    density = len(marks) / max(1, paragraphs)
    repeated = sum(count for count in counts.values() if count > 1)
    if repeated < 2:
        # Two or three voices, each once: believed only where little else stands in the text.
        return density >= _DENSE and len(counts) > 1 and all(mark.strength > 1 for mark in marks)
    share = repeated / len(marks)
    if _has_floor(marks):
        return True
    if len(counts) == 1:
        return marks[0].strength > 0 and density >= _DENSE and spoken > 0.9 * size
    return len(marks) >= 3 and share >= 0.4 and density >= 0.04


def _has_floor(marks: Sequence[_Mark]) -> bool:
    """Whether someone without a label speaks at length, and only questions from the floor bear one."""
    label = marks[0].label.casefold().split()
    return (
        marks[0].start > _OPENING
        and len({mark.label for mark in marks}) == 1
        and not (FLOOR | INTERRUPTERS).isdisjoint(label)
    )


def _says_number(text: str, mark: _Mark) -> bool:
    """Whether a number, and nothing to speak of after it, follows the colon: a tally."""
    words = text[mark.words : mark.words + 40].split("\n")[0].split()
    return bool(words) and len(words) <= 3 and words[0].strip("$€£")[:1].isdigit()
