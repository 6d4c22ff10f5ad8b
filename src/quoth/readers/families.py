"""What some bytes are, told by the bytes themselves, where they leave no doubt."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from .packed import FAULTS, METHODS, lists_too_much

__all__ = ["looks_like_html", "tell_family"]

_HEAD = 1024
"""Bytes within which a PDF may begin (ISO 32000-1, note 13 of annex H)."""
_NEAR = 8192
"""Bytes within which its first object begins."""
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_SCANNED = 65_536
"""Bytes within which the root of an XML document must stand."""
_ROOTS = {
    b"TEI": "TEI",
    b"TEI.2": "TEI",
    b"teiCorpus": "TEI",
    b"akomaNtoso": "Akoma Ntoso",
    b"publicwhip": "Hansard",
    b"hansard": "Hansard",
    b"tt": "TTML",
    b"html": "HTML",
}
_SNIFFED = 4096
"""Bytes within which a web page says that it is one."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PACKED = {
    "word/document.xml": "Word",
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "slides",
}
"""Parts by which packed files are known."""
_MIMES = {
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/vnd.oasis.opendocument.text-template": "OpenDocument",
    "application/epub+zip": "EPUB",
}


def looks_like_html(data: bytes) -> bool:
    """Whether the first bytes say that this is a web page.

    >>> looks_like_html(b"<!DOCTYPE html><title>x</title>")
    True
    """
    return bool(_HTML.match(data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")))


def tell_family(data: bytes) -> str | None:
    """Return the name of the format that `data` shows by itself, as in `READERS`; None where its name must tell."""
    begin = data.find(b"%PDF-", 0, _HEAD)
    if begin == 0 or (begin > 0 and b" obj" in data[begin : begin + _NEAR]):  # a text may speak of it
        return "PDF"
    if data.startswith(b"{\\rtf"):
        return "RTF"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _tell_packed(data)
    head = data[:_SCANNED].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<?xml"):
        root = _ROOT.search(head, 5)
        return _ROOTS.get(root.group(1)) if root else None
    if head.startswith(b"WEBVTT") and head[6:7] in (b"", b" ", b"\t", b"\n", b"\r"):
        return "WebVTT"
    return None


def _tell_packed(data: bytes) -> str | None:
    if lists_too_much(data):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
            kind = next((kind for part, kind in _PACKED.items() if part in names), None)
            if kind is None and "mimetype" in names and packed.getinfo("mimetype").compress_type in METHODS:
                with packed.open("mimetype") as file:
                    kind = _MIMES.get(file.read(100).decode("ascii", "replace").strip())
            if kind is None and "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
                kind = "Word"  # the main part may bear another name: `word/document2.xml`
            return kind or ("EPUB" if "META-INF/container.xml" in names else "a zip archive")
    except FAULTS:
        return None  # damaged: its name must tell what it should be
