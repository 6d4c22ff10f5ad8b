"""Whatever the bytes, each format's reader gives documents, problems or one error."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.errors import ReadError
from quoth.model import Document, Problem
from quoth.readers import READERS, find_format
from quoth.readers.bundles import BUNDLES, read_all

from .breaking import broken
from .seeds import PACKED, SEEDS, pack

quick = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
"""Bounded: all of it in half a minute."""


def take(data: bytes, name: str) -> int:
    """Read some bytes; return how many documents were in them."""
    found = 0
    try:
        for given_ in read_all(data, name):
            assert isinstance(given_, Document | Problem)
            if isinstance(given_, Document):
                found += 1
                spans = [block.span for block in given_.blocks]
                assert all(0 <= span.start < span.end <= len(given_.text) for span in spans)
                assert all(before.end <= after.start for before, after in pairwise(spans))
                assert all(0 <= mark.offset <= len(given_.text) for mark in given_.landmarks)
                given_.text.encode()
    except ReadError:
        pass
    return found


def test_each_row_has_a_file_to_begin_from() -> None:
    """A new row of `READERS` or `BUNDLES` needs one in `seeds.py`, and is fuzzed from then on."""
    assert set(SEEDS) == {row.name for row in (*READERS, *BUNDLES)}


@pytest.mark.parametrize(("row", "name", "data"), [(row, *seed) for row, seeds in SEEDS.items() for seed in seeds])
def test_the_files_to_begin_from_are_valid_and_lead_to_their_row(row: str, name: str, data: bytes) -> None:
    assert take(data, name) > 0
    if row in {each.name for each in READERS}:
        assert find_format(data, name).name == row


@pytest.mark.parametrize("row", SEEDS)
@quick
@given(st.data())
def test_broken_bytes_are_read_or_refused(row: str, data: st.DataObject) -> None:
    """Nothing but a ReadError is raised, and blocks lie in order within the text."""
    name, seed = data.draw(st.sampled_from(SEEDS[row]))
    take(data.draw(broken(seed)), name)


@pytest.mark.parametrize("row", PACKED)
@quick
@given(st.data())
def test_broken_parts_of_packed_files_are_read_or_refused(row: str, data: st.DataObject) -> None:
    """The same where the archive is sound and one of its parts is not."""
    name, parts = PACKED[row]
    part = data.draw(st.sampled_from(sorted(parts)))
    take(pack({**parts, part: data.draw(broken(parts[part]))}), name)


@quick
@given(st.data())
def test_files_under_the_ending_of_another_format_are_read_or_refused(data: st.DataObject) -> None:
    """The same where the name says something else than the bytes."""
    name = data.draw(st.sampled_from(sorted(name for seeds in SEEDS.values() for name, _ in seeds)))
    _, seed = data.draw(st.sampled_from([seed for seeds in SEEDS.values() for seed in seeds]))
    take(seed if data.draw(st.booleans()) else data.draw(broken(seed)), name)
