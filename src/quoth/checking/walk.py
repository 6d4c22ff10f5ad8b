"""One document's quotations through one record: each placed, all settled together, each judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from quoth.model import Carried, Extraction, Finding, Kind, Quotation, Scope
from quoth.seams import Store
from quoth.search import Match, find_matches
from quoth.settings import Settings
from quoth.text.quoted import QuotedWords, read_quoted
from quoth.text.words import find_words
from quoth.verdicts import judge, name_omissions

from .copies import find_copies
from .dress import Dress, find_dress
from .evidence import Weighing, is_common, main_passage
from .examination import compare, lay
from .markers import find_markers
from .neighbours import find_neighbour
from .owners import Owners
from .passages import make_context
from .settling import Place, choose, count_sources, is_claimed, is_whole, weigh_place, weigh_together
from .unmarked import find_unmarked
from .versions import find_others, find_versions

__all__ = ["Walk", "Watch"]

_SMALL = 5000
"""Words of a record, such as a few chunks, in which one look finds all."""
_TOGETHER = 500
"""Quotations that are searched for together: arrays are as fast by the hundred as by the thousand."""
_HOPELESS = 0.5
"""Share of the words' weight up to which words that stand nowhere else in the record stand nowhere near either."""
_BESIDE = 2
"""Quotations on either side that may stand near this one in the source too."""

Watch = Callable[[str, int, int], None]
"""Is told what is being done, how many quotations are done, and how many there are."""


class Walk:
    """One document against one record."""

    def __init__(
        self,
        extraction: Extraction,
        store: Store,
        settings: Settings,
        numbers: Sequence[str | None] | None = None,
    ) -> None:
        """`numbers` are the keys that the numbers of an answer mean; without, they count the store's sources."""
        self._document = extraction.document
        quotations, attributions = extraction.quotations, list(extraction.attributions)
        self._markers = find_markers(self._document, quotations, store, numbers) if settings.numbered else {}
        for at, marker in self._markers.items():
            attributions[at] = replace(attributions[at], cited=marker.cite())
        self._pairs = tuple(zip(quotations, attributions, strict=True))
        self._store = store
        self._settings = settings
        self._watch: Watch | None = None
        self._words = find_words(self._document.text)
        spans = (quotation.span for quotation in quotations)
        self.copies = find_copies(self._document, self._words, spans, store)
        """Keys of the sources that are the document itself; they are left out."""
        self._scope, self._later = self._part_sources()
        self._weighing = Weighing(store, settings, Owners(self._document, store), len(self.copies))

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
        self._watch = watch
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

    def find_unmarked(self, least: int) -> tuple[Carried, ...]:
        """Return the words of sources, `least` or more in a row, that the document has without quotation marks."""
        return find_unmarked(self._document, (each for each, _ in self._pairs), self._store, least, self._scope)

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
        parts = zip(self._pairs, read, found, weighed, strict=True)
        for at, ((_, attribution), quoted, matches, places) in enumerate(parts):
            keys = self._markers[at].keys if at in self._markers else None
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
        keys = {at: self._markers[at].keys for at in searched if at in self._markers}
        missed = [at for at in keys if not any(match.main.source in keys[at] for match in found[at])]
        scopes = [Scope(only=keys[at]) for at in missed]
        for at, more in zip(missed, find_matches(self._store, [read[at] for at in missed], 1, scopes), strict=True):
            found[at] += more

    def _dress(self, quoted: QuotedWords, match: Match) -> Dress:
        return find_dress(self._document.text, quoted, self._store, match)

    def _look_near(self, found: Sequence[list[Match]], read: Sequence[QuotedWords], votes: Counter[str]) -> None:
        """Look for short or doubtful quotations in the sources that hold their neighbours too."""
        if self._store.size() <= _SMALL:
            return  # the first look went over all that there is
        scope = replace(self._scope, only=frozenset(key for key, _ in votes.most_common(4)))
        if self._store.count(scope) == self._store.count(self._scope):
            return  # nothing was left out the first time
        doubtful = [
            at for at, m in enumerate(found)
            if m and m[0].score > _HOPELESS and (m[0].plain <= 8 or m[0].score <= 0.95)
        ]  # fmt: skip
        for at, more in self._search(read, doubtful, scope):
            known = {(match.main.source, match.main.recorded) for match in found[at]}
            found[at].extend(match for match in more if (match.main.source, match.main.recorded) not in known)

    def _search(
        self, read: Sequence[QuotedWords], which: Sequence[int], scope: Scope
    ) -> Iterator[tuple[int, list[Match]]]:
        """Search for the quotations numbered `which`, many together; give the matches of each with its number."""
        for first in range(0, len(which), _TOGETHER):
            if self._watch:  # whoever watches may give up here
                self._watch("searching", 0, len(self._pairs))
            part = which[first : first + _TOGETHER]
            sought = [read[at] for at in part]
            yield from zip(part, find_matches(self._store, sought, self._settings.candidates, scope), strict=True)

    def _finding(
        self, at: int, quoted: QuotedWords, chosen: list[Place | None], places: list[Place]
    ) -> Finding:
        store, settings = self._store, self._settings
        (quotation, attribution), place = self._pairs[at], chosen[at]
        if place is None:
            evidence = self._weighing.weigh(quotation, attribution, quoted, None, None, None, places)
            return Finding(quotation, attribution, judge(evidence))
        # From words that are only near nothing departs.
        claimed = is_claimed(place)
        comparison = compare(self._document, quotation, quoted, store, place.match) if claimed else None
        alignment = comparison.alignment if comparison else lay(self._document, quoted, store, place.match)
        main = main_passage(place, alignment)
        evidence = self._weighing.weigh(quotation, attribution, quoted, place, main, comparison, places)
        verdict = judge(evidence)
        context = make_context(store, main, settings.context)
        if comparison is None or not verdict.wording.held:
            return Finding(quotation, attribution, verdict, main, (), alignment, context=context)
        rest = tuple(passage for passage in alignment.passages if passage is not main)
        neighbour = find_neighbour(at, chosen, places, is_common(place))
        return Finding(
            quotation,
            attribution,
            verdict,
            main,
            (rest + find_others(store, place, places, rest))[: settings.others],
            alignment,
            evidence.departures,
            name_omissions(comparison.cuts),
            context,
            comparison.folds,
            (),
            self._pairs[neighbour][0].number if neighbour is not None else None,
            comparison.damaged,
        )
