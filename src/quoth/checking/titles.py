"""Which sources of a record a document means by a name: a case, a lecture, the heading of a section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from quoth.model import FEW_TITLED
from quoth.records.titles import KINDS, OCCASIONS, SMALL, find_last, fold_one, fold_title, list_naming
from quoth.seams import Store

__all__ = ["Titles"]


class Titles:
    """What a document means by names, of the sources of a record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, frozenset[str]] = {}

    def find(self, name: str) -> frozenset[str]:
        """Return the keys of the sources that a name may mean: those whose titles hold most of its telling words.

        Where the name tells of an occasion (`her Lisbon lecture`) all its names and the occasion must stand in the
        title. None where the name tells nothing, or too many sources are meant.
        """
        if name not in self._found:
            keys = self._find(name)
            self._found[name] = keys if len(keys) <= FEW_TITLED else frozenset()
        return self._found[name]

    def _find(self, name: str) -> frozenset[str]:
        words = [word for word in fold_title(name) if word not in SMALL]
        occasions, telling = [word for word in words if word in KINDS], {word for word in words if word not in KINDS}
        if occasions and telling and name.split()[-1].lower() in KINDS:
            names = set(fold_title(" ".join(re.findall(r"\b[A-Z][\w’'-]+", name)))) - SMALL - set(_owners(name))
            kinds = frozenset[str]().union(*(kind for kind in OCCASIONS if occasions[-1] in kind))
            return frozenset(self._store.find_titled(names, kinds)) if names else frozenset()
        found = Counter(key for titled in self._store.titled(telling).values() for key in titled.keys)
        most = max(found.values(), default=0)
        return frozenset(key for key, times in found.items() if times == most)

    def names(self, key: str, text: str) -> bool:
        """Whether a text holds any word by which the source `key` is told from others."""
        there = frozenset(fold_title(text)).intersection(list_naming(self._store.source(key).title or ""))
        return any(titled.holders <= FEW_TITLED for titled in self._store.titled(there).values())

    def since(self, keys: Collection[str], text: str) -> str:
        """Return what follows in a text on the last word that names one of the sources `keys`, else all of it."""
        telling = {word for key in keys for word in list_naming(self._store.source(key).title or "")}
        return text[find_last(text, telling) :]


def _owners(name: str) -> list[str]:
    """Return the words of a name that own what it names: `holm` in `Holm's Lisbon lecture`."""
    return [fold_one(word) for word in name.split() if word.endswith(("'s", "’s"))]
