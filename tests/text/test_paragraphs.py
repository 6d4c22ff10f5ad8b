from __future__ import annotations

import pytest

from quoth.text.paragraphs import find_lines, find_paragraphs, trim

LONG = "This sentence goes on and on, as sentences do where nobody breaks the lines, " * 3 + "and ends."


def cut(text: str) -> list[str]:
    return [paragraph.span.cut(text) for paragraph in find_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs(end: str) -> None:
    assert cut(end.join(["One.", "", "  ", "Two."])) == ["One.", "Two."]


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    assert cut(f"{LONG}\nShort.\n{LONG}") == [LONG, "Short.", LONG]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ferry came late and left early, and in between\n"
        "it took on a horse, two notaries and a crate of\n"
        "lamps for the light.\n"
        " The horse was the only one who had paid, said the\n"
        "mate, and the notaries wrote that down. It went to\n"
        "v. Tolvesk in the end.\n"
    )
    first, second = cut(text)
    assert first.endswith("light.")
    assert second.endswith("v. Tolvesk in the end.")


def test_items_and_heads_of_a_wrapped_text_stand_alone() -> None:
    text = "TO: The board\nFROM: The clerk.\n\n- one thing\n- and another\n1. first\n2. second"
    assert cut(text)[-4:] == ["- one thing", "- and another", "1. first", "2. second"]


def test_a_wrapped_quotation_in_a_text_of_long_lines_is_one_paragraph() -> None:
    quoted = "    A ledger kept by one who is paid to keep it is no\n    less a ledger for that."
    text = f"{LONG}\n\n{quoted}\n\n{LONG}"
    assert len(cut(text)) == 3
    assert find_paragraphs(text)[1].indent == 4


def test_lines_know_their_indent_and_what_stands_before_them() -> None:
    lines = list(find_lines("one\n\n\ttwo \n  three"))
    assert [(line.indent, line.after_blank) for line in lines] == [(0, True), (8, True), (2, False)]


def test_nothing_has_no_paragraphs() -> None:
    assert cut("") == cut(" \n\r\n\t") == []


def test_an_endless_line_is_one_paragraph() -> None:
    assert len(cut("word " * 2_000_000)) == 1


def test_trim_gives_an_empty_span_for_white_space() -> None:
    assert len(trim("a   b", 1, 4)) == 0
