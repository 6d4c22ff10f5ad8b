"""Rules for the word orders of languages other than English; none answers in an English document."""

from __future__ import annotations

import re

from .sites import Found, Rule, Site
from .subjects import Phrase, after_verb, before_verb, core_before, first_subject, phrase_at

__all__ = ["FINAL", "IMPLIED", "OWNED", "SPLIT", "TELLING", "TURNED"]

_REACH = 45
"""Tokens looked back over for a cue."""
_SPLIT = 14
"""Tokens between an auxiliary and its verb, at most."""
_ADVERBIAL = "iwAtsafmn"
"""Classes of words with which something other than the subject opens a clause."""


def _skip(site: Site) -> int:
    at, letters = site.at + 1, site.frame.letters
    while at < site.high and letters[at] in ",-Am":
        at += 1
    return at


def _telling(site: Site) -> Found | None:
    """`laut Hale, „…“`, `« … », selon Hale`: a word that tells by itself whose words they are."""
    if site.frame.grammar is None:
        return None
    letters = site.frame.letters
    at = site.at + 1
    while at < site.high and letters[at] in ",-A&":
        at += 1
    spots = [at] if at < site.high and letters[at] == "a" else []
    before = letters.rfind("a", max(site.low, site.at - _REACH), site.at)
    if before >= 0 and not re.search("[VQ]", letters[before : site.at]):
        spots.append(before)
    after = letters.find("a", site.at, site.high)
    if after >= 0 and not re.search("[VGQ]", letters[site.at + 1 : after]) and "V" not in letters[site.low : site.at]:
        spots.append(after)
    for spot in spots:
        first, last = spot, spot + 1
        while first > site.low and letters[first - 1] == "a":
            first -= 1
        while last < site.high and letters[last] == "a":
            last += 1
        phrase = phrase_at(letters, last, site.high) if letters[first - 1 : first] != "P" else None
        if phrase is None and first > site.low:
            core = core_before(letters, first, site.low)  # `Hale zufolge`, `jej zdaniem`
            phrase = Phrase(core, first, first) if core is not None else None
        if phrase is not None:
            return phrase, (first, last)
    return None


_APART = re.compile(r"(?P<verb>X{0,3}V)(?:[Atnm]|i[dh]?(?:[oKtn]+|N+(?!N))){1,4}(?=[dNP])")
"""A verb of saying, and what may part it from its subject: adverbs, days, phrases with prepositions."""


def _split(site: Site) -> Found | None:
    """`„…“, hat Hale gesagt`, `«…», dijo ayer en la radio la ministra`: something parts the speaker and the verb."""
    grammar = site.frame.grammar
    if grammar is None:
        return None
    letters, at = site.frame.letters, _skip(site)
    apart = _APART.match(letters, at, site.high)
    if apart is not None:
        phrase = phrase_at(letters, apart.end(), site.high)
        verb = apart.end("verb") - 1
        return (phrase, (verb, verb + 1)) if phrase is not None else None
    if not grammar.split:
        return None
    if at >= site.high or letters[at] not in "XY":
        return None
    while at < site.high and letters[at] in "XYAm":
        at += 1
    phrase = phrase_at(letters, at, site.high)
    if phrase is None:
        return None
    for verb in range(phrase.last, min(site.high, phrase.last + _SPLIT)):
        if letters[verb] in "Q,:;.&":
            break
        if letters[verb] == "V":
            return phrase, (verb, verb + 1)
    return None


def _final(site: Site) -> Found | None:
    """`Hale hat den Plan „…“ genannt`: the verb closes the sentence, right behind the quotation."""
    grammar = site.frame.grammar
    if grammar is None or not grammar.final:
        return None
    letters, verb = site.frame.letters, site.at + 1
    if letters[verb : verb + 2] == ",A":
        phrase = phrase_at(letters, verb + 2, site.high)  # `„…“, wie Hale am Abend sagte`
        clause = re.compile("[^V,.:;Q]{0,14}V(?=[.,]|$)").match(letters, phrase.last, site.high) if phrase else None
        return (phrase, (clause.end() - 1, clause.end())) if phrase and clause else None
    if verb >= site.high or letters[verb] != "V" or after_verb(letters, verb, site.high) is not None:
        return None
    low = max(site.low, site.at - _REACH)
    passive = letters.rfind("Y", low, site.at)
    if passive >= 0:
        by = letters.find("f", passive, site.at)
        agent = phrase_at(letters, by + 1, site.at) if by >= 0 else None
        return (agent, (verb, verb + 1)) if agent is not None else None
    helper = letters.rfind("X", low, site.at)
    phrase = _around(letters, helper, low, site.at) if helper >= 0 else None
    if phrase is None:
        relative = letters.rfind("W", low, site.at)
        if relative >= 0:
            phrase = Phrase(relative, relative + 1, relative + 1, True)
        else:
            phrase = first_subject(letters, low, site.at)
    return (phrase, (verb, verb + 1)) if phrase is not None else None


