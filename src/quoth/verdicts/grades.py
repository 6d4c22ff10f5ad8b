"""What a change may mean where both sides are of one family: the same, or more or less of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .changes import Change
from .lexicon import Lexicon, stem

__all__ = ["another_step", "attempted", "because_turned", "quantity_weight", "same_meaning"]


def same_meaning(change: Change) -> bool:
    """Whether each side has a word that means the same as the other's: `everyone` for `everybody`."""
    same = change.lexicon.synonyms
    if not change.added or not change.dropped:
        return False
    one, other = (sorted(same.get(word, word) for word in side) for side in (change.added, change.dropped))
    return one == other


def _rungs(word: str, lexicon: Lexicon) -> frozenset[tuple[int, int]]:
    steps = lexicon.steps
    return steps.get(word) or steps.get(stem(word, lexicon.endings), frozenset())


def another_step(change: Change) -> bool:
    """Whether both sides say more or less of one thing: `ordered` for `asked`."""
    if not change.added or not change.dropped:
        return False
    mine, theirs = (
        [rungs for word in side if (rungs := _rungs(word, change.lexicon))] for side in (change.added, change.dropped)
    )
    return any(
        one.isdisjoint(other) and not {row for row, _ in one}.isdisjoint(row for row, _ in other)
        for one in mine
        for other in theirs
    )


def _attempts(words: Sequence[str], lexicon: Lexicon) -> bool:
    return any(
        word in lexicon.attempts and (after == "to" or after.endswith(lexicon.timed_endings[-1:]))
        for word, after in pairwise(words)
    )


def attempted(change: Change) -> bool:
    """Whether a thing that was only tried, planned or threatened is told as done, or the other way round."""
    lexicon = change.lexicon
    if lexicon.attempts.isdisjoint(change.differing):
        return False
    quoted, recorded = ((*words, *change.after_words[:1]) for words in (change.quoted_words, change.recorded_words))
    return _attempts(quoted, lexicon) != _attempts(recorded, lexicon)


def because_turned(change: Change) -> bool:
    """Whether a cause is made a hindrance, or the other way round: `despite` for `because of`."""
    causes, contrasts = change.lexicon.causes, change.lexicon.contrasts
    sides = (change.added, change.dropped), (change.dropped, change.added)
    return any(not causes.isdisjoint(a) and not contrasts.isdisjoint(b) for a, b in sides)


def quantity_weight(change: Change) -> float:
    """Weigh how much or how many: one that only came or went, and says nothing exact, turns little."""
    found = change.differing & change.lexicon.quantities
    alone = not change.added or not change.dropped
    return 0.3 if alone and found <= change.lexicon.vague else 0.6
