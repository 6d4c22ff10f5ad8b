"""Where sentences end."""

from __future__ import annotations

import pytest

from quoth.model import Span
from quoth.text.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Hale left. Did he?", ["Mr. Hale left.", "Did he?"]),
        ("It is 3.5 p.m. on Jan. 26, he said.", ["It is 3.5 p.m. on Jan. 26, he said."]),
        ("He left the U.S. The rest stayed.", ["He left the U.S.", "The rest stayed."]),
        ("The U.S. Senate sat.", ["The U.S. Senate sat."]),
        ("George W. Hale sat.", ["George W. Hale sat."]),
        ("“Go!” She went.", ["“Go!”", "She went."]),
        ("“Go!” she said.", ["“Go!” she said."]),
        ("It rained . . . And stopped.", ["It rained . . .", "And stopped."]),
        ("It ended.³ Then it began.", ["It ended.³", "Then it began."]),
        ("終わった。始まった。", ["終わった。", "始まった。"]),
        ("No stop", ["No stop"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [span.cut(text) for span in find_sentences(text)] == sentences


def test_nothing_ends_inside_a_closed_stretch() -> None:
    text = "He said “One. Two.” and left. She stayed."
    closed = [Span(text.index("“"), text.index("”") + 1)]
    assert [span.cut(text) for span in find_sentences(text, closed=closed)] == [
        "He said “One. Two.” and left.",
        "She stayed.",
    ]


def test_a_closed_stretch_can_end_a_sentence() -> None:
    text = "He said “One. Two.” She stayed."
    closed = [Span(text.index("“"), text.index("”") + 1)]
    assert len(find_sentences(text, closed=closed)) == 2


def test_a_stretch_keeps_the_offsets_of_the_whole() -> None:
    text = "One. Two. Three."
    assert [span.cut(text) for span in find_sentences(text, Span(5, 16))] == ["Two.", "Three."]


def test_another_language_has_other_abbreviations() -> None:
    assert len(find_sentences("Mr. Hale", language="xx")) == 2
