"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from quoth.model import Document, SourceText
from quoth.records.disk.shards import write_shards
from quoth.records.disk.writer import Writer

settings.register_profile("quoth", deadline=None)  # no test hangs on how fast a machine is, or how busy
settings.load_profile("quoth")


def _check_blocks(document: Document) -> None:
    at = 0
    for block in document.blocks:
        words = block.span.cut(document.text)
        assert block.span.start >= at
        assert words
        assert words == words.strip()
        at = block.span.end
    assert at <= len(document.text)


def _make_shards(folder: Path, sources: Sequence[SourceText], count: int) -> Path:
    folder.mkdir(exist_ok=True)
    names = [f"{at}.quoth" for at in range(count)]
    for at, name in enumerate(names):
        with Writer(folder / name) as writer:
            writer.add(sources[len(sources) * at // count : len(sources) * (at + 1) // count])
    write_shards(folder, names)
    return folder


@pytest.fixture(scope="session")
def make_shards() -> Callable[[Path, Sequence[SourceText], int], Path]:
    """A function that makes a record of sources in a folder, in so many shards, and returns its address."""
    return _make_shards


@pytest.fixture(scope="session")
def check_blocks() -> Callable[[Document], None]:
    """A function that asserts that the blocks of a document come in order, apart, trimmed, inside its text."""
    return _check_blocks
