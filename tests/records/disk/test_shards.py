"""A record in shards says what one record of the same sources says."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

import quoth
from quoth.errors import RecordError, UnknownNameError
from quoth.ingest import gather
from quoth.model import EVERYWHERE, Days, Scope, SourceText
from quoth.records.disk.places import SHARDS
from quoth.records.disk.shards import ShardedStore
from quoth.records.disk.store import DiskStore
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

SUMMIT = Path(__file__).parents[3] / "examples" / "summit"
SCOPES = (EVERYWHERE, Scope(days=Days.parse("2031-05")), Scope(speaker="HOLM"), Scope(only=frozenset()))


@pytest.fixture(scope="module")
def sources() -> list[SourceText]:
    """The example's, in the order in which three shards hold them: of equals the first counts."""
    given = gather(SUMMIT / "record")[0]
    return [*given[0::3], *given[1::3], *given[2::3]]


def write(folder: Path, sources: list[SourceText]) -> Path:
    with Writer(folder) as writer:
        writer.add(sources)
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, sources: list[SourceText]) -> DiskStore:
    return DiskStore(write(tmp_path_factory.mktemp("whole") / "a.quoth", sources))


@pytest.fixture(scope="module")
def parted(
    tmp_path_factory: pytest.TempPathFactory, sources: list[SourceText],
    make_shards: Callable[[Path, Sequence[SourceText], int], Path],
) -> ShardedStore:
    return ShardedStore(make_shards(tmp_path_factory.mktemp("parted") / "a.quoth", sources, 3))


def test_it_holds_what_the_shards_hold(parted: ShardedStore, whole: DiskStore) -> None:
    assert len(parted) == len(whole)
    assert parted.size() == whole.size()
    for scope in SCOPES:
        assert {source.key for source in parted.sources(scope)} == {source.key for source in whole.sources(scope)}
        assert parted.count(scope) == whole.count(scope)
    for source in whole.sources():
        key = source.key
        assert parted.source(key) == source
        assert parted.text(key) == whole.text(key)
        assert tuple(parted.turns(key)) == tuple(whole.turns(key))
        assert parted.places(key) == whole.places(key)
        assert parted.speakers(key) == whole.speakers(key)
        assert parted.find_text(whole.text(key)) == [key]
        assert np.asarray(parted.words(key).keys).tolist() == np.asarray(whole.words(key).keys).tolist()
        for name in whole.speakers(key):
            assert parted.bearers(name) == whole.bearers(name)


def test_words_are_found_where_one_record_finds_them(parted: ShardedStore, whole: DiskStore) -> None:
    for source in whole.sources():
        keys = np.asarray(whole.words(source.key).keys)
        runs = [keys[at : at + 12] for at in range(0, len(keys) - 12, 40)]
        assert parted.frequencies(keys).tolist() == whole.frequencies(keys).tolist()
        for ours, theirs in zip(parted.nominate(runs, 12), whole.nominate(runs, 12), strict=True):
            assert {window.source for window in ours[:1]} == {window.source for window in theirs[:1]}
        only = Scope(only=frozenset((source.key,)))
        assert all({window.source for window in found} == {source.key} for found in parted.nominate(runs, 12, only))


def test_verdicts_are_those_of_one_record(parted: ShardedStore, whole: DiskStore) -> None:
    ours, theirs = (
        quoth.check(SUMMIT / "essay.html", quoth.open_record(each.folder)).findings for each in (parted, whole)
    )
    for one, other in zip(ours, theirs, strict=True):
        if one.verdict.wording.held:
            assert one == other
        else:  # the nearest of what is only near may be another
            assert (one.verdict.label, one.verdict.rule) == (other.verdict.label, other.verdict.rule)


def test_it_goes_to_other_processes_by_its_name(parted: ShardedStore) -> None:
    again = pickle.loads(pickle.dumps(parted))
    assert again.folder == parted.folder
    assert len(again) == len(parted)
    again.close()


def test_it_takes_in_no_more(parted: ShardedStore) -> None:
    with pytest.raises(RecordError, match="build it anew"):
        quoth.open_record(parted.folder).add({"id": "letter", "text": "We shall come in good faith."})
    with pytest.raises(RecordError, match="in shards"):
        quoth.add_sources(parted.folder, {"id": "letter", "text": "We shall come in good faith."})


def test_a_key_that_no_shard_holds_is_a_mistake(parted: ShardedStore) -> None:
    with pytest.raises(UnknownNameError, match="'nothing'"):
        parted.source("nothing")
    assert parted.nominate([find_words("").keys], 4) == [[]]


TOLD = ["", "{}", '{"form": 2, "shards": ["a"]}', '{"form": 1, "shards": []}', '{"form": 1, "shards": [3]}']


@pytest.mark.parametrize("told", TOLD)
def test_what_names_no_shards_is_an_error(tmp_path: Path, told: str) -> None:
    (tmp_path / SHARDS).write_text(told, encoding="utf-8")
    with pytest.raises(RecordError, match="name the shards"):
        quoth.open_record(tmp_path)
    (tmp_path / SHARDS).write_text('{"form": 1, "shards": ["gone.quoth"]}', encoding="utf-8")
    with pytest.raises(RecordError):
        quoth.open_record(tmp_path)
