"""One place where a writer may tell in other words what someone said: the verb or noun, its sentence, its subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quoth.attribution.cues import ENGLISH
from quoth.attribution.english_people import PERSON_NOUNS
from quoth.attribution.frames import Frame
from quoth.attribution.rules import find_subject
from quoth.attribution.sites import Site
from quoth.attribution.subjects import Phrase, phrase_at

from .verbs import BINDING, SOFT, WORKS

__all__ = ["MODALS", "Place", "TellingRule", "Told", "find_teller", "is_hedged", "rules_others", "tells"]

_BEFORE = 8
"""Tokens between subject and verb, at most, in which it is looked for that nothing was said after all."""
_DENYING = frozenset("not never nor cannot n't hardly".split())
MODALS = frozenset("would could should might may must can will shall 'd 'll".split())
_DOUBTING = frozenset("if unless whether until lest".split())
_WITHOUT = frozenset("without instead".split())
_AUTHORS = frozenset("i we you my our your".split())
_NO_ONE = frozenset("nobody none neither nothing no few anyone anybody noone".split())
_PLURAL = frozenset("people men women police children many most some others".split())
_PHASES = frozenset("go goes went gone going continue continues continued".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A word that may tell of someone's words, in its sentence."""

    frame: Frame
    """The paragraph."""
    letters: str
    """Its letters, with all verbs of telling marked as such."""
    word: Callable[[int], str]
    """Returns a token's word, lower case."""
    at: int
    """The word's token."""
    low: int
    """First token of its sentence."""
    high: int
    """One past the last."""
    uses: frozenset[str]
    """How a verb can be used; empty for other words."""
    commas: frozenset[int]
    """Tokens of quotations whose words end in a comma."""
    small: frozenset[int]
    """Tokens of quotations that begin with a small letter: parts of sentences of the writer's."""
    quoted: bool
    """Whether words in marks stand before it, for which it tells who spoke."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told, in tokens."""

    pieces: tuple[tuple[int, int], ...]
    """The clauses, half-open, in order."""
    phrase: Phrase
    """The words that point to the speaker."""
    cue: tuple[int, int]
    """The words of saying, half-open."""


@dataclass(frozen=True, slots=True)
class TellingRule:
    """One form of reported speech."""

    name: str
    """Its name in reports and cases."""
    finds: str
    """What it finds, by an example."""
    find: Callable[[Place], Told | None]
    """Returns what is told, or None."""


def find_teller(place: Place) -> Phrase | None:
    """Return who does the telling that a verb speaks of, where it really was done; None where it was not."""
    letters, verb = place.letters, place.at
    if letters[verb - 1 : verb] in ("u", "i", "f") and verb > place.low and not _goes_on(place):
        return None
    before = letters[verb - 1 : verb] if verb > place.low else ""
    if before == "w" or (before == "V" and letters[verb] == "G"):
        return None  # `when asked if`, `it means saying that`
    if letters[verb] == "G" and verb == place.low:
        return _opened_by(place)
    phrase = find_subject(Site(place.frame, verb + 1, place.low, verb + 1, ""), verb)
    if phrase is None or phrase.first >= verb or is_hedged(place, phrase, verb) or not _agrees(place, phrase):
        return None
    return phrase


def _agrees(place: Place, phrase: Phrase) -> bool:
    """Whether a word that may be a noun can be the verb of a subject: `officials claim`, but no `the court claim`."""
    word, head = place.word(place.at), place.word(phrase.head - 1)
    plural = head.endswith("s") or head in _PLURAL or "&" in place.letters[phrase.first : phrase.last]
    plural = plural or place.word(phrase.last - 1).endswith("s")  # `a number of writers`
    if place.letters[phrase.head - 1] == "g":
        return False
    if word in SOFT and place.letters[phrase.head - 1] == "o" and not phrase.relative and not plural:
        return tells(place, phrase) or head in PERSON_NOUNS
    if place.letters[place.at] == "G" or word not in ENGLISH.both or phrase.relative:
        return True
    plural = plural or place.letters[phrase.head - 1] in "Pe"
    return word.endswith("s") or plural or place.letters[place.at - 1] in "XA,"


def _opened_by(place: Place) -> Phrase | None:
    """Return the subject behind a clause that opens its sentence: `Conceding that it would fail, Hale left`."""
    for at in range(place.at + 1, place.high - 1):
        if place.letters[at] == "," or at in place.commas:
            phrase = phrase_at(place.letters, at + 1, place.high)
            follows = phrase and place.letters[phrase.last : phrase.last + 1] in tuple("XYVvA,")
            return phrase if follows and phrase and not is_hedged(place, phrase, phrase.last) else None
    return None


def _goes_on(place: Place) -> bool:
    """Whether `to say` only goes on: `went on to say`; and `by saying` tells how something else was done."""
    letters, verb = place.letters, place.at
    if letters[verb] == "G":
        return letters[verb - 1] == "i" and place.word(verb - 1) in ("by", "in", "after", "before")
    first = verb - 2
    if first > place.low and place.word(first) == "on":
        first -= 1
    return first > place.low and place.word(first) in _PHASES


def is_hedged(place: Place, phrase: Phrase, verb: int) -> bool:
    """Whether the author speaks of oneself, or says that it was not said, or may be said."""
    word, letters = place.word, place.letters
    if word(phrase.first) in _AUTHORS or word(phrase.first) in _NO_ONE or phrase.first in place.frame.mute:
        return True
    first = verb
    while first > place.low and verb - first < _BEFORE and (letters[first - 1] in "XYA" or word(first - 1) == "cannot"):
        first -= 1
    chain = [word(at) for at in range(first, verb)]
    if any(w in _DENYING or w.endswith(("n't", "n’t")) for w in chain):
        return True
    if not MODALS.isdisjoint(chain) and "later" not in chain:
        return True
    if letters[verb] == "V" and "Y" in letters[first:verb]:
        return True  # it was done to them: `was urged to`
    before = [word(at) for at in range(max(place.low, phrase.first - 2), phrase.first)]
    if any(w in _DOUBTING for w in before):
        return True
    return phrase.first > place.low and letters[phrase.first - 1] in "XY"  # `Did Hale say that`, `nor did she say that`


def tells(place: Place, phrase: Phrase) -> bool:
    """Whether a phrase names a document, or a body that looks into things."""
    return any(place.word(at) in WORKS for at in range(phrase.first, phrase.last))


def rules_others(place: Place, phrase: Phrase) -> bool:
    """Whether a phrase names what binds others: a law, a court."""
    return any(place.word(at) in BINDING for at in range(phrase.first, phrase.last))
