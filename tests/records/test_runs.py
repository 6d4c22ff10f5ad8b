"""The index of a record against a twin that counts votes one by one."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Words
from quoth.records import runs
from quoth.records.runs import Hit, RunIndex

TEXT = st.lists(st.integers(1, 9), max_size=60)
TEXTS = st.lists(TEXT, min_size=1, max_size=5)
RUNS = st.lists(st.lists(st.integers(1, 12), max_size=20), max_size=6)
NEARLY = 1e-9


def index_of(texts: list[list[int]]) -> RunIndex:
    columns = []
    for text in texts:
        at = np.arange(len(text))
        columns.append(Words(np.array(text, np.uint64), at, at + 1))
    return RunIndex(columns)


def slow_hits(texts: list[list[int]], run: list[int], among: list[bool]) -> list[Hit]:
    """Let every word and pair vote for the bucket it stands in, and return all stretches of two buckets."""
    flat = [(source, key) for source, text in enumerate(texts) for key in text]
    places: dict[object, list[int]] = defaultdict(list)
    for at, (_, key) in enumerate(flat):
        places[key].append(at)
    for at, ((_, one), (_, other)) in enumerate(pairwise(flat)):
        places[one, other].append(at)
    width = max(12, len(run))
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for unit in {*run, *pairwise(run)}:
        for bucket in {(flat[at][0], at // width) for at in places[unit] if among[flat[at][0]]}:
            votes[bucket] += log(1 + len(flat) / len(places[unit]))
    firsts = np.cumsum([0, *(len(text) for text in texts)]).tolist()
    stretches = []
    for (source, at), vote in sorted(votes.items()):
        more = votes.get((source, at + 1))
        first = max(firsts[source], at * width - width // 2)
        last = min(firsts[source + 1], (at + 1 + (more is not None)) * width + width // 2)
        stretches.append((vote + (more or 0.0), source, at, more is not None, first, last))
    return [
        Hit(source, first - firsts[source], last - firsts[source], vote)
        for vote, source, _, _, first, last in sorted(stretches, key=lambda s: -s[0])
    ]


@given(TEXTS, RUNS, st.data())
def test_hits_are_the_stretches_with_most_votes(
    texts: list[list[int]], sought: list[list[int]], data: st.DataObject
) -> None:
    marks = st.lists(st.booleans(), min_size=len(texts), max_size=len(texts))
    among = [np.array(data.draw(marks), bool) for _ in sought]
    found = index_of(texts).nominate([np.array(run, np.uint64) for run in sought], 4, among)
    assert len(found) == len(sought)
    for run, hits, own in zip(sought, found, among, strict=True):
        wanted = slow_hits(texts, run, own.tolist())
        assert bool(hits) == bool(wanted)
        if hits:
            assert hits[0].score == pytest.approx(wanted[0].score)
        for hit in hits:
            assert any(
                (hit.source, hit.first, hit.last) == (one.source, one.first, one.last)
                and abs(hit.score - one.score) < NEARLY
                for one in wanted
            )
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(TEXTS, RUNS)
def test_runs_looked_up_together_get_what_each_gets_alone(texts: list[list[int]], sought: list[list[int]]) -> None:
    index, keys = index_of(texts), [np.array(run, np.uint64) for run in sought]
    alone = [index.nominate([run], 4)[0] for run in keys]
    assert index.nominate(keys, 4) == alone
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_TOGETHER", 2)
        assert index.nominate(keys, 4) == alone
