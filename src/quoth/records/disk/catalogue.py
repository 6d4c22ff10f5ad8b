"""The catalogue of a record on disk: its sources and their texts, in one SQLite file. It is the truth.

Everything else can be made again from it. A text lies in blocks of a fixed number of code points, each compressed
by itself, and the texts of a batch lie one behind another: so a passage is read without its book, and a thousand
short texts take no more room than one long one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard

from quoth.errors import RecordError
from quoth.model import Places, Turn
from quoth.text.names import name_parts

from .database import Database
from .migrations import VERSION
from .packing import BLOCK, FIELDS, Held, unpack_places, unpack_source, unpack_turns
from .places import CATALOGUE

__all__ = ["APPLICATION", "Catalogue", "Known", "check_kind", "require_record"]

APPLICATION = 0x71756F74
"""Marks the file as a catalogue: `quot`."""
_PAGE = 512
"""Sources read at once where all are gone over."""
_SUMS = """
    SELECT count(*), total(words), total(size), (SELECT count(DISTINCT speaker) FROM spoken),
           min(nullif(first_day, 0)), max(last_day)
    FROM sources
"""
_OTHER = "give a folder that `quoth record add` has made"
_AGAIN = "run `quoth record verify` to see which sources it holds, and add those again"


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue knows of a source, but for its text."""

    held: Held
    """Its number, data and place."""
    turns: tuple[Turn, ...]
    """Its turns."""
    places: bytes
    """What is silent in it, and its landmarks, as they lie there: see `Catalogue.unpack`."""


