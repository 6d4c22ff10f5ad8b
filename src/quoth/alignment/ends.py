"""Sets right how a quotation's first and last words are laid, where a reader would lay them otherwise.

The table places words one by one. Where the first words differ, what was said in their place reaches back to the
beginning of the clause: `We'll go` stands for `We will go`, not for `will go`. And one word or two that stand alone
beyond the end of a sentence are not the quotation's: they are other words that happen to be met there again.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.model import EditKind, Words
from quoth.text.quoted import NONE, QuotedWords

from .breaks import CLAUSE, SENTENCE, strength
from .fit import Step

__all__ = ["settle_ends"]

_BACK = 2
"""Words over which a change at an end reaches on to the bound of its clause."""
_STRAY = 2
"""Words at an end that may be met by chance beyond the end of a sentence."""
_FAR = 3
"""Words between a stray one and the rest, from which on."""


def settle_ends(steps: Sequence[Step], quoted: QuotedWords, recorded: Words, source: str) -> list[Step]:
    """Return the steps with both ends set right; `recorded` are the words of the text `source`."""
    settled = _take_out_stray(list(steps), quoted, recorded, source)
    settled = _reach_back(settled, quoted, recorded, source)
    return _reach_on(settled, quoted, recorded, source)


def _is_plain(quoted: QuotedWords, first: int, last: int) -> bool:
    """Whether no signal stands among the quoted words, nor before or after them."""
    inside = (quoted.signal[first:last] < 0).all() and (quoted.partial[first:last] < 0).all()
    return bool(inside) and bool((quoted.gap[first : last + 1] == NONE).all())


def _take_out_stray(steps: list[Step], quoted: QuotedWords, recorded: Words, source: str) -> list[Step]:
    """Take one word or two at an end for an addition where a cut over a sentence's end parts them from the rest."""
    if len(steps) > 2 and _is_stray(steps[0], steps[1], quoted, recorded, source):
        place = steps[2].recorded[0]
        steps[:2] = [Step(EditKind.INSERT, steps[0].quoted, (place, place))]
    if len(steps) > 2 and _is_stray(steps[-1], steps[-2], quoted, recorded, source):
        place = steps[-3].recorded[1]
        steps[-2:] = [Step(EditKind.INSERT, steps[-1].quoted, (place, place))]
    return steps


def _is_stray(end: Step, cut: Step, quoted: QuotedWords, recorded: Words, source: str) -> bool:
    first, last = cut.recorded
    return (
        end.kind is EditKind.EQUAL
        and cut.kind is EditKind.DELETE
        and end.quoted[1] - end.quoted[0] <= _STRAY
        and last - first >= _FAR
        and 2 * (end.quoted[1] - end.quoted[0]) < len(quoted)
        and _is_plain(quoted, cut.quoted[0], cut.quoted[0])
        and any(strength(source, recorded, at) == SENTENCE for at in range(first + 1, last + 1))
    )


def _reach_back(steps: list[Step], quoted: QuotedWords, recorded: Words, source: str) -> list[Step]:
    """Let a change at the beginning take in the recorded words back to the bound of their clause."""
    step = steps[0]
    if step.kind is EditKind.REPLACE and _is_plain(quoted, *step.quoted):
        first, place = step.recorded[0], step.quoted[0]
        for at in range(first, max(-1, first - _BACK - 1), -1):
            if strength(source, recorded, at) >= CLAUSE:
                return [Step(EditKind.DELETE, (place, place), (at, first)), *steps] if at < first else steps
    return steps


def _reach_on(steps: list[Step], quoted: QuotedWords, recorded: Words, source: str) -> list[Step]:
    """The same for a change at the end."""
    step = steps[-1]
    if step.kind is EditKind.REPLACE and _is_plain(quoted, *step.quoted):
        last, place = step.recorded[1], step.quoted[1]
        for at in range(last, min(len(recorded), last + _BACK) + 1):
            if strength(source, recorded, at) >= CLAUSE:
                return [*steps, Step(EditKind.DELETE, (place, place), (last, at))] if at > last else steps
    return steps
