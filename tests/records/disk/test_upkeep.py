"""A record is checked against itself, mended, made anew, and rid of what is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quoth.errors import RecordError
from quoth.model import Problem, Source, SourceText
from quoth.records.disk.database import Database
from quoth.records.disk.merging import Pace, pick_all, pick_waiting
from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, compact_record, read_sources, rebuild_record
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

NAMES = ("Ada", "Tomas", "Ruo", "Marta", "Ilse")
PACE = Pace(batch=3000, ratio=2, waiting=4)


def make(at: int, words: int = 200) -> SourceText:
    text = " ".join(f"w{(at * 131 + number * number) % 701}" for number in range(words))
    return SourceText(Source(f"s{at}", speaker=f"{NAMES[at % 5]} Holm"), f"{text} only{at}")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "kept.quoth"
    with Writer(folder, PACE) as writer:
        writer.add(make(at) for at in range(30))
    return folder


def segments(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "segments").iterdir())


def find(folder: Path, words: str) -> list[str]:
    store = DiskStore(folder)
    found = [window.source for window in store.nominate([find_words(words).keys], 5)[0]]
    store.close()
    return found


def test_what_an_interruption_left_is_taken_away_and_told(record: Path) -> None:
    before = segments(record)
    (record / "segments" / "00000099-half.seg").write_bytes(b"half of a segment")
    mended: list[Problem] = []
    assert not check_record(record, mended=mended)
    assert [problem.where for problem in mended] == ["segments"]
    assert segments(record) == before
    assert not check_record(record, mended=mended)
    assert len(mended) == 1


FAULTS: tuple[tuple[str, str], ...] = (
    ("DELETE FROM segments WHERE place = (SELECT min(place) FROM segments)", "stand in no segment"),
    ("DELETE FROM sources WHERE number = 3", "knows nothing"),
    ("UPDATE sources SET words = words + 1 WHERE number = 3", "has 202"),
    ("UPDATE segments SET words = words + 1", "the catalogue says"),
    ("DELETE FROM spoken_in WHERE source = 4", "not as it was given"),
    ("UPDATE sources SET begin = begin + 1 WHERE number = 4", "not as it was given"),
    ("UPDATE sources SET first_day = 9, last_day = 9 WHERE number = 4", "not as it was given"),
    ("UPDATE sources SET first_day = -9 WHERE number = 4", "damaged"),
    ("UPDATE sources SET turns = x'00' WHERE number = 4", "damaged"),
    ("DELETE FROM blocks", "missing"),
)


@pytest.mark.parametrize(("command", "what"), FAULTS)
def test_verify_tells_where_catalogue_and_segments_differ(record: Path, command: str, what: str) -> None:
    db = Database(record / "catalogue.sqlite", "rw")
    db.run(command)
    db.close()
    problems = check_record(record)
    assert any(what in problem.what for problem in problems)
    assert all(problem.remedy for problem in problems)
    if "add" in problems[-1].remedy:
        with Writer(record) as writer:
            writer.add(make(at) for at in range(30))
        assert not [problem for problem in check_record(record) if "add" in problem.remedy]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_rebuilt_record_is_as_before_and_its_old_segments_are_gone(record: Path, workers: int) -> None:
    before = segments(record)
    texts = list(read_sources(record, []))
    seen: list[str] = []
    assert rebuild_record(record, workers, seen.append, PACE) == 30
    assert seen == [f"s{at}" for at in range(30)]
    assert not set(before) & set(segments(record))
    assert not check_record(record)
    assert list(read_sources(record, [])) == texts
    assert "s17" in find(record, "only17")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_compacted_record_is_rid_of_what_is_gone(record: Path, workers: int) -> None:
    with Writer(record, PACE) as writer:
        assert writer.remove([f"s{at}" for at in range(30) if at % 4] + ["s1", "nobody"]) == 22
    assert compact_record(record, workers, pace=PACE) > 0
    assert not check_record(record)
    store = DiskStore(record)
    assert store.bearers("Holm") == {f"{name} Holm" for name in NAMES}
    left = [make(at) for at in range(0, 30, 4)]
    assert list(read_sources(record, [])) == left
    assert store.size() == sum(len(find_words(source.text).keys) for source in left)
    assert store.frequencies(find_words("only17 only16").keys).tolist() == [0, 1]
    assert not find(record, "only17")
    assert "s16" in find(record, "only16")
    store.close()
    assert compact_record(record, workers, pace=PACE) == 0  # nothing is left to be done
    with Writer(record, PACE) as writer:
        writer.add([make(17)])
    assert "s17" in find(record, "only17")


def test_all_can_be_taken_out_and_added_again(record: Path) -> None:
    keys = [f"s{at}" for at in range(30)]
    jobs: tuple[Callable[[Path], object], ...] = (compact_record, rebuild_record)
    for job in jobs:
        with Writer(record, PACE) as writer:
            writer.remove(keys)
        job(record)
        assert not check_record(record)
        assert not find(record, "only17")
        with Writer(record, PACE) as writer:
            assert writer.add(make(at) for at in range(30)).added == 30
        assert not check_record(record)
        assert "s17" in find(record, "only17")


def test_of_one_key_given_twice_the_later_is_held(tmp_path: Path) -> None:
    folder = tmp_path / "twice.quoth"
    with Writer(folder, PACE) as writer:
        other, third = (SourceText(Source("s0"), text) for text in ("other words", "third"))
        added = writer.add([make(0), other, make(1), third])
        assert (added.added, added.replaced) == (4, 2)
    assert DiskStore(folder).text("s0") == "third"
    assert not check_record(folder)


def test_what_workers_make_is_what_one_process_makes(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shared.quoth"
    with Writer(folder, PACE) as writer:
        writer.add((make(at) for at in range(30)), workers=2)
    assert not check_record(folder)
    assert list(read_sources(folder, [])) == list(read_sources(record, []))


def test_a_name_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "names.quoth"
    with Writer(folder) as writer:
        writer.add([make(0)])
        with pytest.raises(RecordError, match="half a character"):
            writer.add([SourceText(Source("half", "\ud800"), "some words")])
        writer.add([make(1)])
    assert not check_record(folder)


def test_segments_are_merged_by_a_policy_of_names_and_sizes() -> None:
    pace = Pace(ratio=4, waiting=3, most=1000)
    assert pick_all([("a", 400), ("b", 90), ("c", 10)], pace) == []
    assert pick_all([("a", 400), ("b", 90), ("c", 30)], pace) == ["a", "b", "c"]
    assert pick_all([("a", 600), ("b", 390), ("c", 300)], pace) == ["b", "c"]
    assert pick_waiting([("a", 100), ("b", 10), ("c", 9)], pace) == []
    assert pick_waiting([("a", 100), ("b", 10), ("c", 9), ("d", 11)], pace) == ["b", "c", "d"]


def test_segments_stay_few_however_long_one_adding_takes() -> None:
    pace = Pace(ratio=4, waiting=4, most=3000)
    listed: list[tuple[str, int]] = []
    most = 0
    for number in range(2000):
        listed.append((str(number), 3))
        names = pick_waiting(listed, pace)
        if names:
            at = next(at for at, (name, _) in enumerate(listed) if name == names[0])
            assert [name for name, _ in listed[at : at + len(names)]] == names
            listed[at : at + len(names)] = [(f"{number}+", sum(words for _, words in listed[at : at + len(names)]))]
        most = max(most, len([name for name, words in listed if words <= pace.most // 2]))
    assert sum(words for _, words in listed) == 6000
    assert max(words for _, words in listed) <= pace.most
    assert most <= 4 * 5
    assert len(listed) <= 4 * 5 + 6000 // (pace.most // 2)


def test_the_last_source_of_a_batch_may_have_no_word(tmp_path: Path) -> None:
    folder = tmp_path / "wordless.quoth"
    with Writer(folder) as writer:
        writer.add([make(0), SourceText(Source("dots"), "...")])
    assert not check_record(folder)
