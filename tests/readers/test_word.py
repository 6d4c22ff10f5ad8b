"""Word documents: what is read of them, in which order, and what each part is."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Inches

from quoth.model import BlockKind, Document
from quoth.model.document import find_place
from quoth.readers import read

from .packing import STRICT_RELATIONS, STRICT_W, pack, paragraph, word, word_parts


def told(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_what_a_word_processor_writes_is_read() -> None:
    made = docx.Document()
    made.core_properties.title = "The harbour"
    made.core_properties.author = "Ada Holm"
    made.add_heading("The dam", 1)
    made.add_paragraph("Hale wrote to the council.")
    made.add_paragraph("The wall will stand.", style="Intense Quote")
    aside = made.add_paragraph("We shall build it.")
    aside.paragraph_format.left_indent = aside.paragraph_format.right_indent = Inches(0.5)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Steel", "Stone"
    made.add_paragraph("First point", style="List Bullet")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    last = made.add_paragraph("It held")
    last.add_run("12").font.superscript = True
    buffer = io.BytesIO()
    made.save(buffer)
    document = read(buffer.getvalue(), "dam.docx")
    assert told(document) == [
        ("heading", "The dam"),
        ("body", "Hale wrote to the council."),
        ("quotation", "The wall will stand."),
        ("quotation", "We shall build it."),
        ("body", "Steel"),
        ("body", "Stone"),
        ("body", "First point"),
        ("body", "It held¹²"),
    ]
    assert (document.title, document.author, document.published) == ("The harbour", "Ada Holm", None)
    assert [mark.label for mark in find_place(document.landmarks, document.text.index("held"))] == ["2"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p>" + run("We ") + "<w:ins>" + run("shall ") + "</w:ins>"
        "<w:del><w:r><w:delText>must </w:delText></w:r></w:del>"
        "<w:moveTo>" + run("not ") + "</w:moveTo>" + run("go") + "<w:moveFrom>" + run(" not") + "</w:moveFrom></w:p>"
        + '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + run("The first half, ") + "</w:p>"
        + paragraph("and the second.")
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("gone") + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph("kept") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert read(word(body), "a.docx").text == "We shall not go\n\nThe first half, and the second.\n\nkept"


def test_notes_come_behind_their_paragraph_and_are_called_by_raised_numbers() -> None:
    body = (
        "<w:p>" + run("The dam will fail") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" soon")
        + '<w:r><w:endnoteReference w:id="5"/></w:r></w:p>' + paragraph("Next.")
        + "<w:p>" + run("Again") + '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    )  # fmt: skip
    separator = '<w:footnote w:type="separator" w:id="0">' + paragraph("----") + "</w:footnote>"
    first = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>' + run(" See the letter.") + "</w:p></w:footnote>"
    document = read(
        word(
            body,
            footnotes=separator + first + '<w:footnote w:id="3">' + paragraph("Ibid.") + "</w:footnote>",
            endnotes='<w:endnote w:id="5">' + paragraph("An endnote.") + paragraph("Of two parts.") + "</w:endnote>",
        ),
        "a.docx",
    )
    assert told(document) == [
        ("body", "The dam will fail¹ soon¹"),
        ("note", "¹ See the letter."),
        ("note", "¹ An endnote."),
        ("note", "Of two parts."),
        ("body", "Next."),
        ("body", "Again²"),
        ("note", "² Ibid."),
    ]


def test_a_note_that_is_missing_is_a_problem() -> None:
    document = read(word('<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id="9"/></w:r></w:p>'), "a.docx")
    assert document.text == "Words¹"
    assert "it calls notes" in document.problems[0].what


def test_a_text_box_comes_once_and_behind_its_paragraph() -> None:
    box = "<w:txbxContent>" + paragraph("In the box.") + "</w:txbxContent>"
    body = (
        "<w:p>" + run("Before ") + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("after.") + "</w:p>"
    )  # fmt: skip
    assert read(word(body), "a.docx").text == "Before after.\n\nIn the box."


def test_what_is_wrapped_is_read_and_what_is_said_about_the_text_is_not() -> None:
    body = (
        "<w:p><w:hyperlink>" + run("A link, ") + "</w:hyperlink><w:smartTag>" + run("a tag, ") + "</w:smartTag><w:sdt>"
        "<w:sdtContent>" + run("a control, ") + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent>" + run("Click here. ") + "</w:sdtContent></w:sdt>" + run("secret ", "<w:vanish/>")
        + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText></w:r>' + run("code ")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("a field") + '<w:r><w:fldChar w:fldCharType="end"/>'
        '<w:commentReference w:id="0"/><w:noBreakHyphen/></w:r>' + run("result")
        + '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>'
    )  # fmt: skip
    assert read(word(body), "a.docx").text == "A link, a tag, a control, a field\u2011resultα"


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Blockzitat"><w:name w:val="Blockzitat"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="My own"/><w:basedOn w:val="a8"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a8"><w:name w:val="Citação Intensa"/><w:basedOn w:val="a7"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="Part"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="l1"><w:name w:val="Points"/><w:pPr><w:numPr/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="caption"/></w:style>'
)
LOOKS = {
    '<w:pStyle w:val="Blockzitat"/>': "quotation",
    '<w:pStyle w:val="a7"/>': "quotation",
    '<w:pStyle w:val="b1"/>': "heading",
    '<w:pStyle w:val="t1"/>': "furniture",
    '<w:pStyle w:val="c1"/>': "caption",
    '<w:pStyle w:val="none"/>': "body",
    '<w:ind w:left="720" w:right="720"/>': "quotation",
    '<w:ind w:start="0.5in" w:end="36pt"/>': "quotation",
    '<w:ind w:left="720"/>': "body",
    '<w:ind w:left="720" w:right="720" w:hanging="360"/>': "body",
    '<w:ind w:left="4320" w:right="720"/>': "body",
    '<w:pStyle w:val="l1"/><w:ind w:left="720" w:right="720"/>': "body",
    '<w:jc w:val="center"/><w:ind w:left="720" w:right="720"/>': "body",
}


@pytest.mark.parametrize("properties", LOOKS)
def test_what_a_paragraph_is_is_told_by_its_style_or_how_it_is_set(properties: str) -> None:
    text = paragraph("The letter goes on at some length about the harbour.")
    document = read(word(text + paragraph("The wall stands.", properties), styles=STYLES), "a.docx")
    assert str(document.blocks[1].kind) == LOOKS[properties]


def test_set_in_from_the_left_alone_is_a_quotation_behind_a_colon_and_goes_on() -> None:
    left = '<w:ind w:left="720"/>'
    body = paragraph("In the letter of May she wrote to them:") + paragraph("We stay.", left)
    document = read(word(body + paragraph("We go.", left) + paragraph("So she did.")), "a.docx")
    assert [str(block.kind) for block in document.blocks] == ["body", "quotation", "quotation", "body"]


def test_where_all_is_set_in_nothing_is_set_apart() -> None:
    both = '<w:ind w:left="720" w:right="720"/>'
    document = read(word(paragraph("One.", both) + paragraph("Two.", both)), "a.docx")
    assert {block.kind for block in document.blocks} == {BlockKind.BODY}


def test_pages_are_those_of_the_last_layout_and_a_break_is_not_counted_twice() -> None:
    body = (
        paragraph("One.") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/></w:r>'
        + run("Two runs ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("over.") + "</w:p>"
    )  # fmt: skip
    document = read(word(body), "a.docx")
    assert document.text == "One.\n\nTwo runs over."
    assert [(mark.offset, mark.label) for mark in document.landmarks] == [(0, "1"), (6, "2"), (15, "3")]


def test_pages_are_not_counted_where_some_are_not_told() -> None:
    body = paragraph("word " * 3000) + paragraph("Last.", "<w:pageBreakBefore/>")
    assert read(word(body), "a.docx").landmarks == ()


def test_the_strict_dialect_and_other_names_of_parts_are_read() -> None:
    parts = word_parts(paragraph("Strict words."), w=STRICT_W, space=STRICT_RELATIONS)
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("document.xml", "document2.xml")
    assert read(pack(parts), "a").text == "Strict words."


def test_macros_are_left_alone_and_documents_set_in_are_a_problem() -> None:
    parts = word_parts(paragraph("Words.") + "<w:altChunk/>") | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"}
    document = read(pack(parts), "a.docm")
    assert document.text == "Words."
    assert "documents that are set into it" in document.problems[0].what


def test_a_damaged_part_beside_the_text_is_a_problem() -> None:
    document = read(word(paragraph("Words."), styles="<w:style>"), "a.docx")
    assert document.text == "Words."
    assert "'word/styles.xml' is not well-formed" in document.problems[0].what
