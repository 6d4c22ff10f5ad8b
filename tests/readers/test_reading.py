from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from quoth.errors import BinaryError, EmptyError, ReadError
from quoth.model import BlockKind
from quoth.readers import READERS, Format, find_format, read, read_path, read_text

PAGE = b"<!DOCTYPE html><html><body><article><p>The ferry came late, and the mate said so.</p></article>"


def test_a_text_is_kept_as_it_is() -> None:
    data = "\ufeffA “title”\r\n\r\nWords, with \u00a0 spaces.  \n".encode()
    document = read(data, "x.txt")
    assert document.text == data.decode("utf-8-sig")
    assert document.digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert document.title == "A “title”"
    assert document.name == "x.txt"


@pytest.mark.parametrize(
    ("name", "media_type", "data", "wanted"),
    [
        ("x.txt", None, PAGE, "plain text"),
        ("x.HTML", None, b"words", "HTML"),
        ("dir.v2/x.md", None, b"words", "Markdown"),
        ("x", None, PAGE, "HTML"),
        ("x.php", None, b"  <html lang=en>", "HTML"),
        ("x", None, b"words <b>", "plain text"),
        ("x.unknown", None, b"words", "plain text"),
        ("x", "text/markdown; charset=utf-8", b"words", "Markdown"),
        ("https://example.org/essay.html?page=2", None, b"words", "HTML"),
        ("https://example.org", None, PAGE, "HTML"),
    ],
)
def test_the_format_is_told_by_name_then_type_then_content(
    name: str, media_type: str | None, data: bytes, wanted: str
) -> None:
    assert find_format(data, name, media_type).name == wanted


TEXTUAL = [row for row in READERS if row.name in ("plain text", "Markdown", "HTML")]


@pytest.mark.parametrize("row", TEXTUAL, ids=lambda row: row.name)
def test_every_reader_of_text_reads_words_and_refuses_the_rest(row: Format) -> None:
    for ending in row.endings:
        document = read(b"The ferry came late, and the mate said so.", f"x{ending}")
        assert "The ferry came late" in document.text
        assert document.blocks
        with pytest.raises(EmptyError):
            read(b" \n", f"x{ending}")
        with pytest.raises(ReadError, match="PDF"):
            read(b"%PDF-1.7 ...", f"x{ending}")


def test_a_format_without_reader_is_named() -> None:
    with pytest.raises(BinaryError, match="PNG") as caught:
        read(b"\x89PNG\r\n\x1a\n....", "x")
    assert ".html" in caught.value.remedy


def test_a_string_is_never_a_path(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("inside")
    assert read_text(str(path)).text == str(path)
    assert read_text("<p>Words</p>").text == "<p>Words</p>"
    with pytest.raises(EmptyError):
        read_text("  ")


def test_a_string_with_half_characters_can_be_written() -> None:
    document = read_text("half \ud83d done")
    assert document.text == "half \ufffd done"
    assert document.problems


def test_paths_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="folder"):
        read_path(tmp_path)
    with pytest.raises(ReadError):
        read_path(Path("a\x00b"))
    (tmp_path / "x.md").write_text("# Head")
    assert read_path(tmp_path / "x.md", "shown.md").name == "shown.md"


def test_blocks_come_in_order_and_bear_no_white_space_at_their_ends() -> None:
    document = read_text("Title\n\n  One. \n\n   \nTwo\n" + "line " * 9 + "\n")
    spans = [block.span for block in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.cut(document.text) == span.cut(document.text).strip() for span in spans)


def test_an_endless_line_reads() -> None:
    document = read(b"word and more " * 750_000, "x.txt")
    assert len(document.blocks) == 1
    assert document.blocks[0].kind is BlockKind.BODY


def test_reading_text_imports_no_slow_library() -> None:
    code = "import sys, quoth.readers as r; r.read(b'words', 'x.txt'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "quoth.readers.plain" in loaded
    assert loaded.isdisjoint({"trafilatura", "markdown_it", "lxml", "charset_normalizer", "dateparser"})


def test_the_documents_own_day_comes_before_its_name() -> None:
    page = b"---\ndate: 2031-06-01\n---\n\nWe shall keep the strait open.\n"
    assert str(read(page, "2031-05-02-strait.md").published) == "2031-06-01"
