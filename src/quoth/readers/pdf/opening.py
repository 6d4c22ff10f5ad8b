"""Opening a PDF: what cannot be opened is told apart, and PDFium is asked by one thread at a time."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from quoth.errors import BinaryError, EmptyError, ReadError

__all__ = ["is_cut_off", "open_pdf"]

_LOCK = threading.Lock()
"""PDFium is not safe with threads, not even for documents apart (its own documentation)."""
_TAIL = 4096
"""Bytes at whose end the end of a file stands; the standard says 1024, mail programs add to it."""
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b(?=[^>]*/Count\s+0\b)|/Count\s+0\b(?=[^<>]*/Type\s*/Pages\b)")
_PASSWORD, _SECURITY = 4, 5
"""Codes of PDFium (fpdfview.h)."""


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[Any]:
    """Open a PDF, to be used within; raises BinaryError, EmptyError or ReadError that says what is the matter."""
    if not data.strip():
        raise EmptyError(name, "it holds nothing", "look whether it was saved or sent whole")
    if b"%PDF-" not in data[:1024]:
        raise BinaryError(name, "this is not a PDF, though its name says so", "give it the ending of its format")
    import pypdfium2 as pdfium  # noqa: PLC0415  (heavy, and only needed here)

    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise _tell(data, name, getattr(error, "err_code", None)) from None
        try:
            if not len(document):
                raise EmptyError(name, "this PDF has no pages", "give a document with words in it")
            yield document
        finally:
            document.close()


def is_cut_off(data: bytes) -> bool:
    """Whether the end of a PDF is missing."""
    return b"%%EOF" not in data[-_TAIL:]


def _tell(data: bytes, name: str, code: int | None) -> ReadError:
    if code == _PASSWORD:
        return ReadError(name, "this PDF is locked with a password", "save it without one")
    if code == _SECURITY:
        return ReadError(name, "this PDF is protected in a way that cannot be read", "save it without protection")
    if is_cut_off(data):
        return ReadError(name, "this PDF is cut off: its end is missing", "get it again, whole")
    if _NO_PAGES.search(data):
        return EmptyError(name, "this PDF has no pages", "give a document with words in it")
    return ReadError(name, "this PDF is damaged and cannot be opened", "get it again, or mend it with `qpdf`")
