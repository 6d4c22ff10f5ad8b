"""What the verdict on one quotation rests on: its place, what speaks for it, and what the record bears out."""

from __future__ import annotations

from quoth.model import Alignment, Attribution, Axis, Passage, Quotation
from quoth.seams import Store
from quoth.settings import Settings
from quoth.text.quoted import QuotedWords
from quoth.verdicts import Evidence, name_departures

from .examination import Comparison
from .owners import Owners
from .settling import BEYOND_CHANCE, SURE, Place, fits_but_for_form, is_attested, is_scattered

__all__ = ["Weighing", "is_common", "main_passage"]

_SHORT = 3
"""Words up to which a quotation cannot be placed by itself."""
_COMMON_WORDS, _COMMON_BITS = 5, 45.0
"""Up to both, words are said by many, and stand nowhere unless somebody speaks for the place."""
_CHANCE = 12.0
"""Bits beyond one place of its source from which on a few words with a change stand there by no chance."""
_CHANCE_ATTESTED = 6.0
"""The same where speaker, day and neighbours all name the source."""
_PARTICULAR_WORDS, _PARTICULAR_BITS = 7, 70.0
"""From both on, words are too particular to be said by two people by chance."""


class Weighing:
    """Weighs the quotations of one document against one record."""

    def __init__(self, store: Store, settings: Settings, owners: Owners, copies: int) -> None:
        """`copies` of the sources are the document itself."""
        self._store, self._settings, self._owners, self._copies = store, settings, owners, copies

    def weigh(
        self,
        quotation: Quotation,
        attribution: Attribution,
        quoted: QuotedWords,
        place: Place | None,
        passage: Passage | None,
        comparison: Comparison | None,
        places: list[Place],
    ) -> Evidence:
        """Return what is known of a quotation once it is placed.

        `passage` holds most of the words at the place. There is a `comparison` where it is near enough to say that the
        words stand there.
        """
        claimed = comparison is not None
        borne = self._owners.bear_out(quotation, attribution, place, places)
        speaker = borne.speaker
        words = place.match.plain if place else len(quoted)
        departures = (*name_departures(comparison.changes), *comparison.seen) if comparison else ()
        departures = tuple(sorted(departures, key=lambda d: (d.quoted_span, d.recorded_span)))
        particular = place is not None and words >= _PARTICULAR_WORDS and place.match.bits >= _PARTICULAR_BITS
        short = place is None and words <= _SHORT
        if place is not None:
            beside = place.beside or (place.votes > 0 and (words > _SHORT or place.margin >= _CHANCE))
            near = beside or place.cited is True
            whole = not place.loose and (place.cited is True or (place.cited is False and words > _SHORT))
            supported = speaker is Axis.CONFIRMED or near or place.quoted or whole
            common = is_common(place)
            chance = _CHANCE_ATTESTED if is_attested(place) else _CHANCE
            told = (place.votes > 0 or place.beside or bool(place.cited)) and place.margin >= chance
            told = told or (place.speaker is True and place.beyond >= BEYOND_CHANCE)
            told = told and not (words <= _SHORT and is_scattered(place))
            sole = place.loose > 0 and not (claimed and (told or fits_but_for_form(place)))
            short = common and (not supported or sole)
            sure = (place.votes < 2 and not place.beside) or (attribution.confidence >= SURE and words <= _SHORT)
            if place.speaker is False and speaker is not Axis.CONFIRMED and sure and not (particular or whole):
                short = short or words <= _PARTICULAR_WORDS
        return Evidence(
            quotation=quotation,
            attribution=attribution,
            settings=self._settings,
            words=len(quoted),
            empty=not self._store.size(),
            passage=passage,
            claimed=claimed,
            short=short and (claimed or words <= _SHORT),
            parts=len(place.match.parts) if place else 0,
            reordered=comparison.reordered if comparison else False,
            longest_cut=comparison.longest_cut if comparison else 0,
            sentence_cut=comparison.sentence_cut if comparison else False,
            turns_crossed=comparison.turns_crossed if comparison else False,
            turns_parted=comparison.turns_parted if comparison else False,
            departures=departures,
            marks=comparison.marks if comparison else 0,
            damaged=comparison.damaged if comparison else 0,
            covered=self._settings.numbered or not attribution.speaker or self._owners.hold(attribution.speaker),
            speaker=speaker,
            day=borne.day,
            source=borne.source,
            marked=place is not None and place.cited is not None,
            particular=particular,
            occasion_held=self._owners.hold_occasion(attribution, place),
            day_held=self._owners.hold_day(attribution),
            common=place is not None and is_common(place),
            self_quoted=0 < self._copies == len(self._store),
        )


def is_common(place: Place) -> bool:
    """Whether the words are too few or too common to stand anywhere by themselves."""
    words = place.match.plain
    return words <= _SHORT or (words <= _COMMON_WORDS and place.match.bits < _COMMON_BITS)


def main_passage(place: Place, alignment: Alignment) -> Passage:
    """Return the passage of the part that holds most of the words."""
    return alignment.passages[place.match.parts.index(place.match.main)]
