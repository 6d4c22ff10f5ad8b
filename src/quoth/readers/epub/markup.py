"""What the elements and attributes of a chapter mean."""

from __future__ import annotations

import html.entities
import re
from typing import Any

from quoth.model import BlockKind
from quoth.readers.safe_xml import local_name

__all__ = [
    "BLOCKS", "SILENT", "find_kind", "find_page", "is_back_link", "is_call", "name_characters", "target",
]  # fmt: skip

SILENT = frozenset(
    "head script style template noscript svg audio video iframe object map rp rt button input select textarea".split()
)
"""Elements of which nothing is read; the small signs over ruby text among them."""
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "doctitle docauthor level level1 level2 level3 level4 level5 level6 bodymatter frontmatter rearmatter".split()
)
"""Elements that begin a block of their own; those of DTBook too."""
_KINDS = {
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "nav": BlockKind.FURNITURE,
} | dict.fromkeys("h1 h2 h3 h4 h5 h6 doctitle".split(), BlockKind.HEADING)
_NOTES = frozenset("footnote endnote rearnote note footnotes endnotes rearnotes".split())
"""Values of `epub:type` that say so; the roles are the same with `doc-` before them (EPUB Structural Semantics 1.1)."""
_LISTS = frozenset("toc landmarks page-list loi lot loa index".split())
"""Values of those that only lead to other places."""
_CALLS = frozenset({"noteref"})
_CALLING = re.compile(r"note-?ref|foot-?note|end-?note|fn-?(?:ref|call)", re.IGNORECASE)
_CALL = re.compile(r"\[?\(?(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z])\)?\]?")
_BACK = re.compile(r"[↩↑←^⏎\ufe0e\ufe0f\s]+")
_LABEL = re.compile(r"(?<![A-Za-z0-9])(?:p(?:age|g)?[\s._-]*)?(\d{1,6}|[ivxlcdm]{1,10})\s*$", re.IGNORECASE)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
_KEPT = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


def find_kind(element: Any, name: str) -> BlockKind | None:
    """Return what an element makes of the words in it; None where it makes them nothing new."""
    stated = _types(element)
    if stated & _NOTES:
        return BlockKind.NOTE
    return BlockKind.FURNITURE if stated & _LISTS else _KINDS.get(name)


def find_page(element: Any) -> str | None:
    """Return the label of the page of the printed book that begins at an element; None where none does."""
    if "pagebreak" not in _types(element) and local_name(element.tag) != "pagenum":
        return None
    words = "".join(element.itertext())
    for told in (element.get("title"), element.get("aria-label"), words, element.get("id")):
        found = _LABEL.search(told.strip()) if told else None
        if found:
            return found.group(1)
    return None


def is_call(link: Any) -> bool:
    """Whether an `a` calls a note: it says so, or is a raised number that leads elsewhere in the book."""
    if _types(link) & _CALLS:
        return True
    if "#" not in (link.get("href") or "") or is_back_link(link):
        return False
    if not _CALL.fullmatch("".join(link.itertext()).strip()):
        return False
    parent = link.getparent()
    raised = any(local_name(one.tag) == "sup" for one in link.iter()) or (
        parent is not None and local_name(parent.tag) == "sup"
    )
    return raised or bool(_CALLING.search(f"{link.get('class') or ''} {link.get('href')}"[:400]))


def is_back_link(link: Any) -> bool:
    """Whether an `a` leads back from a note to its call, by an arrow."""
    words = "".join(link.itertext())
    return bool(_types(link) & {"backlink", "referrer"}) or (bool(words.strip()) and bool(_BACK.fullmatch(words)))


def target(link: Any) -> str:
    """Return the id that a link leads to; empty where it names none."""
    return str(link.get("href") or "").partition("#")[2]


def name_characters(data: bytes) -> bytes:
    """Write characters that HTML has names for by their numbers: XML knows five names alone.

    >>> name_characters(b"a&nbsp;b &amp; &x;")
    b'a&#160;b &amp; &x;'
    """

    def number(found: re.Match[bytes]) -> bytes:
        name = found.group(1).decode("ascii")
        chars = html.entities.html5.get(name) if name not in _KEPT else None
        return "".join(f"&#{ord(char)};" for char in chars).encode("ascii") if chars else found.group()

    return _NAMED.sub(number, data)


def _types(element: Any) -> frozenset[str]:
    """Return what `epub:type` and `role` say of an element."""
    found: list[str] = []
    for key, value in element.attrib.items():
        if key == "role" or (key != "type" and local_name(key) == "type"):
            found += [word.removeprefix("doc-") for word in str(value).casefold().split()]
    return frozenset(found)
