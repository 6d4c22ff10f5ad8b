"""The best way to lay all quoted words, in order, beside a stretch of recorded ones.

A quotation that stands word for word is recognised at once. One with a change in the middle is held
at the words before and after it, so that only the middle goes through the table (see `table`). One too
long for the table goes through rapidfuzz, whose steps cost the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Levenshtein, Opcode

from quoth.model import EditKind
from quoth.text.quoted import QuotedWords, cut_words

from . import costs
from .anchors import cut_blocks
from .table import Single, Table, lay_tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Fit", "Step", "fit_all", "fit_words"]

_CELLS = 400_000
"""Largest table; beyond it the bit-parallel way is taken."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from recorded to quoted words, in words of each side, half-open."""

    kind: EditKind
    """What it does."""
    quoted: tuple[int, int]
    """Words of the quotation."""
    recorded: tuple[int, int]
    """Words of the stretch it was laid beside."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A quotation laid beside a stretch of recorded words."""

    steps: tuple[Step, ...]
    """In order; they cover every quoted word and every recorded word between the first and last used."""
    gain: float
    """The alignment's value in units of one matched telling word; larger is better."""

    @property
    def recorded(self) -> tuple[int, int]:
        """The recorded words between the first and the last that are used, half-open."""
        if not self.steps:
            return (0, 0)
        return (self.steps[0].recorded[0], self.steps[-1].recorded[1])


@dataclass(frozen=True, slots=True)
class _Held:
    """A table, and the words on either side of it that are held where they stand."""

    table: Table
    """What is left to lay."""
    first: int = 0
    """Quoted words held before it."""
    last: int = 0
    """Quoted words held after it."""
    low: int = 0
    """Recorded words before it; the held ones come right before it, and right after it."""
    gain: float = 0.0
    """What the held words earn."""


