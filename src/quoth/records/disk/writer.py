"""The one writer of a record on disk: sources taken in, replaced, taken out; segments merged.

A change is made in this order: new segments are written and are on the disk; one transaction of the catalogue
names them; the old ones are taken away. Whatever stops it, the record is as before the transaction or as after it,
and files that the catalogue does not name are swept away by the next writer.
"""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import filelock

from quoth.errors import RecordError
from quoth.model import SourceText

from .batches import Batch, make_batch
from .catalogue import require_record
from .changes import Changes
from .database import sync_folder, writing
from .digests import digest_source
from .files import find_damage
from .merging import LETTERS, PACE, SMALL, Pace, pick_all, pick_waiting
from .places import CATALOGUE, LOCK, SEGMENTS
from .segment import Segment, merge_segments
from .workers import outcome, pool_of

__all__ = ["Added", "Writer"]

_OWN = (SEGMENTS, LOCK, CATALOGUE)
"""What may stand in a folder that becomes a record."""
_REBUILD = "run `quoth record rebuild`: the texts are kept apart and are not touched"


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
        self.close()

    def close(self) -> None:
        """Let others write."""
        try:
            self.catalogue.close()
        finally:
            self._lock.release()

    def add(
        self, sources: Iterable[SourceText], workers: int = 1, advance: Callable[[SourceText], None] | None = None
    ) -> Added:
        """Take in sources, batch by batch; what was committed stays, whatever happens then.

        `workers` processes work side by side; `advance` is called with each source as it is taken up. Of two with
        one key the later one is held. Raises RecordError where there is no room on the disk, or a segment is damaged.
        """
        added = replaced = kept = 0
        waiting: deque[tuple[Future[Batch] | Batch, list[int]]] = deque()
        letters = self.measure()
        number = self.catalogue.next_number()
        batch: list[tuple[SourceText, bytes]] = []
        gone: list[int] = []
        pending: set[str] = set()
        size = 0
        with pool_of(workers) as pool:

            def send(most: int = workers if pool else 0) -> None:
                nonlocal number, size, letters
                if batch:
                    small = letters + size <= SMALL
                    job = (self.folder / SEGMENTS, self.new_name(), number, tuple(batch), small)
                    with writing(self.folder):
                        waiting.append((pool.submit(make_batch, *job) if pool else make_batch(*job), list(gone)))
                    number += len(batch)
                    letters += size
                    batch.clear()
                    gone.clear()
                    size = 0
                while len(waiting) > most:
                    self._commit(*waiting.popleft())
                if not waiting:
                    pending.clear()

            for source in sources:
                key = source.source.key
                digest = digest_source(source)
                if key in pending:
                    send(0)
                held = self.catalogue.find_digest(key)
                if held is not None and held[1] == digest:
                    kept += 1
                else:
                    if held is not None:
                        gone.append(held[0])
                        replaced += 1
                    batch.append((source, digest))
                    pending.add(key)
                    added += 1
                    size += len(source.text)
                if advance:
                    advance(source)
                if size >= self.pace.batch:
                    send()
            send(0)
        self.merge()
        return Added(added, replaced, kept)

    def _commit(self, made: Future[Batch] | Batch, gone: Sequence[int]) -> None:
        batch = outcome(made, self.folder)
        with writing(self.folder):
            sync_folder(self.folder / SEGMENTS)
        self.catalogue.insert(batch.texts, batch.blocks, batch.segment, gone)
        self._merge(pick_waiting(self.catalogue.segments(), self.pace))

    def remove(self, keys: Iterable[str]) -> int:
        """Take sources out; return how many there were."""
        found = {held.number for key in keys if (held := self.catalogue.find(key))}
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
                raise RecordError(str(folder / old), f"a segment of the index is damaged: {damage}", _REBUILD)
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
