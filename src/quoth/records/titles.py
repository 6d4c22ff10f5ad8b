"""Titles of sources by their words: a source is known by the words of its title that few others have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from quoth.model import FEW_TITLED, Source, Titled
from quoth.text.calendar_words import MONTHS
from quoth.text.fold import fold_word

__all__ = [
    "KINDS", "OCCASIONS", "SMALL", "TitleIndex", "find_last", "fold_one", "fold_title", "list_naming", "merge_titled",
]  # fmt: skip

_WORD = re.compile(r"[^\W\d_][\w]*(?:[’'-]\w+)*")
_SUFFIX = re.compile(r"['’]s?$")
OCCASIONS = (
    frozenset("speech address remarks statement talk".split()),
    frozenset("debate debates".split()),
    frozenset("argument arguments hearing".split()),
    frozenset("lecture lectures".split()),
    frozenset("interview conversation".split()),
    frozenset("letter letters".split()),
    frozenset("testimony hearing".split()),
    frozenset("conference briefing".split()),
    frozenset("sermon homily".split()),
    frozenset("memo memorandum".split()),
    frozenset("rally".split()),
    frozenset("convention".split()),
    frozenset("forum".split()),
    frozenset("summit".split()),
    frozenset("tweet post".split()),
    frozenset("memoir autobiography".split()),
    frozenset("broadcast".split()),
)
"""Words for occasions; those of one line may stand for one another."""
KINDS = frozenset(word for kind in OCCASIONS for word in kind)
"""All of them."""
SMALL = frozenset("""
the a an of in on at to for from by with and or her his its their that this full text transcript read session general
oral part section chapter case court new annual first second third re ex parte matter his's same famous very
""".split()) | frozenset(month.rstrip(".") for month in MONTHS["en"])
"""Words by which no source is told from others."""
_PUBLIC = frozenset("""
united states state people commonwealth city county district department commission board government republic crown
""".split())
"""Words of parties that go to law so often that a case is called by the other one."""
_FIRMS = frozenset("inc co corp ltd llc llp plc ag sa lp na bros enterprises company corporation association".split())


class TitleIndex:
    """The titles of some sources, by their words."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._holding: dict[str, set[str]] = {}
        self._naming: dict[str, set[str]] = {}
        for source in sources:
            title = source.title or ""
            for word in {*fold_title(title), *((source.kind.lower(),) if source.kind else ())}:
                self._holding.setdefault(word, set()).add(source.key)
            for word in list_naming(title):
                self._naming.setdefault(word, set()).add(source.key)

    def look_up(self, words: Collection[str]) -> dict[str, Titled]:
        """Return what titles have each of the words; it is folded."""
        return {word: self._look_up(word) for word in words}

    def _look_up(self, word: str) -> Titled:
        holders = len(self._holding.get(word, ()))
        few = holders <= FEW_TITLED
        return Titled(min(holders, FEW_TITLED + 1), tuple(sorted(self._naming.get(word, ()))) if few else ())

    def meet(self, every: Collection[str], some: Collection[str]) -> tuple[str, ...]:
        """Return the keys of the sources whose titles have every one and some of the words; of many the first few."""
        held = set[str]().union(*(self._holding.get(word, ()) for word in some))
        named = [self._holding.get(word, set()) for word in every]
        return tuple(sorted(held.intersection(*named))[: FEW_TITLED + 1])


def merge_titled(said: Sequence[Mapping[str, Titled]]) -> dict[str, Titled]:
    """Return what the titles of several records have of some words, of what each of them has."""
    merged: dict[str, Titled] = {}
    for word in said[0]:
        each = [titled[word] for titled in said]
        holders = sum(titled.holders for titled in each)
        keys = tuple(key for titled in each for key in titled.keys)
        merged[word] = Titled(min(holders, FEW_TITLED + 1), keys if holders <= FEW_TITLED else ())
    return merged


def fold_title(text: str) -> Iterator[str]:
    """Go over the words of a title, or of a text that may name one, folded and without `'s`."""
    for match in _WORD.finditer(text):
        yield fold_one(match.group())


def fold_one(word: str) -> str:
    """Return one word so folded."""
    return fold_word(_SUFFIX.sub("", word))


def find_last(text: str, words: Collection[str]) -> int:
    """Return where the last of some folded words ends in a text; 0 where none stands there."""
    return max((match.end() for match in _WORD.finditer(text) if fold_one(match.group()) in words), default=0)


def list_naming(title: str) -> Iterator[str]:
    """Go over the words by which a source is named: of a case those of the party that it is called by."""
    parties = re.split(r"\s+vs?\.?\s+", title, maxsplit=1)
    if len(parties) == 2:
        parties[1] = re.split(r"\s[—–-]\s|[(:]", parties[1])[0]
        first = list(fold_title(parties[0]))
        title = parties[1] if _PUBLIC.intersection(first) else parties[0]
    for word in fold_title(title):
        if word not in SMALL and word not in KINDS and word not in _FIRMS and word not in _PUBLIC and len(word) > 2:
            yield word
