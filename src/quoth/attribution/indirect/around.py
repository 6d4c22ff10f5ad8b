"""Clauses told round words of saying that stand apart: `the dam, Hale said, would fail`, `according to Hale, …`."""

from __future__ import annotations

from quoth.attribution.subjects import Phrase, after_verb, before_verb, phrase_at

from .ends import run_on
from .places import Place, Told, is_hedged, tells
from .runs import has_finite, phrase_end
from .verbs import FORMS, NOT_SOURCES

__all__ = ["find_according", "find_as_told", "find_aside"]


def find_as_told(place: Place) -> Told | None:
    """`As Hale put it, the dam was dead`."""
    letters, at = place.letters, place.at
    if letters[at] != "s" or (at > place.low and letters[at - 1] != ","):
        return None
    subject = phrase_end(letters, at + 1, place.high)
    verb = subject
    while verb is not None and letters[verb : verb + 1] in ("A", "X", "t"):
        verb += 1
    if verb is None or letters[verb : verb + 1] != "V" or verb >= place.high:
        return None
    put = letters[verb + 1 : verb + 2] == "m" and place.word(verb) in ("put", "puts")
    if not put and "aside" not in FORMS.get(place.word(verb), ()):
        return None
    phrase = phrase_at(letters, at + 1, verb)
    if phrase is None or is_hedged(place, phrase, verb):
        return None
    end = _close(letters, verb + 1 + put, place.high)
    return _round(place, at, end, phrase, (verb, verb + 1)) if end is not None else None


def _close(letters: str, at: int, high: int) -> int | None:
    """Return the comma or full stop that ends words of saying, where nothing but when and where stands before it."""
    governed = False
    while at < high and letters[at] not in ",.:":
        if letters[at] in "QT;XYwWPU" or (letters[at] in "Vv" and not governed):
            return None
        governed = governed or letters[at] in "iu"
        at += 1
    return at


_CONNECTING = frozenset(
    "still but and so yet however instead rather indeed moreover meanwhile besides thus then also".split()
)


def _round(place: Place, first: int, end: int, phrase: Phrase, cue: tuple[int, int]) -> Told | None:
    """Return the clause round words of saying that run from `first` to a mark at `end`."""
    letters = place.letters
    start = max(place.low, *(letters.rfind(mark, place.low, first) + 1 for mark in ";:"))
    opening = letters.rfind("(", start, first)
    if opening >= start and letters.find(")", opening, first) < 0:
        start = opening + 1
    while start < first and (letters[start] == "," or place.word(start) in _CONNECTING):
        start += 1
    stop = first
    while stop > start and letters[stop - 1] == ",":
        stop -= 1
    if letters[start:stop] and (letters[start] in "GgvV" or not letters[start:stop].strip("Q,&")):
        return None
    subordinate = letters[start : start + 1] == "w" and "," not in letters[start:stop]  # `if it fails, Hale said, …`
    whole = has_finite(letters, start, stop) and not subordinate
    before = ((start, stop),) if letters[start:stop].strip("A,") else ()
    after: tuple[tuple[int, int], ...] = ()
    if end < place.high and letters[end] == ",":
        then = end + 1
        if letters[then : then + 1] == "Q" and then not in place.small:
            return None  # `When he came, she said, “I stayed.”`
        if cue[0] < phrase.first and letters[cue[0]] == "V" and whole is False:
            then = _past_description(place, then)
        if letters[then : then + 1] in tuple("&XYVv" if whole else "dehSzNPKonQXYVvAitw"):
            after = run_on(place, then + (letters[then] == "&"), phrase, "")
    spoken = after and not place.small.isdisjoint(range(*after[0]))
    if after and not has_finite(letters, *after[0]) and not spoken:
        after = ()
    pieces = before + after
    # `The plan “was a disgrace,” Hale said`: the verb may stand in the marks.
    inside = any(letters[a] in "dehSzNPKo" and not place.small.isdisjoint(range(a, b)) for a, b in pieces)
    if not inside and not any(has_finite(letters, *piece) for piece in pieces):
        return None
    return Told(pieces, phrase, cue)


def _past_description(place: Place, at: int) -> int:
    """Step over what describes the speaker between commas: `said Hale, a surgeon from Ashton, would fail`."""
    letters = place.letters
    comma = letters.find(",", at, min(place.high, at + 20))
    if comma > 0 and (letters[at] in "Wn" or place.word(at) in ("a", "an", "the", "one", "another", "his", "her")):
        inner = has_finite(letters, at, comma)
        if not inner or "W" in letters[at:comma]:
            return comma + 1
    return at


def find_according(place: Place) -> Told | None:
    """`According to Hale, the dam would fail`, `the dam would fail, according to Hale`."""
    letters, at = place.letters, place.at
    if letters[at : at + 2] != "Uu":
        return None
    phrase = phrase_at(letters, at + 2, place.high)
    if phrase is None or place.word(phrase.head - 1) in NOT_SOURCES or place.word(phrase.first) in ("me", "us"):
        return None
    end = phrase.last
    while end < place.high and letters[end] not in ",.":
        if letters[end] in ";:VXYQ":
            return None
        end += 1
    if at == place.low and letters[end : end + 1] == ",":
        end = _past_description(place, end + 1) - 1  # `According to Hale, a surgeon, the dam would fail`
    return _round(place, at, end, phrase, (at, at + 2))


_NAMES_TOO = frozenset("state report claim note promise pledge pledged vow reason answer counter object".split())
"""Forms that behind a comma are nouns."""


def find_aside(place: Place) -> Told | None:
    """`The dam, Hale said, would fail`, `The dam would fail, said Hale`."""
    letters, verb = place.letters, place.at
    if "aside" not in place.uses or letters[verb] != "V":
        return None
    if place.word(verb) in _NAMES_TOO and letters[verb - 1 : verb] != "P":
        return None
    first = verb
    while first > place.low and letters[first - 1] in "XA":
        first -= 1
    phrase = before_verb(letters, verb, place.low)
    opens = "," if phrase is None else letters[phrase.first - 1 : phrase.first]
    end: int | None
    direct = phrase is not None and phrase.first > place.low and opens in (",", "Q") and phrase.last <= first
    if phrase is not None and direct and not phrase.relative:
        begin, at = phrase.first, verb + 1
    elif verb > place.low and letters[verb - 1] in ",Q":
        phrase = after_verb(letters, verb, place.high)
        if phrase is None:
            return None
        begin, at = verb, phrase.last
    else:
        return None
    if letters[at : at + 1] == "f":
        return None  # `Hale boasted of the dam`
    if "hearer" in place.uses and at == verb + 1:
        at = phrase_end(letters, at, place.high) or at
    end = _close(letters, at, place.high)
    if end is None or is_hedged(place, phrase, verb) or ("work" in place.uses and not tells(place, phrase)):
        return None
    if letters[begin - 1] == "Q" and begin - 1 not in place.small:
        return None  # `“It is dead,” Hale said`
    return _round(place, begin, end, phrase, (verb, verb + 1))
