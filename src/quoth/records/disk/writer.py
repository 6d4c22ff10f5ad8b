"""The one writer of a record on disk: sources taken in, replaced, taken out; segments merged.

A change is made in this order: new segments are written and are on the disk; one transaction of the catalogue
names them; the old ones are taken away. Whatever stops it, the record is as before the transaction or as after it,
and files that the catalogue does not name are swept away by the next writer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import filelock

from quoth.errors import RecordError
from quoth.model import SourceText
from quoth.workers import workers_of

from .batches import Batch, make_batch
from .catalogue import require_record
from .changes import Changes
from .damage import REMAKE
from .database import sync_folder, writing
from .files import find_damage
from .merging import LETTERS, PACE, SMALL, Pace, pick_all, pick_waiting
from .places import CATALOGUE, LOCK, SEGMENTS
from .segment import Segment, merge_segments
from .sorting import Sorter

__all__ = ["Added", "Writer", "require"]

_Made = TypeVar("_Made")

_OWN = (SEGMENTS, LOCK, CATALOGUE)
"""What may stand in a folder that becomes a record."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of sources that were given to a record."""

    added: int
    """How many are held now that were not before, or not so."""
    replaced: int
    """How many of those took the place of an older one."""
    kept: int
    """How many were held already, just as they were given."""


