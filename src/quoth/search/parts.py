"""Quoted words placed in a source: parts, and the whole quotation made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quoth.alignment.fit import Fit, Step
from quoth.model import EditKind, Window
from quoth.text.quoted import NONE, QuotedWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Match", "Part", "cut_steps", "held_weight", "join_parts", "place_fit", "share_words", "take_in"]

_JOINED = 160
"""Words between two parts in order up to which they are shown as one passage with a cut."""


@dataclass(frozen=True, slots=True)
class Part:
    """Quoted words that stand together in one source."""

    source: str
    """The source's key."""
    steps: tuple[Step, ...]
    """From recorded to quoted, in words of the source and of the quotation."""

    @property
    def quoted(self) -> tuple[int, int]:
        """The quoted words it covers, half-open."""
        return (self.steps[0].quoted[0], self.steps[-1].quoted[1])

    @property
    def recorded(self) -> tuple[int, int]:
        """The source's words from the first used to the last used, half-open."""
        return (self.steps[0].recorded[0], self.steps[-1].recorded[1])


@dataclass(frozen=True, slots=True)
class Match:
    """One way to place all words of a quotation in the record."""

    parts: tuple[Part, ...]
    """In the order in which they are quoted; together they cover every quoted word once."""
    main: Part
    """The part that holds most of the words."""
    score: float
    """0 to 1: share of the words' weight that is recorded, marked changes left out of account."""
    bits: float
    """What the words found say, in bits, by how rare they are in this record."""
    plain: int
    """How many quoted words stand outside brackets."""
    found: int
    """How many of those are recorded, in order."""
    cut: int
    """The most recorded words that are left out between two quoted ones without a mark."""


def place_fit(window: Window, fit: Fit, shift: int = 0) -> Part | None:
    """Count a fit's steps from the beginning of the source and, by `shift`, of the quotation."""
    if not any(step.kind is EditKind.EQUAL for step in fit.steps):
        return None
    return Part(
        window.source,
        tuple(
            Step(
                step.kind,
                (step.quoted[0] + shift, step.quoted[1] + shift),
                (step.recorded[0] + window.first, step.recorded[1] + window.first),
            )
            for step in fit.steps
        ),
    )


def held_weight(part: Part, weights: NDArray[np.float64], shift: int = 0) -> float:
    """Return the weight of the words that a part holds; `weights` begin at quoted word `shift`."""
    equal = (step.quoted for step in part.steps if step.kind is EditKind.EQUAL)
    return sum(float(weights[first - shift : last - shift].sum()) for first, last in equal)


def share_words(part: Part, other: Part) -> bool:
    """Whether a part uses recorded words that the other uses: the same words cannot be quoted twice over."""
    if part.source != other.source:
        return False
    return any(
        mine.kind is EditKind.EQUAL
        and theirs.kind is EditKind.EQUAL
        and mine.recorded[0] < theirs.recorded[1]
        and theirs.recorded[0] < mine.recorded[1]
        for mine in part.steps
        for theirs in other.steps
    )


def take_in(parts: list[Part], found: Part, quoted: QuotedWords) -> list[Part]:
    """Give the words of `found` to it, and cut the part that could not place them round it.

    What is left of that part and holds no word of the source's is no part: it was put in beside what is found.
    """
    first, last = found.quoted
    kept: list[Part] = []
    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    for part in parts:
        for low, high in ((part.quoted[0], first), (last, part.quoted[1])):
            steps = cut_steps(part.steps, low, high)
            if _holds_plain(steps, quoted):
                kept.append(Part(part.source, steps))
            elif steps and high == first:
                before = (Step(EditKind.INSERT, (low, high), (found.recorded[0],) * 2),)
            elif steps:
                after = (Step(EditKind.INSERT, (low, high), (found.recorded[1],) * 2),)
    return [Part(found.source, (*before, *found.steps, *after)), *kept]


def _holds_plain(steps: Sequence[Step], quoted: QuotedWords) -> bool:
    """Whether any word outside brackets is recorded."""
    return any(
        step.kind is EditKind.EQUAL and bool((quoted.signal[step.quoted[0] : step.quoted[1]] < 0).any())
        for step in steps
    )


def cut_steps(steps: Sequence[Step], low: int, high: int) -> tuple[Step, ...]:
    """Return the steps of the quoted words [low, high), without cuts at the ends."""
    kept = []
    for step in steps:
        first, last = max(step.quoted[0], low), min(step.quoted[1], high)
        if step.kind is EditKind.DELETE:
            if low < step.quoted[0] < high:
                kept.append(step)
        elif first < last:
            if step.kind is EditKind.INSERT:
                recorded = step.recorded
            else:
                recorded = (step.recorded[0] + first - step.quoted[0], step.recorded[1] + last - step.quoted[1])
            kept.append(Step(step.kind, (first, last), recorded))
    while kept and kept[0].kind is EditKind.DELETE:
        kept.pop(0)
    while kept and kept[-1].kind is EditKind.DELETE:
        kept.pop()
    return tuple(kept)


def join_parts(parts: list[Part], quoted: QuotedWords) -> tuple[Part, ...]:
    """Make one of neighbouring parts that stand in order in one source, near or where a mark or a break parts them."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.source == part.source:
            gap = part.recorded[0] - last.recorded[1]
            marked = quoted.gap[part.quoted[0]] != NONE
            if gap >= 0 and (gap <= _JOINED or marked):
                cut = Step(EditKind.DELETE, (part.quoted[0],) * 2, (last.recorded[1], part.recorded[0]))
                joined[-1] = Part(part.source, (*last.steps, *((cut,) if gap else ()), *part.steps))
                continue
        joined.append(part)
    return tuple(joined)
