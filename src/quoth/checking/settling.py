"""A document's quotations settled together: they mostly come from a few sources.

Each quotation may stand in several places, and a short one in very many. What one quotation cannot
decide, its neighbours can: the speaker and day the document gives it, and the sources that hold the
quotations round it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log2

from quoth.model import Attribution, Days, EditKind, Scope
from quoth.seams import Store
from quoth.search import Match
from quoth.text.fold import fold_word
from quoth.text.names import name_parts, same_person

from .dress import Dress
from .passages import quoted_there, speaker_at

__all__ = [
    "BEYOND_CHANCE", "SURE", "Place", "choose", "count_sources", "fits_but_for_form", "holds_speaker", "is_anchor",
    "is_attested", "is_claimed", "is_scattered", "is_whole", "rate_place", "weigh_place", "weigh_together",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A match with what speaks for it."""

    match: Match
    """The match."""
    speaker: bool | None
    """Whether the speaker named is the one who speaks there; None where that cannot be told."""
    day: bool | None
    """Whether the day named is the source's; None where that cannot be told."""
    score: float
    """The match's, with words counted that stand there in another dress or form."""
    loose: int
    """Unmarked differences but those of dress: words quoted but not recorded, or recorded between and not quoted."""
    margin: float
    """Bits that the words found say beyond what picks one place of the source: how far chance is ruled out."""
    beyond: float
    """The same for one place of the record."""
    formed: bool
    """Whether the words differ in their form alone: `were` for `are`."""
    quoted: bool
    """Whether somebody else quotes the words there, and names the speaker named."""
    doubtful: bool
    """Whether the speaker named may well be read wrongly."""
    votes: int = 0
    """How many quotations of the document stand in the same source, once that is known."""
    beside: bool = False
    """Whether a quotation next to it in the document stands near it in the source, once that is known."""
    cited: bool | None = None
    """Whether any of it stands in a source that the quotation is marked to be from; None where no mark names one."""


def weigh_place(
    store: Store, match: Match, attribution: Attribution, dress: Dress, keys: frozenset[str] | None = None
) -> Place:
    """Return what speaks for a match by itself; `keys` are the sources that the quotation is marked to be from."""
    main = match.main
    words = store.words(main.source)
    start = int(words.starts[main.recorded[0]])
    recorded = speaker_at(store, main.source, start)
    named = attribution.speaker
    speaker = same_person(named, recorded) if named and recorded else None
    quoted = bool(speaker is not True and named) and _is_quoted_of(
        named or "", quoted_there(store, main.source, start)
    )
    if quoted:
        speaker = None
    if named and speaker is not True and _names_source(named, store.source(main.source).title):
        speaker = True
    date = store.source(main.source).date
    day = date.meets(attribution.said_on) if date and attribution.said_on else None
    margin = match.bits - log2(len(words) + 1)
    doubtful = attribution.confidence < SURE
    beyond = match.bits - log2(store.size() + 1)
    found = (dress.same_quoted + _FORM_SHARE * dress.formed) / max(1, match.plain - match.found)
    score = match.score + (1.0 - match.score) * min(1.0, found)
    loose = max(0, _looseness(match) - dress.same)
    formed = loose == dress.formed > 0
    cited = any(part.source in keys for part in match.parts) if keys is not None else None
    return Place(match, speaker, day, score, loose, margin, beyond, formed, quoted, doubtful, cited=cited)


def weigh_together(place: Place, votes: Counter[str], around: Sequence[Place | None]) -> Place:
    """Return a place with what other quotations say for it; `around` is where those next to it stand."""
    beside = any(other is not None and _is_beside(place.match, other) for other in around)
    return replace(place, votes=votes[place.match.main.source], beside=beside)


def _is_quoted_of(named: str, before: str) -> bool:
    """Whether the one named is named in what stands before words that the source quotes."""
    parts = name_parts(named)
    said = {fold_word(word.strip(",.:;()’'")) for word in before.split() if word[:1].isupper()}
    return bool(parts) and parts[-1] in said


def _is_beside(match: Match, other: Place) -> bool:
    """Whether a match stands near the place of another quotation, and apart from it."""
    mine, theirs = match.main, other.match.main
    if mine.source != theirs.source or other.margin < BEYOND_CHANCE or other.match.score < _NEIGHBOUR_SCORE:
        return False
    gap = max(mine.recorded[0] - theirs.recorded[1], theirs.recorded[0] - mine.recorded[1])
    return 0 <= gap <= _NEAR


SURE = 0.8
"""Confidence from which on the speaker named is held against the record."""
BEYOND_CHANCE = 20.0
"""Bits beyond what picks one place of a source, from which on the words do not stand there by chance."""
_NEAR = 150
"""Recorded words between the places of two neighbours, up to which each speaks for the other."""
_NEIGHBOUR_SCORE = 0.7
"""Share of its words' weight from which on a neighbour's place is told."""
_FORM_SHARE = 0.6
"""What a word counts that is recorded in another form."""
_NOT_TITLE = frozenset("the a an this that its their our first second third paragraph article section".split())


@lru_cache(4096)
def _names_source(named: str, title: str | None) -> bool:
    """Whether a document named as the speaker (`the communique`) is the source, by its title."""
    wanted = {fold_word(word) for word in named.split()} - _NOT_TITLE
    return bool(wanted) and title is not None and wanted <= {fold_word(word.strip(",.:;()")) for word in title.split()}


def _looseness(match: Match) -> int:
    cut = 0
    for part in match.parts:
        cut += sum(
            min(step.recorded[1] - step.recorded[0], 6) for step in part.steps if step.kind is EditKind.DELETE
        )
    return match.plain - match.found + cut


