"""Bytes to documents, one format a file, one row of `READERS` a format.

To add a format: write a module with a function `read(data, name) -> Document`, and add its row. It
is imported only when a document of its format is met. Other packages add theirs by entry points (`outside`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from quoth.errors import BinaryError, ReadError
from quoth.model import Document, Problem
from quoth.settings import LIMITS
from quoth.text.decode import name_format

from .answers import read_answer
from .charset import use_charset
from .datelines import find_dateline
from .digests import digest
from .families import looks_like_html, tell_family
from .formats import Format
from .names import find_day_in_name
from .opening import read_bytes
from .outside import Outside, find_outside, read_outside
from .plain import read_text

__all__ = ["READERS", "Format", "find_format", "read", "read_answer", "read_path", "read_text"]


READERS: tuple[Format, ...] = (
    Format("plain text", (".txt", ".text", ".asc"), ("text/plain",), "quoth.readers.plain:read"),
    Format(
        "Markdown", (".md", ".markdown", ".mdown", ".mkd"), ("text/markdown",), "quoth.readers.markdown:read"
    ),
    Format(
        "HTML",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        "quoth.readers.web_page:read",
    ),
    Format("PDF", (".pdf",), ("application/pdf",), "quoth.readers.pdf:read"),
    Format("SubRip", (".srt",), ("application/x-subrip", "text/srt"), "quoth.readers.subtitles.subrip:read"),
    Format("WebVTT", (".vtt",), ("text/vtt",), "quoth.readers.subtitles.webvtt:read"),
    Format("TTML", (".ttml", ".dfxp"), ("application/ttml+xml",), "quoth.readers.subtitles.ttml:read"),
    Format("TEI", (".tei",), ("application/tei+xml",), "quoth.readers.speeches:read"),
    Format("Akoma Ntoso", (".akn",), ("application/akn+xml",), "quoth.readers.speeches:read"),
    Format("Hansard", (), (), "quoth.readers.speeches:read"),
    Format("XML", (".xml",), ("application/xml", "text/xml"), "quoth.readers.speeches:read"),
    Format("JSON", (".json",), ("application/json",), "quoth.readers.json_text:read"),
    Format("RTF", (".rtf",), ("application/rtf", "text/rtf"), "quoth.readers.rtf:read"),
    Format(
        "LaTeX",
        (".tex", ".latex", ".ltx"),
        ("application/x-tex", "application/x-latex", "text/x-tex"),
        "quoth.readers.latex:read",
    ),
    Format("e-mail", (".eml",), ("message/rfc822",), "quoth.readers.mail:read"),
    Format(
        "Word",
        (".docx", ".docm"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-word.document.macroenabled.12",
        ),
        "quoth.readers.word:read",
    ),
    Format(
        "OpenDocument",
        (".odt", ".ott"),
        ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"),
        "quoth.readers.opendocument:read",
    ),
    Format("EPUB", (".epub",), ("application/epub+zip",), "quoth.readers.epub:read"),
)
"""The formats; the first stands in where neither name nor content tells."""

_CHARSETS = frozenset(("plain text", "Markdown", "HTML"))
"""Those for which the encoding that a server states counts."""
_PICTURED = frozenset(("PDF", "RTF", "Word", "OpenDocument", "EPUB"))
"""Those whose files are large by pictures, not by words: of them `LIMITS.file` holds alone."""


def read(data: bytes, name: str, media_type: str | None = None) -> Document:
    """Read a document; its format is told by its content where that leaves no doubt, then by the ending of `name`, then
    by `media_type`, and last by what its content looks like.

    Raises BinaryError where the bytes are no text, EmptyError where they hold none, ReadError where they are too many.
    """
    found, problems = _choose(data, name, media_type)
    if isinstance(found, Format) and found.name not in _PICTURED and len(data) > LIMITS.plain:
        what = f"it holds {len(data):,} bytes, and {found.name} is read up to {LIMITS.plain:,}"
        raise ReadError(name, what, "cut it in parts")
    used = use_charset(data, media_type) if isinstance(found, Format) and found.name in _CHARSETS else data
    document = read_outside(found, data, name) if isinstance(found, Outside) else found.load()(used, name)
    if used is not data:
        document = replace(document, digest=digest(data))
    if len(document.text) > LIMITS.text:
        raise ReadError(name, f"its text is longer than {LIMITS.text:,} characters", "cut it in parts")
    if problems:
        document = replace(document, problems=(*document.problems, *problems))
    if document.published is None:
        stated = find_dateline(document.text, document.blocks) or find_day_in_name(name)
        document = replace(document, published=stated) if stated else document
    return document


def find_format(data: bytes, name: str, media_type: str | None = None) -> Format:
    """Return the format of a document. Raises BinaryError where no reader knows it."""
    found = _choose(data, name, media_type)[0]
    return found.format if isinstance(found, Outside) else found


def _choose(data: bytes, name: str, media_type: str | None) -> tuple[Format | Outside, tuple[Problem, ...]]:
    """Return what reads a document, and what is wrong with readers of other packages that might have."""
    family = tell_family(data)
    for row in READERS:
        if row.name == family:
            return row, ()
    ending = _ending(name)
    kind = (media_type or "").partition(";")[0].strip().casefold()
    for row in READERS:
        if ending in row.endings:
            return row, ()
    outside, problems = find_outside() if ending or kind else ((), ())
    for reader in outside:
        if ending in reader.format.endings:
            return reader, ()
    for row in READERS:
        if kind in row.media_types:
            return row, ()
    for reader in outside:
        if kind in reader.format.media_types:
            return reader, ()
    named = name_format(data)
    if family == "a zip archive":
        remedy = "check it as NAME.zip, or take `quoth.readers.bundles.read_all`"
        raise BinaryError(name, "this is an archive of many documents", remedy)
    if named:
        known = ", ".join(ending for row in READERS for ending in row.endings)
        broken = f" ({problems[0]})" if problems else ""
        raise BinaryError(name, f"this is {named}, which no reader knows{broken}", f"give one of {known}")
    wanted = "HTML" if looks_like_html(data) else "plain text"
    return next(row for row in READERS if row.name == wanted), problems


def read_path(path: Path, name: str | None = None) -> Document:
    """Read the file at `path`; `name` is what messages call it, else the path as given.

    Raises ReadError where it is no plain file, may not be read, or is larger than `LIMITS` allow.
    """
    called = name if name is not None else str(path)
    data, problems = read_bytes(path, called)
    document = read(data, called)
    return replace(document, problems=(*document.problems, *problems)) if problems else document


def _ending(name: str) -> str:
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    return PurePosixPath(path).suffix.casefold()

