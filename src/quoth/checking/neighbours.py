"""Which neighbour decided where a quotation stands, for the report to say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .settling import Place, is_anchor, is_claimed, rate_place

__all__ = ["find_neighbour"]


def find_neighbour(
    at: int, chosen: Sequence[Place | None], places: Sequence[Place], common: bool
) -> int | None:
    """Return the index of the nearest quotation that decided where the one at `at` stands; None where none had to.

    `chosen` is where each quotation of the document stands, `places` is where this one may stand, and `common`
    tells whether its words are too few or too common to stand anywhere by themselves.
    """
    place = chosen[at]
    if place is None or not (place.votes or place.beside):
        return None
    source = place.match.main.source
    mine = replace(place, votes=0, beside=False)
    elsewhere = (replace(other, votes=0, beside=False) for other in places if other.match.main.source != source)
    rivalled = any(rate_place(other) >= rate_place(mine) for other in elsewhere)
    if not rivalled and is_claimed(mine) and not (common and place.speaker is not True):
        return None
    there = {
        number: other
        for number, other in enumerate(chosen)
        if number != at and other is not None and other.match.main.source == source
    }
    anchors = [number for number, other in there.items() if is_anchor(other)]
    return min(anchors or there, key=lambda number: abs(number - at), default=None)
