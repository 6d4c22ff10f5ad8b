"""Words as somebody remembers them, to the passages of a record that hold the most of them."""

from __future__ import annotations

from dataclasses import replace

from quoth.checking.passages import show_passage
from quoth.model import Passage, Scope
from quoth.seams import Store
from quoth.search import recall
from quoth.text.names import same_person
from quoth.text.quoted import read_words

__all__ = ["find_remembered"]

_LEAST = 12
"""Places that are looked at however few are wanted, since the nearest is not always the first."""


def find_remembered(store: Store, words: str, limit: int, scope: Scope, speaker: str | None = None) -> list[Passage]:
    """Return up to `limit` passages in `scope`, nearest first; only what `speaker` says, named in any form."""
    if speaker is None:
        return _find(store, words, limit, scope)
    found: list[Passage] = []
    for name in sorted(store.bearers(speaker)):
        if same_person(speaker, name):
            passages = _find(store, words, limit, replace(scope, speaker=name))
            found += [passage for passage in passages if passage.speaker == name]
    return sorted(found, key=lambda passage: -passage.score)[:limit]


def _find(store: Store, words: str, limit: int, scope: Scope) -> list[Passage]:
    found = recall(store, read_words(words), max(limit, _LEAST), scope)
    return [show_passage(store, one.source, one.span, one.score) for one in found[:limit]]
