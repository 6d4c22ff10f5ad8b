"""What is made of a store's sources is kept while they are the same, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quoth.checking.titles import read_titles
from quoth.model import Source, SourceText
from quoth.records.disk.store import DiskStore
from quoth.records.disk.writer import Writer
from quoth.records.memory import MemoryStore
from quoth.seams import Store

Add = Callable[[SourceText], None]


def make_source(key: str, title: str) -> SourceText:
    return SourceText(Source(key, title), "We shall come to the gates in good faith.")


@pytest.fixture(params=["memory", "disk"])
def grown(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Store, Add]:
    """A store of one source, and what adds another to it."""
    first = make_source("a", "The Lisbon Lecture")
    if request.param == "memory":
        store = MemoryStore("a", [first])
        return store, lambda source: store.add([source])
    with Writer(tmp_path / "a.quoth") as writer:
        writer.add([first])
    there = DiskStore(tmp_path / "a.quoth")

    def add(source: SourceText) -> None:
        with Writer(tmp_path / "a.quoth") as writer:
            writer.add([source])
        there.refresh()

    return there, add


def test_a_version_is_another_once_the_sources_are(grown: tuple[Store, Add]) -> None:
    store, add = grown
    before = store.version()
    assert store.version() == before
    add(make_source("b", "Another"))
    assert store.version() != before
    before = store.version()
    add(make_source("b", "Replaced"))
    assert store.version() != before


def test_titles_are_read_once_and_again_when_a_source_came(grown: tuple[Store, Add]) -> None:
    store, add = grown
    titles = read_titles(store)
    assert titles.find("the Lisbon Lecture") == {"a"}
    assert read_titles(store) is titles
    add(make_source("a", "The Keldmoor Lecture"))
    assert read_titles(store).find("the Lisbon Lecture") == frozenset()
    assert read_titles(store).find("the Keldmoor Lecture") == {"a"}
