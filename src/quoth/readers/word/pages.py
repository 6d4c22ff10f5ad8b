"""Where the pages of a Word document begin: as it was laid out last, and where its writer broke them."""

from __future__ import annotations

from typing import Any

from quoth.readers.page_count import PageCount
from quoth.readers.passages import Passage

from .names import attribute, child

__all__ = ["Pages"]

_SAME_PAGE = ("continuous", "nextColumn")
"""Kinds of sections that begin on the page of the last (17.18.77)."""


class Pages(PageCount):
    """Counts pages; a break of the writer and the page that the last layout began there are one."""

    def __init__(self) -> None:
        super().__init__()
        self._broken = False
        self._due = False
        self._first = True

    def begin_paragraph(self, passage: Passage, broken: bool) -> None:
        """Take note of a paragraph; `broken` is whether it says that it begins a page."""
        if self._first:
            self._first = False
            self.begin_first(passage)
        elif broken or self._due:
            self.break_here(passage)
        self._due = False

    def end_paragraph(self, section: Any) -> None:
        """Take note of the end of a paragraph, and of the properties of the section that ends with it."""
        if section is not None:
            self._due = attribute(child(section, "w:type")) not in _SAME_PAGE

    def break_here(self, passage: Passage) -> None:
        """Begin a page where the writer broke it."""
        if not self._broken:
            self.begin_next(passage)
        self._broken = True

    def turn(self, passage: Passage) -> None:
        """Begin a page where the last layout had one."""
        if not self._broken:
            self.begin_next(passage)
        self._broken = False

    def count(self, characters: int) -> None:
        """Take note of what was written."""
        super().count(characters)
        self._broken = False
