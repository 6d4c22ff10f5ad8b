"""Speeches in XML: TEI, Akoma Ntoso, Hansard, and plain XML."""

from __future__ import annotations

import pytest

from quoth.errors import BinaryError, EmptyError, ReadError
from quoth.model import Document
from quoth.model.document import find_place
from quoth.readers import find_format, read

TEI = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>The dam</title>
<author><surname>Hale</surname>, <forename>Ada</forename></author></titleStmt><publicationStmt><date when="2040"/>
</publicationStmt></fileDesc><profileDesc><settingDesc><setting><date when="2031-05-02"/></setting></settingDesc>
<particDesc><listPerson><person xml:id="ah"><persName><surname>Hale</surname><forename>Ada</forename></persName>
</person></listPerson></particDesc></profileDesc></teiHeader><text><body>%s</body></text></TEI>"""
AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><identification><FRBRWork>
<FRBRdate date="2031-05-02" name="sitting"/></FRBRWork><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression>
</identification><references><TLCPerson eId="hale" href="/hale" showAs="Ada Hale"/></references></meta>
<preface><p><docTitle>Debate on the dam</docTitle></p></preface><debateBody><debateSection><num>1.</num>
<heading>The dam</heading><speech by="#hale" startTime="2031-05-02T14:02:11"><from>Ms Hale (Strait):</from>
<p>: We shall <remark>(Interruption)</remark> go on<authorialNote marker="1"><p>A note.</p></authorialNote>.</p>
<p>Second.</p></speech><speech by="#holm"><from>Mr. Bo Holm:</from><p>No.</p></speech><scene>Applause.</scene>
</debateSection></debateBody></debate></akomaNtoso>"""
WHIP = """<publicwhip><major-heading id="uk.org.publicwhip/debate/2031-05-02a.1.0">The Dam</major-heading>
<speech id="a" speakername="Ada Hale" time="14:35:00" colnum="12"><p>We shall <i>not</i> go.</p><p>Two.</p></speech>
<speech nospeaker="true"><p>The House divided.</p></speech></publicwhip>"""
OLD = """<hansard><housecommons><date format="1931-05-02">Saturday</date><debates><section><title>DAM</title><p>
<col>12</col><member>MR. HALE</member><memberconstituency> (Strait)</memberconstituency><membercontribution>
: asked&mdash;the <col>13</col> Minister</membercontribution></p><p>All rose.</p></section></debates>
</housecommons></hansard>"""


def told(document: Document) -> list[tuple[str, str | None, str]]:
    return [(str(block.kind), block.speaker, block.span.cut(document.text)) for block in document.blocks]


