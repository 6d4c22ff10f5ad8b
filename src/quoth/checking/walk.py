"""One document's quotations through one record: each placed, all settled together, each judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from quoth.model import (
    Attribution,
    Axis,
    Extraction,
    Finding,
    Kind,
    Passage,
    Quotation,
    Scope,
)
from quoth.seams import Store
from quoth.search import Match, find_matches
from quoth.settings import Settings
from quoth.text.quoted import QuotedWords, read_quoted
from quoth.text.words import find_words
from quoth.verdicts import Evidence, judge, name_departures, name_omissions

from .copies import find_copies
from .dress import Dress, find_dress
from .examination import Comparison, compare
from .markers import Marker, find_markers
from .neighbours import find_neighbour
from .owners import Owners
from .passages import make_context
from .settling import (
    BEYOND_CHANCE,
    SURE,
    Place,
    choose,
    count_sources,
    fits_but_for_form,
    is_attested,
    is_claimed,
    is_scattered,
    is_whole,
    weigh_place,
    weigh_together,
)
from .versions import find_others, find_versions

__all__ = ["Walk", "Watch"]

_BESIDE = 2
"""Quotations on either side that may stand near this one in the source too."""
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


Watch = Callable[[str, int, int], None]
"""Is told what is being done, how many quotations are done, and how many there are."""


class Walk:
    """One document against one record."""

    def __init__(self, extraction: Extraction, store: Store, settings: Settings) -> None:
        self._document = extraction.document
        self._pairs = tuple(zip(extraction.quotations, extraction.attributions, strict=True))
        self._store = store
        self._settings = settings
        self._words = find_words(self._document.text)
        spans = (quotation.span for quotation in extraction.quotations)
        self.copies = find_copies(self._document, self._words, spans, store)
        """Keys of the sources that are the document itself; they are left out."""
        self._scope, self._later = self._part_sources()
        self._owners = Owners(self._document, store)
        quotations = extraction.quotations
        none: list[Marker | None] = [None] * len(quotations)
        self._markers = find_markers(self._document, quotations, store) if settings.numbered else none
        self._pairs = tuple(
            (quotation, replace(attribution, cited=marker.cite()) if marker else attribution)
            for (quotation, attribution), marker in zip(self._pairs, self._markers, strict=True)
        )

    def _part_sources(self) -> tuple[Scope, Scope | None]:
        """Part the sources by the document's day: those that it can quote, and those that came later, if any.

        The document itself, where it is among the sources, is in neither.
        """
        published = self._document.published
        # A day's grace: an evening's words and the next morning's paper can bear dates the wrong way round.
        last = published.last + timedelta(days=1) if published else None
        if last is None:
            return Scope(without=self.copies), None
        later = Scope(without=self.copies, after=last)
        return Scope(without=self.copies, until=last), later if self._store.count(later) else None

    def findings(self, watch: Watch | None = None) -> list[Finding]:
        """Return one finding for each quotation, in reading order; `watch` is told how far it is."""
        text, count = self._document.text, len(self._pairs)
        if watch:
            watch("searching", 0, count)
        read = [read_quoted(text, quotation, self._words) for quotation, _ in self._pairs]
        found = self._find(read)
        weighed: list[list[Place]] = [[] for _ in found]
        self._weigh_new(read, found, weighed)  # first each by itself,
        # then knowing where the others stand; other words tell nothing of where the same words stand
        chosen = [
            choose(places) if quotation.kind is not Kind.INDIRECT else None
            for (quotation, _), places in zip(self._pairs, weighed, strict=True)
        ]
        votes = count_sources(chosen)
        if votes:
            self._look_near(found, read, votes)
            self._weigh_new(read, found, weighed)
        for at, places in enumerate(weighed):
            around = (*chosen[max(0, at - _BESIDE) : at], *chosen[at + 1 : at + 1 + _BESIDE])
            weighed[at] = [weigh_together(place, votes, around) for place in places]
        chosen = [choose(places) for places in weighed]
        findings = []
        for at in range(count):
            if watch:
                watch("judging", at, count)
            findings.append(self._finding(at, read[at], chosen, weighed[at]))
        return self._add_versions(findings, read, chosen)

    def _add_versions(
        self, findings: list[Finding], read: Sequence[QuotedWords], chosen: Sequence[Place | None]
    ) -> list[Finding]:
        """Add to each finding whose words are held how other records of the occasion have them."""
        held = {
            at: (self._pairs[at][0], read[at], place.match)
            for at, place in enumerate(chosen) if place is not None and findings[at].verdict.wording.held
        }  # fmt: skip
        found = find_versions(self._document, list(held.values()), self._store, self._scope)
        for at, versions in zip(held, found, strict=True):
            if versions:
                findings[at] = replace(findings[at], versions=versions)
        return findings

    def _weigh_new(
        self, read: Sequence[QuotedWords], found: Sequence[list[Match]], weighed: Sequence[list[Place]]
    ) -> None:
        """Add to the places of each quotation those of the matches that are not weighed yet."""
        parts = zip(self._pairs, read, found, weighed, self._markers, strict=True)
        for (_, attribution), quoted, matches, places, marker in parts:
            keys = marker.keys if marker else None
            for match in matches[len(places) :]:
                places.append(weigh_place(self._store, match, attribution, self._dress(quoted, match), keys))

    def _is_searched(self, quotation: Quotation) -> bool:
        return self._settings.all_kinds or quotation.kind.judged or quotation.kind is Kind.INDIRECT

    def _find(self, read: Sequence[QuotedWords]) -> list[list[Match]]:
        """Place the words; in what came after the document only where nothing before it holds them.

        A source dated later may repeat or quote what was said before, but then word for word.
        """
        found: list[list[Match]] = [[] for _ in read]
        searched = [at for at, (quotation, _) in enumerate(self._pairs) if self._is_searched(quotation)]
        for at, matches in self._search(read, searched, self._scope):
            found[at] = matches
        self._look_cited(found, read, searched)
        if self._later:
            doubtful = [at for at in searched if not (found[at] and found[at][0].score > 0.9)]
            for at, later in self._search(read, doubtful, self._later):
                found[at] += [match for match in later if is_whole(match, self._dress(read[at], match))]
                found[at].sort(key=lambda match: -match.score)
        return found

    def _look_cited(self, found: list[list[Match]], read: Sequence[QuotedWords], searched: Sequence[int]) -> None:
        """Look for quotations in the sources that they are marked to be taken from, where they were not found there."""
        keys = {at: marker.keys for at in searched if (marker := self._markers[at])}
        missed = [at for at in keys if not any(match.main.source in keys[at] for match in found[at])]
        scopes = [Scope(only=keys[at]) for at in missed]
        for at, more in zip(missed, find_matches(self._store, [read[at] for at in missed], 1, scopes), strict=True):
            found[at] += more

    def _dress(self, quoted: QuotedWords, match: Match) -> Dress:
        return find_dress(self._document.text, quoted, self._store, match)

    def _look_near(self, found: Sequence[list[Match]], read: Sequence[QuotedWords], votes: Counter[str]) -> None:
        """Look for short or doubtful quotations in the sources that hold their neighbours too."""
        scope = replace(self._scope, only=frozenset(key for key, _ in votes.most_common(4)))
        if self._store.count(scope) == self._store.count(self._scope):
            return  # nothing was left out the first time
        doubtful = [at for at, m in enumerate(found) if m and (m[0].plain <= 8 or m[0].score <= 0.95)]
        for at, more in self._search(read, doubtful, scope):
            known = {(match.main.source, match.main.recorded) for match in found[at]}
            found[at].extend(match for match in more if (match.main.source, match.main.recorded) not in known)

    def _search(
        self, read: Sequence[QuotedWords], which: Sequence[int], scope: Scope
    ) -> Iterable[tuple[int, list[Match]]]:
        """Search for the quotations numbered `which` together; give the matches of each with its number."""
        sought = [read[at] for at in which]
        return zip(which, find_matches(self._store, sought, self._settings.candidates, scope), strict=True)

    def _finding(
        self, at: int, quoted: QuotedWords, chosen: list[Place | None], places: list[Place]
    ) -> Finding:
        store, settings = self._store, self._settings
        (quotation, attribution), place = self._pairs[at], chosen[at]
        comparison = compare(self._document, quotation, quoted, store, place.match) if place else None
        claimed = place is not None and is_claimed(place)
        evidence = self._weigh(quotation, attribution, quoted, place, comparison, claimed, places)
        verdict = judge(evidence)
        if comparison is None or place is None:
            return Finding(quotation, attribution, verdict)
        main = _main_passage(place, comparison)
        context = make_context(store, main, settings.context)
        if not verdict.wording.held:
            return Finding(quotation, attribution, verdict, main, (), comparison.alignment, context=context)
        rest = tuple(passage for passage in comparison.alignment.passages if passage is not main)
        neighbour = find_neighbour(at, chosen, places, _is_common(place))
        return Finding(
            quotation,
            attribution,
            verdict,
            main,
            (rest + find_others(store, place, places, rest))[: settings.others],
            comparison.alignment,
            evidence.departures,
            name_omissions(comparison.cuts),
            context,
            comparison.folds,
            (),
            self._pairs[neighbour][0].number if neighbour is not None else None,
            comparison.damaged,
        )

    def _weigh(
        self,
        quotation: Quotation,
        attribution: Attribution,
        quoted: QuotedWords,
        place: Place | None,
        comparison: Comparison | None,
        claimed: bool,
        places: list[Place],
    ) -> Evidence:
        borne = self._owners.bear_out(quotation, attribution, place, places)
        speaker = borne.speaker
        words = place.match.plain if place else len(quoted)
        laid = comparison if claimed else None  # from words that are only near nothing departs
        departures = (*name_departures(laid.changes), *laid.seen) if laid else ()
        departures = tuple(sorted(departures, key=lambda d: (d.quoted_span, d.recorded_span)))
        particular = place is not None and words >= _PARTICULAR_WORDS and place.match.bits >= _PARTICULAR_BITS
        short = place is None and words <= _SHORT
        if place is not None:
            beside = place.beside or (place.votes > 0 and (words > _SHORT or place.margin >= _CHANCE))
            near = beside or place.cited is True
            whole = place.cited is not None and not place.loose and words > _SHORT
            supported = speaker is Axis.CONFIRMED or near or place.quoted or whole
            common = _is_common(place)
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
            passage=_main_passage(place, comparison) if place and comparison else None,
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
            covered=not attribution.speaker or self._owners.hold(attribution.speaker),
            speaker=speaker,
            day=borne.day,
            source=borne.source,
            marked=place is not None and place.cited is not None,
            particular=particular,
            occasion_held=self._owners.hold_occasion(attribution, place),
            day_held=self._owners.hold_day(attribution),
            common=place is not None and _is_common(place),
            self_quoted=bool(self.copies) and len(self.copies) == len(self._store),
        )


def _is_common(place: Place) -> bool:
    """Whether the words are too few or too common to stand anywhere by themselves."""
    words = place.match.plain
    return words <= _SHORT or (words <= _COMMON_WORDS and place.match.bits < _COMMON_BITS)


def _main_passage(place: Place, comparison: Comparison) -> Passage:
    """Return the passage of the part that holds most of the words."""
    return comparison.alignment.passages[place.match.parts.index(place.match.main)]