class Catalogue:
    """One connection to a record's catalogue, for reading."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._unpack = zstandard.ZstdDecompressor()

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open the catalogue at `path`; raise RecordError where it is none, damaged, or of another version."""
        require_record(path.parent)
        db = _open_database(path)
        try:
            found = check_kind(db)
            if found != VERSION:
                older = "open it once for writing: `quoth record verify` brings it up to date"
                remedy = "bring quoth up to date" if found > VERSION else older
                what = f"the record has version {found}, and this quoth reads version {VERSION}"
                raise RecordError(str(path), what, remedy)
        except RecordError:
            db.close()
            raise
        return cls(db)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def version(self) -> int:
        """Return a number that is another once another connection has committed; for one that reads nothing else."""
        return self._db.number("PRAGMA data_version")

    def begin_reading(self) -> None:
        """Hold on to the catalogue as it is now, whatever a writer commits."""
        self._db.undo()
        self._db.run("BEGIN")
        self._db.row("SELECT count(*) FROM segments")  # a snapshot is taken by the first reading

    def __len__(self) -> int:
        return self.count()

    def sources(self, where: str = "", values: Sequence[object] = ()) -> Iterator[Held]:
        """Go over the sources that meet an SQL condition, in the order in which they were added."""
        last = -1
        while True:
            found = self.sources_after(last, where, values)
            yield from found
            if len(found) < _PAGE:
                return
            last = found[-1].number

    def sources_after(self, number: int, where: str = "", values: Sequence[object] = ()) -> list[Held]:
        """Return the next few of the sources that meet an SQL condition, those numbered higher than `number`."""
        condition = f" AND {where}" if where else ""
        query = f"SELECT {FIELDS} FROM sources WHERE number > ?{condition} ORDER BY number LIMIT {_PAGE}"
        return [self._read(row) for row in self._db.rows(query, (number, *values))]

    def numbers_after(self, number: int) -> list[int]:
        """Return the next few numbers of sources above `number`."""
        query = f"SELECT number FROM sources WHERE number > ? ORDER BY number LIMIT {_PAGE}"
        return [found for (found,) in self._db.rows(query, (number,))]

    def find_key(self, number: int) -> str:
        """Return the key of the source of that number, or what names it where that is damaged."""
        row = self._db.row("SELECT key FROM sources WHERE number = ?", (number,))
        return str(row[0]) if row else f"source {number}"

    def count(self, where: str = "", values: Sequence[object] = ()) -> int:
        """Return how many sources meet an SQL condition."""
        condition = f" WHERE {where}" if where else ""
        return self._db.number(f"SELECT count(*) FROM sources{condition}", values)

    def sums(self) -> tuple[int, float, float, int, int | None, int]:
        """Return how many sources, words, code points and speakers there are, and the first and last day, or None."""
        row: tuple[int, float, float, int, int | None, int] = self._db.row(_SUMS)
        return row

    def numbers(self, where: str = "", values: Sequence[object] = ()) -> frozenset[int]:
        """Return the numbers of the sources that meet an SQL condition."""
        condition = f" WHERE {where}" if where else ""
        return frozenset(number for (number,) in self._db.rows(f"SELECT number FROM sources{condition}", values))

    def word_counts(self) -> dict[int, int]:
        """Return how many words each source has, by its number."""
        return dict(self._db.rows("SELECT number, words FROM sources"))

    def find_text(self, digest: bytes) -> list[str]:
        """Return the keys of the sources whose text has a digest, in the order in which they were added."""
        query = "SELECT key FROM sources WHERE text_digest = ? ORDER BY number"
        return [key for (key,) in self._db.rows(query, (digest,))]

    def speakers(self, number: int) -> frozenset[str]:
        """Return the names of whoever speaks in a source."""
        query = "SELECT name FROM spoken_in JOIN speakers ON speakers.number = speaker WHERE source = ?"
        return frozenset(name for (name,) in self._db.rows(query, (number,)))

    def bearers(self, name: str) -> frozenset[str]:
        """Return the names of all who speak in a source and share a part of their names with `name`."""
        parts = sorted(set(name_parts(name)))
        rows = self._db.rows(
            "SELECT DISTINCT name FROM name_parts JOIN speakers ON speakers.number = name_parts.speaker "
            f"WHERE part IN ({', '.join('?' * len(parts))}) AND EXISTS (SELECT 1 FROM spoken JOIN sources ON "
            "sources.number = spoken.source WHERE spoken.speaker = speakers.number)",
            parts,
        )
        return frozenset(found for (found,) in rows)

    def find(self, key: str) -> Held | None:
        """Return the source of that key; None where there is none."""
        row = self._db.row(f"SELECT {FIELDS} FROM sources WHERE key = ?", (key,))
        return self._read(row) if row else None

    def get(self, number: int) -> Held:
        """Return the source of that number; raise RecordError where there is none."""
        return self._read(self._db.row(f"SELECT {FIELDS} FROM sources WHERE number = ?", (number,)))

    def know(self, number: int) -> Known:
        """Return the source of that number with its turns and places; raise RecordError where there is none."""
        row = self._db.row(f"SELECT {FIELDS}, places, turns FROM sources WHERE number = ?", (number,))
        return Known(self._read(row[:-2] if row else None), self._read_turns(row), row[-2])

    def unpack(self, places: bytes) -> Places:
        """Return places as they lie in the catalogue as values; raise RecordError where they are damaged."""
        try:
            return unpack_places(self._unpack.decompress(places)) if places else Places()
        except (TypeError, ValueError, IndexError, zstandard.ZstdError):
            raise RecordError(str(self._db.path), "the places of a source are damaged", _AGAIN) from None

    def find_number(self, key: str) -> int | None:
        """Return the number of the source of that key; None where there is none."""
        row = self._db.row("SELECT number FROM sources WHERE key = ?", (key,))
        return int(row[0]) if row else None

    def read_block(self, number: int) -> str:
        """Return the characters of a block; raise RecordError where it is damaged or missing."""
        row = self._db.row("SELECT data FROM blocks WHERE number = ?", (number,))
        try:
            text = self._unpack.decompress(row[0]).decode("utf-8", "surrogatepass")
            if len(text) <= BLOCK:
                return text
        except (TypeError, zstandard.ZstdError, UnicodeDecodeError, MemoryError):
            pass
        what = f"block {number} of its texts is {'damaged' if row else 'missing'}"
        raise RecordError(str(self._db.path), what, _AGAIN)

    def find_faults(self) -> list[str]:
        """Return what SQLite finds wrong with the file."""
        found = [str(text) for (text,) in self._db.rows("PRAGMA integrity_check(20)")]
        return [] if found == ["ok"] else found

    def segments(self) -> list[tuple[str, int]]:
        """Return the segments in order: file name, words."""
        return self._db.rows("SELECT name, words FROM segments ORDER BY place")

    def dead(self) -> frozenset[int]:
        """Return the numbers of the sources that are gone but still stand in segments."""
        return frozenset(number for (number,) in self._db.rows("SELECT number FROM dead"))

    def find_digest(self, key: str) -> tuple[int, bytes] | None:
        """Return the number and digest of the source of that key; None where there is none."""
        row: tuple[int, bytes] | None = self._db.row("SELECT number, digest FROM sources WHERE key = ?", (key,))
        return row

    def _read_turns(self, row: Any) -> tuple[Turn, ...]:
        try:
            return unpack_turns(self._unpack.decompress(row[-1])) if row[-1] else ()
        except (TypeError, ValueError, IndexError, zstandard.ZstdError):
            raise RecordError(str(self._db.path), "the turns of a source are damaged", _AGAIN) from None

    def _read(self, row: Any) -> Held:
        try:
            return unpack_source(row)
        except (TypeError, ValueError, OverflowError):
            raise RecordError(str(self._db.path), "a row of the catalogue is damaged", _AGAIN) from None


def require_record(folder: Path) -> None:
    """Raise RecordError where a folder holds no record."""
    if not (folder / CATALOGUE).is_file():
        raise RecordError(str(folder), "there is no record here", _OTHER)


def check_kind(db: Database) -> int:
    """Return the version of a catalogue; raise RecordError where the file is something else."""
    if db.number("PRAGMA application_id") != APPLICATION:
        raise RecordError(str(db.path), "this is not the catalogue of a record", _OTHER)
    return db.number("PRAGMA user_version")


def _open_database(path: Path) -> Database:
    """Open a catalogue for reading, also in a folder that may not be written."""
    db = Database(path, "ro")
    try:
        db.row("SELECT count(*) FROM sqlite_master")
    except RecordError:
        db.close()
        # SQLite wants to make files beside the catalogue, and where nobody may, nobody writes.
        if os.access(path.parent, os.W_OK):
            raise
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            what = "a writer was interrupted, and the folder may not be written"
            remedy = "copy the whole folder to where you may write, and run `quoth record verify` on that"
            raise RecordError(str(path), what, remedy) from None
        db = Database(path, "ro&immutable=1")
    return db
