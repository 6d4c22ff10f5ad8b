"""Whatever is done to a record on disk, it says what one in memory says."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.model import Days, Landmark, Scope, Source, SourceText, Span, Turn
from quoth.records.disk.merging import Pace
from quoth.records.disk.store import DiskStore
from quoth.records.disk.upkeep import check_record, compact_record, read_sources, rebuild_record
from quoth.records.disk.writer import Writer
from quoth.records.memory import MemoryStore
from quoth.text.words import find_words

KEYS = [f"s{at}" for at in range(7)]
NAMES = ["Ada Holm", "HOLM", "Tomas Brant", "Senator Brant", "MODERATOR"]
PIECES = (
    "strait ship’s deck re-opened 3,000 e.g. «Hafen» n’est-ce naïve ÅNGSTRÖM 海峡は開いている открыт l'eau "
    "12:30 https://a.example/b co-\nworker U.S. don't … — ! 👍🏽 e\u0301te\u0301 \ud800 x"
).split(" ")
words_ = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(lambda pieces: " ".join([*pieces, "end"]))
days_ = st.one_of(
    st.none(),
    st.sampled_from(["2031", "2031-05", "2031-05-02", "2032-01-31", "1999"]).map(Days.parse),
)


@st.composite
def sources_(draw: st.DrawFn) -> SourceText:
    said = draw(st.lists(st.tuples(st.sampled_from([*NAMES, None]), words_), min_size=1, max_size=5))
    heading = draw(st.sampled_from(["", "A heading above it\n\n"]))
    labelled = draw(st.booleans())
    text, turns = heading, []
    for name, words in said:
        text += f"{name}: " if labelled and name else ""
        turns.append(Turn(Span(len(text), len(text) + len(words)), name))
        text += words + "\n\n"
    source = Source(
        draw(st.sampled_from(KEYS)),
        draw(st.sampled_from([None, "A talk", "Rede über die Straße"])),
        draw(days_),
        draw(st.sampled_from([None, "", *NAMES])),
    )
    text = text.rstrip("\n")
    bounds = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    silent = tuple(Span(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False))
    marks = st.builds(Landmark, st.integers(0, len(text)), st.sampled_from(["page", "line"]), st.sampled_from("1iv"))
    landmarks = sorted(draw(st.lists(marks, max_size=4)), key=lambda mark: mark.offset)
    return SourceText(source, text, tuple(turns) if labelled else (), silent, tuple(landmarks))


days = st.sampled_from([date(2031, 5, 2), date(1999, 1, 1), date(2033, 1, 1), date(2031, 12, 31)])
scopes_ = st.builds(
    Scope,
    only=st.none() | st.frozensets(st.sampled_from([*KEYS, "none"])),
    without=st.frozensets(st.sampled_from([*KEYS, "none"])),
    until=st.none() | days,
    after=st.none() | days,
    days=days_,
    speaker=st.none() | st.sampled_from([*NAMES, "Nobody"]),
)
slices_ = st.tuples(st.integers(0, 90), st.integers(0, 90), st.sampled_from([1, 1, 1, 2, -1]))
works_: st.SearchStrategy[tuple[str, list[Any]]] = st.one_of(
    st.tuples(st.just("add"), st.lists(sources_(), min_size=1, max_size=6)),
    st.tuples(st.just("remove"), st.lists(st.sampled_from([*KEYS, "none"]), max_size=3)),
    st.tuples(st.sampled_from(["compact", "rebuild", "reopen"]), st.just([])),
)
PACE = Pace(batch=500, ratio=2, waiting=3)


@settings(max_examples=20)
@given(st.lists(works_, min_size=1, max_size=6), st.lists(scopes_, min_size=3, max_size=3), st.data())
def test_disk_and_memory_say_the_same(
    works: list[tuple[str, list[Any]]], scopes: list[Scope], data: st.DataObject
) -> None:
    root = Path(tempfile.mkdtemp(prefix="quoth-test-"))
    folder = root / "twin.quoth"
    held: dict[str, SourceText] = {}
    try:
        with Writer(folder, PACE) as writer:
            writer.add([])
        store = DiskStore(folder)
        for work, given_ in works:
            if work in ("add", "remove"):
                with Writer(folder, PACE) as writer:
                    getattr(writer, work)(given_)
            elif work != "reopen":
                {"compact": compact_record, "rebuild": rebuild_record}[work](folder, pace=PACE)
            else:
                store.close()
                store = DiskStore(folder)
            for one in given_:
                key = one if isinstance(one, str) else one.source.key
                if isinstance(one, str) or held.get(key) != one:
                    held.pop(key, None)
                if not isinstance(one, str):
                    held.setdefault(key, one)
            store.refresh()
            compare(store, MemoryStore("twin.quoth", list(held.values())), scopes, data)
        assert not check_record(folder)
        assert list(read_sources(folder, [])) == list(held.values())
        store.close()
        compact_record(folder, pace=PACE)
        store = DiskStore(folder)
        twin = MemoryStore("twin.quoth", list(held.values()))
        assert store.size() == twin.size()
        keys = find_words(" ".join(PIECES)).keys
        assert store.frequencies(keys).tolist() == twin.frequencies(keys).tolist()
        store.close()
    finally:
        shutil.rmtree(root)


def compare(store: DiskStore, twin: MemoryStore, scopes: list[Scope], data: st.DataObject) -> None:
    assert len(store) == len(twin)
    assert store.size() >= twin.size()
    for scope in (Scope(), *scopes):
        assert list(store.sources(scope)) == list(twin.sources(scope))
        assert store.count(scope) == twin.count(scope)
    for name in (*NAMES, "Ada", "nobody"):
        assert store.bearers(name) == twin.bearers(name)
    for source in twin.sources():
        key = source.key
        text = twin.text(key)
        assert store.source(key) == source
        assert store.text(key) == text
        assert store.text(key, Span(3, 40)) == twin.text(key, Span(3, 40))
        assert tuple(store.turns(key)) == tuple(twin.turns(key))
        assert store.places(key) == twin.places(key)
        assert store.speakers(key) == twin.speakers(key)
        assert store.find_text(text) == twin.find_text(text)
        ours, theirs = store.words(key), twin.words(key)
        assert len(ours) == len(theirs)
        for first, last, step in data.draw(st.lists(slices_, max_size=3)):
            name = data.draw(st.sampled_from(["keys", "starts", "ends"]))
            where = slice(first, last, step)
            assert getattr(ours, name)[where].tolist() == getattr(theirs, name)[where].tolist()
            assert ours[first:last].starts.tolist() == theirs[first:last].starts.tolist()
            if not len(theirs):
                continue
            at = first % len(theirs)
            assert getattr(ours, name)[at] == getattr(theirs, name)[at]
            assert getattr(ours, name)[-1 - at] == getattr(theirs, name)[-1 - at]
        assert np.asarray(ours.keys).tolist() == theirs.keys.tolist()
    runs = [find_words(data.draw(words_)).keys for _ in scopes]
    for scope, run, windows in zip(scopes, runs, store.nominate(runs, 20, scopes), strict=True):
        assert windows == store.nominate([run], 20, scope)[0]
        assert {window.source for window in windows} <= {source.key for source in twin.sources(scope)}
