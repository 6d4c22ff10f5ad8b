"""Primary sources, and places in them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .document import Landmark
from .span import Days, Span

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "EVERYWHERE", "FEW_TITLED", "Passage", "Places", "Scope", "Source", "SourceText", "Titled", "Turn", "Window",
    "Words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One primary source of a record; its text is kept by the record."""

    key: str
    """Its name within the record; no two sources share one."""
    title: str | None = None
    """Title, where one is known."""
    date: Days | None = None
    """Day, month or year on which its words were said or written."""
    speaker: str | None = None
    """The one who speaks where no turn says otherwise."""
    kind: str | None = None
    """As the manifest says: `speech`, `debate`, `treaty` …"""
    url: str | None = None
    """Where it was taken from."""
    language: str | None = None
    """The language of its text, as a tag of BCP 47 such as `en` or `pt-BR`; None where nothing tells."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of a record's sources are meant: those that meet every condition; all of them without any."""

    only: frozenset[str] | None = None
    """Their keys, where they are named."""
    without: frozenset[str] = frozenset()
    """Keys of those that are left out."""
    until: date | None = None
    """A day: what begins after it is left out, what bears no day is not."""
    after: date | None = None
    """A day: only what begins after it is meant."""
    days: Days | None = None
    """Days: only what bears one that meets them is meant."""
    speaker: str | None = None
    """A name: only that is meant in which somebody speaks whose name, as written there, is this one."""

    def holds(self, source: Source, speakers: Collection[str] = ()) -> bool:
        """Whether a source meets every condition; `speakers` are those who speak in it."""
        if source.key in self.without or (self.only is not None and source.key not in self.only):
            return False
        first = source.date.first if source.date else None
        if self.until is not None and first is not None and first > self.until:
            return False
        if self.after is not None and (first is None or first <= self.after):
            return False
        if self.days is not None and not (source.date and source.date.meets(self.days)):
            return False
        return self.speaker is None or self.speaker in speakers


EVERYWHERE = Scope()
"""All sources."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of a source."""

    span: Span
    """Their words, without the speaker's label, in the source's text."""
    speaker: str | None
    """The speaker as the transcript names them, by the fullest name that it has for them."""


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of the places in a source besides who speaks where."""

    silent: tuple[Span, ...] = ()
    """As in `SourceText`."""
    landmarks: tuple[Landmark, ...] = ()
    """As in `SourceText`."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source with its text: what is added to a record, and what it gives back."""

    source: Source
    """Its name and data."""
    text: str
    """Its text, unchanged."""
    turns: tuple[Turn, ...] = ()
    """Its speakers' stretches, in order and apart; none where one voice speaks throughout."""
    silent: tuple[Span, ...] = ()
    """Stretches that are nobody's words, in order and apart: heads of pages, numbers of lines, applause. They are
    not searched, and words on both sides stand side by side."""
    landmarks: tuple[Landmark, ...] = ()
    """Places for a person, by offset: pages, lines, times."""


FEW_TITLED = 3
"""Sources that one name may mean, at most, and still tell something."""


@dataclass(frozen=True, slots=True)
class Titled:
    """What sources have one word in their titles."""

    holders: int
    """How many have it there, or are of the kind that it names; one more than `FEW_TITLED` for all that are more."""
    keys: tuple[str, ...]
    """The keys of those that are known by it; none where more than `FEW_TITLED` have it."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text as columns: never an object a word, since a record holds millions."""

    keys: NDArray[np.uint64]
    """Hash of each word's folded letters; shape (n,)."""
    starts: NDArray[np.int64]
    """First code point of each word in the text; shape (n,)."""
    ends: NDArray[np.int64]
    """One past its last code point; shape (n,)."""

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, where: slice) -> Words:
        """Return a stretch of the words; a view, not a copy."""
        return Words(self.keys[where], self.starts[where], self.ends[where])


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words of one source that may hold what is sought."""

    source: str
    """The source's key."""
    first: int
    """First word, counted from 0 over the source."""
    last: int
    """One past the last word."""
    score: float
    """Weight of the sought words found in it; larger is nearer; comparable within one look-up."""
    shared: int | None = None
    """How many of the sought words it holds, in order, as nearly as the store has counted; None where it has not."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source offered for comparison."""

    source: Source
    """Where it stands."""
    span: Span
    """The stretch, in the source's text."""
    text: str
    """Its characters."""
    speaker: str | None
    """Who speaks there: the turn's speaker, else the source's."""
    score: float
    """0 to 1: share of the quoted words' weight found here in order."""
    place: tuple[Landmark, ...] = ()
    """Where a person finds it: the page and line, or the time, that it begins at; empty where the source tells none."""
