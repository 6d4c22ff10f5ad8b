"""Where the pages of a Word document begin: as it was laid out last, and where its writer broke them."""

from __future__ import annotations

from typing import Any

from quoth.readers.passages import Passage

from .names import attribute, child

__all__ = ["Pages"]

_FULL = 6000
"""Characters that no page holds more of: where more stand between two breaks, pages are missing."""
_SAME_PAGE = ("continuous", "nextColumn")
"""Kinds of sections that begin on the page of the last (17.18.77)."""


class Pages:
    """Counts pages from 1 while paragraphs are read."""

    def __init__(self) -> None:
        self._page = 1
        self._since = 0
        self._longest = 0
        self._broken = False
        self._due = False
        self._first = True

    @property
    def trusted(self) -> bool:
        """Whether pages were told, and none can have been passed over: word processors need not say where they begin."""
        return self._page > 1 and max(self._longest, self._since) <= _FULL

    def begin_paragraph(self, passage: Passage, broken: bool) -> None:
        """Take note of a paragraph; `broken` is whether it says that it begins a page."""
        if self._first:
            self._first = False
            passage.mark("page", "1")
        elif broken or self._due:
            self.break_here(passage)
        self._due = False

    def end_paragraph(self, section: Any) -> None:
        """Take note of the end of a paragraph, and of the properties of the section that ends with it."""
        if section is not None:
            self._due = attribute(child(section, "w:type")) not in _SAME_PAGE

    def break_here(self, passage: Passage) -> None:
        """Begin a page where the writer broke it."""
        if self._broken:
            return
        self._next(passage)
        self._broken = True

    def turn(self, passage: Passage) -> None:
        """Begin a page where the last layout had one; right behind a break it is the same one."""
        if self._broken:
            self._broken = False
        else:
            self._next(passage)

    def count(self, characters: int) -> None:
        """Take note of what was written."""
        self._since += characters
        self._broken = False

    def _next(self, passage: Passage) -> None:
        self._page += 1
        self._longest = max(self._longest, self._since)
        self._since = 0
        passage.mark("page", str(self._page))
