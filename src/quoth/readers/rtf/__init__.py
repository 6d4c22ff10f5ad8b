"""RTF: the running text as it reads with all changes accepted; notes behind their paragraphs."""

from __future__ import annotations

from dataclasses import replace

from quoth.model import Document, Problem
from quoth.readers import plain
from quoth.readers.writing import TextWriter

from .walk import Walk

__all__ = ["read"]


def read(data: bytes, name: str) -> Document:
    """Read RTF. Raises ReadError where it is nested without end, EmptyError or BinaryError where it holds no words."""
    start = data.find(b"{\\rtf", 0, 64)
    if start < 0 or data[:start].strip(b"\xef\xbb\xbf \t\r\n"):
        return plain.read_instead(data, name, "this is not RTF", "give it the ending of what it is")
    writer = TextWriter(name)
    if b"\\page" in data:
        writer.mark("page", "1")
    walk = Walk(data, name, writer)
    walk.run(start)
    problems = []
    if walk.cut:
        problems.append(Problem(name, "it ends in the middle", "the words up to there were read; give the whole file"))
    if walk.undecoded:
        problems.append(
            Problem(name, "some bytes are not in the encoding it names", "look at the places marked \ufffd")
        )
    title, author = walk.stated.get("title"), walk.stated.get("author")
    document = writer.finish(data, title=title, author=author, problems=tuple(problems))
    # Only pages that the writer forced are told; where the file states that there are more, their numbers are wrong.
    if walk.page_count and walk.page_count != walk.body.pages:
        return replace(document, landmarks=())
    return document
