"""Blocks: what no quotation crosses, and what is one without marks."""

from __future__ import annotations

from quoth.model import Block, BlockKind, Document, Kind, Span
from quoth.quotes import find_quotations
from quoth.seams import Convention


def build(*parts: tuple[BlockKind, str]) -> Document:
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Document("blocks", text, "sha256:0", blocks=tuple(blocks))


def test_block_quotation_is_one_quotation() -> None:
    document = build((BlockKind.BODY, "He wrote:"), (BlockKind.QUOTATION, "Nothing is “sure” here."))
    outer, inner = find_quotations(document)
    assert (outer.kind, outer.convention, outer.block) == (Kind.BLOCK, "block", BlockKind.QUOTATION)
    assert outer.text == "Nothing is “sure” here."
    assert inner.within == outer.number


def test_block_quotation_in_marks_is_found_once() -> None:
    document = build((BlockKind.QUOTATION, "“Nothing is sure here.”"))
    (only,) = find_quotations(document)
    assert (only.kind, only.convention) == (Kind.SPEECH, "curly double")


def test_open_mark_stops_at_another_kind_of_block() -> None:
    document = build((BlockKind.BODY, "She said “it is late"), (BlockKind.COMMENT, "“So what?” I say."))
    first, second = find_quotations(document)
    assert (first.text, first.closed) == ("it is late", False)
    assert (second.text, second.block) == ("So what?", BlockKind.COMMENT)


def test_nothing_is_found_between_blocks() -> None:
    text = "“out” She said “in.”"
    document = Document("d", text, "sha256:0", blocks=(Block(BlockKind.BODY, Span(6, len(text))),))
    assert [quotation.text for quotation in find_quotations(document)] == ["in."]


def test_repeated_title_is_no_speech() -> None:
    comment = (BlockKind.COMMENT, "On “A Road to Nowhere” I agree.")
    document = build((BlockKind.HEADING, "A road to nowhere"), comment)
    assert [quotation.kind for quotation in find_quotations(document)] == [Kind.TITLE]


def test_a_convention_is_a_row_of_data() -> None:
    rows = (
        Convention("guillemets", "«", "»", 1),
        Convention("low-high", "„", "“", 1),
        Convention("corner", "「", "」", 1),
    )
    document = Document("d", "Il dit « oui ». Er sagte: „Nein.“ 彼は「はい」と言った。", "sha256:0")
    found = find_quotations(document, rows)
    assert [(quotation.text, quotation.convention) for quotation in found] == [
        ("oui", "guillemets"), ("Nein.", "low-high"), ("はい", "corner"),
    ]
