"""Finds where the quoted words stand: the best stretch, and the rest of a quotation joined from several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from quoth.alignment.costs import REPLACED
from quoth.alignment.fit import Fit, Step, fit_words
from quoth.model import EditKind, Window, Words
from quoth.seams import Store
from quoth.text.quoted import ELLIPSIS, NONE, QuotedWords, cut_words

from .weights import LEAST as _LEAST_WEIGHT
from .weights import measure_bits, weigh_words

__all__ = ["Match", "Part", "find_matches"]

_LAID = 4
"""Windows laid beside the quotation in full, but for those that hold as many of its words as the best."""
_NEAR = 0.8
"""Share of the best window's words that another must hold to be laid too."""
_RIVAL = 0.6
"""How much less than the best a place may gain to have its missing words looked for too."""
_HOPELESS = 0.2
"""Share of the words' weight below which the rest is not looked for: too many parts to be one quotation."""
_RUNS = 4
"""Runs of unplaced words looked for at most, the longest first."""
_LOST_WORDS = 3
"""Runs of unplaced words up to this long are not looked for elsewhere, unless beside an ellipsis."""
_LOST_BITS = 26.0
"""Bits that such a run must say where nothing marks the join; half as many again outside the source of the rest."""
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
    score: float
    """0 to 1: share of the words' weight that is recorded, marked changes left out of account."""
    bits: float
    """What the words found say, in bits, by how rare they are in this record."""
    plain: int
    """How many quoted words stand outside brackets."""
    found: int
    """How many of those are recorded, in order."""

    @property
    def main(self) -> Part:
        """The part that holds most of the words."""
        return max(self.parts, key=lambda part: sum(_size(s) for s in part.steps if s.kind is EditKind.EQUAL))


def find_matches(
    store: Store, quoted: QuotedWords, limit: int, within: Sequence[str] | None = None
) -> list[Match]:
    """Return the ways to place `quoted` in the record, best first; none where no word is held.

    `limit` windows are considered; `within` narrows the search to these sources.
    """
    plain = (quoted.signal < 0) & (quoted.partial < 0)
    asked = plain if plain.any() else np.ones(len(quoted), bool)
    if not len(quoted):
        return []
    bits = measure_bits(store, quoted)
    weights = weigh_words(bits)
    windows = store.nominate(quoted.words.keys[asked], limit, within)
    laid = sorted(_lay(store, quoted, weights, windows), key=lambda pair: -pair[1].gain)
    matches = []
    for rank, (window, fit) in enumerate(laid):
        part = _place(window, fit)
        if part is None:
            continue
        share = _held(part, weights) / float(weights.sum())
        rival = rank == 0 or (share >= 0.5 and fit.gain > laid[0][1].gain - _RIVAL)
        whole = share < _HOPELESS or not rival
        parts = (part,) if whole else _complete(store, quoted, bits, weights, part, limit, within)
        matches.append(_measure(parts, asked, weights, bits))
    matches.sort(key=lambda match: (-match.score, len(match.parts)))
    return matches


def _lay(
    store: Store,
    quoted: QuotedWords,
    weights: NDArray[np.float64],
    windows: Sequence[Window],
    least: float = 0.0,
) -> list[tuple[Window, Fit]]:
    """Lay the likeliest windows beside the quotation, those that share the most words first.

    A window that shares less than `least` of its words is left out.
    """
    keys = quoted.words.keys.tolist()
    columns: dict[str, Words] = {}
    shared = []
    for window in windows:
        words = columns.setdefault(window.source, store.words(window.source))
        recorded = words.keys[window.first : window.last]
        shared.append((LCSseq.similarity(keys, recorded.tolist()), recorded))
    most = max((count for count, _ in shared), default=0)
    order = sorted(range(len(windows)), key=lambda i: (-shared[i][0], i))
    laid: list[tuple[Window, Fit]] = []
    whole, bound = float(weights.sum()), 0.0
    loose = int(((quoted.signal >= 0) | (quoted.partial >= 0)).sum())
    for i in order:
        count, recorded = shared[i]
        if not count or count < max(_NEAR * most, least * len(keys)) or (len(laid) >= _LAID and count < most):
            break
        if count + loose < bound:
            break  # what is missing costs more than the best place gains over it
        fit = fit_words(quoted, recorded, weights)
        # A word that is not there loses its weight and costs a replacement, whatever the rest gains.
        bound = max(bound, len(keys) - (whole - fit.gain + _RIVAL) / (_LEAST_WEIGHT - REPLACED))
        laid.append((windows[i], fit))
    return laid


def _size(step: Step) -> int:
    return step.quoted[1] - step.quoted[0]


def _place(window: Window, fit: Fit, shift: int = 0) -> Part | None:
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


def _complete(
    store: Store,
    quoted: QuotedWords,
    bits: NDArray[np.float64],
    weights: NDArray[np.float64],
    part: Part,
    limit: int,
    within: Sequence[str] | None,
) -> tuple[Part, ...]:
    """Look elsewhere for the runs of words that `part` could not place; return all parts in quoted order."""
    parts = [part]
    for first, last in _lost_runs(part, quoted, weights):
        rest = cut_words(quoted, first, last)
        marked = quoted.gap[first] == ELLIPSIS or quoted.gap[last] == ELLIPSIS
        telling = float(bits[first:last].sum())
        found = None
        if marked or (last - first > _LOST_WORDS and telling >= _LOST_BITS):
            windows = store.nominate(rest.words.keys, limit, [part.source])
            found = _best_rest(store, rest, weights[first:last], _nearest_first(windows, part, first), first, part)
        if found is None and last - first > _LOST_WORDS and telling >= 1.5 * _LOST_BITS:
            windows = store.nominate(rest.words.keys, limit, within)
            found = _best_rest(store, rest, weights[first:last], windows, first, part)
        if found is not None:
            parts = _take_in(parts, found)
    parts.sort(key=lambda p: p.quoted)
    return _join_parts(parts, quoted)


