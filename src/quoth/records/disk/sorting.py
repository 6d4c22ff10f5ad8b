"""Sources that are given to a record, parted into what it holds already and loads of what it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quoth.model import SourceText

from .batches import Batch, Load
from .changes import Changes
from .digests import digest_source
from .merging import SMALL

__all__ = ["Sorter"]


class Sorter:
    """Goes over sources once, and counts what becomes of them."""

    def __init__(self, catalogue: Changes, most: int, letters: int, name: Callable[[], str]) -> None:
        """Part sources into loads of `most` code points; the record holds about `letters`; `name` names segments."""
        self.added = self.replaced = self.kept = 0
        self._catalogue = catalogue
        self._most = most
        self._letters = letters
        self._name = name
        self._next = catalogue.next_number()
        self._sent: dict[str, tuple[int, bytes]] = {}  # number and digest by key, of what is not committed yet

    def load(self, sources: Iterable[SourceText], advance: Callable[[SourceText], None] | None) -> Iterator[Load]:
        """Go over the loads; `advance` is called with each source as it is taken up.

        They are to be committed in this order: of two sources with one key the later takes the place of the other.
        """
        given: list[tuple[SourceText, bytes]] = []
        gone: list[int] = []
        size = 0

        def cut() -> Load:
            nonlocal size
            load = Load(self._next, tuple(given), tuple(gone), self._name(), self._letters + size <= SMALL)
            self._next += len(given)
            self._letters += size
            given.clear()
            gone.clear()
            size = 0
            return load

        for source in sources:
            key, digest = source.source.key, digest_source(source)
            held = self._sent.get(key) or self._catalogue.find_digest(key)
            if held and held[1] == digest:
                self.kept += 1
            else:
                if held and held[0] >= self._next:  # within one load neither would be the later
                    yield cut()
                if held:
                    gone.append(held[0])
                    self.replaced += 1
                self._sent[key] = self._next + len(given), digest
                given.append((source, digest))
                self.added += 1
                size += len(source.text)
            if advance:
                advance(source)
            if size >= self._most:
                yield cut()
        if given:
            yield cut()

    def settle(self, batch: Batch) -> None:
        """Take note that a batch is committed."""
        for text in batch.texts:
            key = text.held.source.key
            if key in self._sent and self._sent[key][0] == text.held.number:
                del self._sent[key]
