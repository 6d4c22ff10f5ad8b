"""Books: the order of reading, the blocks of chapters, notes, pages, and what the book says of itself."""

from __future__ import annotations

import pytest

from quoth.errors import ReadError
from quoth.model import Document
from quoth.readers import read

from .packing import epub_parts, pack


def told(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def test_chapters_are_read_in_order_with_their_blocks() -> None:
    first = (
        "<h1>The <em>dam</em></h1><p><img alt='T' src='t.png'/>he wall&nbsp;stands,\n   she wrote:</p>"
        "<blockquote cite='https://example.org/letter'><p>We stay.</p><p>We go.</p></blockquote>"
        "<ul><li>One</li><li>Two</li></ul><p>A line<br/>broken, <q>quoted</q>.</p><pre>as\n  it is</pre>"
        "<figure><img alt='A wall'/><figcaption>The wall</figcaption></figure><p hidden='hidden'>secret</p>"
    )
    document = read(pack(epub_parts(first, "<div>Loose words <p>and a paragraph</p> and more.</div>"
        "<section xmlns:epub='http://www.idpf.org/2007/ops' epub:type='toc'><p>The dam 1</p></section>")), "a.epub")
    assert told(document) == [
        ("heading", "The dam"),
        ("body", "The wall\u00a0stands, she wrote:"),
        ("quotation", "We stay."),
        ("quotation", "We go."),
        ("body", "One"),
        ("body", "Two"),
        ("body", "A line\nbroken, “quoted”."),
        ("body", "as\n  it is"),
        ("caption", "The wall"),
        ("body", "Loose words"),
        ("body", "and a paragraph"),
        ("body", "and more."),
        ("furniture", "The dam 1"),
    ]
    assert {block.cite for block in document.blocks} == {None, "https://example.org/letter"}


NOTES = {
    "by the name of its own file": (
        '<p id="r1">It fails<a href="chapter%200.xhtml#n1"><sup>1</sup></a> soon.</p><p>Next.</p>'
        '<div id="n1"><a href="chapter%200.xhtml#r1"><sup>1</sup></a> See the letter.</div>',
        "¹ See the letter.",
    ),
    "marked": (
        '<p>It fails<a epub:type="noteref" href="#n1">[1]</a> soon.</p><p>Next.</p>'
        '<aside epub:type="footnote" id="n1" hidden="hidden"><p>See the letter.</p></aside>',
        "See the letter.",
    ),
    "by role": (
        '<p>It fails<sup><a role="doc-noteref" href="#n1">1</a></sup> soon.</p><p>Next.</p>'
        '<section role="doc-endnotes"><ol><li id="n1" role="doc-endnote"><p>See the letter. '
        '<a role="doc-backlink" href="#r">back</a></p></li></ol></section>',
        "See the letter.",
    ),
    "unmarked": (
        '<p id="r">It fails<a id="r1" href="#n1"><sup>1</sup></a> soon.</p><p>Next.</p>'
        '<p><a id="n1"/><a href="#r1"><sup>1</sup></a> See the letter. <a href="#r1">↩</a></p>',
        "¹ See the letter.",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_a_note_comes_behind_the_paragraph_that_calls_it(name: str) -> None:
    chapter, note = NOTES[name]
    document = read(pack(epub_parts(chapter)), "a.epub")
    assert told(document) == [("body", "It fails¹ soon."), ("note", note), ("body", "Next.")]


def test_notes_in_a_chapter_of_their_own_stay_there() -> None:
    first = '<p id="r1">It fails<sup><a href="chapter%201.xhtml#n1">1</a></sup> soon.</p>'
    last = '<h2>Notes</h2><p id="n1"><sup><a href="chapter%200.xhtml#r1">1</a></sup> See the letter.</p><p>End.</p>'
    assert told(read(pack(epub_parts(first, last)), "a.epub")) == [
        ("body", "It fails¹ soon."),
        ("heading", "Notes"),
        ("note", "¹ See the letter."),
        ("body", "End."),
    ]


def test_pages_of_the_printed_book_do_not_break_a_paragraph() -> None:
    chapter = (
        '<span epub:type="pagebreak" id="page_12" title="12"/><p>Over the '
        '<span role="doc-pagebreak" aria-label="Page 13"/>page.</p><div epub:type="pagebreak">xiv</div><p>End.</p>'
    )
    document = read(pack(epub_parts(chapter)), "a.epub")
    assert document.text == "Over the page.\n\nEnd."
    assert [(mark.offset, mark.label) for mark in document.landmarks] == [(0, "12"), (9, "13"), (16, "xiv")]


def test_what_the_book_states() -> None:
    metadata = (
        "<dc:title>The  Strait</dc:title><dc:creator opf:role='aut'>Ada Holm</dc:creator>"
        "<dc:creator opf:role='ill'>A Painter</dc:creator><dc:creator>Bo Lund</dc:creator><dc:language>da</dc:language>"
        "<dc:date opf:event='modification'>2040-01-01</dc:date><dc:date>0101-01-01</dc:date><dc:date>2031-05</dc:date>"
    )
    document = read(pack(epub_parts("<p>Words.</p>", metadata=metadata)), "a.epub")
    assert (document.title, document.author, document.language) == ("The Strait", "Ada Holm, Bo Lund", "da")
    assert str(document.published) == "2031-05"


def test_what_programs_write_for_want_of_a_name_is_none() -> None:
    metadata = "<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>"
    document = read(pack(epub_parts("<p>Words.</p>", metadata=metadata)), "a.epub")
    assert (document.title, document.author) == (None, None)


def lock(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        f'<enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
        '<enc:CipherReference URI="OPS/chapter%200.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


def test_a_protected_book_is_told_and_one_with_its_own_fonts_is_read() -> None:
    parts = epub_parts("<p>Words.</p>")
    fonts = parts | {"META-INF/encryption.xml": lock("http://www.idpf.org/2008/embedding")}
    assert read(pack(fonts), "a.epub").text == "Words."
    locked = parts | {"META-INF/encryption.xml": lock("http://www.w3.org/2001/04/xmlenc#aes256-cbc")}
    with pytest.raises(ReadError, match="protected against copying"):
        read(pack(locked), "a.epub")


BROKEN = {
    "not closed": "<p>One<p>Two &amp; three",
    "nested too deeply": "<div>" * 300 + "One" + "</div>" * 300,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_chapter_is_read_without_its_structure(name: str) -> None:
    document = read(pack(epub_parts(BROKEN[name], "<p>Last.</p>")), "a.epub")
    assert document.text.startswith("One")
    assert document.text.endswith("Last.")
    assert "'OPS/chapter 0.xhtml'" in document.problems[0].what


def test_a_missing_chapter_is_a_problem_and_many_are_summed_up() -> None:
    parts = epub_parts("<p>Here.</p>", *["<p>x</p>"] * 8)
    for at in range(1, 9):
        del parts[f"OPS/chapter {at}.xhtml"]
    document = read(pack(parts), "a.epub")
    assert document.text == "Here."
    assert len(document.problems) == 6
    assert "3 more chapters" in document.problems[-1].what
