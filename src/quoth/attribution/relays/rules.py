"""Who passed someone's words on: `Ross recalled Hale saying “…”` has Hale's words, and Ross tells of them.

A sentence may name two: the one whose words stand in the marks, and the one who hands them over. Each rule
knows one way of writing that, and answers with both. An ordered table; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quoth.attribution.rules import AFTER
from quoth.attribution.sites import propose
from quoth.attribution.subjects import Phrase, before_verb, core_before, phrase_at

from .clauses import Clause
from .words import ACCORDING, HEARING, QUOTING, REPEATING, TELLING

__all__ = ["RELAYS", "Passed", "Relaying"]

_ASIDE = 9
"""Tokens of the longest aside that names the one who passes words on: `Hale, Ross told the court, …`."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Two who are named round a quotation, in tokens of one frame."""

    inner: Phrase
    """Whose words they are."""
    inner_cue: tuple[int, int]
    """The words that say so."""
    outer: Phrase
    """Who passes them on."""
    outer_cue: tuple[int, int]
    """The words that say that."""


@dataclass(frozen=True, slots=True)
class Relaying:
    """One way of passing words on."""

    name: str
    """Its name in reports and cases."""
    finds: str
    """What it finds, by an example."""
    find: Callable[[Clause], Passed | None]
    """Returns who is named round a quotation, or None."""
    words: frozenset[str]
    """Words of saying of which the sentence must hold one."""
    goes_on: bool = False
    """Whether the one who passes the words on is the one who speaks in the sentences after."""


def _cue(at: int) -> tuple[int, int]:
    return at, at + 1


def _quoted_as(clause: Clause) -> Passed | None:
    """`Ross quoted Hale as saying “…”`; `Hale was quoted by the Ledger as saying “…”`."""
    letters, low, high = clause.letters, clause.low, clause.high
    for cue in (clause.nearest, next((at for at in clause.after() if letters[at] == "G"), None)):
        if cue is None or cue < low + 3:
            continue
        mark = cue - 2 if letters[cue - 1] == "X" else cue - 1  # `as having said`
        verb = next((at for at in range(mark - 1, max(low, mark - 12) - 1, -1) if letters[at] in "VG"), None)
        if letters[mark] != "s" or verb is None or clause.word(verb) not in QUOTING:
            continue
        inner: Phrase | None
        if "Y" in letters[max(low, verb - 3) : verb]:
            inner = clause.subject(verb)
            by = verb + 1 if letters[verb + 1] in "bi" else cue + 1
            outer = phrase_at(letters, by + 1, high) if by < high and letters[by] in "bi" else None
        else:
            inner, outer = clause.object_at(verb + 1), clause.subject(verb)
            if inner is not None and inner.last != mark:
                inner = None
        if inner is not None and outer is not None:
            return Passed(inner, _cue(cue), outer, _cue(verb))
    return None


def _heard(clause: Clause) -> Passed | None:
    """`Ross recalled Hale saying “…”`, `Ross heard Hale say “…”`, before or after."""
    letters, at = clause.letters, clause.at
    nearest = clause.nearest
    for verb in (*clause.before(), *clause.after()):
        if letters[verb] not in "VG" or clause.word(verb) not in HEARING:
            continue
        inner = clause.object_at(verb + 1)
        cue = clause.skip(inner.last, "A") if inner is not None else clause.high
        if inner is None or cue >= clause.high or not (letters[cue] == "G" or clause.is_bare(cue)):
            continue
        if verb < at and (cue >= at or (nearest is not None and nearest > cue)):
            continue
        outer = clause.subject(verb)
        if outer is not None:
            return Passed(inner, _cue(cue), outer, _cue(verb))
    return None


_OPENS = re.compile(
    r"[At]*|[At]*[NPmhdoeSKz]{0,6}(?:[iu]?[tNdon]{1,5})?(?:[A,]|(?P<said>v))*(?P<that>[Tw])[At]*"
)
"""What stands between a verb of saying and the clause that it brings: `told reporters on Monday that`."""


