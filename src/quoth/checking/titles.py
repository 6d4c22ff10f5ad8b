"""Which sources of a record a document means by a name: a case, a lecture, the heading of a section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from quoth.seams import Store
from quoth.text.calendar_words import MONTHS
from quoth.text.fold import fold_word

__all__ = ["Titles", "read_titles"]

_WORD = re.compile(r"[^\W\d_][\w]*(?:[’'-]\w+)*")
_SUFFIX = re.compile(r"['’]s?$")
_OCCASIONS = (
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
_KINDS = frozenset(word for kind in _OCCASIONS for word in kind)
_SMALL = frozenset("""
the a an of in on at to for from by with and or her his its their that this full text transcript read session general
oral part section chapter case court new annual first second third re ex parte matter his's same famous very
""".split()) | frozenset(month.rstrip(".") for month in MONTHS["en"])
"""Words by which no source is told from others."""
_PUBLIC = frozenset("""
united states state people commonwealth city county district department commission board government republic crown
""".split())
"""Words of parties that go to law so often that a case is called by the other one."""
_FIRMS = frozenset("inc co corp ltd llc llp plc ag sa lp na bros enterprises company corporation association".split())
_NAMES = 10_000
"""Names of which is remembered what they mean."""
_MOST = 3
"""Sources that one name may mean, at most, and still tell something."""


_kept: WeakKeyDictionary[Store, tuple[object, Titles]] = WeakKeyDictionary()
"""The titles of the stores that are in use, with the version that they were read at."""


def read_titles(store: Store) -> Titles:
    """Return the titles of a store's sources: read once, as long as the sources are the same."""
    version = store.version()
    known = _kept.get(store)
    if known is None or known[0] != version:
        known = _kept[store] = version, Titles(store)
    return known[1]


class Titles:
    """The titles of a record's sources, by the words that tell them apart."""

    def __init__(self, store: Store) -> None:
        self._naming: dict[str, frozenset[str]] = {}
        self._holding: dict[str, set[str]] = {}
        naming: dict[str, set[str]] = {}
        for source in store.sources():
            title = source.title or ""
            self._naming[source.key] = frozenset(_naming_words(title))
            for word in {*_fold(title), *((source.kind.lower(),) if source.kind else ())}:
                self._holding.setdefault(word, set()).add(source.key)
            for word in self._naming[source.key]:
                naming.setdefault(word, set()).add(source.key)
        self._known = {word: keys for word, keys in naming.items() if len(self._holding[word]) <= _MOST}
        self._found: dict[str, frozenset[str]] = {}

    def find(self, name: str) -> frozenset[str]:
        """Return the keys of the sources that a name may mean: those whose titles hold most of its telling words.

        Where the name tells of an occasion (`her Lisbon lecture`) all its names and the occasion must stand in the
        title. None where the name tells nothing, or too many sources are meant.
        """
        known = self._found.get(name)
        if known is None:
            keys = self._find(name)
            known = keys if len(keys) <= _MOST else frozenset()
            if len(self._found) >= _NAMES:
                self._found.clear()
            self._found[name] = known
        return known

    def _find(self, name: str) -> frozenset[str]:
        words = [word for word in _fold(name) if word not in _SMALL]
        occasions, telling = [word for word in words if word in _KINDS], {word for word in words if word not in _KINDS}
        if occasions and telling and name.split()[-1].lower() in _KINDS:
            names = set(_fold(" ".join(re.findall(r"\b[A-Z][\w’'-]+", name)))) - _SMALL - set(_owners(name))
            kinds = frozenset[str]().union(*(kind for kind in _OCCASIONS if occasions[-1] in kind))
            held = set[str]().union(*(self._holding.get(word, ()) for word in kinds))
            named = [self._holding.get(word, set()) for word in names]
            return frozenset(held.intersection(*named)) if named else frozenset()
        found = Counter(key for word in telling for key in self._known.get(word, ()))
        most = max(found.values(), default=0)
        return frozenset(key for key, times in found.items() if times == most)

    def names(self, key: str, text: str) -> bool:
        """Whether a text holds any word by which the source `key` is told from others."""
        telling = {word for word in self._naming[key] if word in self._known}
        return not telling.isdisjoint(_fold(text))


    def since(self, keys: frozenset[str], text: str) -> str:
        """Return what follows in a text on the last word that names one of the sources `keys`, else all of it."""
        telling = {word for key in keys for word in self._naming[key]}
        last = max((match.end() for match in _WORD.finditer(text) if _fold_one(match.group()) in telling), default=0)
        return text[last:]


def _owners(name: str) -> list[str]:
    """Return the words of a name that own what it names: `holm` in `Holm's Lisbon lecture`."""
    return [_fold_one(word) for word in name.split() if word.endswith(("'s", "’s"))]


def _fold(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        yield _fold_one(match.group())


def _fold_one(word: str) -> str:
    return fold_word(_SUFFIX.sub("", word))


def _naming_words(title: str) -> Iterator[str]:
    """Go over the words by which a source is named: of a case those of the party that it is called by."""
    parties = re.split(r"\s+vs?\.?\s+", title, maxsplit=1)
    if len(parties) == 2:
        parties[1] = re.split(r"\s[—–-]\s|[(:]", parties[1])[0]
        first = list(_fold(parties[0]))
        title = parties[1] if _PUBLIC.intersection(first) else parties[0]
    for word in _fold(title):
        if word not in _SMALL and word not in _KINDS and word not in _FIRMS and word not in _PUBLIC and len(word) > 2:
            yield word
