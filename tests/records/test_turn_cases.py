"""Transcripts told from prose, from cases that anyone can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quoth.records.turns import find_turns

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "transcripts").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_turns(case: dict[str, Any]) -> None:
    text = case["text"]
    turns = find_turns(text, case.get("speaker"))
    wanted = [tuple(row.split(" | ")) for row in case["turns"]]
    assert [turn.speaker or "None" for turn in turns] == [speaker for speaker, _ in wanted]
    for turn, (_, start) in zip(turns, wanted, strict=True):
        assert turn.span.cut(text).startswith(start)


def test_a_turn_holds_its_stage_directions_and_all_its_paragraphs() -> None:
    text = "MR. HALE: One.\n\nTwo. [applause]\n\nMS. ROE: Three.\n\nMR. HALE: Four."
    assert [turn.span.cut(text) for turn in find_turns(text)] == [
        "One.\n\nTwo. [applause]",
        "Three.",
        "Four.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str) -> None:
    text = end.join(["MR. HALE: One.", "", "MS. ROE: Two.", "", "MR. HALE: Three."])
    assert [turn.span.cut(text) for turn in find_turns(text)] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    "text", ["", " ", ":", "A:", "\n\n:\n", "word " * 200_000, "A:\n" * 20_000, ":" * 100_000]
)
def test_no_turns_and_no_trouble(text: str) -> None:
    assert find_turns(text) == ()
