"""What a quoted stretch is: an ordered table of small named rules; the first that fits decides.

Speech is what no rule claims, so each rule has to be sure: what is called a term or a title is not
checked against the record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quoth.model import Document, Kind

from .blocks import Paragraph
from .conventions import BLOCK
from .pairing import Pair
from .places import Place, find_headings, find_places, shape_of
from .usage import DENOTING, ENTITLING, MINOR, SHOWING, SPEAKING, WORKS

__all__ = ["RULES", "Rule", "tell_kinds"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of telling what a quoted stretch is."""

    name: str
    """Its name, as cases and tests call it."""
    kind: Kind
    """What it makes of a stretch that fits."""
    fits: Callable[[Place], bool]
    """Whether a stretch in its place fits."""


def tell_kinds(
    document: Document, pairs: Sequence[Pair], within: Sequence[int], paragraphs: Sequence[Paragraph]
) -> list[Kind]:
    """Return the kind of each pair; `pairs` come in reading order with their paragraphs."""
    places = find_places(document, pairs, within, paragraphs)
    return [_tell(place) for place in places]


def _tell(place: Place) -> Kind:
    for rule in RULES:
        if rule.fits(place):
            return rule.kind
    return Kind.SPEECH
