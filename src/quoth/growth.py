"""A record on disk made and grown: sources taken in and out. What was committed stays, whatever happens then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from quoth.errors import RecordError
from quoth.files import ignore
from quoth.ingest import Given, gather_all, tell_as_read
from quoth.model import Problem, SourceText
from quoth.records.address import find_record
from quoth.records.disk.places import CATALOGUE, SUFFIX, is_sharded
from quoth.records.disk.writer import Writer

__all__ = ["Intake", "Watch", "add_sources", "remove_sources", "require_place"]


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of sources that were given to a record."""

    added: int
    """How many it holds now that it did not hold before, or not so."""
    replaced: int
    """How many of those took the place of an older one with the same key."""
    kept: int
    """How many it held already, just as they were given."""
    problems: tuple[Problem, ...]
    """What could not be taken in."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on while sources are taken in; nobody, if nothing is given."""

    advance: Callable[[str], None] = field(default=lambda _: None)
    """Called with the name of each file before it is read."""
    count: Callable[[int], None] = ignore
    """Called with every number of bytes that were read."""
    tell: Callable[[Problem], None] = field(default=lambda _: None)
    """Called with each problem as it comes up."""
    finish: Callable[[], None] = field(default=lambda: None)
    """Called once all is read, while the last of it is still being written."""
    committed: Callable[[int], None] = ignore
    """Called with the number of sources of each batch that is committed."""


NOBODY = Watch()
"""Nobody looks on."""


def add_sources(
    where: Path | str, given: Iterable[Given] | Given, *, workers: int = 1, watch: Watch = NOBODY
) -> Intake:
    """Take sources into the record on disk at `where`, which is made where there is none; its name ends in `.quoth`.

    A source that is held already is left as it is, one that has changed takes the place of the old one, and what
    cannot be used is among the problems. They are committed batch by batch: after an interruption the same call goes
    on. `workers` processes work side by side; a script that asks for several needs the usual
    `if __name__ == "__main__"`. Raises RecordError where there is no record and none can be made, or another process
    is writing to it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     intake = add_sources(f"{folder}/a.quoth", {"id": "letter", "text": "We shall come in good faith."})
    >>> intake.added, intake.replaced, intake.kept
    (1, 0, 0)
    """
    folder = Path(where)
    require_place(folder)
    problems: list[Problem] = []
    sources = _go_over(given, problems, watch)
    first = next(sources, None)  # no record is made where there is nothing for it
    if first is None:
        return Intake(0, 0, 0, tuple(problems))
    with Writer(folder) as writer:
        added = writer.add(chain((first,), sources), workers, tell=watch.committed)
    return Intake(added.added, added.replaced, added.kept, tuple(problems))


def remove_sources(where: Path | str, keys: Iterable[str]) -> tuple[int, list[str]]:
    """Take the sources of some keys out of a record on disk; return how many there were, and the unknown keys.

    Raises RecordError where there is no record on disk, or another process is writing to it.
    """
    folder = find_record(where)
    unknown: list[str] = []
    with Writer(folder) as writer:
        removed = writer.remove(keys, unknown)
    return removed, unknown


def require_place(folder: Path) -> None:
    """Raise RecordError where no record on disk stands and none can be made."""
    if (folder / CATALOGUE).is_file() or is_sharded(folder):
        find_record(folder)
        return
    where = str(folder)
    if folder.suffix != SUFFIX:
        named = f"{folder.name or 'archive'}{SUFFIX}"
        if folder.is_dir():
            what = "this is a folder of texts, not a record on disk"
            raise RecordError(where, what, f"make one of it: `quoth record add {named} {folder}`")
        raise RecordError(where, f"the name of a record on disk ends in {SUFFIX}", f"write {named}")
    if folder.exists() and not folder.is_dir():
        raise RecordError(where, "this is a file, not a record on disk", "choose another name")
    if not folder.exists() and not folder.absolute().parent.is_dir():
        raise RecordError(where, f"there is no folder {folder.parent}", "make it first, or check the path")


def _go_over(given: Iterable[Given] | Given, problems: list[Problem], watch: Watch) -> Iterator[SourceText]:
    """Go over the sources, telling of problems as they come up."""
    yield from tell_as_read(gather_all(given, problems, watch.advance, watch.count), problems, watch.tell)
    watch.finish()
