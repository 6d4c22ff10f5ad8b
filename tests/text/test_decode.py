from __future__ import annotations

import codecs

import pytest

from quoth.errors import BinaryError, EmptyError
from quoth.text.decode import decode, mend_surrogates, name_format

WORDS = "“We’ll go – at once,” he said: naïve, perhaps … but 5 € cheaper.\r\n\r\nNext."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b""),
        ("cp1252", b""),
    ],
)
def test_the_text_comes_back_unchanged(encoding: str, mark: bytes) -> None:
    decoded = decode(mark + WORDS.encode(encoding), "x.txt")
    assert decoded.text == WORDS
    assert decoded.encoding == encoding
    assert not decoded.problems


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Он сказал, что это не так, и мы согласны с этим мнением полностью. " * 4),
        ("shift_jis", "これは日本語の文章です。大臣は知らないと言いました。" * 4),
    ],
)
def test_other_encodings_are_guessed(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "x.txt").text == text


def test_a_declared_encoding_is_believed_where_utf_8_fails() -> None:
    text = "Zażółć gęślą jaźń"
    assert decode(text.encode("iso8859-2"), "x.html", "ISO-8859-2").text == text
    assert decode(text.encode(), "x.html", "ISO-8859-2").text == text
    assert decode("naïve".encode("cp1252"), "x.html", "no-such-encoding").text == "naïve"


def test_undefined_bytes_of_windows_1252_are_tolerated() -> None:
    assert decode(b"\x93Yes\x94, he said\x81.", "x.txt").text == "“Yes”, he said\x81."


def test_a_character_cut_in_two_is_a_problem_not_an_error() -> None:
    decoded = decode("Er heißt Größe und naïv é".encode()[:-1], "cut.txt")
    assert decoded.text == "Er heißt Größe und naïv \ufffd"
    assert "cut off" in str(decoded.problems[0])


def test_a_few_bad_bytes_among_many_good_ones_are_a_problem() -> None:
    decoded = decode(("é" * 200).encode() + b"\xff" + b" end", "x.txt")
    assert decoded.text == "é" * 200 + "\ufffd end"
    assert decoded.problems


def test_bad_bytes_in_a_short_text_leave_its_marks_alone() -> None:
    decoded = decode("Holm said: “Wir ".encode() + b"\xff\xfe" + " bleiben.”".encode(), "x.txt")
    assert decoded.text == "Holm said: “Wir \ufffd\ufffd bleiben.”"
    assert "not UTF-8" in str(decoded.problems[0])
    assert decode("É” und “nie”".encode("cp1252"), "x.txt").text == "É” und “nie”"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\n%PDF-1.4", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"some words\x00\x01\x02 and others that go on", "zero bytes"),
    ],
)
def test_what_is_no_text_says_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(BinaryError, match=what) as caught:
        decode(data, "odd.txt")
    assert caught.value.where == "odd.txt"
    assert caught.value.remedy


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \x00", "\u200b\u2060".encode()]
)
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyError):
        decode(data, "x.txt")


def test_text_may_begin_like_a_recording() -> None:
    assert name_format(b"RIFF is a word, and so is ID3") is None
    assert name_format(b"RIFF\x24\x08\x00\x00WAVE") == "a sound, video or WebP file"


def test_half_characters_are_mended_in_place() -> None:
    assert mend_surrogates("a\ud800b") == "a\ufffdb"
    assert mend_surrogates("plain") == "plain"