def tei(body: str) -> list[tuple[str, str | None, str]]:
    return told(read((TEI % body).encode(), "x.xml"))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<u who="#ah"><seg>We  go\n on.</seg></u>', [("turn", "Ada Hale", "We go on.")]),
        ('<note type="speaker">Mr. Holm:</note><u who="#bh">No.</u>', [("turn", "Mr. Holm", "No.")]),
        ('<u who="#bh">No.</u>', [("turn", "bh", "No.")]),
        ('<sp who="#ah"><speaker>THE CHAIR.</speaker><l>One</l><l>two</l></sp>', [("turn", "THE CHAIR", "One\ntwo")]),
        ("<sp><speaker>Hale Jr.</speaker><p>No.</p></sp>", [("turn", "Hale Jr.", "No.")]),
        ("<head>The dam</head><p>a<lb/>b</p>", [("heading", None, "The dam"), ("body", None, "a b")]),
        ('<p>to<lb break="no"/>day</p>', [("body", None, "today")]),
        ("<p>We go<note>See.</note>, all.</p>", [("body", None, "We go, all."), ("note", None, "See.")]),
        (
            '<u who="#ah">We <kinesic><desc>(Applause)</desc></kinesic> go.</u><incident><desc>Noise</desc></incident>',
            [("turn", "Ada Hale", "We go."), ("stage", None, "(Applause)"), ("stage", None, "Noise")],
        ),
        (
            "<p><choice><sic>teh</sic><corr>the</corr></choice> <choice><reg>you</reg><orig>yow</orig></choice></p>",
            [("body", None, "teh yow")],
        ),
        (
            "<p>He said <q>no <q>more</q></q>, “<quote>yes</quote>”.</p>",
            [("body", None, "He said “no ‘more’”, “yes”.")],
        ),
        (
            '<p>So <quote><l>a</l><l>b</l></quote> it.</p><quote><p>c</p></quote>',
            [("body", None, "So"), ("quotation", None, "a\nb"), ("body", None, "it."), ("quotation", None, "c")],
        ),
        ('<p><s><w>We</w> <w join="right">go</w> <pc>.</pc></s></p>', [("body", None, "We go.")]),
        ("<list><item>one</item><item>two</item></list>", [("body", None, "one"), ("body", None, "two")]),
    ],
)
def test_tei(body: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert tei(body) == wanted


def test_tei_states_title_author_day_language_and_pages() -> None:
    document = read((TEI % '<pb n="iv"/><p>One <pb n="v"/>two.</p>').encode("utf-16"), "x.xml")
    assert (document.title, document.author, str(document.published), document.language) == (
        "The dam", "Ada Hale", "2031-05-02", "en",
    )  # fmt: skip
    assert [mark.label for mark in find_place(document.landmarks, document.text.index("two"))] == ["v"]
    assert [mark.label for mark in find_place(document.landmarks, 2)] == ["iv"]
    assert document.problems == ()


def test_akoma_ntoso() -> None:
    document = read(AKN.encode(), "x.xml")
    assert told(document) == [
        ("body", None, "Debate on the dam"),
        ("heading", None, "1. The dam"),
        ("turn", "Ada Hale", "We shall go on."),
        ("stage", None, "(Interruption)"),
        ("note", None, "A note."),
        ("turn", "Ada Hale", "Second."),
        ("turn", "Mr. Bo Holm", "No."),
        ("stage", None, "Applause."),
    ]
    assert [(mark.kind, mark.label) for mark in document.landmarks] == [("time", "14:02:11")]
    assert (document.title, str(document.published), document.language) == ("Debate on the dam", "2031-05-02", "en")


def test_hansard_of_two_ages() -> None:
    document = read(WHIP.encode(), "x.xml")
    assert told(document) == [
        ("heading", None, "The Dam"),
        ("turn", "Ada Hale", "We shall not go."),
        ("turn", "Ada Hale", "Two."),
        ("body", None, "The House divided."),
    ]
    assert [(mark.kind, mark.label) for mark in document.landmarks] == [("time", "14:35:00"), ("page", "12")]
    assert str(document.published) == "2031-05-02"
    old = read(OLD.encode(), "x.xml")
    assert told(old) == [
        ("heading", None, "DAM"),
        ("turn", "MR. HALE", "asked—the Minister"),
        ("body", None, "All rose."),
    ]
    assert [mark.label for mark in old.landmarks] == ["12", "13"]
    assert str(old.published) == "1931-05-02"


def test_other_xml_is_read_by_its_blocks_and_says_so() -> None:
    data = b"<x><t><title>A thing</title></t><sec><para>One <b>two</b>.</para></sec><r><a>x</a><b>y</b></r></x>"
    document = read(data, "x.xml")
    assert told(document) == [
        ("heading", None, "A thing"), ("body", None, "One two."), ("body", None, "x"), ("body", None, "y"),
    ]  # fmt: skip
    assert "plain XML" in document.problems[0].what


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("x.xml", (TEI % "").encode(), "TEI"),
        ("x.txt", b"<?xml version='1.0'?><akomaNtoso/>", "Akoma Ntoso"),
        ("x.xml", b"<?xml version='1.0'?><publicwhip/>", "Hansard"),
        ("x.xml", b"<x/>", "XML"),
    ],
)
def test_the_root_tells_the_format(name: str, data: bytes, wanted: str) -> None:
    assert find_format(data, name).name == wanted


def test_entities_that_are_short_text_are_read_and_no_file_is_opened() -> None:
    head = '<!DOCTYPE x [<!ENTITY hale "Ada Hale"><!ENTITY file SYSTEM "file:///etc/hostname">]>'
    document = read(f"{head}<x><p>So &hale;&nbsp;said &file; it.</p></x>".encode(), "x.xml")
    assert document.text == "So Ada Hale said it."
    assert "such as file" in document.problems[1].what


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
) + "]><x>&j;</x>"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<x>" * 100_000, ReadError),
        (b"<x>" * 300 + b"words" + b"</x>" * 300, ReadError),
        (b"<x><p>cut", ReadError),
        (b"<x/>", EmptyError),
        (b" \n", EmptyError),
        (BOMB.encode(), ReadError),
        (b"<x><p>" + b"a" * 11_000_000 + b"</p></x>", ReadError),
    ],
)
def test_what_costs_too_much_or_is_broken_is_one_line(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error) as caught:
        read(data, "x.xml")
    assert "\n" not in str(caught.value)
