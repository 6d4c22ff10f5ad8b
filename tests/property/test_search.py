"""Quotations searched for together against each searched for alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.model import EVERYWHERE, Scope, Source, SourceText
from quoth.records.memory import MemoryStore
from quoth.search import find_matches
from quoth.text.quoted import read_words

WORDS = st.lists(st.sampled_from([f"w{i}" for i in range(25)]), min_size=1, max_size=40)
SOURCES = st.lists(WORDS.map(" ".join), min_size=1, max_size=3)


@settings(max_examples=60)
@given(SOURCES, st.data())
def test_quotations_searched_for_together_are_placed_as_each_alone(texts: list[str], data: st.DataObject) -> None:
    store = MemoryStore("test", [SourceText(Source(f"s{i}"), text) for i, text in enumerate(texts)])
    quoted = []
    for _ in range(data.draw(st.integers(1, 5))):
        pieces = []
        for _ in range(data.draw(st.integers(1, 3))):  # stretches of the sources, with words of their own between
            words = data.draw(st.sampled_from(texts)).split()
            first = data.draw(st.integers(0, len(words) - 1))
            pieces += words[first : first + data.draw(st.integers(1, 12))]
            pieces += data.draw(st.lists(st.sampled_from(["x1", "x2"]), max_size=2))
        quoted.append(read_words(" ".join(pieces)))
    scope = data.draw(st.sampled_from([EVERYWHERE, Scope(only=frozenset(["s0"]))]))
    together = find_matches(store, quoted, 12, scope)
    assert together == [find_matches(store, [one], 12, scope)[0] for one in quoted]
