"""Where the marks stand, and which way each one looks, judged by its neighbours alone.

A compiled expression finds runs of marks; only the two characters beside a run are looked at. So
the cost is that of the scan plus a little for each mark, whatever stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from quoth.model import Span
from quoth.seams import Convention

from .conventions import APOSTROPHES, ARROWS
from .elisions import ELISIONS, WEAK_ENDINGS

__all__ = ["Mark", "Table", "choose_rows", "find_marks", "find_tags", "make_table"]

_BEFORE_OPENING = frozenset("([{<>/|*_~=:;,+—–―-‐‑…¿¡•·&«‹„‚“‘،؛־।、。，：；！？（〈《【〔［・")
"""Characters, besides white space, after which a mark may open."""
_AFTER_CLOSING = frozenset(")]}<>/|*_~.,:;!?+—–―-‐‑…^†‡&»›،؛؟־।。、，：；！？）〉》】〕］・")
"""Characters, besides white space, before which a mark may close."""
_OPENING = frozenset("«‹“„")
"""Marks before which an apostrophe ends the article: `l’« école »`."""
_OPENING_INSIDE = ("“", '"', "«", "„")
"""Marks that may open behind a possessive: `the boys’ “plan”`."""
_ENDING, _BEGINNING = frozenset(",;:!?)]}»›،؛؟"), frozenset("([{«‹„“¿¡")
"""What no guillemet opens before, and what none closes behind."""
_GERSHAYIM = frozenset('"״”“')
"""Marks that Hebrew also puts before the last letter of an abbreviation."""
_GLUE = frozenset("\u00a0\u202f\u2009\u2007\u2060")
"""Spaces that a typesetter puts inside guillemets: what they hold together is one thing."""
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LONGEST_RUN = 24
"""Code points in a run of adjacent marks, at most: more is an ornament."""
_TAG = re.compile(r"<[A-Za-z][\w:-]*\s[^<>]{0,4000}=\s?[\"'“”][^<>]{0,4000}>")
"""What is left of markup: the marks round an attribute's value quote nobody."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d0s\b|\d\d\b(?![%‰°]|[.,:]\d)")
_COUNTED = re.compile(r"\d\d (?:[^\W\d_]+ ){0,3}[^\W\d_]*[^\W\d_s]['’](?![^\W_])")
"""A number with a few words and a closing mark behind it: `‘48 hours of rain’` is no year. After an `s` it may be
a possessive: the ’90 strikers’ demands."""
_COUNTED_OPEN = re.compile(r"\d\d (?:[^\W\d_]+ ){0,3}[^\W\d_]+’(?![^\W_])")
_FEET = re.compile(r"\d+\s?['’′]\s?\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark as it stands in a text."""

    start: int
    """First code point."""
    end: int
    """One past its last code point."""
    text: str
    """The mark itself."""
    opens: bool
    """Whether its neighbours let it open."""
    closes: bool
    """Whether its neighbours let it close."""
    weak: bool
    """Whether it is as likely no quotation mark at all: a possessive, inches."""


@dataclass(frozen=True, slots=True)
class Table:
    """The conventions, indexed for finding and pairing."""

    pairs: dict[tuple[str, str], Convention]
    """Row of each pair of marks."""
    openers: frozenset[str]
    """Marks that open in some row."""
    closers: frozenset[str]
    """Marks that close in some row."""
    home: dict[str, Convention]
    """The row in which each mark acts where its neighbours leave that open."""
    single: frozenset[str]
    """Marks of which all rows are of rank 2."""
    stray: frozenset[str]
    """Marks that are no quotation where they do not close: arrows."""
    rows: tuple[Convention, ...]
    """All rows, those included that are looked for only beside another."""
    runs: re.Pattern[str]
    """Matches a run of adjacent marks."""
    one: re.Pattern[str]
    """Matches the next mark of a run."""


@lru_cache(maxsize=64)
def make_table(conventions: tuple[Convention, ...]) -> Table:
    """Index `conventions`; earlier rows win, and a slip names its pair until another row is the document's own."""
    pairs: dict[tuple[str, str], Convention] = {}
    home: dict[str, Convention] = {}
    double = set()
    standing = [row for row in conventions if not row.beside]
    for row in standing:
        key = (row.opening, row.closing)
        if key not in pairs or (row.slip and not pairs[key].slip):
            pairs[key] = row
        for mark in key:
            home.setdefault(mark, row)
            if row.rank == 1:
                double.add(mark)
    longest_first = sorted(home, key=len, reverse=True)
    one = "|".join(re.escape(mark) for mark in longest_first) or r"(?!)"
    letters = "".join(re.escape(mark) for mark in home if len(mark) == 1)
    longer = [mark for mark in longest_first if not set(mark) <= home.keys()]
    # A class of characters alone is searched for ten times as fast as a choice of several things.
    runs = "|".join([re.escape(mark) for mark in longer] + ([f"[{letters}]"] if letters else [])) or r"(?!)"
    return Table(
        pairs,
        frozenset(row.opening for row in standing),
        frozenset(row.closing for row in standing),
        home,
        frozenset(home) - double,
        ARROWS,
        conventions,
        re.compile(f"(?:{runs})+" if longer else f"{runs}+" if letters else runs),
        re.compile(one),
    )


def choose_rows(text: str, conventions: tuple[Convention, ...]) -> tuple[Convention, ...]:
    """Return the rows of which `text` holds a mark at all: what is not there need not be looked for."""
    held = {mark for mark in _list_marks(conventions) if mark in text}
    return tuple(row for row in conventions if row.opening in held or row.closing in held)


@lru_cache(maxsize=64)
def _list_marks(conventions: tuple[Convention, ...]) -> frozenset[str]:
    return frozenset(mark for row in conventions for mark in (row.opening, row.closing))


def find_marks(
    text: str, span: Span, table: Table, tags: Sequence[tuple[int, int]] = (), first: int = 0
) -> list[Mark]:
    """Return the marks inside `span` of `text`, in order; nothing outside the span is looked at.

    Marks inside `tags` (spans in order, see `find_tags`; those before `first` end before the span)
    are left out, and so are those that can only be apostrophes.
    """
    marks: list[Mark] = []
    start, end = span.start, span.end
    skipping = islice(tags, first, None) if first < len(tags) and tags[first][0] < end else iter(())
    hole = next(skipping, None)
    for run in table.runs.finditer(text, start, end):
        at, stop = run.span()
        while hole and hole[1] <= at:
            hole = next(skipping, None)
        if stop - at > _LONGEST_RUN or (hole and hole[0] <= at):
            continue
        left = text[at - 1] if at > start else " "
        right = text[stop] if stop < end else " "
        if stop - at == 1 and left in _LATIN and right in _LATIN and text[at] in APOSTROPHES:
            continue  # `don’t`: what most of all marks are
        if left.isalnum() and (elided := _count_apostrophes(text, at, stop, left, right)):
            if elided == stop - at:
                continue
            at, left = at + elided, " "
        marks.extend(_read_run(text, at, stop, left, right, table))
    return marks


def find_tags(text: str) -> list[tuple[int, int]]:
    """Return the spans of left-over markup with attributes."""
    return [found.span() for found in _TAG.finditer(text)] if "=" in text else []


def _count_apostrophes(text: str, start: int, end: int, left: str, right: str) -> int:
    """Tell how many of a run of marks behind a letter belong to the word: `don’t`, `l’« école »`, `צה"ל`.

    Scripts without spaces have no apostrophe, and Hangul sets its particles right behind a mark.
    """
    alone = end - start == 1
    if text[start] in APOSTROPHES:
        if _is_unspaced(left) or _is_unspaced(right) or _is_hangul(left):
            return 0
        if alone:
            return int(right.isalnum())
        return int(text[start + 1] in _OPENING or (right.isalnum() and text[start + 1] not in APOSTROPHES))
    # A Hebrew abbreviation has its mark before the last letter.
    last = not (end + 1 < len(text) and _is_hebrew(text[end + 1]))
    return int(alone and _is_hebrew(left) and _is_hebrew(right) and last and text[start] in _GERSHAYIM)


def _read_run(text: str, start: int, end: int, left: str, right: str, table: Table) -> Iterator[Mark]:
    blank_left, blank_right = left.isspace(), right.isspace()
    arrow = text[start] in ARROWS
    if arrow:
        blank_left, blank_right = blank_left and left not in _GLUE, blank_right and right not in _GLUE
    opens = not blank_right and (blank_left or left in _BEFORE_OPENING or _is_unspaced(left))
    closes = not blank_left and (blank_right or right in _AFTER_CLOSING or _is_unspaced(right) or _is_hangul(right))
    if arrow:  # set apart by spaces on both sides, it may still have a comma behind it or a bracket before it
        opens = opens and right not in _ENDING and not (right == "." and not text.startswith("..", end))
        closes = closes and left not in _BEGINNING
    for at, mark in _split_run(text, start, end, opens, table):
        stop = at + len(mark)
        weak = False
        if mark in APOSTROPHES:
            first, last = at == start, stop == end
            if first and last and _elides(text, stop, left, right):
                continue
            if last and closes and _possesses(text, at, stop, right):
                weak = True
        elif stop == end and left.isdigit() and at == start and not opens:
            if _FEET.search(text[max(0, at - 8) : at]):
                continue
            weak = right.isspace() or right in "-)x×"
        yield Mark(at, stop, mark, opens, closes, weak)


def _is_unspaced(char: str) -> bool:
    """Whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Han, kana."""
    return char > "\u0dff" and (
        char < "\u10a0" or "\u1780" <= char < "\u1800" or "\u2e80" <= char < "\ua4d0" or char >= "\U00020000"
    )


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


def _is_hebrew(char: str) -> bool:
    return "\u05d0" <= char <= "\u05ea"


def _split_run(text: str, start: int, end: int, opens: bool, table: Table) -> list[tuple[int, str]]:
    """Cut a run into marks; `'''` is a doubled mark and a single one, the single one inside."""
    if end - start == 1:
        return [(start, text[start:end])]
    found = [(m.start(), m.group()) for m in table.one.finditer(text, start, end)]
    if not opens and end - start == 3 and len(found) == 2 and len(found[0][1]) == 2:
        swapped = [(start, text[start : start + 1]), (start + 1, text[start + 1 : end])]
        if all(mark in table.home for _, mark in swapped):
            return swapped
    return found


def _elides(text: str, stop: int, left: str, right: str) -> bool:
    """Whether an apostrophe before a word stands for letters left out: `’em`, `’90s`."""
    if left.isalnum():
        return False
    if right.isdigit():
        year = _NUMBER.match(text, stop) and not text[stop : stop + 3].isdigit()
        counted = _COUNTED if text[stop - 1] != "‘" else _COUNTED_OPEN  # a mark that opens is seldom an apostrophe
        return bool(year) and not counted.match(text, stop)
    word = _WORD.match(text, stop, stop + 12)
    if word is None or word.group().lower() not in ELISIONS:
        return False
    # `'cause` and `'round` also begin sentences within marks; a capital speaks for a quotation.
    return word.group().islower() or word.group().lower().startswith(("tw", "ti"))


def _possesses(text: str, at: int, stop: int, right: str) -> bool:
    """Whether an apostrophe after a word may be a possessive: a word comes next, no stop between."""
    if not right.isspace() or not text[max(0, at - 2) : at].lower().endswith(WEAK_ENDINGS):
        return False
    following = text[stop + 1 : stop + 2]
    return following.isalnum() or following in _OPENING_INSIDE
