"""Where a finding stands in the file that the user sees: line and column, where the file is the text.

A document's text is its file's own for plain text and Markdown, and is not for pages, PDFs or Word. No reader has to
say which it was: the digest of the bytes that were read is in the document, and where the text, written in one of
`ENCODINGS`, has that digest, the file holds the text and nothing else. So this also holds for readers of other
packages, and a text whose bytes had to be guessed at has no lines rather than wrong ones.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from quoth.model import Document, Span

__all__ = ["ENCODINGS", "Lines", "Position", "find_lines", "write_uri"]

ENCODINGS: tuple[tuple[str, bytes], ...] = (
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("cp1252", b""),
    ("latin-1", b""),
)
"""Encodings that are tried, each with the byte-order mark that stands before the text."""
_BREAK = re.compile(r"\r\n|\n")
"""Where lines end, as SARIF has it unless told otherwise, and as editors count."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a span stands, as editors count."""

    line: int
    """The line of its first character, from 1."""
    column: int
    """The column of its first character, from 1, in code points."""
    end_line: int
    """The line of its last character."""
    end_column: int
    """The column behind its last character."""


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def locate(self, span: Span) -> Position:
        """Return where `span` of the text stands."""
        (line, column), (end_line, end_column) = self._place(span.start), self._place(max(span.start, span.end - 1))
        return Position(line, column, end_line, end_column + bool(len(span)))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def find_lines(document: Document) -> Lines | None:
    """Return the lines of a document's file; None where its text is not what stands in the file."""
    return Lines(document.text) if any(_fits(document, *row) for row in ENCODINGS) else None


def _fits(document: Document, encoding: str, mark: bytes) -> bool:
    try:
        data = mark + document.text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return document.digest == "sha256:" + hashlib.sha256(data).hexdigest()


def write_uri(name: str) -> str:
    """Return the name of a document as a reference (RFC 3986): a path from where it was named, or an address.

    >>> write_uri("drafts/one [2].md"), write_uri("https://example.org/a?b=c d")
    ('drafts/one%20%5B2%5D.md', 'https://example.org/a?b=c%20d')
    """
    if _SCHEME.match(name):
        return quote(name.encode("utf-8", "replace"), safe="%/:?#[]@!$&'()*+,;=~")
    path = PurePath(name)
    if path.is_absolute():
        return "file://" + quote(_encode(path.as_posix()))
    return quote(_encode(path.as_posix()))


def _encode(path: str) -> bytes:
    try:
        return path.encode("utf-8", "surrogateescape")  # a name of bytes that are no UTF-8 (PEP 383)
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")
