"""Clauses told behind a verb of saying: `Hale said that it would fail`, `Hale urged the council to mend it`."""

from __future__ import annotations

import re

from quoth.attribution.cues import ENGLISH

from .ends import run_on
from .places import Place, Told, find_teller, rules_others, tells
from .runs import has_finite, has_predicate, phrase_end, skip_adjuncts
from .verbs import BARRED, HELD, NOUNS

__all__ = [
    "find_accusation", "find_bare_clause", "find_doing", "find_infinitive", "find_order", "find_question",
    "find_that_clause",
]  # fmt: skip

_CONTRACTED = re.compile("(?:he|she|it|they|we|you|there|that|who)['’](?:s|re|d|ll|ve)$")
_HOW = frozenset("whether why how what".split())
_ASKED = _HOW | frozenset("if when where who which whose".split())


def _behind(place: Place) -> int:
    """Return the token behind the verb, and behind whoever is told."""
    letters, at = place.letters, place.at + 1
    if "hearer" in place.uses:
        while letters[at : at + 1] == "A":
            at += 1
        if letters[at : at + 1] not in ("T", "w", "W", "i", "u", "t"):
            end = phrase_end(letters, at, place.high)
            if end is not None and (letters[at] != "P" or place.word(at) in ("it", "you")):
                at = end
    elif place.word(place.at) in ("point", "points", "pointed", "pointing"):
        at += place.word(at) == "out" if at < place.high else 0
    return at


def _report(place: Place, start: int) -> Told | None:
    phrase = find_teller(place)
    if phrase is None:
        return None
    pieces = run_on(place, start, phrase)
    return Told(pieces, phrase, (place.at, place.at + 1)) if pieces else None


def find_that_clause(place: Place) -> Told | None:
    """`Hale told the council on Monday that the dam would fail`."""
    work = "work" in place.uses
    if "that" not in place.uses and not work:
        return None
    letters = place.letters

    first = _behind(place)

    def begins(at: int) -> bool:
        following = letters[at + 1 : min(at + 2, place.high)]
        if letters[at] != "T" or following in ("", *".;:"):
            return False
        if following == ",":
            return at == first and "," in letters[at + 2 : place.high]
        sure = at == first and place.word(place.at) not in ENGLISH.both
        return sure or following not in "XYVv"  # `in a letter that was lost`, `the states that will vote`

    start = skip_adjuncts(letters, first, place.high, begins)
    if start is None or not (has_finite(letters, start + 1, place.high) or "Q" in letters[start + 1 : place.high]):
        return None
    if start > first and (place.quoted or place.word(start - 1) in HELD or place.word(start - 1) in NOUNS):
        return None  # `“…,” Hale said of the dam that the town built`, `he replied to the news that it failed`
    told = _report(place, start + 1 + (letters[start + 1] == ","))
    return told if told is None or not work or tells(place, told.phrase) else None


def find_question(place: Place) -> Told | None:
    """`Hale asked the council whether the dam would fail`."""
    words = _ASKED if "ask" in place.uses else _HOW if "how" in place.uses else None
    if words is None:
        return None
    letters = place.letters
    first = _behind(place)
    start = skip_adjuncts(
        letters, first, place.high, lambda at: letters[at] in "wW" and at < place.high and place.word(at) in words
    )
    if start is None or (letters[start] == "W" and start > first and letters[start - 1] not in "At"):
        return None  # `asked about the men who built it`
    return _report(place, start + (place.word(start) in ("whether", "if")))


def find_bare_clause(place: Place) -> Told | None:
    """`Hale said the dam would fail`."""
    loose = "loose" in place.uses
    if (not loose and "bare" not in place.uses) or place.quoted:
        return None
    letters, word = place.letters, place.word
    turned = letters[place.low : place.at].rstrip(",").endswith("Q") and letters[place.at] == "V"

    def begins(at: int) -> bool:
        if _CONTRACTED.match(word(at)):
            return True
        if letters[at] == "A":
            return word(at) == "there" and letters[at + 1 : at + 2] in tuple("YXAv")
        if letters[at] == "w":
            return word(at) == "if" and not loose
        if letters[at] in "nde" and letters[at + 1 : at + 2] == "t" and letters[at + 2 : at + 3] not in tuple("YXVv"):
            return False
        return letters[at] in "dehSzNPKonQ"

    first = _behind(place)
    if letters[first : first + 1] == "," and letters[first + 1 : first + 2] != "w":
        return None
    start = skip_adjuncts(letters, first, place.high, begins)
    if start is None:
        return None
    marked = phrase_end(letters, start, place.high) in place.small  # `Hale said the town “had slept”`
    shown = marked or letters[start] in "wA" or _CONTRACTED.match(word(start))
    if not shown and not has_predicate(letters, start, place.high, loose or turned):
        return None
    if letters[start] == "Q" and letters[start + 1 : start + 2] not in tuple("XYVv"):
        return None
    return _report(place, start)


def find_infinitive(place: Place) -> Told | None:
    """`Hale promised to mend the dam`."""
    letters = place.letters
    if "infinitive" not in place.uses:
        return None
    start = skip_adjuncts(letters, place.at + 1, place.high, lambda at: letters[at : at + 2].lstrip("A")[:1] == "u")
    if start is None:
        return None
    refusing = letters[start] == "A"
    if refusing and place.word(start) != "not":
        start, refusing = start + 1, False
    verb = start + 1 + refusing
    if letters[verb : verb + 1] not in tuple("oVvYXKA") or place.word(verb) in BARRED:
        return None
    return _report(place, start)


def find_doing(place: Place) -> Told | None:
    """`Hale denied taking money`."""
    at = place.at + 1
    if "doing" not in place.uses or place.letters[at : at + 1] not in ("g", "G"):
        return None
    return _report(place, at)


def find_order(place: Place) -> Told | None:
    """`Hale urged the council to mend the dam`, `the Charter obliges states to publish it`."""
    letters = place.letters
    at = place.at + 1
    if not {"order", "bind", "keep", "on"} & place.uses:
        return None
    if "on" in place.uses:
        if place.word(at) not in ("on", "upon"):
            return None
        at += 1
    end = phrase_end(letters, at, place.high)
    if end is None or letters[at] in "t":
        return None
    stop = end
    while letters[stop : stop + 1] in ("A", "t"):
        stop += 1
    after = letters[stop : stop + 1]
    if after == "A" or after not in ("u", "i", "A"):
        return None
    if after == "u":
        if not {"order", "bind", "on"} & place.uses or letters[stop + 1 : stop + 2] not in tuple("oVvYXKA"):
            return None
    elif "keep" not in place.uses or place.word(stop) != "from":
        return None
    told = _report(place, at)
    return told if told is None or {"order", "on"} & place.uses or rules_others(place, told.phrase) else None


def find_accusation(place: Place) -> Told | None:
    """`Hale accused Holm of hiding the report`."""
    if "accuse" not in place.uses:
        return None
    at = place.at + 1
    of = place.letters.find("f", at + 1, min(place.high, at + 14))
    if of < 0 or phrase_end(place.letters, at, place.high) is None or has_finite(place.letters, at, of):
        return None
    return _report(place, at)
