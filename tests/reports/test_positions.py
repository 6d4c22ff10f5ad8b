from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Span
from quoth.readers import read, read_text
from quoth.reports.positions import Lines, find_lines, write_uri

WORDS = "Holm sagte:\n„Es ist gut so.“\n"


@given(st.text(alphabet="ab\r\n\u2028“é", max_size=40), st.data())
def test_a_position_leads_back_to_its_span(text: str, data: st.DataObject) -> None:
    """Lines and columns, counted as an editor counts them, cut the same characters out of the text."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = Lines(text).locate(Span(start, end))
    lines = text.replace("\r\n", "\r\0").split("\n")
    rows = [row for line in lines for row in line.split("\0")]
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row) + 1)
    assert starts[at.line - 1] + at.column - 1 == start
    assert starts[at.end_line - 1] + at.end_column - 1 == end


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_is_its_file_has_lines(name: str, encoding: str) -> None:
    lines = find_lines(read(WORDS.encode(encoding), name))
    assert lines
    at = lines.locate(Span(WORDS.index("„"), WORDS.index("“") + 1))
    assert (at.line, at.column, at.end_line, at.end_column) == (2, 1, 2, 17)


def test_a_string_has_lines() -> None:
    assert find_lines(read_text(WORDS))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<p>Holm said: \"It is well.\"</p>", "a.html"),
        (rb"Holm said: ``It is \emph{well}.''", "a.tex"),
        (rb"{\rtf1 Holm said: \ldblquote It is well.\rdblquote}", "a.rtf"),
    ],
)
def test_what_was_made_of_its_file_has_none(data: bytes, name: str) -> None:
    assert find_lines(read(data, name)) is None


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("drafts/one two.md", "drafts/one%20two.md"),
        ("a:b.md", "a%3Ab.md"),
        ("../é.md", "../%C3%A9.md"),
        ("docs.zip/a#1.txt", "docs.zip/a%231.txt"),
        ("/srv/a.md", "file:///srv/a.md"),
        ("https://example.org/a b?c=d%20e", "https://example.org/a%20b?c=d%20e"),
        ("\udcff.md", "%FF.md"),
        ("\ud800.md", "%3F.md"),
    ],
)
def test_names_become_references(name: str, uri: str) -> None:
    assert write_uri(name) == uri
    assert Path(name).name
