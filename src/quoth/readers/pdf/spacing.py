"""Lines that justifying has drawn far apart: their words are put together before columns are looked for.

In a narrow column the gaps of a line grow wider than those that part columns, and a few such lines below one another
look like a gutter. But all gaps of such a line are the same, and only one word stands between any two.
"""

from __future__ import annotations

from collections.abc import Sequence

from .characters import BREAK
from .shapes import Stretch

__all__ = ["close_gaps"]

_SAME = 0.06
"""Share of the height of a line by which gaps that are the same may differ."""
_WIDEST = 6.0
"""Heights of a line that are no gap between words, however it was justified."""
_LEVEL = 0.1
"""Share of the height of a line by which the words of one line may differ in place."""


def close_gaps(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches, as drawn, with those put together that are words of one line drawn apart."""
    done: list[Stretch] = []
    run: list[Stretch] = []
    for stretch in stretches:
        if run and not _goes_on(run, stretch):
            done += _close(run)
            run = run[-1:] if len(run) == 2 and _goes_on(run[-1:], stretch) else []
            if run:
                done.pop()
        run.append(stretch)
    return done + _close(run)


def _goes_on(run: Sequence[Stretch], after: Stretch) -> bool:
    """Whether a stretch is the next word of a line that is drawn apart."""
    last = run[-1]
    if any(" " in one.text or one.text.isdecimal() or one.text[-1] == BREAK for one in (last, *run[:1])):
        return False
    if " " in after.text or abs(last.bottom - after.bottom) > _LEVEL * last.size:
        return False
    gap = after.left - last.right
    wanted = run[1].left - run[0].right if len(run) > 1 else gap
    return 0 < gap < _WIDEST * last.size and abs(gap - wanted) <= _SAME * last.size


def _close(run: Sequence[Stretch]) -> list[Stretch]:
    if len(run) < 3:  # one gap tells nothing
        return list(run)
    longest = max(run, key=lambda one: len(one.text))
    text = " ".join(one.text for one in run)
    return [Stretch(text, run[0].left, run[-1].right, longest.bottom, longest.top, longest.bold)]