def is_whole(match: Match, dress: Dress) -> bool:
    """Whether all words stand in one place, in order, with nothing between them that is not marked."""
    missing = match.plain - match.found - dress.same_quoted
    return len(match.parts) == 1 and match.plain > 3 and missing <= 0 and _looseness(match) <= dress.same


def is_attested(place: Place) -> bool:
    """Whether speaker, day and several neighbours all speak for a place's source: chance has no other to choose."""
    return bool(place.speaker and place.day and place.votes > 1) and not is_scattered(place)


def is_scattered(place: Place) -> bool:
    """Whether more differs than half the words: a few that stand here and there."""
    return 2 * place.loose > place.match.plain


def fits_but_for_form(place: Place) -> bool:
    """Whether the speaker's words differ in form alone, as verbs are fitted to a sentence, and neighbours agree."""
    return place.formed and place.speaker is True and (place.votes > 0 or place.beside)


def choose(places: Sequence[Place]) -> Place | None:
    """Return the likeliest place: the nearest words, and among near equals what speaks for them."""
    return max(places, key=rate_place, default=None)


def rate_place(place: Place) -> float:
    """Return how likely a place is: the nearness of the words, and what speaks for it."""
    match = place.match
    support = {True: 0.12, None: 0.0, False: -0.12}[place.speaker]
    support += {True: 0.05, None: 0.0, False: -0.03}[place.day]
    support += min(place.votes, 4) * 0.02 + 0.06 * place.beside + _CITED * (place.cited is True)
    torn = _TORN_COST * _is_torn(match)
    return place.score + support - 0.08 * (len(match.parts) - 1) - 0.004 * min(place.loose, 20) - torn


_CITED = 0.1
"""What it says for a place that the quotation is marked to be taken from its source."""
_SHORT_WORDS = 8
"""Fewer words than this tell little: one other word may be the one that matters."""
_TORN, _TORN_COST = 3, 0.3
"""Times as many words as are quoted that are left out between few words met by chance, half in one sentence and half in
another; and what such a place is rated less."""


def _is_torn(match: Match) -> bool:
    return match.plain < _SHORT_WORDS and match.cut > _TORN * match.plain


_STOCK_BITS = 60.0
"""Words that say less than this are said by many, and need somebody to speak for their place."""


@dataclass(frozen=True, slots=True)
class _Tolerance:
    """How far words may differ from a place and still be held to stand there."""

    lost: float
    """Share of the words' weight that may be missing."""
    bits: float
    """Bits that the words found must say beyond what picks one place, of the source where it is told, else of all."""


_TOLERANCES: dict[tuple[str, bool], _Tolerance] = {
    # what speaks for the place, whether the words are few
    ("all", False): _Tolerance(0.4, 16.0),
    ("all", True): _Tolerance(0.4, 4.0),
    ("source", False): _Tolerance(0.4, 22.0),
    ("source", True): _Tolerance(0.3, 6.0),
    ("occasion", False): _Tolerance(0.35, 25.0),
    ("occasion", True): _Tolerance(0.3, 23.0),
    ("speaker", False): _Tolerance(0.25, 30.0),
    ("speaker", True): _Tolerance(0.3, 23.0),
    ("another day", False): _Tolerance(0.2, 40.0),
    ("another day", True): _Tolerance(0.0, 0.0),
    ("nothing", False): _Tolerance(0.2, 40.0),
    ("nothing", True): _Tolerance(0.2, 26.0),
    ("against", False): _Tolerance(0.12, 70.0),
    ("against", True): _Tolerance(0.0, 0.0),
}
"""All: several other quotations of the document stand in the same source, where the speaker named speaks on the day
named. Source: others stand in it, or near in it. Occasion: only the speaker speaks there, on the day. Speaker: only
the speaker. Another day: the speaker, but not on the day named. Nothing: none of these. Against: somebody else surely
speaks there."""


def is_claimed(place: Place) -> bool:
    """Whether the words are near enough, for what they say, to hold that they stand at this place.

    The fewer and commoner the words, and the less speaks for the place, the more of them must be there.
    """
    match = place.match
    lost = 1.0 - place.score
    if not place.loose or fits_but_for_form(place):
        return True
    support = {True: "speaker", None: "nothing", False: "against"}[place.speaker]
    if place.speaker and place.day:
        support = "occasion"
    elif place.speaker and place.day is False:
        support = "another day"  # who says a thing twice says it in other words
    elif place.speaker is False and place.doubtful:
        support = "nothing"
    if place.cited or place.votes > 1 or ((place.votes or place.beside) and place.margin >= BEYOND_CHANCE):
        support = "source"
    if is_attested(place):
        support = "all"
    if len(match.parts) > 1:
        return lost <= (0.2 if support in ("source", "all") else 0.12) and match.bits >= _STOCK_BITS
    short = match.plain < _SHORT_WORDS
    if _is_torn(match) or (short and support != "source" and is_scattered(place)):
        return False
    allowed = _TOLERANCES[support, short]
    told = place.margin if support in ("source", "all") else place.beyond
    return lost <= allowed.lost and told >= allowed.bits


def is_anchor(place: Place) -> bool:
    """Whether a quotation stands there beyond doubt, so that its neighbours may be looked for there."""
    return place.match.score >= 0.9 and place.match.bits >= _STOCK_BITS and is_claimed(place)


def count_sources(places: Sequence[Place | None]) -> Counter[str]:
    """Count the sources that hold quotations beyond doubt: enough words, nearly all of them."""
    return Counter(place.match.main.source for place in places if place is not None and is_anchor(place))


def holds_speaker(store: Store, speaker: str, days: Days | None) -> bool:
    """Whether the record holds words of `speaker`, said on `days` where days are given."""
    return any(
        same_person(speaker, name) and (days is None or store.count(Scope(days=days, speaker=name)) > 0)
        for name in store.bearers(speaker)
    )
