"""Where words that stand apart in the record are quoted as one: of two speakers, of two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from quoth.model import Departure, DepartureKind, Document, Edit, EditKind, Span, Turn, Words
from quoth.seams import Store
from quoth.search import Part
from quoth.text.quoted import ELLIPSIS, INTERRUPTION, QuotedWords
from quoth.verdicts.languages import find_lexicon
from quoth.verdicts.omissions import weigh_omission

from .passages import speaker_at, turn_at

__all__ = ["count_others", "find_part_joins", "find_turn_joins", "is_reordered"]

_SHOWN = 8
"""Words of the joined stretch that are shown."""
_LEAST = 5
"""Code points of a speaker's words up to which they are the label or a slip of the cutting into turns."""
_BETWEEN = 600
"""Code points between two parts that are looked at for what denies or narrows."""
_RUN_ON, _APART, _ELSEWHERE, _TURNED = 0.7, 0.4, 0.5, 0.55
"""What it weighs to run on another speaker's words; to join from apart; from another source, said on an occasion of
its own; over words that deny or narrow."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one turn, quoted in a row."""

    turn: int
    """Which turn."""
    quoted: tuple[int, int]
    """Words of the quotation, half-open."""
    recorded: tuple[int, int]
    """Words of the source, half-open."""


def count_others(edit: Edit, turns: Sequence[Turn], words: Words) -> Counter[str | None]:
    """Count the words of an edit that somebody says who says neither the word before it nor the one after, by name."""
    if not turns:
        return Counter()
    first, last = edit.recorded_words
    sides = {turn_at(turns, int(words.starts[at])) for at in (max(first - 1, 0), min(last, len(words) - 1))}
    own = {turns[at].speaker for at in sides if at is not None}
    inside = Counter(turn_at(turns, int(words.starts[at])) for at in range(first, last))
    spoken: Counter[str | None] = Counter()
    for at, count in inside.items():
        if at is not None and turns[at].speaker not in own:
            spoken[turns[at].speaker] += count
    return spoken


def _stretches(edits: Sequence[Edit], turns: Sequence[Turn], words: Words) -> list[_Stretch]:
    """Return the quoted words of each turn, in order."""
    found: list[_Stretch] = []
    for edit in edits:
        if edit.kind is not EditKind.EQUAL:
            continue
        first, last = turn_at(turns, edit.recorded.start), turn_at(turns, edit.recorded.end - 1)
        if first is None or last is None:
            continue
        shift = edit.quoted_words[0] - edit.recorded_words[0]
        for turn in range(first, last + 1):
            span = turns[turn].span
            low = max(edit.recorded_words[0], int(np.searchsorted(words.starts, span.start)))
            high = min(edit.recorded_words[1], int(np.searchsorted(words.starts, span.end)))
            if low < high:
                found.append(_Stretch(turn, (low + shift, high + shift), (low, high)))
    return found


def find_turn_joins(
    edits: Sequence[Edit], turns: Sequence[Turn], document: Document, quoted: QuotedWords, text: str, words: Words
) -> list[Departure]:
    """Return a departure for each place where another speaker's words are run on as one speech; none if one speaks."""
    if not turns or not edits:
        return []
    first = turn_at(turns, edits[0].recorded.start)
    if first is not None and edits[-1].recorded.end <= turns[first].span.end:
        return []  # all in one turn
    stretches = _stretches(edits, turns, words)
    sizes: dict[str | None, int] = {}
    for stretch in stretches:
        speaker = turns[stretch.turn].speaker
        length = int(words.ends[stretch.recorded[1] - 1]) - int(words.starts[stretch.recorded[0]])
        sizes[speaker] = sizes.get(speaker, 0) + length
    told = {speaker for speaker, size in sizes.items() if size > _LEAST}
    if len(told) < 2:
        return []
    found = []
    kept = [stretch for stretch in stretches if turns[stretch.turn].speaker in told]
    for a, b in pairwise(kept):
        one, other = turns[a.turn].speaker, turns[b.turn].speaker
        if one != other:
            reason = f"words of another speaker are run on: {_name(other)} after {_name(one)}"
            found.append(_join(document, quoted, b.quoted, text, words, b.recorded, _RUN_ON, reason))
    return found


def find_part_joins(
    store: Store, parts: Sequence[Part], document: Document, quoted: QuotedWords
) -> list[Departure]:
    """Return a departure for each part that is joined to the one quoted before it, from wherever it stands."""
    found = []
    for a, b in pairwise(parts):
        words, text = store.words(b.source), store.text(b.source)
        step = next((step for step in b.steps if step.kind is EditKind.EQUAL), None)
        if step is None:
            continue
        weight, reason = _APART, "joined on from apart"
        one = speaker_at(store, a.source, int(store.words(a.source).ends[a.recorded[1] - 1]) - 1)
        other = speaker_at(store, b.source, int(words.starts[step.recorded[0]]))
        between = ""
        if a.source != b.source:
            title = store.source(b.source).title or b.source
            weight, reason = _ELSEWHERE, f"joined on from another source: {title}"
        elif b.recorded[0] < a.recorded[0]:
            reason = "joined on, though it stands before"
            between = text[int(words.ends[b.recorded[1] - 1]) : int(words.starts[a.recorded[0]])]
        else:
            between = text[int(words.ends[a.recorded[1] - 1]) : int(words.starts[b.recorded[0]])]
        if one and other and one != other:
            weight, reason = _RUN_ON, f"words of another speaker are run on: {_name(other)} after {_name(one)}"
        elif between and len(between) <= _BETWEEN:
            turned, why = weigh_omission(between, find_lexicon(text, store.source(b.source).language))
            if turned >= 0.5:
                weight, reason = _TURNED, f"{reason}; between them: {why}"
        found.append(_join(document, quoted, step.quoted, text, words, step.recorded, weight, reason))
    return found


def _name(speaker: str | None) -> str:
    return speaker or "a speaker without a name"


def _join(
    document: Document, quoted: QuotedWords, mine: tuple[int, int], text: str, words: Words, theirs: tuple[int, int],
    weight: float, reason: str,
) -> Departure:
    """Return the departure of a stretch that is joined on; it shows how the stretch begins, up to where it is
    interrupted: what the narrator puts in is not of it.
    """
    size = min(_SHOWN, mine[1] - mine[0], theirs[1] - theirs[0])
    gaps = quoted.gap[mine[0] + 1 : mine[0] + size].tolist()
    size = gaps.index(INTERRUPTION) + 1 if INTERRUPTION in gaps else size
    a = Span(int(quoted.words.starts[mine[0]]), int(quoted.words.ends[mine[0] + size - 1]))
    b = Span(int(words.starts[theirs[0]]), int(words.ends[theirs[0] + size - 1]))
    marked = bool(quoted.gap[mine[0]] == ELLIPSIS)
    said = f"{reason}: “{a.cut(document.text)}”"
    return Departure(DepartureKind.ORDER, a.cut(document.text), b.cut(text), a, b, marked, weight, said)


def is_reordered(parts: Sequence[Part]) -> bool:
    """Whether parts of one source stand in another order than quoted."""
    return any(
        a.source == b.source and b.recorded[0] < a.recorded[0] for a, b in pairwise(parts)
    )
