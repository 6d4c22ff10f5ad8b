"""Slides a cut or an addition to where a reader would put it.

Where the words at both ends of a cut are the same, it can be laid in several places at equal cost:
of "the country. They're going to Mexico. They're going to many", both "Mexico. They're going to"
and "They're going to Mexico." can be what is missing. A reader takes the one that the writer
marked, else the one that leaves out a sentence or clause whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.model import EditKind, Words
from quoth.text.quoted import NONE, QuotedWords

from .breaks import strength
from .ends import settle_ends
from .fit import Step
from .mending import mend_steps

__all__ = ["settle_steps", "slide_steps"]

_MARKED = 4
_FAR = 400
"""Words a step is slid at most: one word repeated ten thousand times is no reason to look further."""


def settle_steps(
    steps: Sequence[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> tuple[Step, ...]:
    """Return the steps with damaged words laid beside what they were, and each cut and addition at its best place.

    `document` and `source` are the texts that the words point into; `recorded` are the words that
    the steps count.
    """
    return slide_steps(mend_steps(steps, quoted, document, recorded, source), quoted, document, recorded, source)


def slide_steps(
    steps: Sequence[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> tuple[Step, ...]:
    """Return the steps with each cut and addition slid to its best place; arguments as those of `settle_steps`."""
    settled = settle_ends(list(steps), quoted, document, recorded, source)
    for at in range(1, len(settled) - 1):
        before, step, after = settled[at - 1], settled[at], settled[at + 1]
        if before.kind is not EditKind.EQUAL or after.kind is not EditKind.EQUAL:
            continue
        if step.kind is EditKind.DELETE:
            shift = _slide_cut(before, step, after, quoted, recorded, source)
        elif step.kind is EditKind.INSERT:
            shift = _slide_addition(before, step, after, quoted, document)
        else:
            continue
        if shift:
            settled[at - 1 : at + 2] = _shift(before, step, after, shift)
    return tuple(step for step in settled if step.quoted[0] < step.quoted[1] or step.recorded[0] < step.recorded[1])


def _room(keys: Sequence[int], start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """Return how far the run [start, end) of `keys` can be slid left and right and stay the same cut."""
    back = 0
    while back < min(left, _FAR) and keys[start - 1 - back] == keys[end - 1 - back]:
        back += 1
    forth = 0
    while forth < min(right, _FAR) and keys[start + forth] == keys[end + forth]:
        forth += 1
    return back, forth


def _slide_cut(
    before: Step, step: Step, after: Step, quoted: QuotedWords, recorded: Words, source: str
) -> int:
    start, end = step.recorded
    low = max(0, start - _FAR)
    keys = recorded.keys[low : end + _FAR].tolist()
    back, forth = _room(
        keys, start - low, end - low, before.recorded[1] - before.recorded[0], after.recorded[1] - after.recorded[0]
    )

    def worth(shift: int) -> tuple[int, int]:
        marked = _MARKED if quoted.gap[step.quoted[0] + shift] != NONE else 0
        edge = strength(source, recorded, start + shift) + strength(source, recorded, end + shift)
        return marked + edge, -abs(shift)

    return max(range(-back, forth + 1), key=worth)


def _slide_addition(before: Step, step: Step, after: Step, quoted: QuotedWords, document: str) -> int:
    start, end = step.quoted
    low = max(0, start - _FAR)
    keys = quoted.words.keys[low : end + _FAR].tolist()
    back, forth = _room(
        keys, start - low, end - low, before.quoted[1] - before.quoted[0], after.quoted[1] - after.quoted[0]
    )

    def worth(shift: int) -> tuple[int, int]:
        inside = quoted.signal[start + shift : end + shift] >= 0
        marked = _MARKED if inside.all() else 0
        edge = strength(document, quoted.words, start + shift) + strength(document, quoted.words, end + shift)
        return marked + edge, -abs(shift)

    return max(range(-back, forth + 1), key=worth)


def _shift(before: Step, step: Step, after: Step, shift: int) -> tuple[Step, Step, Step]:
    """Move the step by `shift` words; its neighbours grow and shrink by as much."""
    quoted = (step.quoted[0] + shift, step.quoted[1] + shift)
    recorded = (step.recorded[0] + shift, step.recorded[1] + shift)
    return (
        Step(EditKind.EQUAL, (before.quoted[0], quoted[0]), (before.recorded[0], recorded[0])),
        Step(step.kind, quoted, recorded),
        Step(EditKind.EQUAL, (quoted[1], after.quoted[1]), (recorded[1], after.recorded[1])),
    )
