"""Reports of a run that is not finished: kept beside the file they are for, so that another run can go on from them.

The first line tells what was asked for, every other is a report. The file takes its place, without that line, when
the run is complete.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

from quoth.errors import QuothError, ReadError
from quoth.readers.bundles import holds_many
from quoth.readers.digests import digest
from quoth.readers.opening import read_bytes

from .console import say
from .documents import Named, Origin, find_origin

try:
    import fcntl
except ImportError:  # where files in use cannot be replaced, two runs cannot meet
    fcntl = None  # type: ignore[assignment]

__all__ = ["Kept", "Partial", "open_partial"]

_SUFFIX = ".part"
"""How the name of an unfinished file ends."""
_DONE = "done"
"""The first key of a line which says that the reports before it are all of one archive, table or page."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report of an earlier run, of a document that has not changed since."""

    start: int
    """Where its line begins in the unfinished file, in bytes."""
    size: int
    """Bytes of its line."""
    counts: Mapping[str, int]
    """How many findings have each label."""
    reports: int = 1
    """How many reports it is: several of an archive or a table."""


class Partial:
    """The unfinished file of a run, open for writing."""

    def __init__(self, path: Path, asked: Mapping[str, object], kept: Mapping[int, Kept]) -> None:
        self.path = path
        """Where it lies."""
        self.kept = kept
        """What an earlier run left, by the number of its document."""
        self._new = path.with_name(path.name + ".new")
        self._last = max(kept, default=-1)
        self._old = _open_alone(path, path) if kept else None
        # What is kept is first copied to another file: until it has all of it, the old one is the better.
        self._file = _open_alone(self._new if kept else path, path)
        self._file.truncate(0)
        self._head = self._file.write(json.dumps(asked).encode() + b"\n")
        self._file.flush()

    def write(self, text: str) -> None:
        """Write a report; it is there though the process be killed right after."""
        self._file.write(text.encode("utf-8", "backslashreplace"))
        self._file.flush()

    def mark(self, named: Named, origin: Origin, reports: int) -> None:
        """Write down that the last `reports` are all that there are of an archive, a table or a page."""
        told = {_DONE: named.name, "address": origin.address, "digest": origin.digest, "reports": reports}
        self.write(json.dumps(told, separators=(",", ":")) + "\n")

    def keep(self, number: int) -> Kept:
        """Copy the report of a document, which must be in `kept`."""
        kept = self.kept[number]
        assert self._old is not None
        self._old.seek(kept.start)
        self._file.write(self._old.read(kept.size))
        return kept

    def passed(self, number: int) -> None:
        """Say that a document is done: at the last one that is kept, the new file takes the old one's place."""
        if self._old is not None and number >= self._last:
            self._old.close()
            self._old = None
            self._file.close()
            self._new.replace(self.path)
            self._file = _open_alone(self.path, self.path)
            self._file.seek(0, os.SEEK_END)

    def close(self) -> int:
        """Close the file; return how many whole reports lie at `path`, and remove it where there are none."""
        with suppress(OSError):  # a full disk: what is whole in it stays
            self._file.close()
        if self._old is not None:
            self._old.close()
            self._new.unlink(missing_ok=True)
            return len(self.kept)
        if not self.path.exists():
            return 0
        with self.path.open("rb") as file:
            lines = [line for line in file if line.endswith(b"\n")][1:]  # without what was asked for
        if not lines:
            self.path.unlink(missing_ok=True)
        return len(lines) - sum(int(_parse(line).get("reports", 0)) for line in lines if _is_mark(line))

    def finish(self, place: Path) -> None:
        """Put the reports at `place` all at once, where there are any, and remove the unfinished file."""
        self._file.close()
        if self.path.stat().st_size == self._head:
            self.path.unlink()
            return
        with tempfile.NamedTemporaryFile("wb", prefix=f".{place.name}.", dir=place.parent, delete=False) as out:
            try:
                with self.path.open("rb") as reports:
                    reports.readline()
                    out.writelines(line for line in reports if not _is_mark(line))
                out.close()
                mode = place.stat() if place.exists() else self.path.stat()
                Path(out.name).chmod(mode.st_mode & 0o777)
                Path(out.name).replace(place)
            finally:
                Path(out.name).unlink(missing_ok=True)
        self._new.unlink(missing_ok=True)  # a run may have been killed while it still copied
        self.path.unlink()


