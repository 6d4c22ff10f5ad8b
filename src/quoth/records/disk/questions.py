"""What is asked of a record in shards: each question goes to all shards, and their answers are made one.

A shard answers without knowing the others, so it may lie on another machine; and whoever asks gets the same answer
wherever they lie. Nothing that a shard has to know of the whole record is left to it: the question tells.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from quoth.model.record import Scope, Source, SourceText, Titled, Window, Words

if TYPE_CHECKING:
    from .lazy_words import Outline
    from .store import DiskStore

__all__ = [
    "Answer", "CountSources", "CountWords", "Excerpt", "FindBearers", "FindTexts", "FindTitled",
    "ListSources", "Nominate", "Outlined", "Question",    "ReadSource", "ReadWindow", "Said", "TitleWords", "follow_up",
]  # fmt: skip

_LIKELY = 2
"""Windows of a look-up, the nearest, that are mostly laid beside the words and looked at round about."""

Answer = TypeVar("Answer")
Said = TypeVar("Said")


@dataclass(frozen=True)
class Question(ABC, Generic[Said, Answer]):
    """Something asked of all shards. Equal questions have one answer."""

    @abstractmethod
    def ask(self, shard: DiskStore) -> Said:
        """Return what one shard says; raises RecordError where it is damaged."""

    @abstractmethod
    def merge(self, said: Sequence[Said]) -> Answer:
        """Return the answer, of what all shards said, in their order."""


@dataclass(frozen=True)
class CountWords(Question[bytes, bytes]):
    """How often words occur. Numbers of 64 bits, in the order of the words."""

    words: bytes
    """Their keys, numbers of 64 bits."""

    def ask(self, shard: DiskStore) -> bytes:
        """Return how often they occur in a shard."""
        import numpy as np  # noqa: PLC0415  (arrays take longer to import than a record to open)

        return shard.frequencies(np.frombuffer(self.words, np.uint64)).tobytes()

    def merge(self, said: Sequence[bytes]) -> bytes:
        """Return the sums."""
        import numpy as np  # noqa: PLC0415

        return np.sum([np.frombuffer(each, np.int64) for each in said], axis=0, dtype=np.int64).tobytes()


@dataclass(frozen=True)
class Nominate(Question[Sequence[Window], Sequence[Window]]):
    """Which windows hold most of a run of words, nearest first."""

    words: bytes
    """The words' keys as quoted, numbers of 64 bits."""
    frequencies: bytes
    """How often each occurs in the whole record, numbers of 64 bits."""
    limit: int
    """How many windows are wanted."""
    scope: Scope
    """The sources to look in."""
    size: int
    """How many words the whole record holds."""
    parts: int
    """How many shards it has."""

    def ask(self, shard: DiskStore) -> Sequence[Window]:
        """Return the windows of a shard."""
        import numpy as np  # noqa: PLC0415

        from .lookup import Whole  # noqa: PLC0415

        whole = Whole(np.frombuffer(self.frequencies, np.int64), self.size, self.parts)
        return shard.nominate_part(np.frombuffer(self.words, np.uint64), self.limit, self.scope, whole)

    def merge(self, said: Sequence[Sequence[Window]]) -> Sequence[Window]:
        """Return the nearest of all."""
        from .lookup import choose_nearest  # noqa: PLC0415

        return choose_nearest(list(chain.from_iterable(said)), len(self.words) // 8, self.limit)


@dataclass(frozen=True)
class CountSources(Question[int, int]):
    """How many sources are in a scope."""

    scope: Scope
    """Which are meant."""

    def ask(self, shard: DiskStore) -> int:
        """Return how many of a shard are."""
        return shard.count(self.scope)

    def merge(self, said: Sequence[int]) -> int:
        """Return the sum."""
        return sum(said)


@dataclass(frozen=True)
class ListSources(Question[tuple[Source, ...], tuple[Source, ...]]):
    """Which sources are in a scope, shard by shard."""

    scope: Scope
    """Which are meant."""

    def ask(self, shard: DiskStore) -> tuple[Source, ...]:
        """Return those of a shard, in the order in which they were added."""
        return tuple(shard.sources(self.scope))

    def merge(self, said: Sequence[tuple[Source, ...]]) -> tuple[Source, ...]:
        """Return all."""
        return tuple(chain.from_iterable(said))


@dataclass(frozen=True)
class FindBearers(Question[frozenset[str], frozenset[str]]):
    """Which speakers share a part of a name."""

    name: str
    """The name."""

    def ask(self, shard: DiskStore) -> frozenset[str]:
        """Return the names of those of a shard, as they are written."""
        return shard.bearers(self.name)

    def merge(self, said: Sequence[frozenset[str]]) -> frozenset[str]:
        """Return all, once."""
        return frozenset().union(*said)


@dataclass(frozen=True)
class FindTexts(Question[tuple[str, ...], tuple[str, ...]]):
    """Which sources are a text, to the letter."""

    digest: bytes
    """What `digest_text` gives for it."""

    def ask(self, shard: DiskStore) -> tuple[str, ...]:
        """Return the keys of those of a shard."""
        return tuple(shard.find_digest(self.digest))

    def merge(self, said: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """Return all."""
        return tuple(chain.from_iterable(said))


@dataclass(frozen=True)
class TitleWords(Question[Mapping[str, Titled], Mapping[str, Titled]]):
    """What titles have some words."""

    words: tuple[str, ...]
    """The words, folded."""

    def ask(self, shard: DiskStore) -> Mapping[str, Titled]:
        """Return what the titles of a shard have of them."""
        return shard.titled(self.words)

    def merge(self, said: Sequence[Mapping[str, Titled]]) -> Mapping[str, Titled]:
        """Return what all of them have."""
        from quoth.records.titles import merge_titled  # noqa: PLC0415  (seldom needed)

        return merge_titled(said)


@dataclass(frozen=True)
class FindTitled(Question[Collection[str], Collection[str]]):
    """Which sources have words in their titles; of many only a few."""

    every: tuple[str, ...]
    """Words, folded, all of which must stand there."""
    some: tuple[str, ...]
    """Words of which one must."""

    def ask(self, shard: DiskStore) -> Collection[str]:
        """Return the keys of those of a shard."""
        return shard.find_titled(self.every, self.some)

    def merge(self, said: Sequence[Collection[str]]) -> Collection[str]:
        """Return all that the shards gave."""
        return tuple(chain.from_iterable(said))


@dataclass(frozen=True, slots=True, eq=False)
class Outlined:
    """A source with its text, and where its words stand in it."""

    source: SourceText
    """The source."""
    outline: Outline
    """Where its words stand, so that those of a stretch can be read without all before them."""


@dataclass(frozen=True)
class ReadSource(Question[Outlined | None, Outlined | None]):
    """A source with its text."""

    source: str
    """The source's key."""

    def ask(self, shard: DiskStore) -> Outlined | None:
        """Return it where the shard holds it."""
        key = self.source
        if not shard.holds(key):
            return None
        places = shard.places(key)
        turns = tuple(shard.turns(key))
        source = SourceText(shard.source(key), shard.text(key), turns, places.silent, places.landmarks)
        return Outlined(source, shard.outline(key))

    def merge(self, said: Sequence[Outlined | None]) -> Outlined | None:
        """Return what the shard said that holds it."""
        return _find_only(said)


@dataclass(frozen=True, slots=True, eq=False)
class Excerpt:
    """Words of a source, and what is known of it without its text."""

    source: Source
    """The source."""
    size: int
    """How many code points its text has."""
    length: int
    """How many words it has."""
    words: Words
    """Some of them."""


@dataclass(frozen=True)
class ReadWindow(Question[Excerpt | None, Excerpt | None]):
    """The words of a window."""

    source: str
    """The source's key."""
    first: int
    """First word, counted from 0 over the source."""
    last: int
    """One past the last word."""

    def ask(self, shard: DiskStore) -> Excerpt | None:
        """Return them where the shard holds the source."""
        if not shard.holds(self.source):
            return None
        words = shard.words(self.source)
        return Excerpt(shard.source(self.source), shard.measure(self.source), len(words), words[self.first : self.last])

    def merge(self, said: Sequence[Excerpt | None]) -> Excerpt | None:
        """Return what the shard said that holds it."""
        return _find_only(said)


def follow_up(question: Question[Said, Answer], answer: Answer) -> list[ReadSource | ReadWindow]:
    """Return what will be asked next by whoever has this answer: the words of windows, and the likeliest sources."""
    if not isinstance(question, Nominate):
        return []
    windows: Sequence[Window] = answer  # type: ignore[assignment]
    likely = dict.fromkeys(window.source for window in windows[:_LIKELY])
    return [*map(ReadSource, likely), *(ReadWindow(each.source, each.first, each.last) for each in windows)]


def _find_only(said: Sequence[Said | None]) -> Said | None:
    return next((each for each in said if each is not None), None)
