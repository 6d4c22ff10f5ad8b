"""Other records of one occasion, where they have the quoted words differently.

Two transcripts of one speech differ in many places. A quotation is held against the nearest of them; a
reader should know that the others have it otherwise.
"""

from __future__ import annotations

from dataclasses import replace

from quoth.model import Document, Quotation, Scope, Version
from quoth.seams import Store
from quoth.search import Match, find_matches
from quoth.text.names import same_person
from quoth.text.quoted import QuotedWords
from quoth.verdicts import name_departures
from quoth.verdicts.rules import is_unmarked

from .examination import compare
from .passages import speaker_at

__all__ = ["find_versions"]

_LEAST = 0.7
"""Share of the words' weight from which on it is the same saying, put otherwise."""
_WORDS = 5
"""Fewer words than this say too little for a difference to be one of two transcripts."""
_MOST = 8
"""Other records of an occasion that are looked at."""


def find_versions(
    document: Document, quotation: Quotation, quoted: QuotedWords, store: Store, match: Match, scope: Scope
) -> tuple[Version, ...]:
    """Return how each other record of the occasion has the words that stand at `match`, where it has them otherwise.

    A source in `scope` is a record of the same occasion if its day meets and the same person speaks there, as far
    as both are known.
    """
    source = store.source(match.main.source)
    if source.date is None or match.plain < _WORDS:
        return ()
    speaker = _speaker_of(store, match)
    near = [
        other.key
        for other in store.sources(replace(scope, days=source.date, without=scope.without | {source.key}))
        if _may_be_same(speaker, other.speaker)
    ]
    found = []
    for key in near[:_MOST]:
        other = next(iter(find_matches(store, [quoted], 1, Scope(only=frozenset((key,))))[0]), None)
        if other is None or len(other.parts) > 1 or other.score < _LEAST:
            continue
        if not _may_be_same(speaker, _speaker_of(store, other)):
            continue
        comparison = compare(document, quotation, quoted, store, other)
        departures = [d for d in (*name_departures(comparison.changes), *comparison.seen) if is_unmarked(d)]
        if departures:
            departures.sort(key=lambda departure: (departure.quoted_span, departure.recorded_span))
            found.append(Version(comparison.alignment.passages[0], tuple(departures)))
    return tuple(found)


def _speaker_of(store: Store, match: Match) -> str | None:
    part = match.main
    return speaker_at(store, part.source, int(store.words(part.source).starts[part.recorded[0]]))


def _may_be_same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or same_person(one, other) is not False
