"""Clauses told in the passive, or behind a noun: `the dam was said by Hale to leak`, `Hale's claim that it leaks`."""

from __future__ import annotations

import re

from quoth.attribution.subjects import Phrase, core_before, phrase_at

from .ends import run_on
from .places import Place, Told, is_hedged
from .runs import has_finite
from .verbs import NOUNS

__all__ = ["find_noun", "find_passive"]


def find_passive(place: Place) -> Told | None:
    """`states are obliged by the Charter to publish it`, `it was announced by Hale that the dam would close`."""
    letters, verb = place.letters, place.at
    if not place.uses or letters[verb] != "V" or letters[verb + 1 : verb + 2] != "b":
        return None
    phrase = phrase_at(letters, verb + 2, place.high)
    first = verb
    while first > place.low and letters[first - 1] in "AYX":
        first -= 1
    if phrase is None or "Y" not in letters[first:verb] or place.word(phrase.first) in ("i", "we", "you"):
        return None
    if any(place.word(at) in ("not", "never") or place.word(at).endswith(("n't", "n’t")) for at in range(first, verb)):
        return None
    cue, then = (verb, verb + 1), phrase.last
    sort = letters[then : then + 1]
    if sort == "T":
        if not {"that", "work"} & place.uses:
            return None
        pieces = run_on(place, then + 1, phrase)
        return Told(pieces, phrase, cue) if pieces else None
    patient = core_before(letters, first, place.low) if first > place.low else None
    if patient is None:
        return None
    if sort == "u" and {"order", "bind"} & place.uses:
        pass
    elif not (sort == "f" and "accuse" in place.uses) and not (
        sort == "i" and "keep" in place.uses and place.word(then) == "from"
    ):
        return None
    rest = run_on(place, then, phrase)
    return Told(((patient, first), *rest), phrase, cue) if rest else None


_OWNED = re.compile("([NSh]*[Shz])[oAnN]{0,3}$")


def find_noun(place: Place) -> Told | None:
    """`Hale's promise that the dam would hold`, `the claim by Hale that it would`."""
    takes = NOUNS.get(place.word(place.at))
    if takes is None:
        return None
    letters, noun = place.letters, place.at
    then = noun + 1
    phrase: Phrase | None = None
    if letters[then : then + 1] in ("b", "i") and place.word(then) in ("by", "from"):
        phrase = phrase_at(letters, then + 1, place.high)
        if phrase is None:
            return None
        then = phrase.last
    else:
        match = _OWNED.search(letters, max(place.low, noun - 8), noun)
        if match is None:
            return None
        phrase = Phrase(match.start(1), match.end(1), match.end(1))
    sort = letters[then : then + 1]
    if sort == "T" and takes != "to" and letters[then + 1 : then + 2] not in tuple("XYVv,."):
        then += 1
    elif not (sort == "u" and takes != "that" and letters[then + 1 : then + 2] in tuple("oVvYXK")):
        return None
    if is_hedged(place, phrase, phrase.last) or place.word(phrase.first) in ("my", "our", "your"):
        return None
    subject = not has_finite(letters, place.low, phrase.first)
    pieces = run_on(place, then, phrase, "verb")
    if pieces and subject:
        pieces = _until_second_verb(letters, pieces[0])
    return Told(pieces, phrase, (noun, noun + 1)) if pieces else None


_GROUP = re.compile("(?<![uXYVvA])A*[XYVv]+(?:A*[XYVv])*")


def _until_second_verb(letters: str, piece: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Cut a clause that is part of a subject before the sentence's own verb: `Hale's claim that it fails is wrong`."""
    first, last = piece
    passed = letters[first] == "u"
    for match in _GROUP.finditer(letters, first + 2 * passed, last):
        at = match.start()
        if letters[at - 1] in "&,wWT" and passed:
            continue
        if passed:
            return ((first, at),)
        passed = True
    return (piece,)
