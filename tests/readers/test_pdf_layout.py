"""PDFs as office programs and browsers print them: what stands where, drawn by hand."""

from __future__ import annotations

import typst

from quoth.model import BlockKind, Document
from quoth.model.document import find_place
from quoth.readers import read

from .drawing import show, write_pdf


def find(document: Document, kind: BlockKind) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks if block.kind is kind]


def test_lines_drawn_far_apart_in_a_narrow_column_are_no_columns() -> None:
    plain = [(50.0, 700.0 - 14 * at, "Nobody on the long quay had waited for it.") for at in range(4)]
    apart = [(50.0, 644.0 - 14 * at, "before either instrument was") for at in range(4)]
    page = show(*plain) + b"\n20 Tw\n" + show(*apart)  # the space between words
    assert read(write_pdf([page]), "x.pdf").text.split() == " ".join(row[2] for row in plain + apart).split()


LINES = [f"The ferry came late on day {at}, and nobody on the quay was" for at in range(6)]


def test_the_call_of_a_note_at_the_head_of_a_line_belongs_to_the_word_before() -> None:
    rows = [(50.0, 700.0 - 14 * at, line) for at, line in enumerate(LINES)]
    left, bottom, words = rows[3]
    rows[3] = (left + 10, bottom, words.removesuffix(" was"))
    page = show(*rows[:3]) + b"\n" + show((left, bottom + 4, "12"), size=7) + b"\n" + show(*rows[3:])
    document = read(write_pdf([page]), "x.pdf")
    assert "the quay was¹² The ferry came late on day 3" in document.text
    assert not find(document, BlockKind.NOTE)


def test_what_stands_below_two_columns_comes_after_both() -> None:
    left = [(50.0, 700.0 - 14 * at, f"The ferry came late on day {at}, the mate") for at in range(9)]
    right = [(330.0, 700.0 - 14 * at, f"Nobody on the quay had waited {at} hours") for at in range(8)]
    page = show(*left, *right) + b"\n" + show((50, 550, "Notes"), size=18)
    document = read(write_pdf([page]), "x.pdf")
    assert document.text.rstrip().endswith("Notes")
    assert "day 8, the mate Nobody on the quay had waited 0" in " ".join(document.text.split())


def test_notes_whose_number_stands_at_the_word_are_notes_above_the_number_of_the_page() -> None:
    rows = [(50.0, 700.0 - 14 * at, line) for at, line in enumerate(LINES)]
    notes = [(50.0, 600.0, "1Compare the ledger, volume 4."), (50.0, 591.0, "2See the minutes of the Board.")]
    page = show(*rows) + b"\n" + show(*notes, size=8) + b"\n" + show((50, 578, "7"))
    document = read(write_pdf([page]), "x.pdf")
    assert find(document, BlockKind.NOTE) == ["1Compare the ledger, volume 4.", "2See the minutes of the Board."]
    assert find(document, BlockKind.FURNITURE) == ["7"]
    assert find(document, BlockKind.BODY) == [" ".join(LINES)]


def test_what_stands_beyond_the_numbers_of_the_lines_is_no_text() -> None:
    rows = [(80.0, 700.0 - 24 * at, line) for at, line in enumerate(LINES * 3)]
    numbers = [(50.0, 700.0 - 24 * at, str(at + 1)) for at in range(len(rows))]
    page = show(*numbers, *rows) + b"\n" + show((90, 260, "3"), (90, 248, "REPLY OF THE BOARD"), size=10)
    document = read(write_pdf([page]), "x.pdf")
    assert find(document, BlockKind.FURNITURE) == ["3", "REPLY OF THE BOARD"]
    assert find(document, BlockKind.BODY) == [" ".join(LINES * 3)]
    at = document.text.index("day 4")
    assert [mark.label for mark in find_place(document.landmarks, at)] == ["1", "5"]


def test_the_name_of_a_file_is_no_title() -> None:
    for stated, title in (("brief-final.docx", None), ("On the ferry", "On the ferry")):
        source = f'#set document(title: "{stated}")\nThe ferry came late.'
        assert read(typst.compile(source.encode()), "x.pdf").title == title
