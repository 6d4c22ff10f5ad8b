"""Where else the quoted words stand: as fully in other places, otherwise in other records of the occasion.

Two transcripts of one speech differ in many places. A quotation is held against the nearest of them; a
reader should know that the others have it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from quoth.model import Document, Passage, Quotation, Scope, Version
from quoth.seams import Store
from quoth.search import Match, find_matches
from quoth.search.weights import measure_words
from quoth.text.names import same_person
from quoth.text.quoted import QuotedWords
from quoth.verdicts import name_departures
from quoth.verdicts.rules import is_unmarked

from .examination import compare
from .passages import make_passage, speaker_at
from .settling import Place

__all__ = ["find_others", "find_versions"]

_LEAST = 0.7
"""Share of the words' weight from which on it is the same saying, put otherwise."""
_LIKELY = 0.5
"""Share of it that must stand anywhere in a source for it to be looked at: less than `_LEAST`, as words are bent."""
_WORDS = 5
"""Fewer words than this say too little for a difference to be one of two transcripts."""
_MOST = 8
"""Other records of an occasion that are looked at."""


_FULLY, _BEHIND = 0.95, 0.02
"""Share of the words' weight that another place holds as fully, and how far it may be behind."""

Held = tuple[Quotation, QuotedWords, Match]
"""A quotation, its words, and where they stand."""


def find_versions(
    document: Document, held: Sequence[Held], store: Store, scope: Scope
) -> list[tuple[Version, ...]]:
    """Return for each quotation how the other records of its occasion have its words, where they have them otherwise.

    A source in `scope` is a record of the same occasion if its day meets and the same person speaks there, as far
    as both are known.
    """
    asked = [(at, key) for at, (_, _, match) in enumerate(held) for key in _find_others(store, match, scope)]
    asked = list(_keep_likely(store, held, asked))
    found: list[list[Version]] = [[] for _ in held]
    sought = [held[at][1] for at, _ in asked]
    scopes = [Scope(only=frozenset((key,))) for _, key in asked]
    for (at, _), matches in zip(asked, find_matches(store, sought, 1, scopes), strict=True):
        version = _read_version(document, held[at], store, matches[0]) if matches else None
        if version is not None:
            found[at].append(version)
    return [tuple(versions) for versions in found]


def _keep_likely(
    store: Store, held: Sequence[Held], asked: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Leave out the sources that lack so many of the words that they cannot have them: to look costs a hundredth."""
    wanted = sorted({at for at, _ in asked})
    measured = dict(zip(wanted, measure_words(store, [held[at][1] for at in wanted]), strict=True))
    words: dict[str, frozenset[int]] = {}
    for at, key in asked:
        if key not in words:
            words[key] = frozenset(np.asarray(store.words(key).keys).tolist())
        quoted, _, weights = measured[at]
        there = [word in words[key] for word in quoted.words.keys.tolist()]
        if float(weights[there].sum()) >= _LIKELY * float(weights.sum()):
            yield at, key


def _find_others(store: Store, match: Match, scope: Scope) -> list[str]:
    """Return the keys of the other records of the occasion of a match."""
    source = store.source(match.main.source)
    if source.date is None or match.plain < _WORDS:
        return []
    speaker = _speaker_of(store, match)
    near = store.sources(replace(scope, days=source.date, without=scope.without | {source.key}))
    return [other.key for other in near if _may_be_same(speaker, other.speaker)][:_MOST]


def _read_version(document: Document, held: Held, store: Store, other: Match) -> Version | None:
    """Return how another record has the words, where it has them, and otherwise."""
    quotation, quoted, match = held
    if len(other.parts) > 1 or other.score < _LEAST:
        return None
    if not _may_be_same(_speaker_of(store, match), _speaker_of(store, other)):
        return None
    comparison = compare(document, quotation, quoted, store, other)
    departures = [d for d in (*name_departures(comparison.changes), *comparison.seen) if is_unmarked(d)]
    if not departures:
        return None
    departures.sort(key=lambda departure: (departure.quoted_span, departure.recorded_span))
    return Version(comparison.alignment.passages[0], tuple(departures))


def find_others(
    store: Store, place: Place, places: Sequence[Place], rest: tuple[Passage, ...]
) -> tuple[Passage, ...]:
    """Return the other places where the words stand as fully as at `place`, but for those in `rest`."""
    taken = {(place.match.main.source, place.match.main.recorded)}
    others = []
    for other in places:
        match = other.match
        where = (match.main.source, match.main.recorded)
        near = match.score >= max(_FULLY, place.match.score - _BEHIND)
        if where in taken or len(match.parts) > 1 or not near or other.loose > place.loose:
            continue
        taken.add(where)
        others.append(make_passage(store, match.main, match.score))
    return tuple(other for other in others if other not in rest)


def _speaker_of(store: Store, match: Match) -> str | None:
    part = match.main
    return speaker_at(store, part.source, int(store.words(part.source).starts[part.recorded[0]]))


def _may_be_same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or same_person(one, other) is not False
