"""What some bytes are, told by the bytes themselves, where they leave no doubt."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from quoth.settings import LIMITS

__all__ = ["tell_family"]

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
    if data.count(b"PK\x01\x02") > LIMITS.members:  # each entry of the list takes room in memory
        return "a zip archive"
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
            kind = next((kind for part, kind in _PACKED.items() if part in names), None)
            if kind is None and "mimetype" in names:
                with packed.open("mimetype") as file:
                    kind = _MIMES.get(file.read(100).decode("ascii", "replace").strip())
            return kind or ("EPUB" if "META-INF/container.xml" in names else "a zip archive")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, KeyError):
        return "a zip archive"
