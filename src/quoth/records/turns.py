"""Transcripts told from prose, and cut into their speakers' turns.

A turn begins on a line of its own with the speaker's name and a colon or a point: `MR. HALE: Thank you.` Prose has
such lines too (`Remember: ...`), so no line decides: a text is a transcript when labels are repeated or
alternate, begin early, and stand over most of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quoth.model import Span, Turn
from quoth.text.paragraphs import find_paragraphs, trim

from .label_lines import WORD, Mark, find_marks
from .labels import FLOOR, INTERRUPTERS

__all__ = ["find_turns"]

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
_EXAMINES = re.compile(r"(?:[A-Z-]+ )?(?:EXAMINATION )?BY ((?:M[RS]{1,2}\.?|DR\.?|MISS|THE) .+)")
"""Heads the questions of one who examines a witness: `CROSS-EXAMINATION BY MR. HALE`."""
_SPARSE = 0.01
"""Share of the lines that bear a label at least, where all labels are capitals, titles or roles."""
_SHOUT = 120
"""Code points of an interruption at most; a question from the floor is longer."""


def find_turns(
    text: str, speaker: str | None = None, *, names: Sequence[Span] = (), believed: bool = False
) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order, each without its label; none where `text` is prose.

    Paragraphs without a label go on with the turn before them. But a shout from the audience is one
    paragraph, and where `speaker` opens the text without a label and never gets one, so is every turn;
    what follows it is then a turn of nobody named, which is to say of the source's speaker. `names` are those
    that stand before a time, on a line of their own. Where the text is `believed` to be a transcript, every label that
    looks like one counts. Who examines a witness, `BY MR. HALE:`, asks the questions after it.

    >>> text = "Q: Is it so?\\n\\nA: It is."
    >>> [(turn.speaker, turn.span.cut(text)) for turn in find_turns(text)]
    [('Q', 'Is it so?'), ('A', 'It is.')]
    """
    found = find_marks(text, names)
    marks = found if believed else _choose(found)
    if not marks or not (believed or _is_transcript(text, marks)):
        return ()
    unlabelled = _has_floor(marks) or (
        speaker is not None and marks[0].start > _OPENING and not _is_labelled(speaker, marks)
    )
    turns: list[Turn] = []
    voice: str | None = None
    asks: str | None = None
    if speaker is not None and marks[0].start > _OPENING:
        turns.append(Turn(trim(text, 0, marks[0].start), None))
    for mark, after in zip(marks, [*(mark.start for mark in marks[1:]), len(text)], strict=True):
        own = trim(text, mark.words, after)
        label = mark.label
        examines = _EXAMINES.fullmatch(label)
        if examines:
            asks = label = examines[1]
        elif asks and label == "Q":
            label = asks
        if unlabelled or not INTERRUPTERS.isdisjoint(mark.label.casefold().split()):
            first = _first_paragraph(text, own)
            own = first if unlabelled or len(first) <= _SHOUT else own
        if not unlabelled and not _is_shout(mark, own):
            voice = label
        if len(own):
            turns.append(Turn(own, label))
        rest = trim(text, own.end, after)
        if len(rest):
            turns.append(Turn(rest, voice))
    return tuple(turns)


def _is_shout(mark: Mark, own: Span) -> bool:
    return len(own) <= _SHOUT and not INTERRUPTERS.isdisjoint(mark.label.casefold().split())


def _first_paragraph(text: str, span: Span) -> Span:
    """Return the span of the first paragraph within `span`."""
    found = find_paragraphs(text[span.start : min(span.end, span.start + _FIRST)])
    return Span(span.start, span.start + found[0].span.end) if found else span


def _is_labelled(speaker: str, marks: Sequence[Mark]) -> bool:
    """Whether one of the labels names `speaker`."""
    names = {word.casefold() for word in WORD.findall(speaker) if len(word) > 2}
    return any(not names.isdisjoint(WORD.findall(mark.label.casefold())) for mark in marks)


def _choose(marks: Sequence[Mark]) -> list[Mark]:
    """Keep the labels that are written as this text writes them."""
    counts = Counter(mark.label for mark in marks)
    if sum(1 for mark in marks if mark.strength == 3) * 2 > len(marks):
        return [mark for mark in marks if mark.strength > 1 or (mark.strength and counts[mark.label] > 2)]
    return [mark for mark in marks if mark.strength or counts[mark.label] > 1]


def _is_transcript(text: str, marks: Sequence[Mark]) -> bool:
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
    least = _SPARSE if strong else 0.04
    return len(marks) >= 3 and share >= 0.4 and density >= least


def _has_floor(marks: Sequence[Mark]) -> bool:
    """Whether someone without a label speaks at length, and only questions from the floor bear one."""
    label = marks[0].label.casefold().split()
    return (
        marks[0].start > _OPENING
        and len({mark.label for mark in marks}) == 1
        and not (FLOOR | INTERRUPTERS).isdisjoint(label)
    )


def _says_number(text: str, mark: Mark) -> bool:
    """Whether a number, and nothing to speak of after it, follows the colon: a tally."""
    words = text[mark.words : mark.words + 40].split("\n")[0].split()
    return bool(words) and len(words) <= 3 and words[0].strip("$€£")[:1].isdigit()
