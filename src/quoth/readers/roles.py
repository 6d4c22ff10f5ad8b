"""What a paragraph says of the page round it, looked up among the phrases of `furniture`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .furniture import DATE_WORDS, NUMBER_WORDS, PHRASES, Role

__all__ = ["LONGEST", "find_role"]

LONGEST = 200
"""Code points beyond which a paragraph is not looked up as furniture."""
_DATE = 60
"""Code points beyond which nothing is a date line."""
_MENU = re.compile(r"[^|·•/\d]{1,30}(?:\s*[|·•]\s*[^|·•\d]{1,30}){2,}")
_TOKEN = re.compile(r"[^\s,.:/()|–-]+")
_CLOCK = re.compile(r"\d{1,2}:\d\d|\b\d{4}\b")
_NUMBER = rf"(?:\d[\d.,]*|{'|'.join(NUMBER_WORDS)})"


@lru_cache(1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Compile a phrase when its word is first met: compiling all takes longer than reading a page."""
    return re.compile(_compile(phrase))


def _compile(phrase: str) -> str:
    return re.escape(phrase).replace(r"\#", _NUMBER).replace(r"\*", r".{0,150}?").replace("\\ ", " ")


def _index() -> tuple[dict[str, list[tuple[int, Role, str]]], str]:
    """Sort the phrases by a word that each must contain, so that few are tried on a paragraph.

    Phrases that have no whole word of their own begin with letters or a number, and fail at once.
    """
    anchored: dict[str, list[tuple[int, Role, str]]] = {}
    rest = []
    for rank, (role, phrases) in enumerate(PHRASES.items()):
        others = []
        for phrase in phrases:
            words = [word for word in phrase.split() if "*" not in word and "#" not in word]
            if words:
                row = (rank, role, phrase)
                anchored.setdefault(max(words, key=len), []).append(row)
            else:
                others.append(_compile(phrase))
        if others:
            rest.append(f"(?P<{role.value}>{'|'.join(others)})")
    return anchored, "|".join(rest)


_ANCHORED, _OTHERS = _index()
_RANKS = {role.value: rank for rank, role in enumerate(PHRASES)}


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(_OTHERS)


def find_role(text: str) -> Role | None:
    """Return what a paragraph says of the page round it; None for most.

    >>> find_role("3 thoughts on “A Title”")
    <Role.COMMENTS: 'comments'>
    """
    if len(text) > LONGEST or (text[:1] == "<" and text[1:2].isalpha()):
        return None
    words = text.casefold().replace("’", "'").split()
    folded = " ".join(words).strip(" *_#>[]<—–-")
    best: tuple[int, Role] | None = None
    for word in {*words, *folded.split()[:1], *folded.split()[-1:]}:
        for rank, role, phrase in _ANCHORED.get(word, ()):
            if (best is None or rank < best[0]) and _pattern(phrase).fullmatch(folded):
                best = rank, role
    found = _rest().fullmatch(folded)
    if found and found.lastgroup and (best is None or _RANKS[found.lastgroup] < best[0]):
        return Role(found.lastgroup)
    if best:
        return best[1]
    if len(folded) <= _DATE and _is_date(folded):
        return Role.SIGNATURE
    if _MENU.fullmatch(text) and all(len(item.split()) <= 3 for item in re.split(r"[|·•]", text)):
        return Role.NEAR
    return None


def _is_date(folded: str) -> bool:
    if not _CLOCK.search(folded):
        return False
    tokens = _TOKEN.findall(folded)
    return 2 <= len(tokens) <= 9 and all(token[0].isdigit() or token in DATE_WORDS for token in tokens)
