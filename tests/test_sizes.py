"""A module holds one idea: it stays short enough to be read at a sitting."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIMIT = 300
"""Lines of a module, all lines counted."""

TOLERATED: dict[str, tuple[int, str]] = {}
"""Path of a module that may be longer, how long, and why it cannot be parted."""

PATHS = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "src").rglob("*.py"))]


@pytest.mark.parametrize("path", PATHS)
def test_modules_are_short(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    limit, _ = TOLERATED.get(path, (LIMIT, ""))
    assert lines <= limit, f"{path} has {lines} lines: part it where two ideas meet"
    if path in TOLERATED:
        assert lines > LIMIT, f"{path} is short enough now: take it out of TOLERATED"


def test_only_modules_that_exist_are_tolerated() -> None:
    assert TOLERATED.keys() <= set(PATHS)
    assert all(reason for _, reason in TOLERATED.values())
