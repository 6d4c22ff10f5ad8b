"""A full disk, a folder that may not be written, and a record of another version: told, with what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quoth.errors import RecordError
from quoth.model import Source, SourceText, Span
from quoth.records.disk.database import Database
from quoth.records.disk.merging import Pace
from quoth.records.disk.migrations import STEPS, migrate
from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, compact_record, read_sources, rebuild_record
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

PACE = Pace(batch=60_000, waiting=3)


def make(at: int, words: int = 4000) -> SourceText:
    return SourceText(Source(f"s{at}"), " ".join(f"w{at}x{number * 7919 % 10007}" for number in range(words)))


def keys(folder: Path) -> list[str]:
    return [source.source.key for source in read_sources(folder, [])]


def mount(*arguments: str) -> bool:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False) if shutil.which("mount") else None
    return done is not None and done.returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)):
        pytest.skip("no disk can be mounted")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_on_a_full_disk_what_was_committed_is_kept_and_adding_goes_on(small_disk: Path) -> None:
    folder = small_disk / "full.quoth"
    filler = small_disk / "filler"
    filler.write_bytes(b"\0" * (1 << 20))
    taken: list[str] = []

    def fill() -> None:
        with Writer(folder, PACE) as writer:
            for at in range(200):
                writer.add([make(at)])
                taken.append(f"s{at}")

    with pytest.raises(RecordError, match=r"no room left.*free some room"):
        fill()
    assert taken
    assert keys(folder)[: len(taken)] == taken
    filler.unlink()
    with Writer(folder, PACE) as writer:
        writer.add([make(len(taken)), make(len(taken) + 1)])
    assert not check_record(folder)
    held = keys(folder)
    assert held == [f"s{at}" for at in range(len(held))]
    assert len(held) >= len(taken) + 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
def test_where_no_file_may_grow_what_was_committed_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "limited.quoth"
    with Writer(folder, PACE) as writer:
        writer.add([make(0)])
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from quoth.errors import RecordError; from quoth.model import Source, SourceText\n"
        "from quoth.records.disk.writer import Writer\n"
        "limit = int(sys.argv[2]); resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "try:\n"
        "    with Writer(Path(sys.argv[1])) as writer:\n"
        "        writer.add([SourceText(Source('more'), ' '.join(f'v{i}' for i in range(30000)))])\n"
        "except RecordError as error:\n"
        "    print(error.remedy)\n"
    )
    for limit in (1 << 10, 1 << 16, 120_000, 1 << 18):
        command = [sys.executable, "-c", script, str(folder), str(limit)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert not done.stderr
        assert "free some room" in done.stdout
        assert not check_record(folder)
        assert keys(folder) == ["s0"]


def look(folder: Path) -> None:
    store = DiskStore(folder)
    assert store.nominate([find_words(make(1).text).keys[50:60]], 3)[0][0].source == "s1"
    assert store.text("s2") == make(2).text
    store.close()
    assert not check_record(folder)
    for job in (Writer, rebuild_record, compact_record):
        with pytest.raises(RecordError, match="may write"):
            job(folder)


def test_a_folder_that_may_not_be_written_is_opened_and_searched(tmp_path: Path) -> None:
    folder = tmp_path / "still.quoth"
    with Writer(folder, PACE) as writer:
        writer.add(make(at) for at in range(4))
    if os.geteuid() if hasattr(os, "geteuid") else 1:
        for path in (*folder.rglob("*"), folder):
            path.chmod(0o555 if path.is_dir() else 0o444)
        look(folder)
        for path in (folder, folder / "segments"):
            path.chmod(0o755)
        return
    other = tmp_path / "bound"
    other.mkdir()
    if not mount("--bind", str(folder), str(other)) or not mount("-o", "remount,ro,bind", str(other)):
        subprocess.run(["umount", "-l", str(other)], check=False)
        pytest.skip("nothing can be mounted")
    try:
        look(other)
        # A log that a killed writer left there cannot be read without writing: what is in it must not be passed over.
        (folder / "catalogue.sqlite-wal").write_bytes(b"\x37\x7f\x06\x82" + b"\0" * 60)
        with pytest.raises(RecordError, match=r"interrupted.*copy the whole folder"):
            DiskStore(other)
    finally:
        subprocess.run(["umount", "-l", str(other)], check=True)


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "newer.quoth"
    with Writer(folder) as writer:
        writer.add([make(0, 20)])
    db = Database(folder / "catalogue.sqlite", "rw")
    db.run(f"PRAGMA user_version = {len(STEPS) + 1}")
    db.close()
    for job in (Writer, DiskStore, check_record, rebuild_record):
        with pytest.raises(RecordError, match=rf"version {len(STEPS) + 1}.*bring quoth up to date"):
            job(folder)


def test_an_older_record_is_brought_up_to_date_step_by_step(tmp_path: Path) -> None:
    older = STEPS
    newer = (*STEPS, "ALTER TABLE sources ADD COLUMN place TEXT;", "CREATE TABLE places (name TEXT); SELECT broken;")
    mended = (*newer[:-1], "CREATE TABLE places (name TEXT);")
    folder = tmp_path / "older.quoth"
    with Writer(folder) as writer:
        writer.add([make(0, 20)])
    db = Database(folder / "catalogue.sqlite", "rw")
    migrate(db, older)
    assert db.number("PRAGMA user_version") == len(older)
    with pytest.raises(RecordError):
        migrate(db, newer)
    # The step that failed left nothing; those before it stand.
    assert db.number("PRAGMA user_version") == len(older) + 1
    assert not db.rows("SELECT * FROM sqlite_master WHERE name = 'places'")
    migrate(db, mended)
    assert db.number("PRAGMA user_version") == len(mended)
    assert db.rows("SELECT key, place FROM sources") == [("s0", None)]
    with pytest.raises(RecordError, match="bring quoth up to date"):
        migrate(db, older)
    db.close()


def test_an_older_record_is_read_once_it_was_brought_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "older.quoth"
    with Writer(folder) as writer:
        writer.add([make(0, 20)])
    db = Database(folder / "catalogue.sqlite", "rw")
    db.run("PRAGMA user_version = 0")
    db.close()
    with pytest.raises(RecordError, match="quoth record verify"):
        DiskStore(folder)


def test_a_record_of_the_first_version_knows_its_sources_again(tmp_path: Path) -> None:
    folder = tmp_path / "first.quoth"
    with Writer(folder) as writer:
        writer.add([make(0, 20), make(1, 20)])
    db = Database(folder / "catalogue.sqlite", "rw")
    db.run("ALTER TABLE sources DROP COLUMN language")
    db.run("ALTER TABLE sources DROP COLUMN places")
    db.run("PRAGMA user_version = 1")
    db.close()
    with Writer(folder) as writer:
        added = writer.add([make(0, 20), replace(make(1, 20), silent=(Span(0, 2),))])
    assert (added.added, added.replaced, added.kept) == (1, 1, 1)
    assert not check_record(folder)
    assert DiskStore(folder).places("s1").silent == (Span(0, 2),)
