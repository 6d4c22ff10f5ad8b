"""Whose words they are by the record, held against whom the document names, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import Attribution, Axis, BlockKind, Days, Document, EditKind, Quotation, Told
from quoth.seams import Store
from quoth.search import Match
from quoth.text.days import read_days
from quoth.text.names import is_role, name_parts, same_person

from .passages import quoted_there, speaker_at
from .settling import BEYOND_CHANCE, SURE, Place, holds_speaker
from .titles import Titles

__all__ = ["Borne", "Owners"]

_SINCE = 4000
"""Code points before a quotation in which it is looked for what source was named last."""
_RELATIVES = frozenset(("who", "which", "that"))
_FAR_LESS = 0.3
"""Share of the words' weight by which the source that is named holds less than the one where they stand."""
_BESIDE = 40
"""Code points before a relative pronoun in which the name that it stands for is looked for."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What of an attribution the record bears out."""

    speaker: Axis
    """The speaker named."""
    day: Axis
    """The day named."""
    source: Axis
    """What it is said to be taken from."""


class Owners:
    """One document's speakers and days against one record."""

    def __init__(self, document: Document, store: Store) -> None:
        self._text = document.text
        self._published = document.published
        self._store = store
        self._known: dict[tuple[str, Days | None], bool] = {}
        self._titles = Titles(store)
        self._blocks = document.blocks

    def hold(self, speaker: str, days: Days | None = None) -> bool:
        """Whether the record holds anything said by `speaker`, on `days` where they are given."""
        if (speaker, days) not in self._known:
            self._known[speaker, days] = holds_speaker(self._store, speaker, days)
        return self._known[speaker, days]

    def hold_day(self, attribution: Attribution) -> bool:
        """Whether the record holds the speaker named on the day named."""
        speaker, days = attribution.speaker, attribution.said_on
        if speaker is None or days is None:
            return False
        if self.hold(speaker, days):
            return True
        sole = None if self.hold(speaker) else self._find_sole(name_parts(speaker)[-1])
        return sole is not None and self.hold(sole, days)

    def _find_sole(self, surname: str) -> str | None:
        """Return the only speaker of the record who bears a surname, by another first name perhaps: `Jo Holm`."""
        names = [
            name for name in self._store.bearers(surname) if name_parts(name)[-1] == surname and not is_role(name)
        ]
        return names[0] if names and all(same_person(names[0], name) for name in names[1:]) else None

    def hold_occasion(self, attribution: Attribution, place: Place | None) -> bool:
        """Whether the record holds the speaker named on the occasion, so that it could bear the words out.

        The occasion is the day named, or the very source in which somebody else says the words.
        """
        speaker = attribution.speaker
        if not speaker:
            return False
        if self.hold_day(attribution):
            return True
        if place is None or place.margin < BEYOND_CHANCE:
            return False
        return any(same_person(speaker, other) for other in self._store.speakers(place.match.main.source))

    def bear_out(
        self, quotation: Quotation, attribution: Attribution, place: Place | None, places: Sequence[Place]
    ) -> Borne:
        """Hold speaker, day and source named against every place where the words stand as fully."""
        if place is None:
            return Borne(Axis.UNKNOWN, Axis.UNKNOWN, Axis.UNKNOWN)
        equal = [place, *(other for other in places if other.match.score >= place.match.score - 0.02)]
        speaker = _weigh([p.speaker for p in equal])
        day = _weigh([p.day for p in equal])
        if place.speaker is False and attribution.speaker and self._speaks_within(attribution.speaker, place.match):
            # Words of several, the one named among them: that they are joined says all, and no day is all of theirs.
            speaker, day = Axis.UNKNOWN, day if day is Axis.CONFIRMED else Axis.UNKNOWN
        if day is Axis.CONTRADICTED and attribution.day_told is Told.HEADING and self._is_told_of(quotation, place):
            day = Axis.UNKNOWN
        source = self._bear_out_source(quotation, attribution, place, equal) if place.cited is None else Axis.UNKNOWN
        if Axis.CONTRADICTED in (speaker, day, source) and self._is_quoted_there(place):
            # Whoever speaks there may be quoting the very one whom the document names.
            speaker, day, source = (
                Axis.UNKNOWN if axis is Axis.CONTRADICTED else axis for axis in (speaker, day, source)
            )
        if Axis.CONTRADICTED in (speaker, day, source) and self._is_later(place):
            # What came later may repeat it, unless the record holds the speaker on the day named, without the words.
            named = self.hold_day(attribution)
            speaker = Axis.UNKNOWN if speaker is Axis.CONTRADICTED and not named else speaker
            day = Axis.UNKNOWN if day is Axis.CONTRADICTED and speaker is not Axis.CONTRADICTED else day
            source = Axis.UNKNOWN
        if speaker is Axis.CONTRADICTED and not self._can_contradict(attribution):
            speaker = Axis.UNKNOWN
        if place.cited is not None:  # a mark names one of few sources, whoever speaks or is quoted there
            source = _bear_out_mark(place, equal, places)
        return Borne(speaker, day, source)

    def _bear_out_source(
        self, quotation: Quotation, attribution: Attribution, place: Place, equal: Sequence[Place]
    ) -> Axis:
        """Hold what the words are said to be taken from against where the same speaker says them.

        It is contradicted only where the record holds a source of that name in which the speaker speaks, and the
        words stand in another one of theirs.
        """
        cited, speaker = attribution.cited, attribution.speaker
        if cited is None or not speaker:
            return Axis.UNKNOWN
        meant = self._titles.find(cited.name)
        if not meant:
            return Axis.UNKNOWN
        if any(other.match.main.source in meant for other in equal):
            return Axis.CONFIRMED
        there = [key for key in meant if any(same_person(speaker, other) for other in self._store.speakers(key))]
        if not there or place.speaker is not True or _weigh([other.day for other in equal]) is Axis.CONFIRMED:
            return Axis.UNKNOWN
        if cited.told is Told.HEADING and self._is_told_of(quotation, place):
            return Axis.UNKNOWN
        since = self._titles.since(meant, self._text[max(0, quotation.span.start - _SINCE) : quotation.span.end])
        if self._titles.names(place.match.main.source, since):
            return Axis.UNKNOWN  # `Id.` may repeat a citation of that source which was not read
        return Axis.CONTRADICTED

    def _is_told_of(self, quotation: Quotation, place: Place) -> bool:
        """Whether the section names the source where the words stand, or its day, up to the quotation's paragraph."""
        at, start, end = quotation.span.start, 0, len(self._text)
        for block in self._blocks:
            if block.kind is BlockKind.HEADING and block.span.start <= at:
                start = block.span.start
            if block.span.end > at:
                end = block.span.end
                break
        words = self._text[start:end]
        source = self._store.source(place.match.main.source)
        if self._titles.names(source.key, words):
            return True
        told = (days for _, days in read_days(words, self._published))
        return source.date is not None and any(source.date.meets(days) for days in told)

    def _is_later(self, place: Place) -> bool:
        """Whether the source is of a later day than the document."""
        date = self._store.source(place.match.main.source).date
        return date is not None and self._published is not None and date.first > self._published.last

    def _is_quoted_there(self, place: Place) -> bool:
        """Whether the words stand between quotation marks in the source itself."""
        part = place.match.main
        start = int(self._store.words(part.source).starts[part.recorded[0]])
        return bool(quoted_there(self._store, part.source, start))

    def _speaks_within(self, speaker: str, match: Match) -> bool:
        """Whether any of the words are the speaker's own."""
        for part in match.parts:
            words = self._store.words(part.source)
            for step in part.steps:
                if step.kind is not EditKind.EQUAL:
                    continue
                for at in (step.recorded[0], step.recorded[1] - 1):
                    said_by = speaker_at(self._store, part.source, int(words.starts[at]))
                    if said_by and same_person(speaker, said_by):
                        return True
        return False

    def _can_contradict(self, attribution: Attribution) -> bool:
        """Whether the speaker is surely named, and one whom the record knows.

        "He said" may be read wrongly, and an accusation must not rest on that, unless nobody else is named between the
        name and the pronoun. Words that someone passes on may stand in the record as theirs.
        """
        speaker, mention = attribution.speaker, attribution.named or attribution.mention
        if speaker is None or mention is None or attribution.relay or attribution.confidence < SURE:
            return False
        words = mention.cut(self._text)
        if words.lower() in _RELATIVES:  # `it was Holm, moreover, who said`: the name stands right before
            words = self._text[max(0, mention.start - _BESIDE) : mention.end]
        return bool(set(name_parts(speaker)) & set(name_parts(words))) and self.hold(speaker)


def _bear_out_mark(place: Place, equal: Sequence[Place], places: Sequence[Place]) -> Axis:
    """Hold the source that a quotation is marked to be taken from against where its words stand.

    It is contradicted only where the source holds far less of them.
    """
    if any(other.cited for other in equal):
        return Axis.CONFIRMED
    there = max((other.match.score for other in places if other.cited), default=0.0)
    return Axis.CONTRADICTED if place.match.score - there >= _FAR_LESS else Axis.UNKNOWN


def _weigh(borne: Sequence[bool | None]) -> Axis:
    """Return what several places tell, the likeliest of which comes first."""
    if True in borne:
        return Axis.CONFIRMED
    return Axis.CONTRADICTED if borne[0] is False else Axis.UNKNOWN
