"""OpenDocument texts: what is read of them, and what each part is."""

from __future__ import annotations

import pytest

from quoth.errors import ReadError
from quoth.model import Document
from quoth.readers import read

from .packing import open_parts, pack


def told(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


STYLES = (
    '<style:style style:family="paragraph" style:name="P1" style:parent-style-name="Quotations"/>'
    '<style:style style:family="paragraph" style:name="P2"><style:paragraph-properties fo:margin-left="1.27cm" '
    'fo:margin-right="1.27cm"/></style:style>'
    '<style:style style:family="paragraph" style:name="P3">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
    '<style:style style:family="text" style:name="T1">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:family="text" style:name="T2"><style:text-properties text:display="none"/></style:style>'
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>\n<text:note-body>\n'
    "<text:p>See the letter.</text:p></text:note-body></text:note>"
)


def test_paragraphs_notes_tables_and_indexes_are_told_apart() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>The dam 1</text:p></text:index-body></text:table-of-content>"
        '<text:h text:outline-level="1">The dam</text:h>'
        f"<text:p>It will\n  fail{NOTE} soon,<text:s text:c='2'/>she <text:span>said</text:span>"
        '<text:span text:style-name="T1">2</text:span>.<text:span text:style-name="T2">secret</text:span></text:p>'
        '<text:p text:style-name="P1">The wall stands.</text:p><text:p text:style-name="P2">So we say.</text:p>'
        "<text:list><text:list-item>\n<text:p>A point</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A cell</text:p></table:table-cell></table:table-row>"
        "</table:table><text:p>A line<text:line-break/>and<text:tab/>one <draw:frame><draw:text-box>"
        "<text:p>In the box.</text:p></draw:text-box></draw:frame>more.</text:p>"
    )
    document = read(pack(open_parts(body, STYLES)), "a.odt")
    assert told(document) == [
        ("furniture", "The dam 1"),
        ("heading", "The dam"),
        ("body", "It will fail¹ soon,  she said²."),
        ("note", "¹ See the letter."),
        ("quotation", "The wall stands."),
        ("quotation", "So we say."),
        ("body", "A point"),
        ("body", "A cell"),
        ("body", "A line\nand\tone more."),
        ("body", "In the box."),
    ]


def test_deleted_words_and_annotations_are_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>We <text:change-start/>shall<text:change-end/> "
        "go<office:annotation><text:p>Really?</text:p></office:annotation>.</text:p>"
    )
    assert read(pack(open_parts(body)), "a.odt").text == "We shall go."


def test_a_note_called_by_letters_does_not_become_part_of_the_word() -> None:
    note = NOTE.replace(">1<", ">i<").replace('"footnote"', '"endnote"')
    document = read(pack(open_parts(f"<text:p>It fails{note}.</text:p>")), "a.odt")
    assert document.text == "It fails¹.\n\n¹ See the letter."


def test_a_hidden_paragraph_is_left_out() -> None:
    style = 'style:family="paragraph" style:name="H"'
    hidden = f'<style:style {style}><style:text-properties text:display="none"/></style:style>'
    body = '<text:p text:style-name="H">secret</text:p><text:p>Shown.</text:p>'
    assert read(pack(open_parts(body, hidden)), "a.odt").text == "Shown."


def test_pages_title_author_and_language() -> None:
    body = (
        "<text:p>One <text:soft-page-break/>two.</text:p><text:soft-page-break/><text:p>Three.</text:p>"
        '<text:p text:style-name="P3">Four.</text:p>'
    )
    meta = (
        "<office:meta><dc:title>The harbour</dc:title><dc:creator>Typist</dc:creator><dc:language>en-GB</dc:language>"
        "<meta:initial-creator>Ada Holm</meta:initial-creator><dc:date>2031-05-02</dc:date></office:meta>"
    )
    document = read(pack(open_parts(body, STYLES, meta=meta)), "a.odt")
    assert [(mark.offset, mark.label) for mark in document.landmarks] == [(0, "1"), (4, "2"), (10, "3"), (18, "4")]
    assert (document.title, document.author, document.language) == ("The harbour", "Ada Holm", "en-GB")
    assert document.published is None


def test_a_locked_text_is_told() -> None:
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    parts = open_parts("<text:p>x</text:p>", **{"META-INF/manifest": locked})
    with pytest.raises(ReadError, match="locked with a password"):
        read(pack(parts), "a.odt")


def test_a_sheet_is_no_text() -> None:
    parts = open_parts("")
    parts["content.xml"] = str(parts["content.xml"]).replace("office:text", "office:spreadsheet")
    with pytest.raises(ReadError, match="it may be a sheet"):
        read(pack(parts), "a.odt")