def fit_words(
    quoted: QuotedWords, recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> Fit:
    """Lay `quoted` beside `recorded` (keys); `weights` (0 to 1, one a quoted word) is what a match earns."""
    (fit,) = fit_all([(quoted, recorded, weights)])
    return fit


def fit_all(asked: Sequence[tuple[QuotedWords, NDArray[np.uint64], NDArray[np.float64]]]) -> list[Fit]:
    """Do the same for many at once, which takes a fraction of the time."""
    begun = [_begin(*each) for each in asked]
    held = [each for each in begun if isinstance(each, _Held)]
    laid = iter(lay_tables([each.table for each in held]))
    return [each if isinstance(each, Fit) else _end(each, *next(laid)) for each in begun]


def _begin(
    quoted: QuotedWords, recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> Fit | _Held:
    """Return the fit where no table is needed, else the table."""
    keys = quoted.words.keys
    m, n = len(keys), len(recorded)
    if not m:
        return Fit((), 0.0)
    if not n:
        return Fit((Step(EditKind.INSERT, (0, m), (0, 0)),), costs.INSERTED * m)
    exact = _find_exact(keys, recorded)
    if exact >= 0:
        return Fit((Step(EditKind.EQUAL, (0, m), (exact, exact + m)),), float(weights.sum()))
    held = _hold(quoted, recorded, weights)
    if held is not None:
        return held
    if m * n > _CELLS:
        return _fit_long(keys, recorded, weights)
    return _Held(Table(quoted, recorded, weights))


def _find_exact(keys: NDArray[np.uint64], recorded: NDArray[np.uint64]) -> int:
    """Return where all of `keys` stand in a row, or -1."""
    return _find(keys.tobytes(), recorded.tobytes())


def _find(keys: bytes, recorded: bytes, start: int = 0) -> int:
    """Return the first word from `start` on at which the bytes of `keys` stand, or -1."""
    at = recorded.find(keys, start * _SIZE)
    while at % _SIZE and at >= 0:  # from the middle of one word to the middle of another
        at = recorded.find(keys, at + 1)
    return at // _SIZE if at >= 0 else -1


_SIZE = 8
"""Bytes of a word's key."""
_ANCHOR = 4
"""Words that must stand in a row at the beginning, and at the end, to hold a quotation there."""
_BACK = 1
"""Words of an anchor that are laid again, so that a change beside it may find its best place."""


def _hold(
    quoted: QuotedWords, recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> _Held | None:
    """Hold a quotation at its first words, and at its last where they fit, and lay only what is left; else None.

    The first words must stand in a row in one place. The last must stand in one place too, in order and
    about as far off as they are quoted; else the first must be half of the whole, since with less the
    words may belong elsewhere, and the table decides.
    """
    keys = quoted.words.keys
    m, n = len(keys), len(recorded)
    if m < 2 * _ANCHOR + 2 or n < 2 * _ANCHOR:
        return None
    head = _longest(keys, recorded)
    if head is None:
        return None
    first, low = head[0] - _BACK, head[1] + head[0] - _BACK
    last, high = 0, n
    tail = _longest(keys[::-1], recorded[::-1])
    if tail is not None:
        middle, between = m - first - (tail[0] - _BACK), (n - tail[1] - (tail[0] - _BACK)) - low
        if middle >= 0 and 0 <= between <= 2 * middle + 40:
            last, high = tail[0] - _BACK, n - tail[1] - (tail[0] - _BACK)
    if (not last and 2 * head[0] < m) or (m - first - last) * (high - low) > _CELLS:
        return None
    left = cut_words(quoted, first, m - last)
    gain = float(weights[:first].sum() + weights[m - last :].sum())
    return _Held(Table(left, recorded[low:high], weights[first : m - last], True, last > 0), first, last, low, gain)


def _end(held: _Held, single: list[Single], gain: float) -> Fit:
    """Put the held words round the steps of the table."""
    if not held.table.hold_start:
        return Fit(_gather(single), gain)
    first, last, low = held.first, held.last, held.low
    laid = [Step(EditKind.EQUAL, (0, first), (low - first, low))]
    laid += _gather([(kind, q + first, r + low) for kind, q, r in single], trim=False)
    if last:
        end, high = first + len(held.table.quoted), low + len(held.table.recorded)
        laid.append(Step(EditKind.EQUAL, (end, end + last), (high, high + last)))
    return Fit(_join(laid), gain + held.gain)


def _join(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Make one of neighbouring steps of one kind."""
    joined: list[Step] = []
    for step in steps:
        if joined and joined[-1].kind is step.kind:
            before = joined.pop()
            step = Step(step.kind, (before.quoted[0], step.quoted[1]), (before.recorded[0], step.recorded[1]))
        joined.append(step)
    return tuple(joined)


def _longest(keys: NDArray[np.uint64], recorded: NDArray[np.uint64]) -> tuple[int, int] | None:
    """Return how many of the first words stand in a row, and where; None if too few or in two places."""
    anchor, held = keys[:_ANCHOR].tobytes(), recorded.tobytes()
    start = _find(anchor, held)
    if start < 0 or _find(anchor, held, start + 1) >= 0:
        return None
    length = min(len(keys), len(recorded) - start)
    differ = np.flatnonzero(keys[:length] != recorded[start : start + length])
    return (int(differ[0]) if len(differ) else length), start


def _gather(single: list[Single], trim: bool = True) -> tuple[Step, ...]:
    """Join steps of one word to steps of several; drop what is left out before the first and after the last."""
    low, high = 0, len(single)
    while trim and low < high and single[low][0] is EditKind.DELETE:
        low += 1
    while trim and high > low and single[high - 1][0] is EditKind.DELETE:
        high -= 1
    steps: list[Step] = []
    while low < high:
        kind, q, r = single[low]
        at = low + 1
        while at < high and single[at][0] is kind:  # words of one kind follow one another on both sides
            at += 1
        size = at - low
        quoted = 0 if kind is EditKind.DELETE else size
        recorded = 0 if kind is EditKind.INSERT else size
        steps.append(Step(kind, (q, q + quoted), (r, r + recorded)))
        low = at
    return tuple(steps)


def _fit_long(
    keys: NDArray[np.uint64], recorded: NDArray[np.uint64], weights: NDArray[np.float64]
) -> Fit:
    single: list[Single] = []
    gain = 0.0
    for op in _list_operations(recorded, keys):
        if op.tag in ("equal", "replace"):
            equal = op.tag == "equal"
            words = weights[op.dest_start : op.dest_end]
            gain += float(words.sum()) if equal else costs.REPLACED * len(words)
            kind = EditKind.EQUAL if equal else EditKind.REPLACE
            pairs = zip(range(op.dest_start, op.dest_end), range(op.src_start, op.src_end), strict=True)
            single.extend((kind, q, r) for q, r in pairs)
        elif op.tag == "insert":
            gain += costs.INSERTED * (op.dest_end - op.dest_start)
            single.extend((EditKind.INSERT, q, op.src_start) for q in range(op.dest_start, op.dest_end))
        else:
            single.extend((EditKind.DELETE, op.dest_start, r) for r in range(op.src_start, op.src_end))
    return Fit(_gather(single), gain)


def _list_operations(recorded: NDArray[np.uint64], keys: NDArray[np.uint64]) -> Iterator[Opcode]:
    """Go over the operations from recorded to quoted words, block by block."""
    for left, right in cut_blocks(recorded, keys):
        low, first = left.start, right.start
        for op in Levenshtein.opcodes(recorded[left].tolist(), keys[right].tolist()):
            yield Opcode(op.tag, op.src_start + low, op.src_end + low, op.dest_start + first, op.dest_end + first)
