"""A connection to an SQLite file whose every fault is an error that says what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from quoth.errors import RecordError

__all__ = ["Database", "explain", "sync_folder", "writing"]

_ROOM = "free some room, then run the command again: what was committed is kept"
_VERIFY = "run `quoth record verify` to see what can still be read"
_FAULTS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("there is no room left on its disk", _ROOM),
    sqlite3.SQLITE_IOERR: ("its disk does not write or read", f"see that the disk is sound; {_ROOM}"),
    sqlite3.SQLITE_BUSY: ("another process holds it", "wait until that is done"),
    sqlite3.SQLITE_LOCKED: ("another process holds it", "wait until that is done"),
    sqlite3.SQLITE_READONLY: ("it may not be written", "see who may write to its folder"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check the path, and who may read it"),
}
"""By SQLite's number: what happened, what to do. Anything else is damage."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Database:
    """One connection; raises RecordError alone."""

    def __init__(self, path: Path, mode: str) -> None:
        self.path = path
        """The file."""
        address = f"{path.absolute().as_uri()}?mode={mode}"
        with self._explained():
            self._db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    def run(self, command: str, values: Sequence[object] = ()) -> int:
        """Run a command; return the number of the row that it made, where it made one."""
        with self._explained():
            return self._db.execute(command, values).lastrowid or 0

    def run_many(self, command: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a command once for each row of values."""
        with self._explained():
            self._db.executemany(command, rows)

    def run_script(self, script: str) -> None:
        """Run several commands; where one fails, what they began is undone."""
        try:
            with self._explained():
                self._db.executescript(script)
        except RecordError:
            self.undo()
            raise

    def row(self, query: str, values: Sequence[object] = ()) -> Any:
        """Return the first row of an answer; None where there is none."""
        with self._explained():
            return self._db.execute(query, values).fetchone()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows of an answer."""
        with self._explained():
            return self._db.execute(query, values).fetchall()

    def number(self, query: str, values: Sequence[object] = ()) -> int:
        """Return the one number that an answer is; 0 where there is none."""
        row = self.row(query, values)
        return int(row[0]) if row and isinstance(row[0], int) else 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within is committed at once, or nothing is."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self.undo()
            raise

    def undo(self) -> None:
        """Undo what is not committed; a full disk has SQLite do so by itself."""
        with suppress(sqlite3.Error):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection; it may be closed before."""
        with suppress(sqlite3.Error):
            self._db.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise RecordError(str(self.path), "the record has been closed", "open it again") from None
        except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:  # damage may ask for any memory
            raise self._explain(error) from None

    def _explain(self, error: Exception) -> RecordError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _FAULTS:
            what, remedy = _FAULTS[code]
            return RecordError(str(self.path), f"{what} ({error})", remedy)
        if isinstance(error, UnicodeEncodeError):
            return RecordError(str(self.path), "a name of a source holds half a character", "mend the source")
        what = f"the catalogue cannot be read: it is damaged ({str(error) or 'no memory'})"
        return RecordError(str(self.path), what, _VERIFY)


def explain(error: OSError, path: Path) -> RecordError:
    """Return what the system refused as an error that says what to do."""
    if error.errno in _FULL:
        return RecordError(str(path), "there is no room left on its disk", _ROOM)
    what = f"it cannot be written ({error.strerror or error})"
    return RecordError(str(path), what, "see who may write to its folder, and whether its disk is sound")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Within, what the system refuses is an error of the record at `path`."""
    try:
        yield
    except OSError as error:
        raise explain(error, path) from None


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk; Windows does so by itself."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
