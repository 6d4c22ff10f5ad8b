"""Bytes to documents, one format a file, one row of `READERS` a format.

To add a format: write a module with a function `read(data, name) -> Document`, and add its row. It
is imported only when a document of its format is met.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import urlsplit

from quoth.errors import BinaryError, MissingExtraError, ReadError
from quoth.model import Document
from quoth.seams import Reader
from quoth.text.decode import name_format

from .datelines import find_dateline
from .families import tell_family
from .names import find_day_in_name
from .plain import read_text
from .web_page import looks_like_html

__all__ = ["READERS", "Format", "find_format", "read", "read_path", "read_text"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format that can be read."""

    name: str
    """Its name in messages."""
    endings: tuple[str, ...]
    """Endings of file names, with the point, in small letters."""
    media_types: tuple[str, ...]
    """Its media types (RFC 6838)."""
    entry: str
    """`module:function` of its reader, imported when first used."""
    needs: str | None = None
    """The module without which it cannot be read, where that does not come with quoth."""
    extra: str | None = None
    """The extra of quoth that brings it: `pip install 'quoth[EXTRA]'`."""

    def load(self) -> Reader:
        """Return its reader; raise MissingExtraError where what it needs is not installed."""
        if self.needs and find_spec(self.needs) is None:
            what = f"to read {self.name}, a package is needed that is not installed ({self.needs})"
            raise MissingExtraError(self.name, what, f"run `pip install 'quoth[{self.extra}]'`")
        module, _, function = self.entry.partition(":")
        return cast(Reader, getattr(import_module(module), function))


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


def read(data: bytes, name: str, media_type: str | None = None) -> Document:
    """Read a document; its format is told by its content where that leaves no doubt, then by the ending of `name`, then
    by `media_type`, and last by what its content looks like.

    Raises BinaryError where the bytes are no text, EmptyError where they hold none.
    """
    document = find_format(data, name, media_type).load()(data, name)
    if document.published is None:
        stated = find_dateline(document.text, document.blocks) or find_day_in_name(name)
        document = replace(document, published=stated) if stated else document
    return document


def find_format(data: bytes, name: str, media_type: str | None = None) -> Format:
    """Return the format of a document. Raises BinaryError where no reader knows it."""
    family = tell_family(data)
    for row in READERS:
        if row.name == family:
            return row
    ending = _ending(name)
    kind = (media_type or "").partition(";")[0].strip().casefold()
    for row in READERS:
        if ending in row.endings:
            return row
    for row in READERS:
        if kind in row.media_types:
            return row
    named = name_format(data)
    if named:
        known = ", ".join(ending for row in READERS for ending in row.endings)
        raise BinaryError(name, f"this is {named}, which no reader knows", f"give one of {known}")
    wanted = "HTML" if looks_like_html(data) else "plain text"
    return next(row for row in READERS if row.name == wanted)


def read_path(path: Path, name: str | None = None) -> Document:
    """Read the file at `path`; `name` is what messages call it, else the path as given.

    Raises ReadError where there is no such file or it may not be read.
    """
    called = name if name is not None else str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(called, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise ReadError(called, "this is a folder", "give the files in it, or open it as a record") from None
    except PermissionError:
        raise ReadError(called, "the file may not be read", "check its permissions") from None
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise ReadError(called, f"the file cannot be read ({what})", "check the path and the disk") from None
    return read(data, called)


def _ending(name: str) -> str:
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    return PurePosixPath(path).suffix.casefold()