def _told_that(clause: Clause) -> Passed | None:
    """`Ross said that Hale had called it “…”`: the clause that is told has a teller of its own."""
    letters = clause.letters
    cue = clause.nearest
    inner = clause.teller(cue)
    if cue is None or inner is None:
        return None
    for verb in range(inner.first - 1, max(clause.low, inner.first - 14) - 1, -1):
        if letters[verb] not in "VG":
            continue
        match = _OPENS.fullmatch(letters, verb + 1, inner.first)
        if match is None or not clause.tells(verb):
            return None
        if match["that"] == "w" and clause.word(match.start("that")) != "how":
            return None
        outer = clause.subject(verb)
        return Passed(inner, _cue(cue), outer, _cue(verb)) if outer and outer.first < inner.first else None
    return None


_ENDED = tuple("QViow")


def _told_after(clause: Clause) -> Passed | None:
    """`Hale called it “…,” Ross said.`: the whole is told, and the words in marks are in it."""
    letters = clause.letters
    cue = clause.nearest
    inner = clause.teller(cue)
    if cue is None or inner is None or clause.last not in ",.?!" or letters[clause.at - 1] == ":":
        return None
    if letters[clause.low : inner.first].strip("A&,t"):
        return None
    outer = phrase_at(letters, clause.skip(clause.at + 1, ","), clause.high)
    if outer is None or letters[outer.last : outer.last + 1] != "V" or not clause.tells(outer.last):
        return None
    following = letters[outer.last + 1 : outer.last + 2]
    return None if following in _ENDED else Passed(inner, _cue(cue), outer, _cue(outer.last))


def _told_beyond(clause: Clause) -> Passed | None:
    """`“…,” Ross said Hale told him`: the clause that is told follows the words."""
    letters = clause.letters
    verb = next((at for at in clause.after() if letters[at] == "V"), None)
    if verb is None or not clause.tells(verb):
        return None
    outer = before_verb(letters, verb, clause.at + 1)
    inner = phrase_at(letters, clause.skip(verb + 1, "T"), clause.high)
    if outer is None or inner is None or outer.first > clause.at + 2:
        return None
    cue = clause.skip(inner.last, "XA")
    told = letters[cue : cue + 1] == "V" and clause.uttered(cue)
    return Passed(inner, _cue(cue), outer, _cue(verb)) if told else None


def _aside(clause: Clause) -> Passed | None:
    """`Hale, Ross told the court, had shouted “…”`."""
    letters, low = clause.letters, clause.low
    cue = clause.nearest
    if cue is None or letters[cue] != "V" or not clause.uttered(cue):
        return None
    shut = cue
    while shut > low and letters[shut - 1] in "XA":
        shut -= 1
    opening = letters.rfind(",", max(low, shut - _ASIDE), max(low, shut - 1))
    if letters[shut - 1 : shut] != "," or opening <= low:
        return None
    outer = phrase_at(letters, opening + 1, shut)
    if outer is None or letters[outer.last] != "V" or not clause.tells(outer.last):
        return None
    first = core_before(letters, opening, low)
    if first is None or (first > low and letters[first - 1] in "ibuf"):
        return None
    return Passed(Phrase(first, opening, opening), _cue(cue), outer, _cue(outer.last))


def _cited(clause: Clause) -> Passed | None:
    """`Ross cited a report that said “…”`."""
    letters, low = clause.letters, clause.low
    cue = clause.nearest
    relative = before_verb(letters, cue, low) if cue is not None and letters[cue] == "V" else None
    if cue is None or relative is None or not relative.relative or not clause.uttered(cue):
        return None
    verb = next((at for at in range(relative.first - 1, max(low, relative.first - 12) - 1, -1) if letters[at] in "VG"),
                None)  # fmt: skip
    inner = clause.object_at(verb + 1) if verb is not None and clause.word(verb) in REPEATING else None
    if verb is None or inner is None or letters[inner.last : relative.first] not in ("", ","):
        return None
    outer = clause.subject(verb)
    return Passed(inner, _cue(cue), outer, _cue(verb)) if outer is not None else None


