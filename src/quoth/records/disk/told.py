"""A store that knows what it was told: what else it is asked it notes, and answers for the time being as if there were
nothing.

A document can be checked against a record that is elsewhere: it is checked, what was asked is answered there, and it is
checked again, until nothing is asked that was not answered. What comes of it then is what the record itself gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quoth.errors import RecordError, UnknownNameError
from quoth.model import EVERYWHERE, Places, Scope, Source, SourceText, Span, Titled, Turn, Window, Words
from quoth.records.spoken import find_label, name_speakers

from .damage import REBUILD
from .digests import digest_text
from .lazy_words import lazy_words, open_words
from .questions import (
    Answer,
    CountSources,
    CountWords,
    Excerpt,
    FindBearers,
    FindTexts,
    FindTitled,
    ListSources,
    Nominate,
    Outlined,
    Question,
    ReadSource,
    ReadWindow,
    Said,
    TitleWords,
)

__all__ = ["Known", "ToldStore"]

_NO_WORDS = Words(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beforehand of a record that is elsewhere."""

    name: str
    """Its name."""
    sources: int
    """How many sources it holds."""
    size: int
    """How many words."""
    shards: int
    """In how many shards it is."""


class ToldStore:
    """A record that is elsewhere, as far as it was told of. For one thread."""

    def __init__(self, known: Known, answers: Mapping[Question[Any, Any], Any]) -> None:
        """Know what is `known` beforehand, and what was asked before with its `answers`."""
        self.name = known.name
        """The record's name, for reports."""
        self._known = known
        self.open: dict[Question[Any, Any], None] = {}
        """What was asked and is not answered, in the order in which it was."""
        self._answers = answers
        self._counts: dict[int, int] = {}
        self._excerpts: dict[str, list[tuple[int, Excerpt]]] = {}
        self._words: dict[str, Words] = {}
        for question, answer in answers.items():
            if isinstance(question, CountWords):
                keys, counts = np.frombuffer(question.words, np.uint64), np.frombuffer(answer, np.int64)
                self._counts.update(zip(keys.tolist(), counts.tolist(), strict=True))
            elif isinstance(question, ReadWindow) and answer is not None:
                self._excerpts.setdefault(question.source, []).append((question.first, answer))

    def __len__(self) -> int:
        return self._known.sources

    def sources(self, scope: Scope = EVERYWHERE) -> Iterator[Source]:
        """Go over the sources in `scope`, shard by shard."""
        listed = self._ask(ListSources(scope), ())
        return iter(listed)

    def count(self, scope: Scope) -> int:
        """Return how many sources are in `scope`."""
        if scope == EVERYWHERE:
            return len(self)
        if scope.only is not None:
            told = [self._answers.get(ReadSource(key)) for key in scope.only]
            held = [each.source for each in told if each is not None]
            if len(held) == len(told):
                return sum(scope.holds(each.source, name_speakers(each)) for each in held)
        return self._ask(CountSources(scope), 0)

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        if key in self._excerpts:
            return self._excerpts[key][0][1].source
        held = self._read(key)
        if held is None and ReadSource(key) not in self.open:
            raise UnknownNameError(self.name, f"the record holds no source {key!r}", "list its sources to see the keys")
        return held.source if held is not None else Source(key)

    def add(self, sources: Sequence[SourceText]) -> None:  # noqa: ARG002
        """Raise RecordError: it is elsewhere."""
        raise RecordError(self.name, "this record is elsewhere, and takes in no more sources", "add them there")

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        held = self._read(key)
        if held is None:
            size = self._excerpts[key][0][1].size if key in self._excerpts else 0
            return " " * (size if span is None else max(0, min(span.end, size) - span.start))
        return held.text if span is None else span.cut(held.text)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        held = self._read(key)
        return () if held is None else held.turns

    def places(self, key: str) -> Places:
        """Return what is nobody's words in the source, and its pages, lines and times."""
        held = self._read(key)
        return Places() if held is None else Places(held.silent, held.landmarks)

    def words(self, key: str) -> Words:
        """Return the source's words as columns, of which only what is asked for is read."""
        if key not in self._words:
            self._words[key] = self._open_words(key)
        return self._words[key]

    def speakers(self, key: str) -> Collection[str]:
        """Return whoever speaks in the source, each name as it is written there."""
        held = self._read(key)
        return frozenset() if held is None else frozenset(name_speakers(held))

    def bearers(self, name: str) -> Collection[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""
        return self._ask(FindBearers(name), frozenset())

    def find_text(self, text: str) -> Sequence[str]:
        """Return the keys of the sources that are this text, to the letter."""
        return self._ask(FindTexts(digest_text(text)), ())

    def titled(self, words: Collection[str]) -> Mapping[str, Titled]:
        """Return for each word what titles have it; words are folded."""
        return self._ask(TitleWords(tuple(sorted(words))), {}) if words else {}

    def find_titled(self, every: Collection[str], some: Collection[str]) -> Collection[str]:
        """Return the keys of the sources whose titles have every one and some of the words; of many only a few."""
        none: Collection[str] = ()
        return self._ask(FindTitled(tuple(sorted(every)), tuple(sorted(some))), none)

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`; 0 for those that were not told of."""
        counts = self._counts
        missing = np.array(sorted({key for key in keys.tolist() if key not in counts}), np.uint64)
        if len(missing):
            self.open[CountWords(missing.tobytes())] = None
        return np.array([counts.get(key, 0) for key in keys.tolist()], np.int64)

    def size(self) -> int:
        """Return how many words the record holds."""
        return self._known.size

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope | Sequence[Scope] = EVERYWHERE
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        scopes = (scope,) * len(runs) if isinstance(scope, Scope) else scope
        self.frequencies(np.concatenate([np.empty(0, np.uint64), *runs]))
        return [
            list(self._nominate(run, limit, scope)) if all(key in self._counts for key in run.tolist()) else []
            for run, scope in zip(runs, scopes, strict=True)
        ]

    def _nominate(self, run: NDArray[np.uint64], limit: int, scope: Scope) -> Sequence[Window]:
        often = self.frequencies(run).tobytes()
        asked = Nominate(run.tobytes(), often, limit, scope, self._known.size, self._known.shards)
        none: Sequence[Window] = ()
        return self._ask(asked, none)

    def _open_words(self, key: str) -> Words:
        """Return the words of a source: of windows as they were told, others off its text, once that was told."""
        told, held = self._excerpts.get(key, ()), self._answers.get(ReadSource(key))
        whole = self._read_words(held) if held is not None else None
        if not told:
            if whole is None:
                self._read(key)
            return _NO_WORDS if whole is None else whole

        def read(first: int, last: int) -> Words:
            for begin, excerpt in told:
                if begin <= first and last <= begin + len(excerpt.words):
                    return excerpt.words[first - begin : last - begin]
            if whole is not None:
                return whole[first:last]
            self._read(key)
            blank = np.zeros(max(0, last - first), np.int64)
            return Words(blank.astype(np.uint64), blank, blank)

        return lazy_words(told[0][1].length, read)

    def _read_words(self, held: Outlined) -> Words:
        """Return the words of a source that was told."""
        text, turns, silent = held.source.text, held.source.turns, held.source.silent

        def fault() -> RecordError:
            return RecordError(self.name, "its index is damaged", REBUILD)

        label = find_label(text, turns)
        return open_words(held.outline, len(text), turns, label, silent, lambda start, end: text[start:end], fault)

    def _ask(self, question: Question[Said, Answer], meanwhile: Answer) -> Answer:
        if question in self._answers:
            answer: Answer = self._answers[question]
            return answer
        self.open[question] = None
        return meanwhile

    def _read(self, key: str) -> SourceText | None:
        held = self._ask(ReadSource(key), None)
        return None if held is None else held.source
