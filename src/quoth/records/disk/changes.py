"""The catalogue as its one writer holds it: made, brought up to date, changed. Each change is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from quoth.errors import RecordError
from quoth.text.names import name_parts

from .catalogue import APPLICATION, Catalogue, check_kind
from .database import Database, sync_folder
from .migrations import migrate
from .packing import BLOCK, Text, pack_source

__all__ = ["Changes"]

_NEW = ".new"
"""Ends the name of a catalogue in the making."""
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a file."""
_LOG = 64 << 20
"""Bytes that the log of changes keeps once they are all in the catalogue."""


class Changes(Catalogue):
    """One connection to a record's catalogue, for reading and writing."""

    @classmethod
    def open(cls, path: Path) -> Changes:
        """Open the catalogue at `path`, and make it where there is none; one of an older version is migrated.

        Raises RecordError where it is damaged, something else, or too new.
        """
        if not path.exists():
            _create(path)
        db = Database(path, "rw")
        try:
            check_kind(db)
            db.run("PRAGMA synchronous = FULL")
            db.run(f"PRAGMA journal_size_limit = {_LOG}")
            migrate(db)
        except BaseException:
            db.close()
            raise
        return cls(db)

    def close(self) -> None:
        """Move what is in the log into the catalogue, as far as no reader needs it there, and close."""
        with suppress(RecordError):  # all is committed; the next writer moves what stays in the log
            self._db.run("PRAGMA busy_timeout = 0")  # not to wait for readers
            self._db.row("PRAGMA wal_checkpoint(TRUNCATE)")
        super().close()

    def next_number(self) -> int:
        """Return the number that the next source gets."""
        return self._db.number("SELECT seq FROM sqlite_sequence WHERE name = 'sources'") + 1

    def insert(self, texts: Sequence[Text], blocks: Sequence[bytes], segment: str, gone: Sequence[int]) -> None:
        """Commit a batch: its sources, their blocks and their segment; those numbered `gone` are taken out."""
        words = sum(text.words for text in texts)
        with self._db.transaction():
            first = self._db.number("SELECT max(number) + 1 FROM blocks")
            self._delete(gone)
            rows = ((first + at, data) for at, data in enumerate(blocks))
            self._db.run_many("INSERT INTO blocks VALUES (?, ?)", rows)
            self._db.run_many(
                "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (pack_source(text, first * BLOCK) for text in texts),
            )
            for text in texts:
                for name in text.speakers:
                    self._insert_speaker(name, text.held.number)
            self._db.run("INSERT INTO segments (name, words) VALUES (?, ?)", (segment, words))

    def delete(self, numbers: Sequence[int]) -> None:
        """Take sources out."""
        with self._db.transaction():
            self._delete(numbers)

    def replace_segments(self, names: Sequence[str], by: str, words: int, dead: Iterable[int] = ()) -> None:
        """Commit that the segment `by` stands for several; the numbers `dead` stand in no segment any more."""
        with self._db.transaction():
            place = self._db.number("SELECT min(place) FROM segments WHERE name = ?", (names[0],))
            self._db.run_many("DELETE FROM segments WHERE name = ?", ((name,) for name in names))
            self._db.run("INSERT INTO segments VALUES (?, ?, ?)", (place, by, words))
            self._db.run_many("DELETE FROM dead WHERE number = ?", ((number,) for number in dead))

    def remake_segments(
        self, segments: Sequence[tuple[str, int]], counts: Sequence[tuple[int, int]], dead: Iterable[int]
    ) -> None:
        """Commit that the index is these segments, each with its words, in the order of their sources' numbers.

        `counts` are sources' numbers with their words; the numbers `dead` stand in no segment any more.
        """
        with self._db.transaction():
            self._db.run("DELETE FROM segments")
            self._db.run_many("INSERT INTO segments (name, words) VALUES (?, ?)", segments)
            self._db.run_many(
                "UPDATE sources SET words = ? WHERE number = ?", ((words, number) for number, words in counts)
            )
            self._db.run_many("DELETE FROM dead WHERE number = ?", ((number,) for number in dead))

    def forget_digests(self, numbers: Iterable[int]) -> None:
        """Commit that sources are not as they were given, so that they are taken in when they are given again."""
        with self._db.transaction():
            self._db.run_many("UPDATE sources SET digest = x'' WHERE number = ?", ((n,) for n in numbers))

    def free(self) -> None:
        """Commit that the blocks in which no source stands are gone, and the names of those who speak nowhere."""
        with self._db.transaction():
            next_used = 0
            for begin, size in self._db.rows("SELECT begin, size FROM sources WHERE size > 0 ORDER BY begin"):
                self._free_blocks(next_used, begin // BLOCK)
                next_used = max(next_used, -(-(begin + size) // BLOCK))
            self._free_blocks(next_used, 1 << 62)
            self._db.run("DELETE FROM speakers WHERE number NOT IN (SELECT speaker FROM spoken)")
            self._db.run("DELETE FROM name_parts WHERE speaker NOT IN (SELECT number FROM speakers)")

    def shrink(self) -> None:
        """Give the room of what is gone back to the disk."""
        if self._db.number("PRAGMA freelist_count"):
            self._db.run("VACUUM")

    def _free_blocks(self, first: int, past: int) -> None:
        if first < past:
            self._db.run("DELETE FROM blocks WHERE number >= ? AND number < ?", (first, past))

    def _delete(self, numbers: Sequence[int]) -> None:
        rows = [(number,) for number in numbers]
        self._db.run_many("DELETE FROM sources WHERE number = ?", rows)
        self._db.run_many("INSERT OR IGNORE INTO dead VALUES (?)", rows)
        spoken = "SELECT source, speaker FROM spoken_in WHERE source = ?"
        self._db.run_many(f"DELETE FROM spoken WHERE (source, speaker) IN ({spoken})", rows)
        self._db.run_many("DELETE FROM spoken_in WHERE source = ?", rows)

    def _insert_speaker(self, name: str, source: int) -> None:
        number = self._db.number("SELECT number FROM speakers WHERE name = ?", (name,))
        if not number:
            number = self._db.run("INSERT INTO speakers (name) VALUES (?)", (name,))
            parts = {(part, number) for part in name_parts(name)}
            self._db.run_many("INSERT OR IGNORE INTO name_parts VALUES (?, ?)", parts)
        self._db.run("INSERT OR IGNORE INTO spoken VALUES (?, ?)", (number, source))
        self._db.run("INSERT OR IGNORE INTO spoken_in VALUES (?, ?)", (source, number))


def _create(path: Path) -> None:
    """Make an empty catalogue beside its place, and give it its name when it is whole."""
    new = path.with_name(path.name + _NEW)
    for ending in _BESIDE:
        new.with_name(new.name + ending).unlink(missing_ok=True)
    db = Database(new, "rwc")
    try:
        db.run("PRAGMA page_size = 1024")  # a block ends within a page, whose rest is lost
        db.run(f"PRAGMA application_id = {APPLICATION}")
        migrate(db)
        db.row("PRAGMA journal_mode = WAL")
    finally:
        db.close()
    new.replace(path)
    sync_folder(path.parent)
