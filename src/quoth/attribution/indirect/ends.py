"""Where what is told ends: at the comma or `and` behind which the writer goes on, not the speaker."""

from __future__ import annotations

from collections.abc import Callable

from quoth.attribution.subjects import Phrase

from .places import MODALS, Place
from .runs import has_finite, phrase_end, run_clauses
from .verbs import FORMS

__all__ = ["run_on"]

_SUBORDINATE = frozenset("after before since".split())
"""Prepositions that a clause can follow."""
_IRREGULAR = frozenset("said told wrote swore".split())


def _tense(word: str) -> str:
    """Return a rough sort of a verb's form: two joined by `and` are of one sort."""
    if word.endswith("ing"):
        return "hanging"
    return "past" if word.endswith("ed") or word in _IRREGULAR else "present"


def _closer(place: Place, start: int, opened: str) -> Callable[[int], bool]:
    """Return what tells of a comma or an `and` whether the writer, not the speaker, goes on behind it.

    `opened` says which commas close the clause whatever follows: `any`, or those before a `verb`.
    """
    letters, word = place.letters, place.word
    tense = _tense(word(place.at))
    modal = letters.find("X", start, place.high)
    coming = modal >= 0 and word(modal) in MODALS and not has_finite(letters, start, modal)

    def closes(at: int) -> bool:
        comma = letters[at] not in "&w"
        then = at + comma
        if comma and opened == "any":
            return True
        if comma and letters[then : then + 3].lstrip("At")[:1] in ("U", "G"):
            return True
        if comma and opened == "verb" and letters[then : then + 1] in tuple("XYVv"):
            return True
        joined = letters[then : then + 1] in ("&", "w")
        then += joined
        while letters[then : then + 1] == "A":
            then += 1
        if joined and letters[then : then + 1] in ("V", "G") and FORMS.get(word(then)) and _tense(word(then)) == tense:
            return True
        if coming and letters[at] == "&" and tense == "past" and letters[then : then + 1] == "v":
            return True  # `said it would fail and left`
        if not comma and not joined:
            return False
        end = phrase_end(letters, then, place.high)
        return end is not None and letters[end : end + 1] == "V" and "aside" in FORMS.get(word(end), ())

    return closes


def _opened(place: Place, phrase: Phrase) -> str:
    """Return which commas close the clause in which the words of saying stand.

    `When Hale said that it would fail, the council …`, `Hale, who said that it would fail, left`.
    """
    letters = place.letters
    if phrase.first > place.at:
        return "any"  # `Conceding that it would fail, Hale …`
    if phrase.relative:
        if letters[phrase.first - 1 : phrase.first] == ",":
            return "verb"
        return "any" if letters[place.low] == "i" and not has_finite(letters, place.low, phrase.first) else ""
    if letters[place.at] == "G" and letters[place.at - 1] == ",":
        return "verb"
    lead = letters[place.low : phrase.first]
    if "," in lead or has_finite(letters, place.low, phrase.first):
        return ""
    first = place.low + len(lead) - len(lead.lstrip("A&"))
    subordinate = letters[first : first + 1] in ("w", "s") or place.word(first) in _SUBORDINATE
    return "any" if first < phrase.first and subordinate else ""


def run_on(place: Place, start: int, phrase: Phrase, opened: str | None = None) -> tuple[tuple[int, int], ...]:
    """Return the clauses, in tokens, that begin at `start`; `opened` says which commas close them, where known."""
    opened = _opened(place, phrase) if opened is None else opened
    return tuple(run_clauses(place.letters, start, place.high, _closer(place, start, opened), place.commas))
