"""One PDF to one document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from quoth.errors import EmptyError, ReadError
from quoth.model import Document, Problem
from quoth.readers.writing import TextWriter
from quoth.settings import LIMITS

from .characters import read_stretches
from .columns import find_columns
from .furniture import find_furniture
from .hyphens import Hyphens
from .lines import Edges, find_lines
from .numbering import take_numbers
from .opening import is_cut_off, open_pdf
from .paragraphs import Flow
from .shapes import Page
from .spacing import close_gaps

__all__ = ["read"]

_UNMAPPED = 0.05
"""Share of the letters of a page without a character from which on its text is damaged."""
_FILE = re.compile(
    r"^(?:file|https?|about|data):|\.(?:html?|docx?|odt|rtf|txt|tex|pdf|indd|wpd|pages|qxd)$", re.IGNORECASE
)
"""What printers put for a title where they were told none: the name of the file, or its address."""
_SCAN_REMEDY = "run `ocrmypdf IN.pdf OUT.pdf` and give what it writes"


def read(data: bytes, name: str) -> Document:
    """Read a PDF. Raises ReadError where it is locked, damaged or too long, EmptyError where it holds no words."""
    problems: list[Problem] = []
    if is_cut_off(data):
        problems.append(Problem(name, "the end of the file is missing", "get it again, whole; pages may be missing"))
    with open_pdf(data, name) as document:
        if len(document) > LIMITS.pages:
            raise ReadError(name, f"it has more than {LIMITS.pages:,} pages", "cut it in parts")
        stated = _find_metadata(document)
        pages, damaged = _read_pages(document)
    problems += _find_problems(name, pages, damaged)
    if not any(page.lines for page in pages):
        if any(page.textless for page in pages):
            raise EmptyError(name, "its pages are pictures without text", _SCAN_REMEDY)
        raise EmptyError(name, "it holds no text", "give a document with words in it")
    hyphens = Hyphens()
    for page in pages:
        hyphens.learn(line.text for line in page.lines)
    writer = TextWriter(name)
    flow = Flow(writer, hyphens, pages)
    for at, furniture in enumerate(find_furniture(pages)):
        flow.take(pages[at], furniture)
        pages[at].lines = []
    flow.end()
    title = None if _FILE.search(stated.get("Title", "")) else stated.get("Title")
    return writer.finish(data, title=title, author=stated.get("Author"), problems=tuple(problems))


def _find_metadata(document: Any) -> dict[str, str]:
    """Return what the file states; its days are those of the file, not of publication."""
    stated = document.get_metadata_dict()
    return {key: value.replace("\x00", "") for key, value in stated.items() if value.strip("\x00 \t")}


def _read_pages(document: Any) -> tuple[list[Page], list[str]]:
    """Return the pages, and the labels of those that cannot be read."""
    import pypdfium2 as pdfium  # noqa: PLC0415  (heavy, and only needed here)

    pages: list[Page] = []
    damaged: list[str] = []
    gutters: list[float] = []
    edges = Edges()
    size = 0
    for at in range(len(document)):
        label = document.get_page_label(at).strip()
        page = Page(label or str(at + 1), labelled=bool(label) and label != str(at + 1))
        try:
            sheet = document[at]
        except pdfium.PdfiumError:
            damaged.append(page.label)
            continue
        try:
            _read_page(sheet, page, gutters, edges)
        except pdfium.PdfiumError:
            damaged.append(page.label)
        finally:
            sheet.close()
        size += sum(len(line.text) for line in page.lines)
        pages.append(page)
        if size > LIMITS.text:  # the writer will say so
            break
    return pages, damaged


def _read_page(sheet: Any, page: Page, gutters: list[float], edges: Edges) -> None:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  (heavy, and only needed here)

    text = sheet.get_textpage()
    try:
        stretches = read_stretches(text.raw, page)
    finally:
        text.close()
    if not stretches:
        page.textless = pdfium.FPDFPage_CountObjects(sheet.raw) > 0
        return
    stretches, numbers = take_numbers(stretches)
    page.numbered = numbers is not None
    columns = find_columns(close_gaps(stretches), gutters)
    for column in columns:
        page.lines += find_lines(column, numbers, edges)
    page.columns = 2 if _overlap(columns) else 1


def _overlap(columns: list[Any]) -> bool:
    """Whether two columns stand side by side."""
    return any(after[0].top > before[-1].bottom + before[-1].size for before, after in pairwise(columns))


def _find_problems(name: str, pages: list[Page], damaged: list[str]) -> list[Problem]:
    problems = []
    if damaged:
        problems.append(Problem(name, f"{_list(damaged)} cannot be read", "get the file again, or mend it with `qpdf`"))
    scans = [page.label for page in pages if page.textless]
    if scans and len(scans) < len(pages):
        what = f"{_list(scans)} {'are pictures' if len(scans) > 1 else 'is a picture'} without text"
        problems.append(Problem(name, what, _SCAN_REMEDY))
    hidden = [page.label for page in pages if page.hidden]
    if hidden:
        what = f"the text of {_list(hidden)} was read from a picture by a program (OCR)"
        problems.append(Problem(name, what, "compare what was found with the picture"))
    broken = [page.label for page in pages if page.unmapped > _UNMAPPED * page.letters]
    if broken:
        what = f"the fonts of {_list(broken)} do not say what all their letters are"
        problems.append(Problem(name, what, "run `ocrmypdf --force-ocr IN.pdf OUT.pdf` and give what it writes"))
    return problems


def _list(labels: Iterable[str]) -> str:
    """Return labels of pages in words.

    >>> _list(["1", "2", "3", "7"])
    'pages 1–3, 7'
    """
    runs: list[list[str]] = []
    for label in labels:
        last = runs[-1][-1] if runs else ""
        if last.isdecimal() and label.isdecimal() and int(label) == int(last) + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    words = [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    one = len(words) == 1 and len(runs[0]) == 1
    shown = ", ".join(words[:_LISTED]) + (f" and {len(words) - _LISTED} more" if len(words) > _LISTED else "")
    return f"page {shown}" if one else f"pages {shown}"


_LISTED = 12
"""Runs of pages that a problem names."""
