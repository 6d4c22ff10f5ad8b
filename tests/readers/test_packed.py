"""Packed files that are broken, locked or made to do harm: one clear error each, in bounded time and memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import ReadError
from quoth.readers import packed, read, safe_xml
from quoth.readers.packed import Package
from quoth.settings import LIMITS

from .packing import epub_parts, open_parts, pack, paragraph, word, word_parts

WORD = word(paragraph("The dam will fail.") + paragraph("It held."))
FILES = {
    "a.docx": WORD,
    "a.odt": pack(open_parts("<text:p>The dam will <text:span>fail</text:span>.</text:p>")),
    "a.epub": pack(epub_parts("<p>The dam will <em>fail</em>.</p>")),
}


def bomb() -> bytes:
    return pack(word_parts(paragraph("x" * 20_000_000)))


def lie(data: bytes, field: int, size: int) -> bytes:
    """Return an archive whose directory states another size, at `field` bytes of each entry."""
    lying = bytearray(data)
    at = lying.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", lying, at + field, size)
        at = lying.find(b"PK\x01\x02", at + 4)
    return bytes(lying)


def lock() -> bytes:
    """Return an archive whose parts say that they need a password."""
    locked = bytearray(WORD)
    for head, field in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(head)
        while at >= 0:
            locked[at + field] |= 1
            at = locked.find(head, at + 4)
    return bytes(locked)


ENTITIES = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(at + 1)} '{f'&{chr(at)};' * 10}'>" for at in range(97, 105)
) + "]>"  # fmt: skip


def with_main(content: str) -> bytes:
    return pack(word_parts("") | {"word/document.xml": content})


def deep() -> bytes:
    return word("<w:sdt>" * 400 + paragraph("x") + "</w:sdt>" * 400)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (bomb, "grows past all measure"),
    "cut short": (lambda: WORD[: len(WORD) // 2], "damaged or cut short"),
    "cut short at its head": (lambda: WORD[len(WORD) // 2 :], "this is no Word file"),
    "text by that name": (lambda: b"Dear Ada, the dam will fail.", "this is no Word file"),
    "empty": (lambda: b"", "this is no Word file"),
    "an archive without parts": (lambda: pack({}), "main part is missing"),
    "larger than it says": (lambda: lie(WORD, 24, 5), "'word/document.xml' is damaged"),
    "locked part by part": (lock, "locked with a password"),
    "locked as a whole": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "of the old kind": (lambda: OLD, "an office file of the old kind"),
    "packed otherwise": (lambda: pack(word_parts(paragraph("x")), zipfile.ZIP_LZMA), "packed in a way"),
    "entities that grow": (
        lambda: with_main(f'{ENTITIES}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&i;</w:document>'),
        "declares entities",
    ),
    "a file named by an entity": (
        lambda: with_main("<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><w>&e;</w>"),
        "declares entities of its own",
    ),
    "nested too deeply": (deep, "nested too deeply"),
    "not well-formed": (lambda: with_main("<w:document>"), "'word/document.xml' is not well-formed"),
    "another thing": (lambda: with_main("<html/>"), "no Word document: it has no body"),
    "without words": (lambda: word("<w:p/>"), "it holds no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_each_fault_is_one_clear_error(name: str) -> None:
    make, what = BAD[name]
    with pytest.raises(ReadError, match=what) as caught:
        read(make(), "a.docx")
    assert "\n" not in str(caught.value)


def test_a_bomb_takes_no_more_memory_than_a_part_may_grow_to() -> None:
    data = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(ReadError):
            read(data, "a.docx")
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_a_part_that_is_smaller_than_it_says_is_read_as_it_is() -> None:
    assert read(lie(WORD, 24, 2**31), "a.docx").text == read(WORD, "a.docx").text


def test_all_parts_come_out_of_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LIMITS", replace(LIMITS, unpacked=1000))
    package = Package(pack({"a": bytes(600), "b": bytes(600)}), "a.zip", "zip")
    assert len(package.read("A")) == 600
    with pytest.raises(ReadError, match="more than 1,000 bytes"):
        package.read("b")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LIMITS", replace(LIMITS, members=3))
    with pytest.raises(ReadError, match="more than 3 parts"):
        read(WORD, "a.docx")


def test_a_list_of_parts_without_end_is_not_even_opened() -> None:
    end = WORD.rfind(b"PK\x05\x06")
    huge = WORD[:end] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 400_000_000, 0, 0)
    with pytest.raises(ReadError, match="more than 20,000 parts"):
        read(huge, "a.docx")


def test_too_large_a_part_of_xml_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "LIMITS", replace(LIMITS, xml=100))
    with pytest.raises(ReadError, match="larger than 100 bytes"):
        read(WORD, "a.docx")


def test_names_of_parts_touch_no_disk_and_are_shown_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    package = Package(pack({"../../evil\n\x1b[2J.xml": b"x" * 9, "/etc/passwd": b"y"}), "a.zip", "zip")
    assert package.read("../../evil\n\x1b[2J.xml") == b"x" * 9
    with pytest.raises(ReadError, match=r"its part 'no\\n\\x1b\[2J' is missing"):
        package.read("no\n\x1b[2J")
    assert list(tmp_path.iterdir()) == []


def test_content_tells_the_format_where_the_ending_is_wrong() -> None:
    assert read(FILES["a.odt"], "a.docx").text == read(FILES["a.docx"], "a.epub").text.partition("\n")[0]


HOW = st.sampled_from(["flip", "flip", "cut", "double", "drop"])
INNER = ("document.xml", "content.xml", "chapter 0.xhtml")
"""The ends of the names of the parts that hold the text."""


def spoil(data: bytes, at: int, how: str, size: int) -> bytes:
    at %= len(data)
    if how == "flip":
        return data[:at] + bytes([data[at] ^ (1 << size % 8)]) + data[at + 1 :]
    if how == "cut":
        return data[:at]
    if how == "double":
        return data[: at + size] + data[at:]
    return data[:at] + data[at + size :]


@given(
    st.sampled_from(sorted(FILES)),
    st.lists(st.tuples(st.integers(0, 10_000), HOW, st.integers(1, 80)), min_size=1, max_size=3),
    st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_spoilt_files_are_read_or_refused(name: str, faults: list[tuple[int, str, int]], inside: bool) -> None:
    """Any bytes made from a good file give a document or a ReadError; so does damage within a part, packed well."""
    data = FILES[name]
    if inside:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, str | bytes] = {part: archive.read(part) for part in archive.namelist()}
        chosen = next(part for part in parts if part.endswith(INNER))
        for fault in faults:
            content = parts[chosen]
            assert isinstance(content, bytes)
            parts[chosen] = spoil(content, *fault) or b" "
        data = pack(parts)
    else:
        for fault in faults:
            data = spoil(data, *fault) or b" "
    try:
        document = read(data, name)
    except ReadError:
        return
    at = 0
    for block in document.blocks:
        assert block.span.start >= at
        assert block.span.cut(document.text).strip()
        at = block.span.end
