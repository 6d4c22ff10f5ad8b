from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Document, Extraction
from quoth.pipeline import extract
from quoth.reports import render_extraction
from quoth.reports.csv_report import COLUMNS, quiet


def read_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def undo(cell: str) -> str:
    """Take the apostrophe off again, as the manual says."""
    return cell[1:] if re.match(r"'['\s]*[=+\-@＝＋－＠]", cell) else cell


def test_columns_have_names_of_their_own() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_each_quotation_is_a_row(extraction: Extraction) -> None:
    text = render_extraction(extraction, "csv")
    assert text.count("\r\n") == len(extraction.quotations) + 1
    rows = read_rows(text)
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert [row["number"] for row in rows] == [str(q.number) for q in extraction.quotations]
    assert rows[0] | {"start": "", "end": ""} == {
        "document": "essay_[1].txt", "number": "1", "kind": "speech", "text": "All rivers run, to the sea.",
        "speaker": "Ann Lee", "said_on_first": "2021-05-03", "said_on_last": "2021-05-03", "mention": "Ann Lee",
        "cue": "said", "rule": "cue beside", "confidence": "0.96", "start": "", "end": "", "block": "body",
        "within": "", "convention": "curly double", "closed": "true",
        "relay": "", "relay_mention": "", "relay_cue": "", "place": "",
    }
    span = slice(int(rows[0]["start"]), int(rows[0]["end"]))
    assert extraction.document.text[span] == "“All rivers run,” Ann Lee said, “to the sea.”"
    assert rows[2]["speaker"] == rows[2]["said_on_first"] == rows[2]["mention"] == ""
    assert rows[5]["text"] == "No such words <U+001B>[31mhere<U+202E>."


def test_no_quotation_leaves_the_heading() -> None:
    text = render_extraction(extract("Nothing was said."), "csv")
    assert text == ",".join(column.name for column in COLUMNS) + "\r\n"


def test_cells_hold_commas_marks_and_line_breaks() -> None:
    document = Document("a", "Ann Lee said: “One,\r\n“two”, \"three\".”", "")
    (row, *_) = read_rows(render_extraction(extract(document), "csv"))
    assert row["text"] == "One,\r\n“two”, \"three\"."


def test_an_unclosed_quotation_says_so() -> None:
    (row,) = read_rows(render_extraction(extract("Ann Lee said: “It goes on"), "csv"))
    assert row["closed"] == "false"


@pytest.mark.parametrize("danger", ["=1+1", "+1", "-1", "@sum", "\t=1", " \n=1", "＝1", "'=1", "''@x"])
def test_no_cell_acts_in_a_spreadsheet(danger: str) -> None:
    document = Document(f"{danger}.txt", f"Ann Lee said: “{danger} is it.”", "")
    for row in read_rows(render_extraction(extract(document), "csv")):
        assert row["text"].startswith(f"'{danger.strip()}")
        assert row["document"].startswith(f"'{danger}")
        assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠") for cell in row.values())


@given(st.text(alphabet="'=+-@ \tab＝"))
def test_the_apostrophe_can_be_undone(text: str) -> None:
    """No two cells become the same, and every cell can be had back."""
    assert undo(quiet(text)) == text