def _nearest_first(windows: Sequence[Window], part: Part, first: int) -> list[Window]:
    """Put what follows (or precedes) the part in order, and nearest, first among equal windows."""
    start, end = part.recorded
    after = first >= part.quoted[0]

    def distance(window: Window) -> tuple[float, int]:
        gap = window.first - end if after else start - window.last
        return (-round(window.score, 1), gap if gap >= -(window.last - window.first) else 1_000_000 - gap)

    return sorted(windows, key=distance)


def _best_rest(
    store: Store,
    rest: QuotedWords,
    weights: NDArray[np.float64],
    windows: Sequence[Window],
    shift: int,
    placed: Part,
) -> Part | None:
    """Return where a run of unplaced words stands, if nearly all of it stands there and is not placed yet."""
    best: tuple[float, Part] | None = None
    for window, fit in _lay(store, rest, weights, windows, 0.6):
        part = _place(window, fit, shift)
        if part is None or _shares_words(part, placed):
            continue
        share = _held(part, weights, shift) / float(weights.sum())
        if share >= 0.8 and (best is None or share > best[0] + 1e-9):
            best = (share, part)
    return best[1] if best else None


def _held(part: Part, weights: NDArray[np.float64], shift: int = 0) -> float:
    """Return the weight of the words that a part holds; `weights` begin at quoted word `shift`."""
    equal = (step.quoted for step in part.steps if step.kind is EditKind.EQUAL)
    return sum(float(weights[first - shift : last - shift].sum()) for first, last in equal)


def _shares_words(part: Part, other: Part) -> bool:
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


def _lost_runs(part: Part, quoted: QuotedWords, weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the runs of quoted words that the part does not place; a lone common word does not part a run."""
    lost = np.zeros(len(quoted), bool)
    for step in part.steps:
        if step.kind in (EditKind.INSERT, EditKind.REPLACE):
            lost[step.quoted[0] : step.quoted[1]] = True
    lost &= (quoted.signal < 0) & (quoted.partial < 0)
    for step in part.steps:
        first, last = step.quoted
        islet = step.kind is EditKind.EQUAL and weights[first:last].sum() < 0.8
        if islet and (first == 0 or lost[first - 1]) and (last == len(quoted) or lost[last]):
            lost[first:last] = True
    runs, start = [], -1
    for i, gone in enumerate([*lost.tolist(), False]):
        if gone and start < 0:
            start = i
        elif start >= 0 and (not gone or quoted.gap[i] != NONE):
            runs.append((start, i))
            start = i if gone else -1
    runs = [(a, b) for a, b in runs if b - a >= _least_run(a, b, quoted)]
    return sorted(runs, key=lambda run: run[0] - run[1])[:_RUNS]


def _least_run(first: int, last: int, quoted: QuotedWords) -> int:
    """Return how long a run must be to be looked for: short beside an ellipsis, long between placed words."""
    if quoted.gap[first] == ELLIPSIS or quoted.gap[last] == ELLIPSIS:
        return 2
    return _LOST_WORDS + 1 if first == 0 or last == len(quoted) else 2 * _LOST_WORDS


def _take_in(parts: list[Part], found: Part) -> list[Part]:
    """Give the words of `found` to it, and cut the part that could not place them round it."""
    first, last = found.quoted
    kept: list[Part] = [found]
    for part in parts:
        for low, high in ((part.quoted[0], first), (last, part.quoted[1])):
            steps = _cut_steps(part.steps, low, high)
            if steps:
                kept.append(Part(part.source, steps))
    return kept


def _cut_steps(steps: Sequence[Step], low: int, high: int) -> tuple[Step, ...]:
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


def _join_parts(parts: list[Part], quoted: QuotedWords) -> tuple[Part, ...]:
    """Make one of neighbouring parts that stand in order in one source, near or under an ellipsis."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.source == part.source:
            gap = part.recorded[0] - last.recorded[1]
            marked = quoted.gap[part.quoted[0]] == ELLIPSIS
            if gap >= 0 and (gap <= _JOINED or marked):
                cut = Step(EditKind.DELETE, (part.quoted[0],) * 2, (last.recorded[1], part.recorded[0]))
                joined[-1] = Part(part.source, (*last.steps, *((cut,) if gap else ()), *part.steps))
                continue
        joined.append(part)
    return tuple(joined)


def _measure(
    parts: tuple[Part, ...], asked: NDArray[np.bool_], weights: NDArray[np.float64], bits: NDArray[np.float64]
) -> Match:
    held = np.zeros(len(asked), bool)
    for part in parts:
        for step in part.steps:
            if step.kind is EditKind.EQUAL:
                held[step.quoted[0] : step.quoted[1]] = True
    held &= asked
    whole = float(weights[asked].sum())
    return Match(
        parts,
        float(weights[held].sum()) / whole if whole else 0.0,
        float(bits[held].sum()),
        int(asked.sum()),
        int(held.sum()),
    )
