"""How a text is laid out from parts."""

from __future__ import annotations

import pytest

from quoth.errors import EmptyError
from quoth.model import BlockKind
from quoth.model.document import find_place
from quoth.readers.writing import TextWriter


def test_a_paragraph_over_a_page_is_not_broken_and_its_notes_come_behind_it() -> None:
    writer = TextWriter("brief.pdf")
    writer.mark("page", "1")
    writer.add(BlockKind.HEADING, "  The dam ")
    writer.begin(BlockKind.BODY)
    writer.write("The dam will ")
    writer.later(BlockKind.NOTE, "1 See the letter.")
    writer.later(BlockKind.FURNITURE, "Page 1")
    writer.mark("page", "2")
    writer.write("fail.  ")
    document = writer.finish(b"", title=" The\ndam ")
    assert document.text == "The dam\n\nThe dam will fail.\n\n1 See the letter.\n\nPage 1"
    assert [(block.kind, block.span.cut(document.text)) for block in document.blocks] == [
        (BlockKind.HEADING, "The dam"),
        (BlockKind.BODY, "The dam will fail."),
        (BlockKind.NOTE, "1 See the letter."),
        (BlockKind.FURNITURE, "Page 1"),
    ]
    at = document.text.index("fail.")
    assert [mark.label for mark in find_place(document.landmarks, at)] == ["2"]
    assert [mark.label for mark in find_place(document.landmarks, at - 1)] == ["1"]
    assert document.title == "The dam"


def test_what_holds_no_words_is_refused_and_leaves_no_block() -> None:
    writer = TextWriter("empty.docx")
    writer.begin(BlockKind.BODY)
    writer.write("  \n ")
    with pytest.raises(EmptyError):
        writer.finish(b"")
