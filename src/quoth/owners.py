"""Whose words they are by the record, held against whom the document names, and when."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.model import Attribution, Axis, Days, Document, EditKind
from quoth.passages import quoted_there, speaker_at
from quoth.seams import Store
from quoth.search import Match
from quoth.settling import BEYOND_CHANCE, SURE, Place, holds_speaker
from quoth.text.names import name_parts, same_person

__all__ = ["Owners"]

_RELATIVES = frozenset(("who", "which", "that"))
_BESIDE = 40
"""Code points before a relative pronoun in which the name that it stands for is looked for."""


class Owners:
    """One document's speakers and days against one record."""

    def __init__(self, document: Document, store: Store) -> None:
        self._text = document.text
        self._published = document.published
        self._store = store
        self._known: dict[tuple[str, Days | None], bool] = {}
        self._speakers: dict[str, frozenset[str]] = {}

    def hold(self, speaker: str, days: Days | None = None) -> bool:
        """Whether the record holds anything said by `speaker`, on `days` where they are given."""
        if (speaker, days) not in self._known:
            self._known[speaker, days] = holds_speaker(self._store, speaker, days)
        return self._known[speaker, days]

    def hold_occasion(self, attribution: Attribution, place: Place | None) -> bool:
        """Whether the record holds the speaker named on the occasion, so that it could bear the words out.

        The occasion is the day named, or the very source in which somebody else says the words.
        """
        speaker = attribution.speaker
        if not speaker:
            return False
        if attribution.said_on and self.hold(speaker, attribution.said_on):
            return True
        if place is None or place.margin < BEYOND_CHANCE:
            return False
        return any(same_person(speaker, other) for other in self._list_speakers(place.match.main.source))

    def _list_speakers(self, key: str) -> frozenset[str]:
        if key not in self._speakers:
            self._speakers[key] = frozenset(turn.speaker for turn in self._store.turns(key) if turn.speaker)
        return self._speakers[key]

    def bear_out(
        self, attribution: Attribution, place: Place | None, places: Sequence[Place]
    ) -> tuple[Axis, Axis]:
        """Hold the speaker and the day named against every place where the words stand as fully."""
        if place is None:
            return Axis.UNKNOWN, Axis.UNKNOWN
        equal = [other for other in places if other.match.score >= place.match.score - 0.02]
        axes = []
        speakers = [place.speaker, *(p.speaker for p in equal)]
        if speakers[0] is False and attribution.speaker and self._speaks_within(attribution.speaker, place.match):
            speakers = [None]  # words of several, the one named among them
        for said in (speakers, [place.day, *(p.day for p in equal)]):
            if True in said:
                axes.append(Axis.CONFIRMED)
            elif said[0] is False:
                axes.append(Axis.CONTRADICTED)
            else:
                axes.append(Axis.UNKNOWN)
        speaker, day = axes
        if Axis.CONTRADICTED in axes and self._is_quoted_there(place):
            # Whoever speaks there may be quoting the very one whom the document names.
            speaker, day = (Axis.UNKNOWN if axis is Axis.CONTRADICTED else axis for axis in axes)
        if Axis.CONTRADICTED in axes and self._is_later(place):
            # What came later may repeat it, unless the record holds the speaker on the day named, without the words.
            named = attribution.speaker and attribution.said_on and self.hold(attribution.speaker, attribution.said_on)
            speaker = Axis.UNKNOWN if speaker is Axis.CONTRADICTED and not named else speaker
            day = Axis.UNKNOWN if day is Axis.CONTRADICTED and speaker is not Axis.CONTRADICTED else day
        if speaker is Axis.CONTRADICTED and not self._can_contradict(attribution):
            speaker = Axis.UNKNOWN
        return speaker, day

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
        """Whether the speaker is surely named, by name, and one whom the record knows.

        "He said" may be read wrongly, and an accusation must not rest on that. Words that someone passes on
        may stand in the record as theirs.
        """
        speaker, mention = attribution.speaker, attribution.mention
        if speaker is None or mention is None or attribution.relay or attribution.confidence < SURE:
            return False
        words = mention.cut(self._text)
        if words.lower() in _RELATIVES:  # `it was Holm, moreover, who said`: the name stands right before
            words = self._text[max(0, mention.start - _BESIDE) : mention.end]
        return bool(set(name_parts(speaker)) & set(name_parts(words))) and self.hold(speaker)
