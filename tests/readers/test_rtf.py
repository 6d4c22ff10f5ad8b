from __future__ import annotations

import pytest

from quoth.archive import open_record
from quoth.errors import EmptyError, ReadError
from quoth.model import Document
from quoth.model.document import find_place
from quoth.pipeline import check
from quoth.readers import find_format, read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Sofia;}"
    r"{\f2\fcharset128 M;}{\f3\fcharset2 Symbol;}}"
)
STYLES = r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s15\li720 Block Quotation;}{\*\cs10 Default Font;}}"


def rtf(body: str, head: str = HEAD) -> Document:
    return read(f"{head}{body}}}".encode("cp1252"), "letter.rtf")


def parts(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def words(body: str) -> str:
    return rtf(body).text


def test_it_is_told_by_its_content_whatever_its_name() -> None:
    assert find_format(b"{\\rtf1 x}", "a.txt").name == "RTF"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\ldblquote We shall\rdblquote\emdash she\rquote s", "“We shall”—she’s"),
        (r"caf\'e9 \'93yes\'94", "café “yes”"),
        (r"na\u239?ve \u8220\'93so\u8221\'94", "naïve “so”"),
        (r"\uc2 na\u239\'3f?ve", "naïve"),
        (r"\uc0 na\u239 ve", "naïve"),
        (r"{\uc0 na\u239}ve\u233?", "naïveé"),
        (r"\u-10179?\u-8704?!", "\U0001f600!"),
        (r"a\u-10179?b", "ab"),
        (r"{\f1 \'cc\'fb} and {\f2 \'93\'fa\'96{}\'7b}", None),
        (r"{\f1 \'cc\'fb}.", "Мы."),
        (r"{\f2 \'93\'fa\'96\'7b}.", "日本."),
        (r"{\f3\'b7}word", "word"),
        (r"one\~two\_three\-four", "one\u00a0two\u2011three\u00adfour"),
        (r"\{brace\} \\ end", "{brace} \\ end"),
        (r"We {\deleted must }{\revised shall }go", "We shall go"),
        (r"We \deleted must \deleted0 shall go", "We shall go"),
        (r"We {\v hidden }shall", "We shall"),
        (r"see {\field{\*\fldinst HYPERLINK \"x\"}{\fldrslt the letter}} now", "see the letter now"),
        (r"a{\*\unknown b{c}d}e{\pict 00ff}f{\xe g}h", "aefh"),
        (r"a\bin3 {{}b", "ab"),
        (r"a{\*\blob\bin4 }}}}x}b", "ab"),
        (r"{\upr{na?ve}{\*\ud{na\u239?ve}}} yes", "naïve yes"),
        ("hy\r\nphen", "hyphen"),
        (r"said.{\super 12} So 1{\super st}", "said.¹² So 1st"),
        (r"one\line two", "one\ntwo"),
    ],
)
def test_words(body: str, expected: str | None) -> None:
    if expected is not None:
        assert words(body) == expected


def test_paragraphs_styles_indents_tables_and_heads() -> None:
    document = rtf(
        STYLES + r"{\info{\title The  Light}{\author Ada Holm}{\doccomm no}}{\header Page head\par}"
        r"\pard\s1\outlinelevel0 The light\par\pard She wrote:\par\pard\s15 We shall keep it.\par"
        r"\pard\li720\ri720 It is lit.\par\pard\ls1\li720\ri720 an item\par\pard\li720 only left\par"
        r"\trowd\cellx1\cellx2\pard\intbl who\cell what\cell\row\pard\intbl she\cell yes\cell\row\pard end"
    )
    assert (document.title, document.author) == ("The Light", "Ada Holm")
    assert parts(document) == [
        ("heading", "The light"),
        ("furniture", "Page head"),
        ("body", "She wrote:"),
        ("quotation", "We shall keep it."),
        ("quotation", "It is lit."),
        ("body", "an item"),
        ("body", "only left"),
        ("body", "who\twhat"),
        ("body", "she\tyes"),
        ("body", "end"),
    ]


def test_notes_come_behind_their_paragraph() -> None:
    note = r"{\super\chftn}{\footnote\pard\plain{\super\chftn} See {\i Hale}.\par}"
    document = rtf(
        rf"She said so.{note} And then{{\footnote no number}} more.\par Next{{\super *}}{{\footnote * star}}."
    )
    assert parts(document) == [
        ("body", "She said so.¹ And then² more."),
        ("note", "¹ See Hale."),
        ("note", "² no number"),
        ("body", "Next*."),
        ("note", "* star"),
    ]


def test_a_note_of_deleted_words_is_gone() -> None:
    assert words(r"We {\deleted must{\footnote gone}}shall") == "We shall"


def test_pages_are_told_where_they_can_be_counted() -> None:
    document = rtf(r"first\par\page second and \page third")
    places = [find_place(document.landmarks, document.text.index(word)) for word in ("first", "second", "third")]
    assert [place[0].label for place in places] == ["1", "2", "3"]
    assert document.text == "first\n\nsecond and third"
    assert rtf(r"{\info\nofpages7}first\par\page second").landmarks == ()
    assert rtf(r"first\par second").landmarks == ()


def test_what_is_cut_off_is_read_and_told() -> None:
    document = read(rb"{\rtf1\ansi We shall {\b keep", "a.rtf")
    assert document.text == "We shall keep"
    assert [problem.what for problem in document.problems] == ["it ends in the middle"]
    document = read(rb"{\rtf1\ansi{\fonttbl{\f2\fcharset128 M;}}We \f2\'93 shall}", "a.rtf")
    assert "encoding" in document.problems[0].what


def test_bad_files_are_one_clear_error() -> None:
    with pytest.raises(EmptyError):
        rtf(r"{\pict 0102}")
    document = read(b"plain words", "a.rtf")
    assert (document.text, document.problems[0].what) == ("plain words", "this is not RTF")
    with pytest.raises(ReadError, match="nested without end"):
        read(b"{\\rtf1 " + b"{" * 100_000, "a.rtf")
    deep = b"{\\rtf1 words {\\pict " + b"{" * 100_000 + b"}" * 100_000 + b"}}"
    assert read(deep, "a.rtf").text == "words"


def test_a_quotation_is_found_with_its_source_in_rtf() -> None:
    source = rtf(r"\ldblquote We shall {\deleted not }keep the str\u233?it open\rdblquote, said Mary Hale.\par")
    report = check(source, open_record(["We shall keep the stréit open tonight."]))
    assert [finding.verdict.label for finding in report.findings] == ["verbatim"]
