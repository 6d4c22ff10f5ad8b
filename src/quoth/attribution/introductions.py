"""Rules for sentences that lead up to a quotation without a plain `Hale said`: `It fell to Hale to say that “…”`."""

from __future__ import annotations

import re

from .cues import LINES
from .frames import Frame
from .sites import Found, Rule, Site
from .subjects import Phrase, before_verb, phrase_at

__all__ = ["APPOSED", "GAVE_LINE", "LEFT_TO"]

_REACH = 45
"""Tokens looked back over."""
_NEAR = 9
"""Tokens behind a verb of giving in which what is given stands."""
_LEFT = frozenset("fell falls falling left remained remains took takes was is be".split())
"""What `it` does where somebody is left to say something: `it was for Hale to say`, `it took Hale to say`."""
_GAVE = frozenset("""
supplied supplies provided provides offered offers gave gives furnished furnishes contributed contributes produced
produces delivered delivers coined coins had
""".split())
"""Verbs of giving."""
_CAME = frozenset("came comes belonged belongs".split())
"""Verbs by which what is given tells whose it is: `the best line came from Hale`."""
_OWNED = re.compile("YA?([Ndo]*S)[,:]")
_BELONGS = re.compile(r"([NSdo]*[Shz])[oAnN]{0,4}K(?:[iu][^QK:;.WwPX]{0,14})?,$")


def _left_to(site: Site) -> Found | None:
    """`It fell to Hale to say that “…”`, `it was left to Hale to ask: “…”`, `it took Hale to say so: “…”`."""
    frame, letters = site.frame, site.frame.letters
    for at in range(max(site.low, site.at - _REACH), site.at - 3):
        if letters[at] != "P" or frame.word(at) != "it":
            continue
        verb = at + 1
        while verb < site.at and letters[verb] in "XYA" and letters[verb + 1] in "XYAvVo":
            verb += 1
        if frame.word(verb) not in _LEFT:
            continue
        first = verb + 1 if letters[verb + 1] not in "uiA" else verb + 2 if letters[verb + 1] != "A" else verb + 3
        phrase = phrase_at(letters, first, site.at)
        if phrase is None or letters[phrase.first] == "P":
            continue
        said = phrase.last + 1
        while said < site.at and letters[said] == "A":
            said += 1
        says = letters[phrase.last : phrase.last + 1] == "u" and said < site.at and letters[said] == "V"
        if says and not re.search("[VQ;.]", letters[said + 1 : site.at]):
            return phrase, (said, said + 1)
    return None


def _finds_line(frame: Frame, first: int, stop: int) -> int | None:
    """Return the token of what is given, if it is words: before any other verb or mark."""
    for at in range(first, min(stop, first + _NEAR)):
        if frame.letters[at] in "WQ,:;vYX":
            return None
        if frame.word(at) in LINES:
            return at
    return None


def _gave_line(site: Site) -> Found | None:
    """`Hale supplied the image that stayed: “…”`, `the line of the evening came from Hale: “…”`."""
    frame, letters = site.frame, site.frame.letters
    if letters[site.at - 1 : site.at] != ":":
        return None
    low = max(site.low, site.at - _REACH, letters.rfind("Q", site.low, site.at) + 1)
    for verb in range(low, site.at - 1):
        owned = _OWNED.match(letters, verb, site.at) if letters[verb] == "Y" else None
        if owned and _finds_line(frame, low, verb) is not None:
            return Phrase(*owned.span(1), owned.end(1)), None  # `the phrase that stuck was Hale's: “…”`
        if letters[verb] not in "vVX":
            continue
        word = frame.word(verb)
        if word in _GAVE:
            line = _finds_line(frame, verb + 1, site.at)
            phrase = before_verb(letters, verb, low) if line is not None else None
            if phrase is not None and line is not None:
                return phrase, (line, line + 1)
        elif word in _CAME and letters[verb + 1] in "iu":
            line = _finds_line(frame, low, verb)
            phrase = phrase_at(letters, verb + 2, site.at)
            if phrase is not None and line is not None and letters[phrase.last : site.at] in (":", ",:"):
                return phrase, (line, line + 1)
    return None


def _apposed(site: Site) -> Found | None:
    """`His boast about the harbour, “…,” came in 2009`: a noun of saying at the beginning, and then the words."""
    letters = site.frame.letters
    match = _BELONGS.match(letters, site.low, site.at)
    if match is None or not (site.last == "," or letters[site.at + 1 : site.at + 2] == ","):
        return None
    first, last = match.span(1)
    noun = letters.index("K", last)
    return Phrase(first, last, last), (noun, noun + 1)


LEFT_TO = Rule("left-to", "it fell to Hale to say that “…”", _left_to)
GAVE_LINE = Rule("gave-line", "Hale supplied the line that everyone remembers: “…”", _gave_line)
APPOSED = Rule("apposed", "Hale's boast about the harbour, “…,” came late", _apposed)
