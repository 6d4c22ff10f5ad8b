"""The catalogue's tables, version by version; an older catalogue is brought up to date step by step."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.errors import RecordError

from .database import Database

__all__ = ["STEPS", "VERSION", "migrate"]

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE sources (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        title TEXT, speaker TEXT, kind TEXT, url TEXT,
        first_day INTEGER NOT NULL,      -- proleptic ordinals; 0, 0 where no day is known
        last_day INTEGER NOT NULL,
        digest BLOB NOT NULL,            -- of all that was given
        text_digest BLOB NOT NULL,
        begin INTEGER NOT NULL,          -- first code point, over all blocks
        size INTEGER NOT NULL,           -- code points
        words INTEGER NOT NULL,
        turns BLOB NOT NULL              -- compressed; empty for none
    );
    CREATE INDEX sources_by_text ON sources (text_digest);
    CREATE INDEX sources_by_day ON sources (first_day, last_day);
    CREATE INDEX sources_by_place ON sources (begin);
    CREATE TABLE blocks (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE speakers (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE name_parts (
        part TEXT NOT NULL, speaker INTEGER NOT NULL, PRIMARY KEY (part, speaker)
    ) WITHOUT ROWID;
    CREATE TABLE spoken (
        speaker INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (speaker, source)
    ) WITHOUT ROWID;
    CREATE TABLE spoken_in (
        source INTEGER NOT NULL, speaker INTEGER NOT NULL, PRIMARY KEY (source, speaker)
    ) WITHOUT ROWID;
    CREATE TABLE segments (
        place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, words INTEGER NOT NULL
    );
    CREATE TABLE dead (number INTEGER PRIMARY KEY);  -- gone, but still in a segment
    """,
    """
    ALTER TABLE sources ADD COLUMN places BLOB NOT NULL DEFAULT x'';  -- compressed; empty for none
    """,
    """
    ALTER TABLE sources ADD COLUMN language TEXT;  -- NULL where nothing told it, or nobody asked
    """,
)
"""Each brings a catalogue from the version of its place to the next one. Written steps are never changed."""

VERSION = len(STEPS)
"""The version that this quoth reads and writes."""


def migrate(db: Database, steps: Sequence[str] = STEPS) -> None:
    """Bring a catalogue to the version after all `steps`; raise RecordError where it is newer than that."""
    version = db.number("PRAGMA user_version")
    if version > len(steps):
        what = f"the record has version {version}, and this quoth writes version {len(steps)}"
        raise RecordError(str(db.path), what, "bring quoth up to date")
    for number, step in enumerate(steps[version:], version + 1):
        db.run_script(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {number}; COMMIT;")
