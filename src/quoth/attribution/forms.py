"""The parts of a name as it is written: titles, initials, what stands after it, and what it tells of its bearer."""

from __future__ import annotations

import re
from functools import lru_cache

from .cues import Lexicon
from .english_people import SUFFIXES
from .people import People

__all__ = ["POSSESSIVE", "binds", "has_suffix", "read_form", "read_name", "surname_of"]

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
"""The sign of possession at the end of a name."""
_WORD = re.compile(r"[^\s]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
"""`J.`, `J.M.`"""


def read_name(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None]:
    """Return the parts of a name as written, without titles, and the gender that a title tells."""
    parts, gender, _ = read_form(written, lexicon)
    return parts, gender


@lru_cache(1 << 16)
def read_form(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return a name's parts without titles, the gender that a title tells, and the last title, in lower case."""
    words, people = _WORD.findall(written), lexicon.people
    for i in range(len(words) - 1, 0, -1):
        if POSSESSIVE.search(words[i - 1]):
            words = words[i:]  # `Pakistan's Nawaz Sharif`
            break
    words = [POSSESSIVE.sub("", word) for word in words]
    if lexicon.grammar is not None:
        words = _bound(words, lexicon)
    while len(words) > 1 and words[-1].rstrip(".,") in people.postnominals:
        del words[-1]
    gender: str | None = None
    title: str | None = None
    begin = 0
    for i, word in enumerate(words):
        key = word.rstrip(".,").lower()
        if people.is_title(key) and i < len(words) - 1 and not _is_surname(words, begin, i, people):
            begin, title = i + 1, people.full_titles.get(key, key)
            gender = people.title_gender(key) or gender
        elif i == begin and len(words) > i + 1 and not _INITIAL.fullmatch(word) and _is_small(key, lexicon):
            begin = i + 1  # a small word in upper case: the sentence begins here
    words = words[begin:]
    for i, word in enumerate(words[:-1]):
        if (word.lower() in people.male or word.lower() in people.female) and words[i + 1].lower() not in SUFFIXES:
            if i and _INITIAL.fullmatch(words[i - 1]):
                i -= 1  # `J. Robert Hale`
            words = words[i:]
            break
    parts = tuple(word.strip(",") if _INITIAL.fullmatch(word) else word.strip(".,") for word in words)
    return parts, gender, title


def _is_surname(words: list[str], begin: int, at: int, people: People) -> bool:
    """Whether a title is a name's last part: `Martin Luther King Jr`, `Howard Dean III`."""
    if words[at].lower() not in people.title_names or at == begin:
        return False
    first = words[begin].lower()
    known = first in people.male or first in people.female
    return known or all(word.rstrip(".").lower() in SUFFIXES for word in words[at + 1 :])


def _is_small(word: str, lexicon: Lexicon) -> bool:
    told = lexicon.classes.get(word, "V")
    return told not in "VKotv" or (told == "t" and word not in lexicon.people.female)


def binds(before: str, people: People, capital_nouns: bool) -> bool:
    """Whether a particle after the word `before` goes on with its name: `Ursula von Hale`, but `Holm von der Partei`.

    Where nouns are in upper case, only a first name or a title that tells the gender is sure to.
    """
    word = before.rstrip(".,").lower()
    known = word in people.male or word in people.female or word in people.courtesies
    return known or not capital_nouns


def _bound(words: list[str], lexicon: Lexicon) -> list[str]:
    """Return the words of a name down to a particle that does not belong to it."""
    assert lexicon.grammar is not None
    for i in range(1, len(words)):
        if words[i] in lexicon.people.particles and words[i - 1] not in lexicon.people.particles:
            single = i == 1 or words[i - 2].rstrip(".").lower() in lexicon.people.titles
            if not binds(words[i - 1], lexicon.people, lexicon.grammar.capital_nouns or not single):
                return words[:i]
    return words


def has_suffix(parts: tuple[str, ...]) -> bool:
    """Whether a name of three parts or more ends in one such as `Jr`."""
    return len(parts) > 2 and parts[-1].lower() in SUFFIXES


def surname_of(parts: tuple[str, ...]) -> str:
    """Return the last part of a name that is no suffix, in lower case."""
    last = parts[-1].lower()
    if last in SUFFIXES and len(parts) > 1:
        last = parts[-2].lower()
    return last
