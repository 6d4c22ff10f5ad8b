"""Speeches in XML to documents: the dialect told by the root, the head read, the tree laid out."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from quoth.errors import ReadError
from quoth.model import Document, Problem
from quoth.readers import plain, web_page
from quoth.readers.safe_xml import parse_xml
from quoth.readers.subtitles import ttml
from quoth.readers.writing import TextWriter

from .dialects import DIALECTS, find_dialect
from .page import Page
from .parts import local
from .walk import walk

__all__ = ["read"]

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
"""Entities that every XML has."""
_LONGEST = 200
"""Characters that an entity may stand for; longer ones are not text."""


def read(data: bytes, name: str) -> Document:
    """Read XML, in the dialect that its root shows. What holds no markup is read as plain text, with a problem.

    Raises EmptyError, BinaryError, or ReadError where it is no well-formed XML, or is nested too deeply.
    """
    if b"<" not in data:
        return plain.read_instead(data, name, "it holds no markup", "check its name")
    root = _parse(data, name)
    kind = local(root)
    if kind == "tt":
        return ttml.read_tree(root, data, name)
    if kind == "html":
        return web_page.read(data, name)
    dialect = find_dialect(kind)
    entities = _Entities(root)
    writer = TextWriter(name)
    walk(root, dialect, Page(writer), entities.resolve)
    problems = []
    if dialect is DIALECTS[-1]:
        what = f"it was read as plain XML: no dialect with the root <{kind[:40]}> is known"
        problems.append(Problem(name, what, "look whether speakers and notes are told apart"))
    if entities.unknown:
        what = f"it has entities that stand for nothing known, such as {min(entities.unknown)[:40]}"
        problems.append(Problem(name, what, "they were left out; write out what they stand for"))
    facts = dialect.tell_facts(root)
    return writer.finish(
        data,
        title=facts.title,
        author=facts.author,
        published=facts.published,
        language=facts.language,
        problems=tuple(problems),
    )


def _parse(data: bytes, name: str) -> Any:
    """Parse; where that fails, once more with the entities of HTML, which old files use undeclared, written out."""
    try:
        return parse_xml(data, name, entities=True)
    except ReadError:
        mended = _NAMED.sub(_write_out, data)
        if mended == data:
            raise
        return parse_xml(mended, name, entities=True)


def _write_out(match: re.Match[bytes]) -> bytes:
    meant = html5.get(f"{match[1].decode('ascii')};")
    if match[1] in _OWN or meant is None:
        return match[0]
    return "".join(f"&#{ord(character)};" for character in meant).encode("ascii")


class _Entities:
    """What the entities of a document stand for; the parser resolves none."""

    def __init__(self, root: Any) -> None:
        declared = root.getroottree().docinfo.internalDTD
        self._declared = {entity.name: entity.content or "" for entity in declared.entities()} if declared else {}
        self.unknown: set[str] = set()
        """Names of those that stand for nothing that is known."""

    def resolve(self, node: Any) -> str:
        """Return what an entity stands for: short text that the document declares, else a character of HTML."""
        named = str(getattr(node, "name", None) or "")
        meant = self._declared.get(named) or html5.get(f"{named};", "")
        if not meant or len(meant) > _LONGEST or "<" in meant or "&" in meant:
            if named:
                self.unknown.add(named)
            return ""
        return meant
