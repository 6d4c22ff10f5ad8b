"""Which blocks of a chapter are notes, though they may not say so: those that calls lead forward to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from quoth.readers.safe_xml import local_name

from .markup import BLOCKS, is_call, target

__all__ = ["find_notes", "follow_links"]

_TOO_LARGE = frozenset("html body main section article header footer nav table tbody thead ol ul dl".split())
"""Elements that hold more than one note."""


def find_notes(root: Any, called_before: frozenset[str] = frozenset()) -> dict[Any, str]:
    """Return the elements that are notes, each with the id by which it is called, here or in a chapter before.

    A link back, from a note to its call, looks the same; it leads to what came before it.
    """
    called = set(called_before)
    seen: set[str] = set()
    found: dict[Any, str] = {}
    for element in root.iter():
        known = element.get("id") or element.get("name")
        if known:
            seen.add(known)
            block = _find_block(element) if known in called else None
            if block is not None:
                found.setdefault(block, known)
        if local_name(element.tag) == "a" and is_call(element) and target(element) not in seen:
            called.add(target(element))
    return found


def follow_links(root: Any, chapter: str) -> Iterator[tuple[str, str]]:
    """Go over the notes in other chapters that are called in the one at the path `chapter`: path and id.

    Links of the chapter to itself are made to say so, `#n1` for `chapter.xhtml#n1`.
    """
    folder = posixpath.dirname(chapter)
    for element in root.iter():
        path, sign, known = (element.get("href") or "").partition("#")
        if not (path and sign and local_name(element.tag) == "a"):
            continue
        place = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if place == chapter:
            element.set("href", f"#{known}")
        elif is_call(element):
            yield place, known


def _find_block(element: Any) -> Any:
    """Return the block that an element is, or begins; None where there is none, or it is more than a note."""
    while element is not None:
        name = local_name(element.tag)
        if name in BLOCKS:
            return None if name in _TOO_LARGE else element
        parent = element.getparent()
        if parent is None or element.getprevious() is not None or (parent.text or "").strip():
            return None
        element = parent
    return None
