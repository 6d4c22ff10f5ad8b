"""What the parts of a plain text are, from cases that anyone can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quoth.readers import read_text

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "pages").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_blocks(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    document = read_text(case["text"])
    found = [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]
    wanted = [tuple(row.split(": ", 1)) for row in case["blocks"]]
    shown = [(kind, text[: len(start)]) for (kind, text), (_, start) in zip(found, wanted, strict=False)]
    assert len(found) == len(wanted), found
    assert shown == wanted
