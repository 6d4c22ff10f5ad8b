"""Prints paragraphs by the engines that people print with: Chromium, WeasyPrint and LibreOffice, where they are there.

Pages are justified and hyphenated, in one or two columns, with a running head and the number of the page; some
paragraphs have a note, at the foot of the page where the engine can (Chromium cannot: its notes stand at the end).
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

__all__ = ["ENGINES", "Batch", "find_missing"]

Batch = Callable[[Sequence[tuple[str, Sequence[str]]]], list[bytes]]
"""Prints documents, each a title and paragraphs; an engine takes longer to start than to print."""
EVERY = 4
"""Which paragraphs have a note: every fourth."""
NOTE = "{} the {} of the {}, volume {}, where {} the same account."
PARTS = (
    ("Compare", "See", "Against this", "As told in"),
    ("ledger", "minutes", "letters", "day-book", "survey"),
    ("Basin Review", "Harbour Board", "Upper Valley", "Ferry Company", "Parish of Keld", "Water Office", "North Bank"),
    ("the clerk gives", "two pilots give", "nobody who was there gives"),
)
"""Notes differ, or they would be taken for heads of pages."""
CHROMIUM = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), None)
OFFICE = next((name for name in ("soffice", "libreoffice") if shutil.which(name)), None)
LONGEST = 600
"""Seconds that an engine may take."""


def part_for_note(at: int, paragraph: str) -> tuple[str, str, str] | None:
    """Return a paragraph up to the call of its note, the note, and the rest; None where it has none."""
    if at % EVERY or len(paragraph) < 120:
        return None
    stops = [found.end() for found in re.finditer(r"[a-z]{2}[.,;](?= )", paragraph)]
    if not stops:
        return None
    cut = min(stops, key=lambda stop: abs(stop - len(paragraph) // 2))
    return paragraph[:cut], write_note(at // EVERY), paragraph[cut:]


def write_note(at: int) -> str:
    begins, what, whose, who = (part[at % len(part)] for part in PARTS)
    return NOTE.format(begins, what, whose, at + 1, who)


def write_page(title: str, paragraphs: Sequence[str], columns: int, footnotes: bool) -> str:
    """Return a page for engines that print HTML."""
    import pyphen

    parter = pyphen.Pyphen(lang="en_US")

    def part(text: str) -> str:
        if not footnotes:  # Chromium brings no patterns along on most systems
            text = re.sub(r"[^\W\d_]{6,}", lambda word: parter.inserted(word.group(), "\u00ad"), text)
        return html.escape(text)

    body, notes = [], []
    for at, paragraph in enumerate(paragraphs):
        told = part_for_note(at, paragraph)
        if told is None:
            body.append(f"<p>{part(paragraph)}</p>")
            continue
        before, note, after = told
        if footnotes:
            call = f'<span class="note">{html.escape(note)}</span>'
        else:
            notes.append(f'<li id="n{at}">{part(note)} <a href="#c{at}">↩</a></li>')
            call = f'<sup id="c{at}"><a href="#n{at}">{len(notes)}</a></sup>'
        body.append(f"<p>{part(before)}{call}{part(after)}</p>")
    end = f"<section><h2>Notes</h2><ol>{''.join(notes)}</ol></section>" if notes else ""
    style = (
        '@page { size: A5; margin: 18mm 15mm; @top-center { content: "The Basin Review"; font-size: 8pt }'
        " @bottom-center { content: counter(page); font-size: 8pt } }"
        " body { font: 9.5pt/1.3 serif; margin: 0; text-align: justify; hyphens: auto }"
        f" main {{ columns: {columns}; column-gap: 7mm }} p {{ margin: 0; text-indent: 1.2em }}"
        " sup { font-size: 65% }"
        " .note { float: footnote; font-size: 7.5pt } h1 { font-size: 15pt; text-align: left; hyphens: manual }"
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{style}</style></head><body><h1>{html.escape(title)}</h1>"
        f"<main>{''.join(body)}</main>{end}</body></html>"
    )


def print_by_chromium(columns: int, documents: Sequence[tuple[str, Sequence[str]]]) -> list[bytes]:
    made = []
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        for title, paragraphs in documents:
            page.write_text(write_page(title, paragraphs, columns, footnotes=False), encoding="utf-8")
            options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
            paper = ["--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()]
            run([str(CHROMIUM), *options, *paper])
            made.append(out.read_bytes())
            out.unlink()
    return made


def print_by_weasyprint(columns: int, documents: Sequence[tuple[str, Sequence[str]]]) -> list[bytes]:
    import weasyprint

    pages = [write_page(title, paragraphs, columns, footnotes=True) for title, paragraphs in documents]
    return [weasyprint.HTML(string=page).write_pdf() for page in pages]


_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("meta", "meta"),
    )
)  # fmt: skip


def write_office(title: str, paragraphs: Sequence[str], columns: int) -> str:
    """Return a flat OpenDocument text, which LibreOffice lays out and saves as what is asked."""
    body = []
    for at, paragraph in enumerate(paragraphs):
        told = part_for_note(at, paragraph)
        escaped = html.escape(paragraph, quote=False)
        if told is not None:
            before, note, after = (html.escape(part, quote=False) for part in told)
            inner = f'<text:note-body><text:p text:style-name="Footnote">{note}</text:p></text:note-body>'
            cited = f"<text:note-citation>{at // EVERY + 1}</text:note-citation>"
            escaped = f'{before}<text:note text:id="f{at}" text:note-class="footnote">{cited}{inner}</text:note>{after}'
        body.append(f'<text:p text:style-name="Text_20_body">{escaped}</text:p>')
    set_out = '<style:columns fo:column-count="2" fo:column-gap="0.7cm"/>' if columns == 2 else ""
    head = '<style:header><text:p text:style-name="Header">The Basin Review</text:p></style:header>'
    number = "<text:page-number>1</text:page-number>"
    foot = f'<style:footer><text:p text:style-name="Footer">{number}</text:p></style:footer>'
    english = 'fo:language="en" fo:country="US" fo:hyphenate="true"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f'<style:default-style style:family="paragraph"><style:text-properties fo:font-size="9.5pt" {english}/>'
        "</style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph"/>'
        '<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"'
        ' style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:text-align="justify" fo:text-indent="0.4cm"/>'
        f"<style:text-properties {english}/></style:style>"
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"'
        ' style:parent-style-name="Standard">'
        '<style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:text-properties fo:font-size="7.5pt"/></style:style>'
        "</office:styles><office:automatic-styles><style:page-layout style:name=\"A\"><style:page-layout-properties"
        ' fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="1.5cm">'
        f"{set_out}</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout>"
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
        f' style:page-layout-name="A">{head}{foot}</style:master-page></office:master-styles><office:body><office:text>'
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{html.escape(title, quote=False)}</text:h>'
        f"{''.join(body)}</office:text></office:body></office:document>"
    )


def print_by_office(ending: str, columns: int, documents: Sequence[tuple[str, Sequence[str]]]) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{at}.fodt") for at in range(len(documents))]
        for path, (title, paragraphs) in zip(paths, documents, strict=True):
            path.write_text(write_office(title, paragraphs, columns), encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        whither = ["--convert-to", ending, "--outdir", folder]
        run([str(OFFICE), profile, "--headless", *whither, *map(str, paths)])
        return [path.with_suffix(f".{ending}").read_bytes() for path in paths]


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)


def find_missing() -> list[str]:
    """Return the engines that are not installed, as one says them."""
    there = {"Chromium": CHROMIUM, "WeasyPrint": find_spec("weasyprint"), "LibreOffice": OFFICE}
    return [name for name, found in there.items() if not found]


ENGINES: dict[str, tuple[str, Batch]] = {
    "PDF, Chromium": (".pdf", partial(print_by_chromium, 1)),
    "PDF, Chromium columns": (".pdf", partial(print_by_chromium, 2)),
    "PDF, WeasyPrint": (".pdf", partial(print_by_weasyprint, 1)),
    "PDF, WeasyPrint columns": (".pdf", partial(print_by_weasyprint, 2)),
    "PDF, LibreOffice": (".pdf", partial(print_by_office, "pdf", 1)),
    "PDF, LibreOffice columns": (".pdf", partial(print_by_office, "pdf", 2)),
    "Word, LibreOffice": (".docx", partial(print_by_office, "docx", 1)),
    "OpenDocument, LibreOffice": (".odt", partial(print_by_office, "odt", 1)),
    "RTF, LibreOffice": (".rtf", partial(print_by_office, "rtf", 1)),
    "EPUB, LibreOffice": (".epub", partial(print_by_office, "epub", 1)),
}
"""By name: the ending, and what prints many."""
