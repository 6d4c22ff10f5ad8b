"""One writer and any number of readers: in threads, in processes, over a fork."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from quoth.errors import RecordError
from quoth.model import Scope, Source, SourceText, Span
from quoth.records.disk.merging import Pace
from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, compact_record, rebuild_record
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

PACE = Pace(batch=400, ratio=2, waiting=3)


def make(at: int, version: int = 0) -> SourceText:
    text = " ".join(f"w{(at * 31 + number * number + version) % 97}" for number in range(80))
    return SourceText(Source(f"s{at}", f"version {version}"), f"{text} number{at}")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "shared.quoth"
    with Writer(folder, PACE) as writer:
        writer.add(make(at) for at in range(20))
    return folder


def answers(store: DiskStore) -> list[object]:
    """Return what a store says to many questions."""
    found: list[object] = [len(store), store.size(), [source.title for source in store.sources()]]
    for at in range(20):
        key, run = f"s{at}", find_words(make(at).text).keys
        found.append(store.nominate([run[5:15], run[60:]], 3))
        found.append(store.nominate([run[60:]], 3, Scope(only=frozenset([key]))))
        found.append(store.text(key, Span(3, 40)))
        words = store.words(key)
        found += [words.starts[7:19].tolist(), int(words.keys[40]), np.asarray(words.ends).tolist()]
        found.append(store.frequencies(run).tolist())
        found.append(store.count(Scope(without=frozenset([key]))))
    return found


def test_eight_threads_are_told_the_same_as_one(record: Path) -> None:
    alone = DiskStore(record)
    expected = answers(alone)
    shared = DiskStore(record)
    told: list[object] = []
    gate = threading.Barrier(8)

    def ask() -> None:
        gate.wait()
        for _ in range(3):
            told.append(answers(shared))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 24
    assert all(answer == expected for answer in told)


def _read(folder: Path, pipe: Connection) -> None:
    """In a process of its own: hold one view for long, and open many others."""
    held = DiskStore(folder)
    first = answers(held)
    pipe.send("ready")
    rounds = 0
    while not pipe.poll():
        assert answers(held) == first
        fresh = DiskStore(folder)
        titles = {source.title for source in fresh.sources()}
        texts = [fresh.text(source.key) for source in fresh.sources()]
        for text in texts:
            assert fresh.nominate([find_words(text).keys[:12]], 30)[0]
        # Each commit of the writer is of ten sources and one version, and is seen whole or not at all.
        assert len(texts) % 10 == 0
        assert len(titles) == 1
        fresh.close()
        rounds += 1
    pipe.send(rounds)


def test_readers_keep_their_view_while_a_writer_alters_everything(tmp_path: Path) -> None:
    folder = tmp_path / "busy.quoth"
    many = Pace(batch=1 << 20, ratio=2, waiting=3)
    with Writer(folder, many) as writer:
        writer.add(make(at) for at in range(20))
    spawn = multiprocessing.get_context("spawn")
    pipes = [spawn.Pipe() for _ in range(2)]
    readers = [spawn.Process(target=_read, args=(folder, theirs)) for _, theirs in pipes]
    for reader in readers:
        reader.start()
    assert [ours.recv() for ours, _ in pipes] == ["ready", "ready"]
    for version in range(1, 6):
        with Writer(folder, many) as writer:
            writer.add(make(at, version) for at in range(20))
        if version % 2:
            compact_record(folder, pace=many)
        else:
            rebuild_record(folder, pace=many)
    for ours, _ in pipes:
        ours.send("stop")
    assert all(ours.recv() > 0 for ours, _ in pipes)
    for reader in readers:
        reader.join()
        assert reader.exitcode == 0
    assert not check_record(folder)
    assert not (folder / "catalogue.sqlite-wal").exists()


def test_a_second_writer_is_refused_and_the_first_goes_on(record: Path) -> None:
    with Writer(record, PACE) as writer:
        with pytest.raises(RecordError, match=r"another process is writing.*wait"):
            Writer(record)
        with pytest.raises(RecordError, match="another process is writing"):
            rebuild_record(record)
        assert not check_record(record)  # it is checked all the same
        writer.add([make(50)])
    with Writer(record, PACE) as writer:
        assert writer.add([make(50)]).kept == 1


def test_a_writer_that_fails_lets_others_write(record: Path) -> None:
    def fail() -> None:
        with Writer(record, PACE) as writer:
            writer.add(make(60) if at < 3 else [][0] for at in range(5))

    with pytest.raises(IndexError):
        fail()
    with Writer(record, PACE) as writer:
        writer.add([make(61)])
    assert not check_record(record)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_opens_its_own(record: Path) -> None:
    store = DiskStore(record)
    expected = answers(store)
    words = store.words("s1")
    for _ in range(3):
        child = os.fork()
        if not child:
            code = 1
            try:
                code = 0 if answers(store) == expected else 2
                try:
                    words.keys[3]
                except RecordError:
                    pass
                else:
                    code = code or (3 if int(words.keys[3]) != int(store.words("s1").keys[3]) else 0)
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert answers(store) == expected


def test_words_that_are_read_late_are_those_of_the_view_they_came_from(record: Path) -> None:
    store = DiskStore(record)
    words = store.words("s3")
    store.add([make(3, 1)])
    compact_record(record, pace=PACE)
    store.refresh()
    assert np.asarray(words.keys).tolist() == find_words(make(3).text).keys.tolist()
    assert np.asarray(store.words("s3").keys).tolist() == find_words(make(3, 1).text).keys.tolist()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_views_that_were_left_are_closed(record: Path) -> None:
    store = DiskStore(record)
    gc.collect()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(60):
        with Writer(record, PACE) as writer:
            writer.add([make(3, number + 1)])
        store.refresh()
        store.words("s1")
    gc.collect()
    assert len(list(Path("/proc/self/fd").iterdir())) < before + 80


def test_a_refresh_keeps_what_was_read_unless_something_was_committed(record: Path) -> None:
    store = DiskStore(record)
    store.refresh()
    view = store._view
    store.refresh()
    assert store._view is view
    with Writer(record, PACE) as writer:
        writer.add([make(3, 1)])
    store.refresh()
    assert store._view is not view
    assert store.text("s3") == make(3, 1).text


def test_a_refresh_sees_a_record_that_took_the_place_of_another(record: Path, tmp_path: Path) -> None:
    store = DiskStore(record)
    store.refresh()
    with Writer(tmp_path / "other.quoth", PACE) as writer:
        writer.add([make(3, 7)])
    record.rename(tmp_path / "old.quoth")
    (tmp_path / "other.quoth").rename(record)
    store.refresh()
    assert (len(store), store.text("s3")) == (1, make(3, 7).text)


def test_a_closed_store_says_so(record: Path) -> None:
    store = DiskStore(record)
    store.close()
    with pytest.raises(RecordError, match=r"closed.*open it again"):
        store.text("s1")