def _quoting(clause: Clause) -> Passed | None:
    """`Quoting Hale, Ross told the crowd that “…”`."""
    letters = clause.letters
    cue = clause.nearest
    verb = next((at for at in clause.before() if letters[at] == "G" and clause.word(at) in QUOTING), None)
    inner = clause.object_at(verb + 1) if verb is not None else None
    if cue is None or verb is None or inner is None or cue <= verb or letters[inner.last] != ",":
        return None
    outer = clause.subject(cue)
    if outer is None or inner.first <= outer.first < inner.last:
        return None
    return Passed(inner, _cue(verb), outer, _cue(cue))


_WHAT = re.compile(r"W(?P<inner>[PNdSohe]{1,5})[XA]*V[mhN]?[:,]*$")


def _what_told(clause: Clause) -> Passed | None:
    """`Ross repeated what Hale had told him: “…”`."""
    letters = clause.letters
    cue = clause.nearest
    match = _WHAT.search(letters, max(clause.low, clause.at - 12), clause.at)
    if cue is None or match is None or not clause.uttered(cue) or clause.word(match.start()) != "what":
        return None
    inner = phrase_at(letters, match.start("inner"), match.end("inner"))
    verb = match.start() - 1
    while verb > clause.low and letters[verb] in "Ao":
        verb -= 1
    if inner is None or verb <= clause.low or clause.word(verb) not in REPEATING:
        return None
    outer = clause.subject(verb)
    return Passed(inner, _cue(cue), outer, _cue(verb)) if outer is not None else None


_OWNED = re.compile(r"i?(?P<owner>[Ndo]*S)[oA]{0,2}K(?:i[NdotnS]{1,5})?[T:,]{0,2}")


def _owned(clause: Clause) -> Passed | None:
    """`Ross quoted from Hale's letter: “…”`."""
    verb = clause.nearest
    if verb is None or clause.word(verb) not in REPEATING:
        return None
    match = _OWNED.fullmatch(clause.letters, verb + 1, clause.at)
    outer = clause.subject(verb)
    if match is None or outer is None:
        return None
    first, last = match.span("owner")
    return Passed(Phrase(first, last, last), (last, last + 1), outer, _cue(verb))


def _according(clause: Clause) -> Passed | None:
    """`According to Ross, Hale said “…”`; `“…,” Hale said, according to Ross`."""
    letters, low = clause.letters, clause.low
    at = letters.find("U", low, clause.at)
    if at < 0:
        at = letters.find("U", clause.at, clause.after().stop)
        if at < 0 or letters[at - 1] not in ",Q" or "&" in letters[clause.at : at]:
            return None
    elif letters[low:at].strip("A&,t") and letters[at - 1] != ",":
        return None
    outer = phrase_at(letters, at + 2, clause.high) if letters[at + 1 : at + 2] == "u" else None
    cue = clause.nearest
    inner = clause.teller(cue)
    if inner is None:
        found = propose(clause.site, AFTER)
        inner, cue = (found.phrase, found.cue[0]) if found is not None and found.cue is not None else (None, None)
    if outer is None or inner is None or cue is None or outer.first <= inner.first < outer.last:
        return None
    return Passed(inner, _cue(cue), outer, (at, at + 2))


RELAYS: tuple[Relaying, ...] = (
    Relaying("quoted-as", "Ross quoted Hale as saying “…”", _quoted_as, QUOTING),
    Relaying("heard", "Ross recalled Hale saying “…”", _heard, HEARING),
    Relaying("cited", "Ross cited a report that said “…”", _cited, REPEATING),
    Relaying("quoting", "quoting Hale, Ross said “…”", _quoting, QUOTING),
    Relaying("what-told", "Ross repeated what Hale had told him: “…”", _what_told, REPEATING),
    Relaying("owned", "Ross quoted from Hale's letter: “…”", _owned, REPEATING),
    Relaying("by-account", "according to Ross, Hale said “…”", _according, ACCORDING),
    Relaying("aside", "Hale, Ross told the court, had shouted “…”", _aside, TELLING, True),
    Relaying("told-that", "Ross said that Hale had called it “…”", _told_that, TELLING, True),
    Relaying("told-beyond", "“…,” Ross said Hale told him", _told_beyond, TELLING),
    Relaying("told-after", "Hale called it “…,” Ross said", _told_after, TELLING, True),
)
"""The rules in the order in which they are asked."""