class Writer:
    """Holds a record for writing; nobody else can while it is open.

    Where there is none it makes one, unless `make` is false. Raises RecordError where another process writes, or
    nobody may, or the folder holds something else.
    """

    def __init__(self, folder: Path, pace: Pace = PACE, make: bool = True) -> None:
        self.folder = folder
        """Where the record stands."""
        self.pace = pace
        """How much is done at once."""
        if not make:
            require_record(folder)
        with writing(folder):
            _refuse_others(folder)
            (folder / SEGMENTS).mkdir(parents=True, exist_ok=True)
            self._lock = filelock.FileLock(folder / LOCK, thread_local=False)
            try:
                self._lock.acquire(timeout=0)
            except filelock.Timeout:
                remedy = "wait until it is done"
                raise RecordError(str(folder), "another process is writing to it", remedy) from None
        try:
            with writing(folder):
                self.catalogue = Changes.open(folder / CATALOGUE)
                """The catalogue, for reading and writing."""
            try:
                self.swept = self._sweep()
                """How many files an interruption had left, which are gone now."""
                self._serial = 1 + max((_serial(path) for path in (folder / SEGMENTS).glob("*.seg")), default=0)
            except BaseException:
                self.catalogue.close()
                raise
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:  # what was not committed is in nobody's way
            with suppress(RecordError):
                self._sweep()
        self.close()

    def close(self) -> None:
        """Let others write."""
        try:
            self.catalogue.close()
        finally:
            self._lock.release()

    def add(
        self,
        sources: Iterable[SourceText],
        workers: int = 1,
        advance: Callable[[SourceText], None] | None = None,
        tell: Callable[[int], None] | None = None,
    ) -> Added:
        """Take in sources, batch by batch; what was committed stays, whatever happens then.

        `workers` processes work side by side; `advance` is called with each source as it is taken up, `tell` with
        the number of sources of each batch that is committed. Stopped by Ctrl-C, it commits what is made, and
        abandons the rest. Of two sources with one key the later is held. Raises RecordError where there is no room
        on the disk, or a segment is damaged.
        """
        sorter = Sorter(self.catalogue, self.pace.batch, self.measure(), self.new_name)
        told = 0

        def take(batch: Batch) -> None:
            nonlocal told
            if batch.first >= self.catalogue.next_number():  # one that was committed when Ctrl-C came comes again
                with writing(self.folder):
                    sync_folder(self.folder / SEGMENTS)
                self.catalogue.insert(batch.texts, batch.blocks, batch.segment, batch.gone)
            if batch.first > told:
                told = batch.first
                sorter.settle(batch)
                if tell:
                    tell(len(batch.texts))

        with workers_of(partial(make_batch, self.folder), workers) as pool:
            try:
                for batch in pool.run(sorter.load(sources, advance), attrgetter("weight")):
                    take(require(batch, self.folder))
                    self._merge(pick_waiting(self.catalogue.segments(), self.pace))
            except KeyboardInterrupt:
                for made in pool.finished():
                    take(made)
                raise
        self.merge()
        return Added(sorter.added, sorter.replaced, sorter.kept)

    def remove(self, keys: Iterable[str], unknown: list[str] | None = None) -> int:
        """Take sources out; return how many there were. Keys of which there is none are added to `unknown`."""
        found = []
        for key in dict.fromkeys(keys):
            held = self.catalogue.find_digest(key)
            if held:
                found.append(held[0])
            elif unknown is not None:
                unknown.append(key)
        self.catalogue.delete(sorted(found))
        return len(found)

    def merge(self) -> None:
        """Merge segments until each is some times as large as all that come after it, so that there are few."""
        self._merge(pick_all(self.catalogue.segments(), self.pace))

    def _merge(self, names: Sequence[str]) -> None:
        if names:
            name, words, dead = self.merge_files(names)
            self.catalogue.replace_segments(names, name, words, dead)
            self.take_away(names)

    def merge_files(self, names: Sequence[str]) -> tuple[str, int, set[int]]:
        """Write a segment that stands for several; return its name, its words, and the dead that it left out.

        Raises RecordError where one of them is damaged: damage is not carried on.
        """
        folder = self.folder / SEGMENTS
        for old in names:
            damage = find_damage(folder / old)
            if damage:
                raise RecordError(str(folder / old), f"a segment of the index is damaged: {damage}", REMAKE)
        opened = [Segment(folder / old) for old in names]
        dead = self.catalogue.dead()
        name = self.new_name()
        with writing(self.folder):
            merge_segments(folder / name, opened, dead, self.measure() <= SMALL)
            sync_folder(folder)
        left = {number for segment in opened for number in segment.numbers.tolist()} & dead if dead else set()
        return name, Segment(folder / name).words, left

    def measure(self) -> int:
        """Return about how many code points the record holds."""
        return LETTERS * sum(words for _, words in self.catalogue.segments())

    def new_name(self) -> str:
        """Return a name for a segment that none has had: readers may still look for old ones."""
        self._serial += 1
        return f"{self._serial - 1:08d}-{secrets.token_hex(4)}.seg"

    def take_away(self, names: Iterable[str]) -> None:
        """Delete segments that no commit names any more; one that a reader holds where that forbids it stays."""
        for name in names:
            with suppress(OSError):  # a later writer sweeps
                (self.folder / SEGMENTS / name).unlink(missing_ok=True)

    def _sweep(self) -> int:
        """Take away what an interruption left: segments that no commit names."""
        named = {name for name, _ in self.catalogue.segments()}
        left = [path.name for path in (self.folder / SEGMENTS).glob("*.seg") if path.name not in named]
        self.take_away(left)
        return len(left)


def require(made: _Made | None, folder: Path) -> _Made:
    """Return what a worker has made for a record; raise RecordError where there is nothing: it was killed."""
    if made is None:
        remedy = "give it more memory or fewer workers, and run the command again: what was committed is kept"
        raise RecordError(str(folder), "workers were killed", remedy)
    return made


def _serial(path: Path) -> int:
    head = path.stem.partition("-")[0]
    return int(head) if head.isdecimal() else 0


def _refuse_others(folder: Path) -> None:
    """Raise RecordError where a folder holds other things, so that no record is made among them."""
    if folder.exists() and not folder.is_dir():
        raise RecordError(str(folder), "it is not a folder", "give the folder of a record, or a new name")
    if folder.is_dir() and not (folder / CATALOGUE).exists():
        other = next((path.name for path in folder.iterdir() if not path.name.startswith(_OWN)), None)
        if other:
            what = f"it is no record, and holds other files ({other})"
            raise RecordError(str(folder), what, "give the folder of a record, or a new name")