def _around(letters: str, verb: int, low: int, high: int) -> Phrase | None:
    """Return the subject of a finite verb in the second place: before it, else behind it."""
    phrase = before_verb(letters, verb, low) if verb > low and not _turns(letters, verb, low) else None
    return phrase or after_verb(letters, verb, high)


def _turns(letters: str, verb: int, low: int) -> bool:
    """Whether something other than the subject opens the clause of a verb: `Am Montag sagte …`, `Dazu sagte …`."""
    at = verb
    while at > low and letters[at - 1] in "XYA":
        at -= 1
    first = max(low, *(letters.rfind(mark, low, at) + 1 for mark in ":;-Q"))
    while first < at and letters[first] in "&,":
        first += 1
    if first >= at:
        return True
    if letters[first] not in _ADVERBIAL:
        return letters[first:at].strip("dt") == ""
    core = core_before(letters, at, first)
    return core is None or (core > first and letters[core - 1] in "ibuf") or core == first


def _before_turned(site: Site) -> Found | None:
    """`Am Montag sagte Hale: „…“`: the verb stands before its subject, behind what opens the sentence."""
    if site.frame.grammar is None:
        return None
    letters = site.frame.letters
    low = max(site.low, site.at - _REACH, letters.rfind("Q", site.low, site.at) + 1)
    for verb in range(site.at - 1, low - 1, -1):
        if letters[verb] == "V":
            if not _turns(letters, verb, site.low):
                return None
            phrase = after_verb(letters, verb, site.at)
            if phrase is not None and letters[phrase.first] != "h":
                return phrase, (verb, verb + 1)
    return None


_OWNED = re.compile(r"K[oA]?f[oA]?(?=[dhN])")


def _owned(site: Site) -> Found | None:
    """`la déclaration de Hale : « … »`: a noun of saying, and whose it is."""
    if site.frame.grammar is None:
        return None
    letters, low = site.frame.letters, max(site.low, site.at - 16)
    for match in _OWNED.finditer(letters, low, site.at):
        phrase = phrase_at(letters, match.end(), site.at)
        if phrase is not None and not letters[phrase.last : site.at].strip("T:,iW"):
            return phrase, (match.start(), match.start() + 1)
    return None


def _implied(site: Site) -> Found | None:
    """`«…», dijo.` `Dijo que «…»`: a verb of saying without a subject, of whoever was spoken of last."""
    grammar = site.frame.grammar
    if grammar is None or not grammar.implied:
        return None
    letters, at = site.frame.letters, _skip(site)
    while at < site.high and letters[at] in "XA":
        at += 1
    if at < site.high and letters[at] == "V" and letters[site.at + 1] in ",-VX":
        return Phrase(at, at + 1, at + 1), (at, at + 1)
    low = max(site.low, site.at - _REACH, letters.rfind("Q", site.low, site.at) + 1)
    for verb in range(site.at - 1, low - 1, -1):
        if letters[verb] == "V" and _turns(letters, verb, site.low):
            return Phrase(verb, verb + 1, verb + 1), (verb, verb + 1)
    return None


TELLING = Rule("telling", "laut Hale, „…“", _telling)
SPLIT = Rule("after-split", "„…“, hat Hale gesagt", _split)
FINAL = Rule("final", "Hale hat den Plan „…“ genannt", _final)
TURNED = Rule("before-turned", "Am Montag sagte Hale: „…“", _before_turned)
OWNED = Rule("statement-of", "la déclaration de Hale : « … »", _owned)
IMPLIED = Rule("implied", "«…», dijo", _implied)
