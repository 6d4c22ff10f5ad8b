# ruff: noqa: E501  (data in rows)
"""A small valid file for each format, by the name of its row; what the fuzzing of parsers begins from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

Parts = Mapping[str, bytes]


def pack(parts: Parts) -> bytes:
    """Return a zip archive of `parts`, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _make_pdf() -> bytes:
    drawn = b"BT /F 9 Tf 20 150 Td (She said: \\223We shall keep it.\\224) Tj 0 -12 Td (No-) Tj 0 -12 Td (body) Tj ET"
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F 5 0 R>>>>",
            b"/Contents 4 0 R>>endobj\n4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n" % (len(drawn), drawn),
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n",
            b"6 0 obj<</Title(The toll)>>endobj\ntrailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n0\n%%EOF\n",
        )
    )


def _make_parquet() -> bytes:
    import pyarrow  # noqa: PLC0415  (an extra, and heavy)
    from pyarrow import parquet  # noqa: PLC0415

    made = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": ["Some words.", "More."]}), made)
    return made.getvalue()


_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = b"urn:oasis:names:tc:opendocument:xmlns"
WORD: Parts = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": b"<w:document " + _W + b'><w:body><w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>'
    b"<w:r><w:t>We shall</w:t></w:r><w:ins><w:r><w:t> keep it</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p>"
    b"<w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
    "word/styles.xml": b"<w:styles " + _W + b'><w:style w:type="paragraph" w:styleId="Quote">'
    b'<w:name w:val="Quote"/></w:style></w:styles>',
}
OPEN: Parts = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b'<o:document-content xmlns:o="' + _O + b':office:1.0" xmlns:t="' + _O + b':text:1.0"><o:body>'
    b'<o:text><t:p>We<t:s t:c="3"/>shall <t:span>keep</t:span><t:note><t:note-citation>1</t:note-citation>'
    b"<t:note-body><t:p>note</t:p></t:note-body></t:note> it.</t:p></o:text></o:body></o:document-content>",
}
BOOK: Parts = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "c.opf": b'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    b'<dc:title>T</dc:title><dc:date>2001</dc:date></metadata><manifest><item id="a" href="a.xhtml" '
    b'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "a.xhtml": b'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>One</h1><p>We <em>shall</em> keep'
    b'<a href="#n">1</a></p><aside id="n"><p>note</p></aside></body></html>',
}
PACKED: dict[str, tuple[str, Parts]] = {
    "Word": ("a.docx", WORD),
    "OpenDocument": ("a.odt", OPEN),
    "EPUB": ("a.epub", BOOK),
    "zip archive": ("a.zip", {"a.txt": b"Some words.", "b.csv": b"id,text\n1,More\n", "c.zip": pack({"d.md": b"# D"})}),
}
"""Formats that are packed: their parts are changed before they are packed, too."""

SEEDS: dict[str, tuple[tuple[str, bytes], ...]] = {
    "plain text": (("a.txt", "MR. HALE: “We shall”\n\n> keep it\n\n[APPLAUSE]\nMay 3, 2021\n".encode()),
                   ("b.txt", "“We shall keep it.”".encode("utf-16"))),
    "JSON": (("a.json", b'{"answer": "We \\"shall\\" keep it", "quotes": [{"quote": "nobody\\u2019s", "source_id": 2}]}'),),
    "Markdown": (("a.md", "---\ntitle: x\ndate: 2021-05-03\n---\n# A\n\nWe[^a] “shall”\n\n> keep\n\n"
                          "[^a]: See `it`\n\n- b\n\n|a|b|\n|-|-|\n".encode()),),
    "HTML": (("a.html", b'<!DOCTYPE html><html lang="en"><head><meta charset="koi8-r"><title>T</title>'
                        b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "H", '
                        b'"author": [{"name": "Ada"}], "datePublished": "2021-05-03"}</script></head><body><article>'
                        b"<h1>H</h1><p>She said &ldquo;we <q>shall</q> keep it.&rdquo;</p><blockquote cite='x'><p>so"
                        b"</p></blockquote><figure><figcaption>c</figcaption></figure></article></body></html>"),),
    "PDF": (("a.pdf", _make_pdf()),),
    "SubRip": (("a.srt", b"1\n00:00:01,000 --> 00:00:03,000\n>> ADA: We <i>go</i> [APPLAUSE]\n\n2\n00:00:04 --> 5\nNo\n"),),
    "WebVTT": (("a.vtt", b"WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:03.000 align:start\n<v Ada>We go\n\n"),),
    "TTML": (("a.ttml", b"<tt xmlns='http://www.w3.org/ns/ttml'><body><div begin='1s'><p begin='00:00:01.5' dur='2s'>"
                        b"We<br/>go.</p><p begin='3f'><span begin='4t'>On.</span></p></div></body></tt>"),),
    "TEI": (("a.tei", b"<TEI><teiHeader><date when='1901'/></teiHeader><text><body><pb n='1'/><u who='#a'><seg>We <q>go"
                      b"</q><note>n</note></seg></u><sp><speaker>B</speaker><l>a</l></sp></body></text></TEI>"),),
    "Akoma Ntoso": (("a.akn", b"<akomaNtoso><debate><debateBody><speech by='#h'><from>H:</from><p>We go.</p></speech>"
                              b"<scene>x</scene></debateBody></debate></akomaNtoso>"),),
    "Hansard": (("a.xml", b"<?xml version='1.0'?><publicwhip><speech id='u/2021-05-03.1' speakername='Ada'><p>We go.</p>"
                          b"</speech></publicwhip>"),),
    "XML": (("a.xml", b"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY e 'words'>]><d><p>We &e; go.</p></d>"),),
    "RTF": (("a.rtf", rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 T;}}{\info{\title T}}\pard\li720\ri720 \ldblquote We"
                      rb" \u8220?shall{\footnote See}\'93\par{\field{\*\fldinst X}{\fldrslt y}}\bin3 }}} it}"),),
    "LaTeX": (("a.tex", rb"\documentclass{article}\title{T}\begin{document}``We \enquote{shall}''\footnote{n} \cite[p]{x}"
                        rb"\begin{quote}keep $x_1$\end{quote}\verb|x| \def\x{y}\x \[ z \]\end{document}"),),
    "e-mail": (("a.eml", b"Subject: =?utf-8?q?caf=C3=A9?=\nFrom: Ada <a@example.org>\nDate: Tue, 04 May 2021 09:00:00 +0200\n"
                         b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain; charset="koi8-r"\n'
                         b"Content-Transfer-Encoding: quoted-printable\n\n> I doubt =93it=94.\n--x\nContent-Type: text/html\n"
                         b"Content-Transfer-Encoding: base64\n\nPHA+SGk8L3A+\n--x--\n"),),
    "CSV": (("a.csv", b'id,text,date\n1,"Some ""words"".",2021\n2,More,\n'), ("a.tsv", b"id\ttext\n1\twords\n")),
    "JSON lines": (("a.jsonl", b'{"id": 1, "text": "Some \\ud800 words.", "turns": []}\n'
                               b'{"turns": [{"speaker": "Ada", "text": "More."}], "date": "2021"}\n'),),
    "Parquet": (("a.parquet", _make_parquet()),),
    **{row: ((name, pack(parts)),) for row, (name, parts) in PACKED.items()},
}  # fmt: skip
"""Small valid files of each format, with names that lead to its row."""
