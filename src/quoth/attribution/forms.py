"""The parts of a name as it is written: titles, initials, what stands after it, and what it tells of its bearer."""

from __future__ import annotations

import re
from functools import lru_cache

from .cues import Lexicon
from .people import (
    BODY_WORDS,
    FEMALE,
    FULL_TITLES,
    MALE,
    PLACES,
    POSTNOMINALS,
    STATES,
    SUFFIXES,
    TITLE_NAMES,
    TITLES,
)

__all__ = ["POSSESSIVE", "first_gender", "has_suffix", "is_person", "is_title", "read_form", "read_name", "surname_of"]

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
"""The sign of possession at the end of a name."""
_WORD = re.compile(r"[^\s]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
"""`J.`, `J.M.`"""


def first_gender(parts: tuple[str, ...]) -> str | None:
    """Return the gender that a full name's first name tells."""
    if len(parts) < 2:
        return None
    first = parts[0].lower()
    return "m" if first in MALE else "f" if first in FEMALE else None


def is_person(parts: tuple[str, ...]) -> bool:
    """Whether these parts can name a person."""
    last = parts[-1].lower() if parts else ""
    if not parts or last in BODY_WORDS or last in PLACES or last in STATES:
        return False
    return not (len(parts) == 1 and last.isupper())


def read_name(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None]:
    """Return the parts of a name as written, without titles, and the gender that a title tells."""
    parts, gender, _ = read_form(written, lexicon)
    return parts, gender


def is_title(word: str) -> bool:
    """Whether a word in small letters is a title, alone or joined: `secretary-general`, `vice-president`.

    >>> is_title("secretary-general"), is_title("jean-paul")
    (True, False)
    """
    return word in TITLES or ("-" in word and any(part in TITLES for part in word.split("-")))


@lru_cache(1 << 16)
def read_form(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return a name's parts without titles, the gender that a title tells, and the last title, in lower case."""
    words = _WORD.findall(written)
    for i in range(len(words) - 1, 0, -1):
        if POSSESSIVE.search(words[i - 1]):
            words = words[i:]  # `Pakistan's Nawaz Sharif`
            break
    words = [POSSESSIVE.sub("", word) for word in words]
    while len(words) > 1 and words[-1].rstrip(".,") in POSTNOMINALS:
        del words[-1]
    gender: str | None = None
    title: str | None = None
    begin = 0
    for i, word in enumerate(words):
        key = word.rstrip(".,").lower()
        if is_title(key) and i < len(words) - 1 and not _is_surname(words, begin, i):
            begin, title = i + 1, FULL_TITLES.get(key, key)
            gender = TITLES.get(key) or gender
        elif i == begin and len(words) > i + 1 and not _INITIAL.fullmatch(word) and _is_small(key, lexicon):
            begin = i + 1  # a small word in upper case: the sentence begins here
    words = words[begin:]
    for i, word in enumerate(words[:-1]):
        if (word.lower() in MALE or word.lower() in FEMALE) and words[i + 1].lower() not in SUFFIXES:
            if i and _INITIAL.fullmatch(words[i - 1]):
                i -= 1  # `J. Robert Hale`
            words = words[i:]
            break
    parts = tuple(word.strip(",") if _INITIAL.fullmatch(word) else word.strip(".,") for word in words)
    return parts, gender, title


def _is_surname(words: list[str], begin: int, at: int) -> bool:
    """Whether a title is a name's last part: `Martin Luther King Jr`, `Howard Dean III`."""
    if words[at].lower() not in TITLE_NAMES or at == begin:
        return False
    first = words[begin].lower()
    return first in MALE or first in FEMALE or all(word.rstrip(".").lower() in SUFFIXES for word in words[at + 1 :])


def _is_small(word: str, lexicon: Lexicon) -> bool:
    told = lexicon.classes.get(word, "V")
    return told not in "VKotv" or (told == "t" and word not in FEMALE)


def has_suffix(parts: tuple[str, ...]) -> bool:
    """Whether a name of three parts or more ends in one such as `Jr`."""
    return len(parts) > 2 and parts[-1].lower() in SUFFIXES


def surname_of(parts: tuple[str, ...]) -> str:
    """Return the last part of a name that is no suffix, in lower case."""
    last = parts[-1].lower()
    if last in SUFFIXES and len(parts) > 1:
        last = parts[-2].lower()
    return last
