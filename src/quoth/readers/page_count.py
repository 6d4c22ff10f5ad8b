"""Pages, counted where a format says where they begin but not what they are called."""

from __future__ import annotations

from .passages import Passage

__all__ = ["PageCount"]

_FULL = 6000
"""Characters that no page holds more of: where more stand between two breaks, pages are missing."""


class PageCount:
    """Counts pages from 1 while paragraphs are read."""

    def __init__(self) -> None:
        self._page = 1
        self._since = 0
        self._longest = 0

    @property
    def trusted(self) -> bool:
        """Whether pages were told, and none can have been passed over: a file need not say where they begin."""
        return self._page > 1 and max(self._longest, self._since) <= _FULL

    def count(self, characters: int) -> None:
        """Take note of what was written."""
        self._since += characters

    def begin_first(self, passage: Passage) -> None:
        """Set the landmark of the first page."""
        passage.mark("page", "1")

    def begin_next(self, passage: Passage) -> None:
        """Begin a page, and set its landmark."""
        self._page += 1
        self._longest = max(self._longest, self._since)
        self._since = 0
        passage.mark("page", str(self._page))
