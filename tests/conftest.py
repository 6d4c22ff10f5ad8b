"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

from quoth.model import Document

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


@pytest.fixture(scope="session")
def check_blocks() -> Callable[[Document], None]:
    """A function that asserts that the blocks of a document come in order, apart, trimmed, inside its text."""
    return _check_blocks
