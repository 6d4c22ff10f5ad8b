"""Books in EPUB: the chapters in the order of reading, with notes, pages of the printed book, and what it states."""

from __future__ import annotations

from quoth.errors import EmptyError, ReadError
from quoth.model import BlockKind, Document, Problem
from quoth.readers.packed import Package
from quoth.readers.safe_xml import parse_xml
from quoth.readers.strip import strip_markup
from quoth.readers.writing import TextWriter
from quoth.text.decode import decode

from .book import Book
from .chapter import find_pieces
from .markup import name_characters
from .notes import follow_links

__all__ = ["read"]

_SHOWN = 5
"""Problems of chapters that are told one by one."""


def read(data: bytes, name: str) -> Document:
    """Read a book; raises ReadError where it is damaged, protected, or no EPUB."""
    book = Book(Package(data, name, "EPUB"))
    writer = TextWriter(name)
    troubles: list[Problem] = []
    called: dict[str, set[str]] = {}
    for chapter in book.chapters:
        try:
            content = book.read(chapter)
        except ReadError as error:
            troubles.append(Problem(name, error.what, "the rest was read; fetch the book anew"))
            continue
        try:
            root = parse_xml(name_characters(content), name, chapter)
        except ReadError as error:
            troubles.append(Problem(name, error.what, "its words were read without their structure"))
            _write_bare(writer, content, name)
            continue
        for path, note in follow_links(root, chapter):
            called.setdefault(path, set()).add(note)
        for piece in find_pieces(root, frozenset(called.get(chapter, ()))):
            piece.passage.lay(writer, piece.kind, cite=piece.cite, marked=not piece.moved)
    try:
        return writer.finish(
            data,
            title=book.title,
            author=book.author,
            published=book.published,
            language=book.language,
            problems=_sum_up(troubles, name),
        )
    except EmptyError:
        if not troubles:
            raise
        raise ReadError(name, troubles[0].what, "fetch the book anew") from None


def _write_bare(writer: TextWriter, content: bytes, name: str) -> None:
    """Write the words of a chapter that is no XML."""
    try:
        text = strip_markup(decode(content, name).text)
    except ReadError:
        return
    for paragraph in text.split("\n\n"):
        writer.add(BlockKind.BODY, paragraph)


def _sum_up(troubles: list[Problem], name: str) -> tuple[Problem, ...]:
    more = len(troubles) - _SHOWN
    if more <= 0:
        return tuple(troubles)
    last = Problem(name, f"{more} more chapters could not be read as they should", "fetch the book anew")
    return (*troubles[:_SHOWN], last)
