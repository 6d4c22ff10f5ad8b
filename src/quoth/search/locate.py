"""Finds where the quoted words stand: the best stretch, and the rest of a quotation joined from several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from quoth.alignment.fit import Step
from quoth.model import EVERYWHERE, EditKind, Scope, Window
from quoth.seams import Store
from quoth.text.quoted import NONE, QuotedWords

from .asking import Ask, Search, answer
from .laying import RIVAL, lay_windows
from .parts import Match, Part, held_weight, place_fit
from .rest import complete
from .weights import measure_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_matches"]

_HOPELESS = 0.2
"""Share of the words' weight below which the rest is not looked for: too many parts to be one quotation."""


def find_matches(
    store: Store, sought: Sequence[QuotedWords], limit: int, scope: Scope | Sequence[Scope] = EVERYWHERE
) -> list[list[Match]]:
    """Return for each of `sought` the ways to place it in the record, best first; none where no word is held.

    `limit` windows are considered for each; only sources in `scope` are searched, in one for all or in one for each.
    """
    if not sought:
        return []
    scopes = [scope] * len(sought) if isinstance(scope, Scope) else scope
    measured = zip(measure_words(store, sought), scopes, strict=True)
    return answer(store, [_place(store, *words, within) for words, within in measured], limit)


def _place(
    store: Store,
    quoted: QuotedWords,
    bits: NDArray[np.float64],
    weights: NDArray[np.float64],
    scope: Scope,
) -> Search[list[Match]]:
    """Lay the likeliest windows beside a quotation, and look for what the best of them leave out."""
    if not len(quoted):
        return []
    plain = (quoted.signal < 0) & (quoted.partial < 0)
    asked = plain if plain.any() else np.ones(len(quoted), bool)
    windows: Sequence[Window] = yield Ask(quoted.words.keys[asked], scope)
    laid = yield from lay_windows(store, quoted, weights, windows)
    laid.sort(key=lambda pair: -pair[1].gain)
    matches = []
    for rank, (window, fit) in enumerate(laid):
        part = place_fit(window, fit)
        if part is None:
            continue
        share = held_weight(part, weights) / float(weights.sum())
        rival = rank == 0 or (share >= 0.5 and fit.gain > laid[0][1].gain - RIVAL)
        whole = share < _HOPELESS or not rival
        parts = (part,) if whole else (yield from complete(store, quoted, bits, weights, part, scope))
        matches.append(_measure(parts, quoted, asked, weights, bits))
    matches.sort(key=lambda match: (-match.score, len(match.parts)))
    return matches


def _measure(
    parts: tuple[Part, ...],
    quoted: QuotedWords,
    asked: NDArray[np.bool_],
    weights: NDArray[np.float64],
    bits: NDArray[np.float64],
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
        max(parts, key=_count_equal),
        float(weights[held].sum()) / whole if whole else 0.0,
        float(bits[held].sum()),
        int(asked.sum()),
        int(held.sum()),
        max((_count_left_out(step, quoted) for part in parts for step in part.steps), default=0),
    )


def _count_left_out(step: Step, quoted: QuotedWords) -> int:
    marked = step.kind is not EditKind.DELETE or quoted.gap[step.quoted[0]] != NONE
    return 0 if marked else step.recorded[1] - step.recorded[0]


def _count_equal(part: Part) -> int:
    return sum(step.quoted[1] - step.quoted[0] for step in part.steps if step.kind is EditKind.EQUAL)
