"""What every store must do, whatever it keeps its sources in."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.errors import UnknownNameError
from quoth.model import Days, Landmark, Places, Scope, Source, SourceText, Span, Turn
from quoth.records.disk.store import DiskStore
from quoth.records.disk.writer import Writer
from quoth.records.memory import MemoryStore
from quoth.seams import Store
from quoth.text.words import find_words


def on_disk(sources: list[SourceText]) -> Store:
    folder = Path(tempfile.mkdtemp(prefix="quoth-test-")) / "test.quoth"
    with Writer(folder) as writer:
        writer.add(sources)
    store = DiskStore(folder)
    weakref.finalize(store, shutil.rmtree, folder.parent, ignore_errors=True)
    return store


STORES: tuple[Callable[[list[SourceText]], Store], ...] = (lambda sources: MemoryStore("test", sources), on_disk)
SPEECH = SourceText(
    Source("speech", "A speech", Days.parse("2031-05-02"), "Ada Holm"), "We will keep the strait open to all ships."
)
TALK = SourceText(
    Source("talk", "A talk", Days.parse("2031-05")),
    "HOLM: We may close it.\n\nBRANT: You must not.",
    (Turn(Span(6, 22), "HOLM"), Turn(Span(31, 44), "BRANT")),
)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    made: Store = request.param([SPEECH, TALK])
    return made


def test_sources_come_in_the_order_in_which_they_were_added(store: Store) -> None:
    assert [source.key for source in store.sources()] == ["speech", "talk"]
    assert len(store) == 2


def test_a_source_gives_back_its_text_turns_and_words(store: Store) -> None:
    assert store.text("speech") == SPEECH.text
    assert store.text("talk", Span(6, 22)) == "We may close it."
    assert [turn.speaker for turn in store.turns("talk")] == ["HOLM", "BRANT"]
    assert not store.turns("speech")
    assert store.source("speech").speaker == "Ada Holm"


def test_a_speakers_label_is_nobodys_word(store: Store) -> None:
    words = store.words("talk")
    said = [store.text("talk", Span(int(s), int(e))) for s, e in zip(words.starts, words.ends, strict=True)]
    assert said == "We may close it You must not".split()


PAGED = "HOLM: We keep the strait\n\n- 2 -\n\nopen. (Applause.) To all.\n\nBRANT: No."
PAGES = SourceText(
    Source("pages"),
    PAGED,
    (Turn(Span(6, PAGED.index("\n\nBRANT")), "HOLM"), Turn(Span(PAGED.index("No."), len(PAGED)), "BRANT")),
    (Span(PAGED.index("- 2"), PAGED.index("\n\nopen")), Span(PAGED.index("(A"), PAGED.index(" To"))),
    (Landmark(0, "page", "1"), Landmark(26, "page", "2")),
)


def test_words_stand_side_by_side_over_what_is_nobodys(store: Store) -> None:
    store.add([PAGES])
    words = store.words("pages")
    said = [store.text("pages", Span(int(s), int(e))) for s, e in zip(words.starts, words.ends, strict=True)]
    assert said == "We keep the strait open To all No".split()
    assert store.nominate([find_words("open to all no").keys], 3)[0][0].source == "pages"
    assert store.places("pages") == Places(PAGES.silent, PAGES.landmarks)
    assert store.places("talk") == Places()


def test_an_unknown_key_is_an_error_that_says_what_to_do(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="list its sources"):
        store.text("nowhere")


def test_a_source_added_again_replaces_the_old_one(store: Store) -> None:
    store.add([SourceText(Source("speech"), "Other words entirely.")])
    assert len(store) == 2
    assert not store.nominate([find_words("strait").keys], 5)[0]
    assert store.nominate([find_words("entirely").keys], 5)[0][0].source == "speech"


def test_the_nearest_window_holds_the_words_and_can_be_narrowed(store: Store) -> None:
    window = store.nominate([find_words("keep the strait open").keys], 3)[0][0]
    assert window.source == "speech"
    assert not store.nominate([find_words("strait").keys], 3, Scope(only=frozenset(["talk"])))[0]


def test_frequencies_and_size_count_words(store: Store) -> None:
    keys = find_words("we strait nowhere").keys
    assert store.frequencies(keys).tolist() == [2, 1, 0]
    assert store.size() == 16


def test_an_empty_store_answers_nothing() -> None:
    for make in STORES:
        empty = make([])
        assert not empty.nominate([find_words("any words").keys], 3)[0]
        assert empty.size() == 0


@given(
    st.lists(st.lists(st.sampled_from([f"w{i}" for i in range(40)]), min_size=3, max_size=40), min_size=1, max_size=6),
    st.data(),
)
def test_a_run_of_words_is_nominated_where_it_stands(texts: list[list[str]], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(texts) - 1))
    first = data.draw(st.integers(0, len(texts[which]) - 3))
    run = texts[which][first : first + 12]
    for make in STORES:
        store = make([SourceText(Source(f"s{i}"), " ".join(words)) for i, words in enumerate(texts)])
        (windows,) = store.nominate([find_words(" ".join(run)).keys], 50)
        held = [
            " ".join(run) in " ".join(texts[int(window.source[1:])][window.first : window.last]) for window in windows
        ]
        assert any(held)


def test_a_run_is_found_behind_words_that_hold_it_with_others_between() -> None:
    for make in STORES:
        store = make([SourceText(Source("far"), "w1 w0 w0 w1"), SourceText(Source("near"), "w1 w0 w1")])
        (windows,) = store.nominate([find_words("w1 w0 w1").keys], 50)
        assert "near" in {window.source for window in windows}
