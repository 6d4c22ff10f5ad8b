"""Postings against a twin that keeps a set for each unit."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.records.disk import postings
from quoth.records.disk.column import Column
from quoth.records.disk.postings import Postings, build_postings, hash_words, merge_postings

UNITS = hash_words(np.arange(60, dtype=np.uint64))
PAIRS = st.lists(st.tuples(st.integers(0, 59), st.integers(0, 299)), max_size=200)


def build(pairs: list[tuple[int, int]], count: int = 300) -> Postings:
    units = UNITS[[unit for unit, _ in pairs]] if pairs else UNITS[:0]
    return build_postings(units, np.array([granule for _, granule in pairs], np.uint32), count, small=True)


def find(found: Postings, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return found.find(units, found.buckets(units))


def granules(found: Postings, unit: int) -> list[int]:
    units, places = find(found, UNITS[[unit]])
    assert not units.any()
    return [int(place) for place in places]


def join(parts: list[Postings]) -> Postings:
    """Put consecutive stretches of merged postings together, as a segment's file does."""
    directory, written = [], 0
    for part in parts:
        directory.append(part.directory.array[:-1] + np.uint32(written))
        written += len(part.entries.array)
    ends = np.array([written], np.uint32)
    entries = np.concatenate([part.entries.array for part in parts])
    return Postings(parts[0].bits, Column(np.concatenate((*directory, ends))), Column(entries))


@given(PAIRS)
def test_a_unit_stands_where_it_was_put_once(pairs: list[tuple[int, int]]) -> None:
    twin: dict[int, set[int]] = defaultdict(set)
    for unit, granule in pairs:
        twin[unit].add(granule)
    found = build(pairs)
    for unit in range(60):
        assert granules(found, unit) == sorted(twin[unit])


@given(PAIRS)
def test_all_units_are_found_together_as_each_alone(pairs: list[tuple[int, int]]) -> None:
    found = build(pairs)
    units, places = find(found, UNITS)
    assert units.tolist() == sorted(units.tolist())
    for unit in range(60):
        assert places[units == unit].tolist() == granules(found, unit)


@given(st.lists(PAIRS, min_size=1, max_size=4), st.lists(st.integers(0, 299), max_size=30))
def test_merged_postings_are_those_of_all_without_what_was_dropped(
    many: list[list[tuple[int, int]]], dropped: list[int]
) -> None:
    twin: dict[int, set[int]] = defaultdict(set)
    parts, at = [], 0
    for pairs in many:
        numbers = np.full(300, -1, np.int64)
        kept = np.array([granule not in dropped for granule in range(300)])
        numbers[kept] = at + np.arange(int(kept.sum()))
        at += int(kept.sum())
        parts.append((build(pairs), numbers))
        for unit, granule in pairs:
            if kept[granule]:
                twin[unit].add(int(numbers[granule]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_CHUNK", 16)  # many stretches, however few postings
        merged = join(list(merge_postings(parts, at, small=True)))
    for unit in range(60):
        assert granules(merged, unit) == sorted(twin[unit])


def test_a_unit_that_is_everywhere_is_dropped_from_a_large_record() -> None:
    units = np.concatenate((np.repeat(UNITS[[1]], 3000), np.repeat(UNITS[[2]], 5)))
    places = np.concatenate((np.arange(3000), np.arange(5))).astype(np.uint32)
    found = build_postings(units, places, 3000, small=False)
    assert granules(found, 1) == []
    assert granules(found, 2) == [0, 1, 2, 3, 4]
