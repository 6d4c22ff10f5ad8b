"""What a file may hold to take all the time and memory there is, or to fill the screen."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from quoth.cli.teller import Teller
from quoth.errors import ReadError
from quoth.model import Problem
from quoth.readers import read, read_path, read_text
from quoth.settings import LIMITS
from quoth.text.decode import decode


def sparse(path: Path, head: bytes, size: int) -> Path:
    """Write a file that takes no room: `head`, and zeros up to `size` bytes."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path


@pytest.mark.parametrize("ending", ["txt", "md", "html", "eml", "tex", "srt", "vtt"])
def test_a_file_of_nothing_but_text_is_read_up_to_a_bound(tmp_path: Path, ending: str) -> None:
    path = sparse(tmp_path / f"long.{ending}", b"words\n", LIMITS.plain + 1)
    with pytest.raises(ReadError, match=r"50,000,001 bytes.*cut it in parts"):
        read_path(path)


def test_a_text_has_a_bound_wherever_it_comes_from() -> None:
    words = "words " * (LIMITS.text // 6 + 1)
    with pytest.raises(ReadError, match="longer than 20,000,000 characters"):
        read_text(words)
    with pytest.raises(ReadError, match="longer than 20,000,000 characters"):
        read(words.encode(), "long.txt")


def page(content: bytes) -> bytes:
    """Return a PDF of one page that draws what `content` says."""
    packed = zlib.compress(content, 9)
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F 5 0 R>>>>",
            b"/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed),
            packed,
            b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
            b"trailer<</Size 6/Root 1 0 R>>\n%%EOF",
        )
    )


def test_a_pdf_that_unpacks_without_end_is_a_problem_and_the_next_one_is_read() -> None:
    bomb = page(b"BT /F 8 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 400_000 + b"ET")
    with pytest.raises(ReadError, match=r"bomb\.pdf: .*700 MB of memory"):
        read(bomb, "bomb.pdf")
    assert "lantern" in read(page(b"BT /F 8 Tf 10 100 Td (The lantern is lit.) Tj ET"), "good.pdf").text


def test_a_book_whose_chapters_cannot_be_unpacked_says_why() -> None:
    container = (
        b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        b'<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        b'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("META-INF/container.xml", container)
        packed.writestr("c.opf", package)
        packed.writestr("a.xhtml", b"<p/>" * 6_000_000)
    with pytest.raises(ReadError, match=r"'a\.xhtml' grows past all measure"):
        read(made.getvalue(), "bomb.epub")


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "rot13", "base64", "undefined", "a\0b"])
def test_a_mail_in_an_encoding_of_no_text_is_read_by_its_bytes(charset: str) -> None:
    head = f'Subject: Oil\nContent-Type: text/plain; charset="{charset}"\n\n'.encode()
    assert "C:\\new\\u0041 ÿ" in read(head + b"C:\\new\\u0041 \xff lantern\n", "a.eml").text
    assert decode(b"C:\\new\\u0041 \xff lantern", "a", charset).text == "C:\\new\\u0041 ÿ lantern"


def test_problems_that_are_alike_are_told_twenty_times_and_then_counted(capfd: pytest.CaptureFixture[str]) -> None:
    with Teller() as teller:
        for number in range(1, 1001):
            teller.tell(Problem(f"a.csv row {number}", "it has 4 cells", "mend it"))
        teller.tell(Problem("b.csv", "it is empty", "fill it"))
    told = capfd.readouterr().err.splitlines()
    assert len(told) == 22
    assert told[-1] == "quoth: a.csv row 1000: 980 more like these, to this one; mend it"
