"""Plain text: the content unchanged, its parts told by their look."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.errors import ReadError
from quoth.model import Block, BlockKind, Document, Problem
from quoth.settings import LIMITS
from quoth.text.decode import decode, mend_surrogates, require_text
from quoth.text.paragraphs import find_paragraphs

from .datelines import find_dateline
from .digests import digest
from .sections import mark_blocks

__all__ = ["build", "read", "read_instead", "read_text"]

_SPACE = re.compile(r"\s+")


def read(data: bytes, name: str) -> Document:
    """Read plain text; raises BinaryError or EmptyError."""
    decoded = decode(data, name)
    return build(decoded.text, name, digest(data), decoded.problems)


def read_text(text: str, name: str = "text") -> Document:
    """Take a string as a document; it is always text, never a path. Raises EmptyError; ReadError past `LIMITS.text`."""
    require_text(text, name)
    if len(text) > LIMITS.text:
        raise ReadError(name, f"its text is longer than {LIMITS.text:,} characters", "cut it in parts")
    mended = mend_surrogates(text)
    problems = () if mended == text else (
        Problem(name, "half characters in the text were replaced", "look at the places marked \ufffd"),
    )
    document = build(mended, name, digest(mended.encode()), problems)
    return replace(document, published=find_dateline(mended, document.blocks))


def read_instead(data: bytes, name: str, what: str, remedy: str) -> Document:
    """Read as plain text what is not what its name says, with a problem that says so. Raises as `read` does."""
    document = read(data, name)
    problem = Problem(name, what, f"it was read as plain text; {remedy}")
    return replace(document, problems=(*document.problems, problem))


def build(text: str, name: str, fingerprint: str, problems: tuple[Problem, ...] = ()) -> Document:
    """Make the document of a plain text from its characters."""
    blocks = mark_blocks(text, find_paragraphs(text))
    return Document(name, text, fingerprint, title=_title(text, blocks), blocks=blocks, problems=problems)


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            words = _SPACE.sub(" ", block.span.cut(text))
            return words if find_dateline(words) is None else None  # `May 3, 2021 · By Ada Holm` is no title
        if block.kind is not BlockKind.FURNITURE:
            return None
    return None
