"""Prints paragraphs in each format that quoth reads, by the engine that people print with where there is one."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Sequence

__all__ = ["FORMATS", "QUOTED", "Print"]

Print = Callable[[str, Sequence[str]], bytes]
"""Prints a title and paragraphs."""


def print_text(title: str, paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join([title, *paragraphs]).encode()


def print_markdown(title: str, paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join([f"# {title}", *paragraphs]).encode()


def print_html(title: str, paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head><body>'
        f"<header>{menu}</header><main><article><h1>{html.escape(title)}</h1>{body}</article></main>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )
    return page.encode()


def print_word(title: str, paragraphs: Sequence[str]) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def print_odt(title: str, paragraphs: Sequence[str]) -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = "".join(f"<text:p>{html.escape(paragraph, False)}</text:p>" for paragraph in paragraphs)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:text>'
        f'<text:h text:outline-level="1">{html.escape(title, False)}</text:h>{body}'
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return _pack([("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])


def print_epub(title: str, paragraphs: Sequence[str]) -> bytes:
    half = len(paragraphs) // 2 or 1
    parts = [paragraphs[:half], paragraphs[half:]]
    chapters = [
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>'
        f"<body><h1>{html.escape(title)}</h1>{''.join(f'<p>{html.escape(p)}</p>' for p in part)}</body></html>"
        for part in parts
    ]
    item = '<item id="c{0}" href="c{0}.xhtml" media-type="application/xhtml+xml"/>'
    items = "".join(item.format(n) for n in range(len(parts)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(parts)))
    book = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier>'
        f"<dc:title>{html.escape(title)}</dc:title><dc:language>en</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    pages = [(f"c{n}.xhtml", chapter) for n, chapter in enumerate(chapters)]
    kind = "application/epub+zip"
    return _pack([("mimetype", kind), ("META-INF/container.xml", container), ("book.opf", book), *pages])


def print_rtf(title: str, paragraphs: Sequence[str]) -> bytes:
    def escape(text: str) -> str:
        out = []
        for char in text:
            code = ord(char)
            if char in "\\{}":
                out.append("\\" + char)
            elif code < 128:
                out.append(char)
            else:
                units = char.encode("utf-16-le")
                pairs = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
                out += [f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in pairs]
        return "".join(out)

    body = "".join(f"\\pard {escape(paragraph)}\\par\n" for paragraph in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1 \\pard\\b {escape(title)}\\b0\\par\n{body}}}".encode("ascii")


_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "“": "``", "”": "''", "‘": "`", "’": "'",
    "—": "---", "–": "--",
})  # fmt: skip


def print_latex(title: str, paragraphs: Sequence[str]) -> bytes:
    body = "\n\n".join(paragraph.translate(_TEX) for paragraph in paragraphs)
    head = "\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\begin{document}\n"
    return f"{head}\\section{{{title.translate(_TEX)}}}\n\n{body}\n\\end{{document}}\n".encode()


def print_mail(title: str, paragraphs: Sequence[str]) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = title
    message["From"] = "Ada Holm <ada@basin.example>"
    message["Date"] = "Fri, 02 May 2031 10:00:00 +0000"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def _stamp(seconds: float, mark: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{int(seconds % 1 * 1000):03d}"


def _cues(paragraphs: Sequence[str]) -> list[tuple[float, float, str]]:
    cues, at = [], 0.0
    for paragraph in paragraphs:
        words = paragraph.split()
        for begin in range(0, len(words), 14):
            part = words[begin : begin + 14]
            lines = " ".join(part[:7]) + ("\n" + " ".join(part[7:]) if len(part) > 7 else "")
            cues.append((at, at + 3.9, lines))
            at += 4.0
    return cues


def print_srt(_: str, paragraphs: Sequence[str]) -> bytes:
    rows = [
        f"{n}\n{_stamp(start, ',')} --> {_stamp(end, ',')}\n{text}\n"
        for n, (start, end, text) in enumerate(_cues(paragraphs), 1)
    ]
    return "\n".join(rows).encode()


def print_vtt(_: str, paragraphs: Sequence[str]) -> bytes:
    rows = [
        f"{_stamp(start, '.')} --> {_stamp(end, '.')}\n{html.escape(text, False)}\n"
        for start, end, text in _cues(paragraphs)
    ]
    return ("WEBVTT\n\n" + "\n".join(rows)).encode()


def print_tei(title: str, paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{html.escape(paragraph, False)}</p>" for paragraph in paragraphs)
    name = html.escape(title, False)
    head = f"<teiHeader><fileDesc><titleStmt><title>{name}</title></titleStmt></fileDesc></teiHeader>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{head}'
        f"<text><body><head>{name}</head>{body}</body></text></TEI>"
    ).encode()


def _print_pdf(columns: int, title: str, paragraphs: Sequence[str]) -> bytes:
    import typst

    rows = ", ".join(_quote(paragraph) for paragraph in paragraphs)
    source = (
        '#set page("a5", margin: 1.6cm, numbering: "1", header: [#smallcaps("The Basin Review")])\n'
        f'#set text(size: 9pt, lang: "en", hyphenate: true)\n#set par(justify: true)\n'
        f"#let rows = ({rows},)\n#heading({_quote(title)})\n"
        f"#columns({columns})[#for row in rows [#par(row)]]\n"
    )
    made: bytes = typst.compile(source.encode())
    return made


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def print_pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    return _print_pdf(1, title, paragraphs)


def print_columns(title: str, paragraphs: Sequence[str]) -> bytes:
    return _print_pdf(2, title, paragraphs)


def _pack(parts: Sequence[tuple[str, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts:
            packed.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


FORMATS: dict[str, tuple[str, Print]] = {
    "plain text": (".txt", print_text),
    "Markdown": (".md", print_markdown),
    "HTML": (".html", print_html),
    "PDF, one column": (".pdf", print_pdf),
    "PDF, two columns": (".pdf", print_columns),
    "Word": (".docx", print_word),
    "OpenDocument": (".odt", print_odt),
    "EPUB": (".epub", print_epub),
    "RTF": (".rtf", print_rtf),
    "LaTeX": (".tex", print_latex),
    "e-mail": (".eml", print_mail),
    "SubRip": (".srt", print_srt),
    "WebVTT": (".vtt", print_vtt),
    "TEI": (".xml", print_tei),
}
"""By name: the ending, and what prints it."""

QUOTED = ("SubRip", "WebVTT")
"""Formats in which nobody writes an article: they are only sources."""
