"""A record in shards: records on disk that are one to whoever asks, each made by another machine.

Each shard is searched as a part of the record, by how common words are in all of it, and the nearest of what all give
are kept; so it makes no difference where the shards lie, and hardly any how many they are.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.errors import RecordError, UnknownNameError
from quoth.model.record import EVERYWHERE, Places, Scope, Source, SourceText, Titled, Turn, Window, Words
from quoth.model.span import Span

from .digests import digest_text
from .places import SHARDS
from .questions import (
    Answer,
    CountSources,
    CountWords,
    FindBearers,
    FindTexts,
    FindTitled,
    Nominate,
    Question,
    Said,
    TitleWords,
)  # fmt: skip
from .store import DiskStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ShardedStore", "write_shards"]

_FORM = 1
"""Of the file that names the shards."""
_KNOWN = 20_000
"""Sources of which is remembered in which shard they are."""


def write_shards(folder: Path, names: Sequence[str]) -> None:
    """Make of records on disk, given as paths from `folder`, one record: from then on it can be opened."""
    told = json.dumps({"form": _FORM, "shards": list(names)}, indent=1)
    new = folder / f"{SHARDS}.{secrets.token_hex(4)}"
    new.write_text(told + "\n", encoding="utf-8")
    os.replace(new, folder / SHARDS)  # noqa: PTH105  (it is there whole, or not at all)


class ShardedStore:
    """Several records on disk as one store. A key is held by one of them. Sources come shard by shard."""

    def __init__(self, folder: Path) -> None:
        """Open it; raises RecordError where what names the shards, or one of them, cannot be read."""
        self.folder = folder
        """Where it stands."""
        self.name = folder.name
        self.shards = tuple(DiskStore(folder / name) for name in _read_names(folder))
        """The records that it is."""
        self._homes: dict[str, DiskStore] = {}

    def __reduce__(self) -> tuple[type[ShardedStore], tuple[Path]]:
        return type(self), (self.folder,)

    @cached_property
    def _length(self) -> int:
        return sum(map(len, self.shards))

    @cached_property
    def _size(self) -> int:
        return sum(shard.size() for shard in self.shards)

    def __len__(self) -> int:
        return self._length

    def sources(self, scope: Scope = EVERYWHERE) -> Iterator[Source]:
        """Go over the sources in `scope`, shard by shard."""
        return chain.from_iterable(shard.sources(scope) for shard in self.shards)

    def count(self, scope: Scope) -> int:
        """Return how many sources are in `scope`."""
        return self._ask(CountSources(scope))

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        return self._home(key).source(key)

    def add(self, sources: Sequence[SourceText]) -> None:  # noqa: ARG002
        """Raise RecordError: what is in shards is made as a whole."""
        raise RecordError(str(self.folder), "a record in shards takes in no more sources", "build it anew with them")

    def close(self) -> None:
        """Let go of the catalogues."""
        for shard in self.shards:
            shard.close()

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        return self._home(key).text(key, span)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        return self._home(key).turns(key)

    def places(self, key: str) -> Places:
        """Return what is nobody's words in the source, and its pages, lines and times."""
        return self._home(key).places(key)

    def words(self, key: str) -> Words:
        """Return the source's words as columns, of which only what is asked for is read."""
        return self._home(key).words(key)

    def speakers(self, key: str) -> frozenset[str]:
        """Return whoever speaks in the source, each name as it is written there."""
        return self._home(key).speakers(key)

    def bearers(self, name: str) -> frozenset[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""
        return self._ask(FindBearers(name))

    def find_text(self, text: str) -> list[str]:
        """Return the keys of the sources that are this text, to the letter."""
        found = self._ask(FindTexts(digest_text(text)))
        return list(found)

    def titled(self, words: Collection[str]) -> Mapping[str, Titled]:
        """Return for each word what titles have it; words are folded."""
        return self._ask(TitleWords(tuple(sorted(words))))

    def find_titled(self, every: Collection[str], some: Collection[str]) -> Collection[str]:
        """Return the keys of the sources whose titles have every one and some of the words; of many only a few."""
        return self._ask(FindTitled(tuple(sorted(every)), tuple(sorted(some))))

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""
        import numpy as np  # noqa: PLC0415  (arrays take longer to import than a record to open)

        return np.frombuffer(self._ask(CountWords(keys.tobytes())), np.int64)

    def size(self) -> int:
        """Return how many words the record holds."""
        return self._size

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope | Sequence[Scope] = EVERYWHERE
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        scopes = (scope,) * len(runs) if isinstance(scope, Scope) else scope
        told = self._size, len(self.shards)
        found = (
            self._ask(Nominate(run.tobytes(), self.frequencies(run).tobytes(), limit, scope, *told))
            for run, scope in zip(runs, scopes, strict=True)
        )
        return [list(windows) for windows in found]

    def _ask(self, question: Question[Said, Answer]) -> Answer:
        return question.merge([question.ask(shard) for shard in self.shards])

    def _home(self, key: str) -> DiskStore:
        """Return the shard that holds a source."""
        if key not in self._homes:
            home = next((shard for shard in self.shards if shard.holds(key)), None)
            if home is None:
                what = f"the record holds no source {key!r}"
                raise UnknownNameError(self.name, what, "list its sources to see the keys")
            if len(self._homes) >= _KNOWN:
                self._homes.clear()
            self._homes[key] = home
        return self._homes[key]


def _read_names(folder: Path) -> list[str]:
    where = folder / SHARDS
    try:
        told = json.loads(where.read_text(encoding="utf-8"))
        names = told["shards"] if told["form"] == _FORM else None
    except (OSError, ValueError, TypeError, KeyError):
        names = None
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise RecordError(str(where), "this does not name the shards of a record", "build the record anew")
    return names
