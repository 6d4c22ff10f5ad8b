"""Who does what a verb says: a walk over a frame's letters from the verb to its subject.

No grammar is parsed. The nearest noun phrase before the verb is its subject, unless a preposition
governs it, or it stands inside an apposition that commas or brackets set off; then the walk goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Phrase", "after_verb", "before_verb", "core_before", "first_subject", "phrase_at", "without_day"]

_INNER = frozenset("oNKzgn")
_SOLID = re.compile("[NKoeSz]")
_ACTS = re.compile(r"[A,t]{0,3}[VvXYGW(]|,[^Q;:]{1,10},A?[VvXY]")
"""What follows a subject: its verb, past an apposition perhaps."""
_REACH = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name the speaker."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    head: int
    """One past the last token of its core, without the phrases that hang on it."""
    relative: bool = False
    """Whether it is a relative pronoun, for someone named just before."""


def core_before(letters: str, end: int, low: int) -> int | None:
    """Return the first token of the noun phrase that ends right before `end`, or None."""
    last = letters[end - 1]
    if last == "P":
        return end - 1
    if last not in "NKoeSzgn":
        return None
    first = end - 1
    while first > low and letters[first - 1] in "NSKozneg" and end - first < 12:
        # A name does not follow a lower-case noun's determiner chain backwards past a comma or verb.
        first -= 1
        if first > low + 1 and letters[first - 1] in "vA" and letters[first - 2] in "dehS":
            first -= 1  # a word in -ed or -ly between article and noun: `the retired surgeon`
    if not _SOLID.search(letters, first, end):
        return None
    while first > low and letters[first - 1] in "dehS" and end - first < 14:
        first -= 1
    return first


def before_verb(letters: str, verb: int, low: int) -> Phrase | None:
    """Return the subject of the verb at token `verb`, looked for from token `low` on."""
    at = verb
    low = max(low, verb - _REACH)
    while at > low and letters[at - 1] in "XYA":
        at -= 1
    return _walk(letters, at, low, 0)


def _walk(letters: str, at: int, low: int, depth: int) -> Phrase | None:
    while at > low:
        last = letters[at - 1]
        if last == "W" or (last == "T" and at - 1 > low and letters[at - 2] in "NKo,"):
            return Phrase(at - 1, at, at, True)
        if last == ")":
            opening = letters.rfind("(", low, at)
            if opening < 0:
                return None
            at = opening
            continue
        if last == "," or last == "-":
            return _past_apposition(letters, at, low, depth)
        if last in "At":
            at -= 1
            continue
        first = core_before(letters, at, low)
        if first is None:
            if last in "gvVGm" and at - 1 > low:
                at -= 1
                continue
            return None
        if first > low and letters[first - 1] in "ibuf":
            # Governed: step over the preposition to what it hangs on.
            rest = first - 1
            outer = _walk(letters, rest, low, depth + 1) if depth < 6 else None
            if outer is not None and not outer.relative and letters[rest - 1] in "NKoeSzgn":
                return Phrase(outer.first, at, outer.head)
            if outer is not None:
                return outer
            return None
        return Phrase(first, at, at)
    return None


def _past_apposition(letters: str, at: int, low: int, depth: int) -> Phrase | None:
    """Step from a closing comma or dash to the noun phrase before the one that opens."""
    mark = letters[at - 1]
    opening = letters.rfind(mark, low, at - 1)
    tries = 0
    while opening > low and tries < 6 and depth < 6:
        stop = opening
        if letters[stop - 1] == ")":
            stop = max(letters.rfind("(", low, stop), low)
        if mark == "," and stop > low and letters[stop - 1] == "W":
            return Phrase(stop - 1, stop, stop, True)  # `it was Holm who, that year, said`
        if stop > low and (first := core_before(letters, stop, low)) is not None:
            governed = first > low and letters[first - 1] in "ibu"
            if not governed and letters[stop - 1] in "NKoeP" :
                if first > low and letters[first - 1] in "f":
                    outer = _walk(letters, stop, low, depth + 1)
                    if outer is not None:
                        return outer
                return _outermost(letters, Phrase(first, stop, stop), low)
        opening = letters.rfind(mark, low, opening)
        tries += 1
    # No opening mark: the comma closes what stands before the subject, or the clause begins with it.
    if at - 1 > low:
        phrase = _walk(letters, at - 1, low, depth + 1) if depth < 6 else None
        if phrase is not None and phrase.first > low and letters[phrase.first - 1] in "VvGgu":
            return None  # an object: the verb shares the subject of the one before it
        return phrase
    return None


def _outermost(letters: str, phrase: Phrase, low: int) -> Phrase:
    """Step from a description set off by a comma to the name it describes: `Fitton, the president, a man who …`."""
    at = phrase.first
    if letters[at] in "doh" and at - 2 >= low and letters[at - 1] == "," and letters[at - 2] == "N":
        first = core_before(letters, at - 1, low)
        if first is not None and not (first > low and letters[first - 1] in "ibuf"):
            return Phrase(first, at - 1, at - 1)
    return phrase


def after_verb(letters: str, verb: int, high: int) -> Phrase | None:
    """Return the noun phrase right after a verb, its subject where the order is turned round."""
    at = verb + 1
    while at < high and letters[at] == "A":
        at += 1
    if at + 1 < high and letters[at] == "v" and letters[at + 1] in "oN":
        phrase = phrase_at(letters, at + 1, high)  # `said retired General Hale`
        return phrase and Phrase(at, phrase.last, phrase.head)
    return phrase_at(letters, at, high)


def phrase_at(letters: str, at: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins at token `at`."""
    first = at
    if at < high and letters[at] == "P":
        return Phrase(at, at + 1, at + 1)
    while at < high and at - first < 14 and (
        letters[at] in "dehSzNnKogt"
        or (letters[at] in "vA" and at > first and letters[at - 1] in "dehS" and letters[at + 1 : at + 2] in _INNER)
    ):
        at += 1
    while at > first and letters[at - 1] in "tgn":
        at -= 1
    if at == first or letters[at - 1] in "dhz":
        return None
    head = at
    while at + 1 < high and letters[at] in "f" and letters[at + 1] in "dehSzNKo":
        inner = phrase_at(letters, at + 1, high)
        if inner is None:
            break
        at = inner.last
    return Phrase(first, at, head)


def without_day(letters: str, phrase: Phrase) -> Phrase:
    """Return a phrase without the day at its beginning: `este martes la ministra`."""
    first = phrase.first
    while first + 1 < phrase.head and (letters[first] == "t" or letters[first : first + 2] == "dt"):
        first += 1
    return Phrase(first, phrase.last, phrase.head, phrase.relative)


def first_subject(letters: str, low: int, high: int) -> Phrase | None:
    """Return the first noun phrase of a stretch that no preposition governs and a verb follows."""
    at = low
    found: Phrase | None = None
    while at < high:
        letter = letters[at]
        if letter in "dehSzNnKoP":
            phrase = phrase_at(letters, at, high)
            if phrase is not None and at > low and letters[at - 1] in "ibuf":
                at = phrase.last
                continue
            if phrase is not None and not (at > low and letters[at-1] in "ibufsgGVv"):
                if found is None:
                    found = phrase
                if _ACTS.match(letters, phrase.last, min(high, phrase.last + 12)):
                    return phrase
                at = phrase.last
                continue
        elif letter == "W" and found is None:
            return None
        at += 1
    return found
