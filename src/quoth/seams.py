"""What others may add to quoth: a reader, a convention, a store of sources, a format of report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from quoth.model import EVERYWHERE, Document, Places, Scope, Source, SourceText, Span, Titled, Turn, Window, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Convention", "Reader", "Store"]


class Reader(Protocol):
    """Turns the bytes of one format into a document."""

    def __call__(self, data: bytes, name: str) -> Document:
        """Read `data`, given by `name`; raise a `ReadError` where nothing can be read, or `LIMITS` are passed."""


@dataclass(frozen=True, slots=True)
class Convention:
    """One way of marking speech: a pair of quotation marks. One row of data."""

    name: str
    """Its name in reports, such as `curly double`."""
    opening: str
    """The mark that opens, one or two code points."""
    closing: str
    """The mark that closes; may be the same as the one that opens."""
    rank: int
    """1 for marks used outermost (double), 2 for marks used inside others (single)."""
    slip: bool = False
    """Whether the pair is a fault of typing: it never becomes a document's own, and gives way to a row with
    the same marks that does."""
    beside: str = ""
    """Name of the row that must be the document's own before this one is looked for; empty for always."""
    again: str = ""
    """The mark that may stand at the head of each further line or paragraph, besides the opening one."""


class Store(Protocol):
    """Where a record's sources are kept and looked up: in memory, or on disk."""

    name: str
    """The record's name, for reports."""

    def __len__(self) -> int:
        """Return how many sources it holds."""

    def sources(self, scope: Scope = EVERYWHERE) -> Iterator[Source]:
        """Go over the sources in `scope`, in the order in which they were added."""

    def count(self, scope: Scope) -> int:
        """Return how many sources are in `scope`."""

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""

    def add(self, sources: Sequence[SourceText]) -> None:
        """Take in more sources; one whose key is already held is replaced."""

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""

    def places(self, key: str) -> Places:
        """Return what is nobody's words in the source, and its pages, lines and times."""

    def words(self, key: str) -> Words:
        """Return the source's words as columns; a store may read of them only what is asked for."""

    def speakers(self, key: str) -> Collection[str]:
        """Return whoever speaks in the source, each name as it is written there."""

    def bearers(self, name: str) -> Collection[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""

    def find_text(self, text: str) -> Sequence[str]:
        """Return the keys of the sources that are this text, to the letter."""

    def titled(self, words: Collection[str]) -> Mapping[str, Titled]:
        """Return for each word what titles have it; words are folded as `records.titles.fold_title` does."""

    def find_titled(self, every: Collection[str], some: Collection[str]) -> Collection[str]:
        """Return the keys of the sources whose titles have every one and some of the words; of many only a few."""

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""

    def size(self) -> int:
        """Return how many words the record holds."""
    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope | Sequence[Scope] = EVERYWHERE
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first.

        The keys of a run come in the order in which they are quoted; only sources in `scope` are searched, in one for
        all or in one for each. A window that holds much less than the nearest may be left out; and a store that
        cannot tell which window of a few words is nearest may give a few times as many.
        """
