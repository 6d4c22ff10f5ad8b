"""What the properties share: counting steps, since no test measures time."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest


def _count(work: Callable[[], object]) -> int:
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture
def count_calls() -> Callable[[Callable[[], object]], int]:
    """A function that returns how many calls, of Python and of C, its argument makes."""
    return _count
