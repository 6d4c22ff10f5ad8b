"""Which blocks of a chapter are notes, though they may not say so: those that calls lead forward to."""

from __future__ import annotations

from typing import Any

from quoth.readers.safe_xml import local_name

from .markup import BLOCKS, is_call, target

__all__ = ["find_notes"]

_TOO_LARGE = frozenset("html body main section article header footer nav table tbody thead ol ul dl".split())
"""Elements that hold more than one note."""


def find_notes(root: Any) -> dict[Any, str]:
    """Return the elements that are notes, each with the id by which it is called.

    A link back, from a note to its call, looks the same; it leads to what came before it.
    """
    called: set[str] = set()
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
