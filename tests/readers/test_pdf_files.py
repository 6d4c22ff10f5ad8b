"""PDFs written by hand: what can be wrong with a file, and places of letters that printers seldom choose."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import BinaryError, EmptyError, ReadError
from quoth.model import BlockKind, Document
from quoth.model.document import find_place
from quoth.readers import read

from .drawing import show, write_pdf

PICTURE = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def words(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.cut(document.text)) for block in document.blocks]


LEFT = [f"The ferry came late on day {at}, the mate" for at in range(9)]
RIGHT = [f"Nobody on the quay had waited {at} hours" for at in range(9)]
COLUMNS = [(50.0, 700.0 - 14 * at, line) for at, line in enumerate(LEFT)], [
    (330.0, 700.0 - 14 * at, line) for at, line in enumerate(RIGHT)
]


def test_columns_are_told_by_place_not_by_the_order_of_drawing() -> None:
    rows = [one for pair in zip(*COLUMNS, strict=True) for one in pair]
    title = "A title that runs over both of the columns of the page"
    document = read(write_pdf([show((50, 740, title), *rows)]), "x.pdf")
    wanted = [title, *LEFT, *RIGHT]
    assert document.text.split() == " ".join(wanted).split()


def test_a_page_drawn_sideways_is_read() -> None:
    orders = b"0 1 -1 0 600 0 cm\n" + show(*COLUMNS[0])
    assert read(write_pdf([orders]), "x.pdf").text.split() == " ".join(LEFT).split()


def test_what_stands_across_the_page_is_furniture() -> None:
    stamp = b"BT /F 40 Tf 0 1 -1 0 580 100 Tm (DRAFT) Tj ET"
    document = read(write_pdf([show(*COLUMNS[0]) + b"\n" + stamp]), "x.pdf")
    assert words(document)[-1] == (BlockKind.FURNITURE, "DRAFT")


def test_a_large_initial_belongs_to_its_word() -> None:
    lines = [(80.0 if at < 2 else 50.0, 700.0 - 14 * at, line) for at, line in enumerate(["HE RIVER rose", *LEFT])]
    document = read(write_pdf([show((50, 686, "T"), size=34) + b"\n" + show(*lines)]), "x.pdf")
    assert words(document) == [(BlockKind.BODY, " ".join(["THE RIVER rose", *LEFT]))]


def test_the_call_of_a_note_is_raised() -> None:
    page = show((50, 700, "She said so.")) + b"\n" + show((107.5, 705, "12"), size=7)
    assert read(write_pdf([page]), "x.pdf").text == "She said so.¹²"


def test_a_text_that_is_not_shown_is_an_ocr_layer() -> None:
    document = read(write_pdf([PICTURE + b"\n" + show(*COLUMNS[0], mode=3), show(*COLUMNS[1])]), "x.pdf")
    assert document.text.split() == " ".join([*LEFT, *RIGHT]).split()
    assert [problem.what for problem in document.problems] == [
        "the text of page 1 was read from a picture by a program (OCR)"
    ]


def test_pages_without_text_are_named_with_the_remedy() -> None:
    document = read(write_pdf([show(*COLUMNS[0]), PICTURE, PICTURE, b""]), "x.pdf")
    [problem] = document.problems
    assert problem.what == "pages 2–3 are pictures without text"
    assert "ocrmypdf" in problem.remedy


def test_a_scan_is_no_document() -> None:
    with pytest.raises(EmptyError, match="pictures without text") as caught:
        read(write_pdf([PICTURE]), "x.pdf")
    assert "ocrmypdf" in caught.value.remedy


def test_labels_of_pages_are_those_of_the_file() -> None:
    labels = b"/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /St 9 >>] >>"
    document = read(write_pdf([show(*COLUMNS[0]), show(*COLUMNS[1])], more=labels), "x.pdf")
    at = document.text.index("waited 2 hours")
    assert [mark.label for mark in find_place(document.landmarks, 0)] == ["iv", "1"]
    assert [mark.label for mark in find_place(document.landmarks, at)] == ["9", "3"]


LOCKED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
WHOLE = write_pdf([show(*COLUMNS[0])])


@pytest.mark.parametrize(
    ("data", "error", "what"),
    [
        (write_pdf([show(*COLUMNS[0])], LOCKED), ReadError, "password"),
        (write_pdf([]), EmptyError, "no pages"),
        (write_pdf([b""]), EmptyError, "no text"),
        (WHOLE[:300], ReadError, "cut off"),
        (b"%PDF-1.7\nnothing of it\n%%EOF", ReadError, "damaged"),
        (b"%PDF-1.7 ...", ReadError, "cut off"),
        (b"Words, and no more.", BinaryError, "not a PDF"),
        (b"", EmptyError, "nothing"),
    ],
)
def test_what_cannot_be_read_is_told_apart(data: bytes, error: type[ReadError], what: str) -> None:
    with pytest.raises(error, match=what):
        read(data, "x.pdf")


def test_a_file_whose_end_is_missing_is_read_as_far_as_it_goes() -> None:
    document = read(WHOLE[: WHOLE.index(b"startxref")], "x.pdf")
    assert "The ferry came late" in document.text
    assert "the end of the file is missing" in [problem.what for problem in document.problems]


@pytest.mark.parametrize("matrix", [f"1 0 0 1 {'9' * 60} 700", f"{'9' * 60} 0 0 1 50 700", "0 0 0 0 0 0"])
def test_words_at_impossible_places_do_no_harm(matrix: str) -> None:
    stray = f"\nBT /F 12 Tf {matrix} Tm (far off) Tj ET".encode()
    assert " ".join(LEFT) in read(write_pdf([show(*COLUMNS[0]) + stray]), "x.pdf").text


def test_a_pdf_by_another_name_is_a_pdf() -> None:
    assert "The ferry came late" in read(WHOLE, "x.txt").text


SEEDS = (WHOLE, write_pdf([PICTURE + show(*COLUMNS[0], mode=3), show((50, 700, "1"), (90, 700, "Q. Why?"))]))


@settings(max_examples=120)
@given(st.data())
def test_damaged_bytes_give_a_document_or_an_error_of_reading(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        end = at + data.draw(st.integers(0, 60))
        how = data.draw(st.sampled_from(["flip", "cut", "double", "lose", "number"]))
        if how == "flip" and content:
            content[at] ^= data.draw(st.integers(1, 255))
        elif how == "cut":
            del content[at:]
        elif how == "double":
            content[at:at] = content[at:end]
        elif how == "lose":
            del content[at:end]
        else:
            content[at:end] = b"%d" % data.draw(st.sampled_from([0, -1, 2**31, 10**12]))
    try:
        document = read(bytes(content), "x.pdf")
    except ReadError:
        return
    assert all(block.span.cut(document.text).strip() for block in document.blocks)


def test_many_threads_read_one_after_the_other() -> None:
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda _: read(WHOLE, "x.pdf").text, range(40)))
    assert set(texts) == {read(WHOLE, "x.pdf").text}
