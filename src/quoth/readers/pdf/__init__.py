"""PDF: the text in reading order, with what stands round it as blocks behind the paragraph that it stands in.

The walk over a document:

    characters    a page of PDFium to stretches of words with their places
    numbering     numbers printed beside the lines are taken out, and kept as landmarks
    spacing       words of one line that justifying has drawn apart are put together
    columns       stretches column by column, in reading order
    lines         stretches to lines, and the edges of each column
    furniture     heads and feet of pages, told by the pages near
    notes         notes at the foot of a column
    breaks        where a paragraph ends; over columns and pages it goes on
    kinds         headings, block quotations, captions
    hyphens       words that line ends part
    paragraphs    all of it to the text

PDFium runs over what strangers send, and so in a process apart: see `quoth.readers.apart`.
"""

from __future__ import annotations

from quoth.model import Document
from quoth.readers.apart import read_apart

from . import reading

__all__ = ["read"]


def read(data: bytes, name: str) -> Document:
    """Read a PDF. Raises ReadError where it is locked, damaged, too long or harmful, EmptyError without words."""
    return read_apart(reading.read, data, name)
