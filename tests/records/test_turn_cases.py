"""Transcripts told from prose, from cases that anyone can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quoth.model import Source, SourceText, find_place
from quoth.records.layout import Shape, join_spans, lay_out
from quoth.records.spoken import find_spoken_words
from quoth.records.turns import find_turns

FOLDER = Path(__file__).parent.parent / "cases" / "transcripts"
CASES, LAYOUTS = (
    tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"] for name in ("turns.toml", "layouts.toml")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_turns(case: dict[str, Any]) -> None:
    text = case["text"]
    turns = find_turns(text, case.get("speaker"))
    wanted = [tuple(row.split(" | ")) for row in case["turns"]]
    assert [turn.speaker or "None" for turn in turns] == [speaker for speaker, _ in wanted]
    for turn, (_, start) in zip(turns, wanted, strict=True):
        assert turn.span.cut(text).startswith(start)


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["title"])
def test_layouts(case: dict[str, Any]) -> None:
    text = case["text"]
    found = lay_out(text, case.get("speaker"), Shape(case["layout"]) if "layout" in case else None)
    assert found.silent == join_spans(found.silent)
    words = find_spoken_words(SourceText(Source("case"), text, found.turns, found.silent, found.landmarks))
    said = []
    for turn in found.turns:
        inside = (words.starts >= turn.span.start) & (words.ends <= turn.span.end)
        spans = zip(words.starts[inside].tolist(), words.ends[inside].tolist(), strict=True)
        said.append(f"{turn.speaker} | {' '.join(text[start:end] for start, end in spans)}")
    assert said == case["turns"]
    if "silent" in case:
        assert [" ".join(span.cut(text).split()) for span in found.silent] == case["silent"]
    for words_there, place in case.get("places", {}).items():
        marks = find_place(found.landmarks, text.index(words_there))
        assert " ".join(f"{mark.kind} {mark.label}" for mark in marks) == place


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
    assert lay_out(text).turns == ()


@pytest.mark.parametrize(
    "text",
    ["(" * 50_000, "[00:0" * 50_000, "1\n" * 50_000, "Mr. " * 50_000, "The A" * 50_000, "[" + "x " * 100_000,
     "0:00 " * 50_000, "A-B-" * 50_000, " " * 200_000 + "x", "\f" * 50_000, "Q  " * 50_000, "(a)\n" * 30_000],
)  # fmt: skip
def test_what_looks_like_a_transcript_costs_no_more_than_it_is_long(text: str) -> None:
    lay_out(text)
