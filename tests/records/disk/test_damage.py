"""A damaged record works, or is refused by an error that says what to do; it is never a traceback or a crash."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest

from quoth.errors import RecordError, UnknownNameError
from quoth.model import Days, Problem, Scope, Source, SourceText, Span, Turn
from quoth.records.disk.files import open_arrays
from quoth.records.disk.merging import Pace
from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, compact_record, read_sources, rebuild_record
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

PACE = Pace(batch=4000)


def make(at: int) -> SourceText:
    dice = random.Random(at)
    said = [" ".join(f"w{dice.randint(0, 300)}" for _ in range(60)) for _ in range(3)]
    text, turns = "", []
    for number, words in enumerate(said):
        head = f"SPEAKER{number}: "
        turns.append(Turn(Span(len(text) + len(head), len(text) + len(head) + len(words)), f"SPEAKER{number}"))
        text += head + words + "\n\n"
    return SourceText(Source(f"s{at}", "A talk", Days.parse("2031-05-02"), "Ada Holm"), text, tuple(turns))


SOURCES = {f"s{at}": make(at) for at in range(24)}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "sound.quoth"
    with Writer(folder, PACE) as writer:
        writer.add(SOURCES.values())
    return folder


@pytest.fixture
def record(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "damaged.quoth"))


def use(folder: Path) -> None:
    """Ask a record for everything; only a RecordError may come of it."""
    store = DiskStore(folder)
    for scope in (Scope(), Scope(speaker="SPEAKER1"), Scope(until=Days.parse("2032").first)):
        for source in SOURCES.values():
            run = find_words(source.text).keys[20:40]
            for window in store.nominate([run], 3, scope)[0]:
                words = store.words(window.source)[window.first : window.last]
                assert len(words.keys) == len(words.ends)
    for key in [source.key for source in store.sources()]:
        store.text(key)
        store.turns(key)
        store.speakers(key)
        np.asarray(store.words(key).keys)
    store.bearers("Holm")
    store.close()


def try_out(folder: Path) -> bool:
    """Use a record; return whether it was refused."""
    try:
        use(folder)
    except RecordError:
        return True
    except UnknownNameError:
        pass  # a key was altered
    return False


def segment_of(folder: Path) -> Path:
    (path,) = (folder / "segments").glob("*.seg")
    return path


def alter(path: Path, at: int, with_: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(with_)


ARRAYS = "numbers firsts lengths days offsets sketch vocabulary counts entries directory".split()


@pytest.mark.parametrize("name", ARRAYS)
def test_an_altered_array_is_told_by_verify_and_mended_by_rebuild(record: Path, name: str) -> None:
    path = segment_of(record)
    data = path.read_bytes()
    dice = random.Random(name)
    array = open_arrays(path).array(name)
    first = data.index(array.tobytes()[:4096])
    places = [0, array.nbytes - 1, *(dice.randrange(array.nbytes) for _ in range(3))]
    for place in places:
        value = bytes([data[first + place] ^ (1 << dice.randrange(8))])
        alter(path, first + place, value)
        try_out(record)
        assert [problem.where for problem in check_record(record)][:1] == [path.name]
        alter(path, first + place, data[first + place : first + place + 1])
    alter(path, first, b"\xff" * array.nbytes)
    try_out(record)
    rebuild_record(record)
    assert not check_record(record)
    assert not try_out(record)


def test_a_table_or_tail_that_is_altered_is_refused(record: Path) -> None:
    path = segment_of(record)
    data = path.read_bytes()
    table = data.rindex(b'{"version"')
    dice = random.Random(3)
    for place in [table, len(data) - 1, len(data) - 9, *(dice.randrange(table, len(data)) for _ in range(30))]:
        alter(path, place, bytes([data[place] ^ 0x11]))
        with pytest.raises(RecordError, match=r"rebuild"):
            use(record)
        alter(path, place, data[place : place + 1])
    use(record)


def test_a_segment_that_is_cut_short_is_refused_and_mended(record: Path) -> None:
    path = segment_of(record)
    data = path.read_bytes()
    for size in (0, 1, 15, 16, 17, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:size])
        with pytest.raises(RecordError, match=r"(cut short|damaged).*rebuild"):
            use(record)
        assert check_record(record)
    path.unlink()
    with pytest.raises(RecordError, match=r"missing.*rebuild"):
        use(record)
    assert rebuild_record(record) == len(SOURCES)
    assert not check_record(record)
    assert not try_out(record)


def test_damage_is_not_merged_into_other_segments(record: Path) -> None:
    alter(segment_of(record), 3, b"\x7f")
    with pytest.raises(RecordError, match="rebuild"), Writer(record, Pace(ratio=1000)) as writer:
        writer.add([make(100)])
    assert [source.source.key for source in read_sources(record, [])][-1] == "s100"
    rebuild_record(record)
    assert not check_record(record)


def test_a_catalogue_with_altered_pages_works_or_is_refused(record: Path) -> None:
    path = record / "catalogue.sqlite"
    data = path.read_bytes()
    dice = random.Random(11)
    pages = len(data) // 1024
    refused = 0
    for page in [0, 0, 0, *(dice.randrange(pages) for _ in range(25))]:
        start = page * 1024 + dice.randrange(1024)
        length = dice.choice((1, 1, 40, 1024))
        path.write_bytes(data[:start] + dice.randbytes(length) + data[start + length :])
        refused += try_out(record)
        attempt(check_record, record)
        if "s23" in list_keys(record):
            attempt(rebuild_record, record)
            attempt(compact_record, record)
        path.write_bytes(data)
        for left in record.glob("catalogue.sqlite-*"):
            left.unlink()
        rebuild_record(record)
    assert refused
    for size in (0, 100, 1024, len(data) // 2 // 1024 * 1024, len(data) - 1):
        path.write_bytes(data[:size])
        try_out(record)
        attempt(check_record, record)


def attempt(job: Callable[[Path], object], folder: Path) -> None:
    with suppress(RecordError):
        job(folder)


def list_keys(folder: Path) -> list[str]:
    try:
        return [source.source.key for source in read_sources(folder, [])]
    except RecordError:
        return []


def test_a_damaged_text_is_told_and_is_taken_in_when_it_is_added_again(record: Path) -> None:
    path = record / "catalogue.sqlite"
    data = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        blocks = [data.index(block[:300]) for (block,) in db.execute("SELECT data FROM blocks ORDER BY number")]
    for at in blocks[:-1]:
        alter(path, at + 200, bytes([data[at + 200] ^ 0x55]))
    assert "s23" in list_keys(record)
    problems = [problem for problem in check_record(record) if problem.where in SOURCES]
    assert problems
    assert all("damaged" in problem.what and "add" in problem.remedy for problem in problems)
    rebuild_record(record)
    left: list[Problem] = []
    sound = {source.source.key for source in read_sources(record, left)}
    assert sound | {problem.where for problem in left} == SOURCES.keys()
    assert {problem.where for problem in problems} == {problem.where for problem in left}
    with Writer(record) as writer:
        assert writer.add(SOURCES.values()).replaced == len(problems)
    assert not check_record(record)
    assert sorted(read_sources(record, []), key=lambda s: s.source.key) == sorted(
        SOURCES.values(), key=lambda s: s.source.key
    )


def test_a_name_that_was_altered_in_the_catalogue_is_told(record: Path) -> None:
    path = record / "catalogue.sqlite"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"A talk", b"B talk", 1))
    assert [problem.what for problem in check_record(record)] == ["it is not as it was given"]
    with Writer(record) as writer:
        assert writer.add(SOURCES.values()).replaced == 1
    assert not check_record(record)


def test_a_folder_that_is_no_record_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Some words.")
    for job in (check_record, rebuild_record, compact_record, DiskStore):
        for folder in (tmp_path, tmp_path / "none.quoth"):
            with pytest.raises(RecordError, match="no record here"):
                job(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(RecordError, match="holds other files"):
        Writer(tmp_path)
    (tmp_path / "x.quoth").mkdir()
    (tmp_path / "x.quoth" / "catalogue.sqlite").write_bytes(json.dumps({}).encode() * 500)
    for job in (check_record, rebuild_record, DiskStore):
        with pytest.raises(RecordError, match="catalogue"):
            job(tmp_path / "x.quoth")
