"""A record on disk as a store: a view of it, taken anew when it is grown, refreshed, or used in another process."""

from __future__ import annotations

import gc
import os
import weakref
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.model.record import EVERYWHERE, Places, Scope, Source, SourceText, Titled, Turn, Window, Words
from quoth.model.span import Span

from .catalogue import Catalogue
from .digests import digest_text
from .places import CATALOGUE
from .view import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .lazy_words import Outline
    from .lookup import Whole

__all__ = ["DiskStore"]

_OFTEN = 16
"""Times that a store is refreshed before the views it has left are closed, if Python has not done so by then."""

_abandoned: list[View] = []
"""Views of the process that this one was forked off; to close them would be to meddle with that one's."""


class _Watch:
    """Tells whether anything was committed since it was last asked: a connection that holds on to nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / CATALOGUE
        self._catalogue = Catalogue.open(self._path)
        self._file = self._name_file()
        self._process = os.getpid()
        self._seen = self._catalogue.version()
        self.close = weakref.finalize(self, self._catalogue.close)
        self.close.atexit = False

    def lost(self) -> bool:
        """Whether it is of another process, or of a file that was since replaced."""
        if self._process != os.getpid():
            self.close.detach()  # it is the other process's to close
            return True
        return self._name_file() != self._file

    def stirred(self) -> bool:
        """Whether anything was committed since."""
        before, self._seen = self._seen, self._catalogue.version()
        return before != self._seen

    def _name_file(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


class DiskStore:
    """A consistent view of a record: what a writer commits after it was opened is seen after `refresh`.

    Threads may share one. Another process opens its own: a forked one by itself, any other by pickling. Every
    method raises RecordError where what it needs is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self._view = View(folder)
        self._refreshed = 0
        self._watch: _Watch | None = None

    def __reduce__(self) -> tuple[type[DiskStore], tuple[Path]]:
        return type(self), (self.folder,)

    def refresh(self) -> None:
        """See what has been committed since; where nothing has, what was read is kept."""
        if self._watch is None or self._watch.lost():
            self._watch = _Watch(self.folder)
        elif not self._watch.stirred():
            return
        self._view = View(self.folder)  # whoever is reading goes on in the old one, which closes when it is collected
        self._refreshed += 1
        if self._refreshed % _OFTEN == 0:
            gc.collect()

    def close(self) -> None:
        """Let go of the catalogue."""
        self.view.close()
        if self._watch is not None and not self._watch.lost():
            self._watch.close()

    @property
    def view(self) -> View:
        """The moment of the record that is looked at, opened anew in another process."""
        view = self._view
        if view.process != os.getpid():
            _abandoned.append(view)
            view = self._view = View(self.folder)
        return view

    def __len__(self) -> int:
        return len(self.view)

    def sources(self, scope: Scope = EVERYWHERE) -> Iterator[Source]:
        """Go over the sources in `scope`, in the order in which they were added."""
        return self.view.sources(scope)

    def holds(self, key: str) -> bool:
        """Whether there is a source of that key."""
        return self.view.holds(key)

    def count(self, scope: Scope) -> int:
        """Return how many sources are in `scope`."""
        return self.view.count(scope)

    def source(self, key: str) -> Source:
        """Return the source of that key; raise `UnknownNameError` where there is none."""
        return self.view.source(key)

    def add(self, sources: Sequence[SourceText]) -> None:
        """Take in more sources; one whose key is already held is replaced."""
        from .writer import Writer  # noqa: PLC0415  (who only reads does not load what writes)

        with Writer(self.folder) as writer:
            writer.add(sources)
        self.refresh()

    def measure(self, key: str) -> int:
        """Return how many code points the source's text has."""
        return self.view.measure(key)

    def text(self, key: str, span: Span | None = None) -> str:
        """Return the source's characters, all of them or those of `span`."""
        return self.view.text(key, span)

    def turns(self, key: str) -> Sequence[Turn]:
        """Return the source's turns in order; none where one voice speaks throughout."""
        return self.view.turns(key)

    def places(self, key: str) -> Places:
        """Return what is nobody's words in the source, and its pages, lines and times."""
        return self.view.places(key)

    def words(self, key: str) -> Words:
        """Return the source's words as columns, of which only what is asked for is read."""
        return self.view.words(key)

    def speakers(self, key: str) -> frozenset[str]:
        """Return whoever speaks in the source, each name as it is written there."""
        return self.view.speakers(key)

    def bearers(self, name: str) -> frozenset[str]:
        """Return the names of all speakers of the record that share a part with `name`, as they are written."""
        return self.view.bearers(name)

    def find_text(self, text: str) -> list[str]:
        """Return the keys of the sources that are this text, to the letter."""
        return self.find_digest(digest_text(text))

    def find_digest(self, digest: bytes) -> list[str]:
        """Return the keys of the sources whose text has a digest, as `digest_text` gives it."""
        return self.view.find_digest(digest)

    def outline(self, key: str) -> Outline:
        """Return where the words of a source stand in its text, as the index tells."""
        return self.view.outline(key)

    def titled(self, words: Collection[str]) -> dict[str, Titled]:
        """Return for each word what titles have it; words are folded."""
        return self.view.titles.look_up(words)

    def find_titled(self, every: Collection[str], some: Collection[str]) -> tuple[str, ...]:
        """Return the keys of the sources whose titles have every one and some of the words; of many only a few."""
        return self.view.titles.meet(every, some)

    def frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word occurs in the record; shape as `keys`."""
        return self.view.frequencies(keys)

    def size(self) -> int:
        """Return how many words the record holds, those of sources taken out since it was compacted included."""
        return self.view.size()

    def nominate(
        self, runs: Sequence[NDArray[np.uint64]], limit: int, scope: Scope | Sequence[Scope] = EVERYWHERE
    ) -> list[list[Window]]:
        """Return for each run of words up to `limit` windows that hold most of it, nearest first."""
        return self.view.nominate(runs, limit, scope)

    def nominate_part(
        self, keys: NDArray[np.uint64], limit: int, scope: Scope, whole: Whole
    ) -> list[Window]:
        """Return what `nominate` returns for a run of words, as a part of the `whole` record."""
        return self.view.nominate_part(keys, limit, scope, whole)
