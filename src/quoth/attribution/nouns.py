"""Rules that go by a noun of saying: in the words of Hale, “…”; “…,” was Hale's answer."""

from __future__ import annotations

import re

from .sites import Found, Site
from .subjects import Phrase, before_verb, phrase_at

__all__ = ["answered", "by_agent", "in_words_of", "is_how"]

_REACH = 45
"""Tokens looked back over."""
_WORDS_OF = re.compile(r"(?:i|uv|uo)[deh]{0,2}[oA]?(K)f")
_OWN_WORDS = re.compile(r"(?:i|uv|uo)(?P<own>[Ndo]*S|h)[oA]{0,2}(K)")
_ANSWER_OF = re.compile(r",?[Yv]A?d[oA]?(K)[if]")
_OWN_ANSWER = re.compile(r",?[Yv]A?(?P<own>[Ndo]*S|h)[oA]?(K)")
_ANSWER_WAS = re.compile(r"(?P<own>[Ndo]*S|h)[oA]{0,2}(K)(?:[iuf][dNonSt]{1,5})?X?Y[oA]{0,2}[:,T]{0,2}$")

_ANSWER = re.compile(r"[&A,]{0,3}(?P<own>[Ndo]*S|h)[oA]{0,2}(K)(?:[iuf][dNonStmT]{1,5})?:Q")


def _owner(match: re.Match[str]) -> Found:
    first, last = match.span("own")
    noun = match.start(2)
    return Phrase(first, last, last), (noun, noun + 1)


def in_words_of(site: Site) -> Found | None:
    """`In the words of Hale, “…”`; `“…,” in Hale's words`: set off, with no verb of saying after it."""
    letters = site.frame.letters
    if letters.find("K", site.low, site.high) < 0:
        return None
    low = max(site.low, site.at - _REACH)
    low = max([low, *(letters.rfind(cue, low, site.at) + 1 for cue in "VGQ")])
    after = site.at + 1
    while after < site.high and letters[after] == ",":
        after += 1
    starts = [at for at in range(low, site.at) if at == site.low or letters[at - 1] == ","]
    for first, end in (*((at, site.at) for at in starts), (after, site.high)):
        match = _WORDS_OF.match(letters, first, end)
        phrase = phrase_at(letters, match.end(), end) if match else None
        if match and phrase is not None and letters[phrase.last : phrase.last + 1] in tuple(",Q."):
            return phrase, (match.start(), match.end())
        owned = _OWN_WORDS.match(letters, first, end)
        if owned and letters[owned.end() : owned.end() + 1] in tuple(",Q."):
            touches = letters[owned.end() : site.at].strip(",") == "" if first < site.at else owned.end() + 1 >= end
            if touches or owned["own"] != "h":  # `in his words, “…”`, but not `in his letter, which …`
                return _owner(owned)
    return None


def answered(site: Site) -> Found | None:
    """`“…,” was Hale's answer`; `Hale's answer was “…”`."""
    letters = site.frame.letters
    if letters.find("K", site.low, site.high) < 0:
        return None
    if "&" not in letters[site.at + 1 : site.at + 2]:
        owned = _OWN_ANSWER.match(letters, site.at + 1, site.high)
        if owned:
            return _owner(owned)
        named = _ANSWER_OF.match(letters, site.at + 1, site.high)
        phrase = phrase_at(letters, named.end(), site.high) if named else None
        if named and phrase is not None:
            return phrase, (named.start(1), named.start(1) + 1)
    low = max(site.low, site.at - _REACH)
    if site.last != "," and (opens := _ANSWER.match(letters, site.low, site.at + 1)):
        return _owner(opens)
    before = _ANSWER_WAS.search(letters, low, site.at) if site.last != "," else None
    return _owner(before) if before and "V" not in letters[low : before.start()] else None


_HOW = re.compile(r",?YA?[wW]")


def is_how(site: Site) -> Found | None:
    """`“…” is how Hale described it`, `“…,” was all Hale would say`."""
    letters = site.frame.letters
    match = _HOW.match(letters, site.at + 1, site.high)
    if not match:
        return None
    for verb in range(match.end() + 1, min(site.high, match.end() + 12)):
        if letters[verb] == "V":
            phrase = before_verb(letters, verb, match.end())
            return (phrase, (verb, verb + 1)) if phrase is not None and not phrase.relative else None
    return None


def by_agent(site: Site) -> Found | None:
    """`was described by Hale as “…”`."""
    letters = site.frame.letters
    if letters.find("b", site.low, site.at) < 0:
        return None
    for by in range(site.at - 2, max(site.low, site.at - 16), -1):
        if letters[by] in "VQ":
            return None
        if letters[by] == "b":
            phrase = phrase_at(letters, by + 1, site.at)
            if phrase is None or letters[phrase.first] == "g" or by - 1 not in site.frame.sure:
                return None
            between = letters[phrase.last : site.at]
            told = between == "s" or (between in ("", ",") and letters[by - 2] in "YXA")
            return (phrase, (by - 1, by)) if told else None
    return None
