"""Where a reported clause begins behind the words of saying, and where it ends, in the letters of a frame."""

from __future__ import annotations

import re
from collections.abc import Callable

from quoth.attribution.subjects import phrase_at

__all__ = ["has_finite", "has_predicate", "phrase_end", "run_clauses", "skip_adjuncts"]

_ADJUNCTS = 26
"""Tokens between the words of saying and the clause, at most."""
_REACH = 110
"""Tokens of a clause, at most: keeps a text without full stops linear."""
_FINITE = re.compile("(?<![uX])[XYVv]|X")
_LOOSE = re.compile("[A]{0,2}[XY]")
_STOP = re.compile("[;:.-]")
_SET_OFF = re.compile("(?:,[^,]{1,20}){1,2},A{0,2}[XYVv]")
_GOVERNS = "iufbs"
_ASIDE = 14
"""Tokens of what commas set off, at most."""


def phrase_end(letters: str, at: int, high: int) -> int | None:
    """Return one past the noun phrase that begins at `at`; of two without a mark between, the first.

    `told the council the dam would fail` holds two: a determiner behind a noun begins another.
    """
    if at >= high:
        return None
    if letters[at] in "PmQ":
        return at + 1
    phrase = phrase_at(letters, at, high)
    if phrase is None:
        return at + 1 if letters[at] in "e" else None
    for i in range(at + 1, phrase.last):
        if letters[i] in "dhe" and letters[i - 1] in "NKogtn":
            return i
    return phrase.last


def skip_adjuncts(letters: str, at: int, high: int, begins: Callable[[int], bool]) -> int | None:
    """Step over when, where and to whom it was said; return the token at which `begins` says that the clause does."""
    stop = min(high, at + _ADJUNCTS)
    first = at
    while at < stop:
        if begins(at):
            return at
        letter = letters[at]
        timed = letters[at - 1] == "t" or letters[at + 1 : at + 2] == "t"
        if letter in "tA" or (letter == "n" and timed):
            at += 1
        elif letter in "de" and letters[at + 1 : at + 2] == "t":
            at += 2
        elif letter in _GOVERNS:
            end = phrase_end(letters, at + 1, high)
            if end is None:
                end = at + 2 if letters[at + 1 : at + 2] in ("n", "t", "h") else None
                end = at + 3 if letters[at + 1 : at + 3] == "dg" else end  # `at the hearing`
            if end is None:
                return None
            at = end
        elif letter == "(":
            closing = letters.find(")", at, stop)
            if closing < 0:
                return None
            at = closing + 1
        elif letter == "," and at > first:
            if letters[at + 1 : at + 2] and begins(at + 1) and letters[at + 1] in "Tw":
                return at + 1
            closing = letters.find(",", at + 1, min(stop, at + _ASIDE))
            if closing < 0:
                return None
            at = closing + 1
        elif letter == ",":
            closing = letters.find(",", at + 1, min(stop, at + _ASIDE))
            if closing < 0 or closing + 1 >= high or not begins(closing + 1):
                return None
            if letters[at + 1] != "w" and letters[closing + 1] not in "Tw":
                return None  # `said, if elected, she would`, but not `said, on Monday, she would`
            return closing + 1
        else:
            return None
    return None


def has_finite(letters: str, first: int, last: int) -> bool:
    """Whether a verb with a subject of its own stands between two tokens."""
    return _FINITE.search(letters, first, last) is not None


def has_predicate(letters: str, at: int, high: int, loose: bool) -> bool:
    """Whether a noun phrase that begins at `at` is the subject of what follows.

    With `loose` it has to show at once: a pronoun, or an auxiliary right behind the phrase.
    """
    following = letters[at + 1 : at + 2]
    if letters[at] == "P":
        return following not in ("", *",.;:&)uibf")  # `reported it to the town`
    end = phrase_end(letters, at, high)
    if end is None:
        return False
    if not loose:
        stop = min(high, end + 30)
        mark = _STOP.search(letters, end, stop)
        stop = mark.start() if mark else stop
        if letters[end : end + 1] == ",":
            return _SET_OFF.match(letters, end, stop) is not None
        return letters[end : end + 1] not in tuple(".;:") and has_finite(letters, end, stop)
    for _ in range(6):
        if _LOOSE.match(letters, end, high):
            return True
        if letters[end : end + 1] not in tuple(_GOVERNS) or (inner := phrase_end(letters, end + 1, high)) is None:
            return False
        end = inner
    return False


def run_clauses(
    letters: str, first: int, high: int, closes: Callable[[int], bool], commas: frozenset[int]
) -> list[tuple[int, int]]:
    """Return the clauses that begin at `first` and go on: one, and one more for each `and that`.

    `closes` tells of a comma or an `and` whether the writer is back behind it; `commas` are quotations whose
    words end in a comma.
    """
    pieces: list[tuple[int, int]] = []
    at, limit = first, min(high, first + _REACH)
    while at < limit:
        letter = letters[at]
        if letter in ".;)" or (letter == ":" and letters[at + 1 : at + 2] != "Q"):
            break
        if letter in "(-":
            closing = letters.find(")" if letter == "(" else "-", at + 1, limit)
            if closing < 0:
                break
            at = closing + 1
            continue
        then = at + (letter in ",Q")
        if letters[then : then + 2] == "&T" and has_finite(letters, then + 2, limit):
            _keep(letters, first, then, pieces)
            first = at = then + 2
            continue
        if letter == "Q" and at in commas and closes(at):
            at += 1
            break
        if letter in ",&w" and at > first and closes(at):
            break
        at += 1
    _keep(letters, first, min(at, limit), pieces)
    return pieces


def _keep(letters: str, first: int, last: int, pieces: list[tuple[int, int]]) -> None:
    while last > first and letters[last - 1] in ",-&;:":
        last -= 1
    if last > first and letters[first:last].strip("Q,&-T"):
        pieces.append((first, last))