@contextmanager
def open_partial(
    output: Path, asked: Mapping[str, object], named: Sequence[Named], resume: bool
) -> Iterator[Partial]:
    """Yield the unfinished file for `output`; when all went well, and there is a report, it becomes `output`.

    With `resume` what an earlier run left is kept for the documents that are still the same, else it is begun
    anew. Whatever else ends the run, the file stays, and a line says how to go on from it. Raises QuothError where
    the earlier run was asked for something else, or another run is writing to it.
    """
    if not output.parent.is_dir():
        raise click.UsageError(f"cannot write {output}: there is no folder {output.parent}")
    place = output.resolve() if output.is_symlink() else output  # a link keeps pointing to the file it points to
    path = place.with_name(place.name + _SUFFIX)
    kept: dict[int, Kept] = {}
    if path.exists():
        _open_alone(path, path).close()
        if resume:
            kept = _find_kept(path, asked, named)
            what = f"{len(kept)} of {len(named)} documents are done and unchanged"
            say(str(path), what, "going on with the others")
        else:
            say(str(path), "an unfinished run left it, and it is begun anew", "--resume would have gone on from it")
    elif resume:
        say(str(path), "no unfinished run left anything to go on from", "all documents are checked")
    partial = Partial(path, asked, kept)
    try:
        yield partial
        partial.finish(place)
    except BaseException:
        if (count := partial.close()) > 0:
            what = f"{count} of {len(named)} documents are done, and their reports kept there"
            say(str(path), what, "go on with the same command and --resume")
        raise


def _open_alone(path: Path, named: Path) -> BinaryIO:
    """Open a file for writing that no other run is writing to; what it holds stays."""
    file = path.open("r+b" if path.exists() else "w+b")
    if fcntl is not None:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # a lock that no other process inherits
        except OSError:
            file.close()
            what, remedy = "another run is writing to it", "wait for it, or name another file with -o"
            raise QuothError(str(named), what, remedy) from None
    return file


def _find_kept(path: Path, asked: Mapping[str, object], named: Sequence[Named]) -> dict[int, Kept]:
    """Return which documents have a whole report in an unfinished file and are still the same."""
    reports: dict[str, tuple[str, Kept]] = {}
    many: dict[str, tuple[Origin, Kept]] = {}
    last: list[Kept] = []
    with path.open("rb") as file:
        first = file.readline()
        if first.endswith(b"\n"):  # else nothing was written after it
            _compare(path, _parse(first), asked)
        start = len(first)
        for line in file:
            value = _parse(line)
            with suppress(KeyError, TypeError, IndexError):
                if _is_mark(line):
                    several = last[-value["reports"] :]
                    counts = sum((Counter(each.counts) for each in several), Counter[str]())
                    size = start + len(line) - several[0].start
                    origin = Origin(value["address"], value["digest"])
                    many[value[_DONE]] = origin, Kept(several[0].start, size, counts, len(several))
                else:
                    document = value["document"]
                    last.append(Kept(start, len(line), value["counts"]))
                    reports[document["name"]] = document["digest"], last[-1]
            start += len(line)
    kept = {}
    for number, each in enumerate(named):
        whole = many.get(each.name)
        if whole is not None:
            if find_origin(each, whole[0]) == whole[0]:
                kept[number] = whole[1]
            continue
        held = reports.get(each.name) if each.path is not None and not holds_many(each.name) else None
        if held is not None and each.path is not None:
            with suppress(ReadError):  # whoever reads it next says why it cannot be read
                if digest(read_bytes(each.path, each.name)[0]) == held[0]:
                    kept[number] = held[1]
    return kept


def _is_mark(line: bytes) -> bool:
    return line.startswith(b'{"' + _DONE.encode() + b'":')


def _parse(line: bytes) -> dict[str, Any]:
    """Return the object that a line is; an empty one where it was cut short."""
    with suppress(ValueError):
        value = json.loads(line)
        if line.endswith(b"\n") and isinstance(value, dict):
            return value
    return {}


def _compare(path: Path, left: Mapping[str, object], asked: Mapping[str, object]) -> None:
    """Raise QuothError where an unfinished file is of a run that was asked for something else."""
    other = [name for name in asked if left.get(name) != asked[name]]
    if other:
        what = f"the run that left it was asked for something else ({', '.join(other)})"
        raise QuothError(str(path), what, "give the same command, or leave --resume out to begin anew")
