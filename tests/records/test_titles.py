"""Sources by the words of their titles: the same in every store, and in shards as in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.model import FEW_TITLED, Source, SourceText, Titled
from quoth.records.disk.store import DiskStore
from quoth.records.disk.writer import Writer
from quoth.records.memory import MemoryStore
from quoth.records.titles import TitleIndex, find_last, fold_title, list_naming, merge_titled
from quoth.seams import Store

Add = Callable[[SourceText], None]
WORDS = "Lisbon Keldmoor Lecture Speech the of State Holm v. Inc Bredal".split()
TITLES = st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), max_size=9)
FOLDED = sorted({word for each in WORDS for word in fold_title(each)})


def make_sources(titles: list[str]) -> list[Source]:
    return [Source(str(at), title or None, kind="Letter" if at % 3 else None) for at, title in enumerate(titles)]


def look_up(sources: list[Source], word: str) -> Titled:
    """The same, by looking at each title."""
    having = [each for each in sources if word in fold_title(each.title or "") or word == (each.kind or "").lower()]
    naming = [each.key for each in sources if word in list_naming(each.title or "")]
    few = len(having) <= FEW_TITLED
    return Titled(min(len(having), FEW_TITLED + 1), tuple(sorted(naming)) if few else ())


@given(TITLES)
def test_of_each_word_it_is_known_how_many_have_it_and_which(titles: list[str]) -> None:
    sources = make_sources(titles)
    words = [*FOLDED, "letter", "none"]
    assert TitleIndex(sources).look_up(words) == {word: look_up(sources, word) for word in words}


@given(TITLES, st.integers(1, 4))
def test_parts_of_a_record_say_what_the_whole_says(titles: list[str], parts: int) -> None:
    sources = make_sources(titles)
    said = [TitleIndex(sources[at::parts]).look_up(FOLDED) for at in range(parts)]
    whole = TitleIndex(sources).look_up(FOLDED)
    merged = merge_titled(said)
    assert {word: (titled.holders, set(titled.keys)) for word, titled in merged.items()} == {
        word: (titled.holders, set(titled.keys)) for word, titled in whole.items()
    }


@given(TITLES, st.sets(st.sampled_from(FOLDED), min_size=1), st.sets(st.sampled_from([*FOLDED, "letter"])))
def test_titles_that_have_all_of_some_words(titles: list[str], every: set[str], some: set[str]) -> None:
    sources = make_sources(titles)
    found = TitleIndex(sources).meet(every, some)
    meant = []
    for each in sources:
        words = {*fold_title(each.title or ""), (each.kind or "").lower()}
        if every <= words and some & words:
            meant.append(each.key)
    assert found == tuple(sorted(meant)[: FEW_TITLED + 1])


def test_a_name_ends_where_its_last_word_does() -> None:
    text = "In Holm’s Lisbon lecture, and later."
    assert text[: find_last(text, {"holm", "lisbon"})] == "In Holm’s Lisbon"
    assert find_last(text, {"bredal"}) == 0


@pytest.fixture(params=["memory", "disk"])
def grown(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Store, Add]:
    """A store of one source, and what adds another to it."""
    first = SourceText(Source("a", "The Lisbon Lecture"), "We shall come to the gates in good faith.")
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


def test_a_source_that_came_later_is_known_by_its_title(grown: tuple[Store, Add]) -> None:
    store, add = grown
    assert store.titled(["lisbon"]) == {"lisbon": Titled(1, ("a",))}
    assert set(store.find_titled(["lisbon"], ["lecture", "speech"])) == {"a"}
    add(SourceText(Source("a", "The Keldmoor Lecture"), "We shall come to the gates in good faith."))
    assert store.titled(["lisbon", "keldmoor"]) == {"lisbon": Titled(0, ()), "keldmoor": Titled(1, ("a",))}
    assert not store.find_titled(["lisbon"], ["lecture"])
