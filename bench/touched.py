"""What a look-up reads of the index: stretches of its long arrays, and the pages that these lie on."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.records.disk.column import Column

__all__ = ["PAGE", "Touched", "watch_columns"]

PAGE = 4096
"""Bytes of a page."""


class Touched:
    """What has been read since it was made or cleared."""

    def __init__(self) -> None:
        self.pages: set[tuple[int, int]] = set()
        """The pages: which column, and a page of its file."""
        self.items: dict[int, int] = {}
        """How many items, by `id` of their column."""
        self.times: dict[int, int] = {}
        """How many stretches, by `id` of their column."""

    def clear(self) -> None:
        """Begin anew."""
        self.pages.clear()
        self.items.clear()
        self.times.clear()

    def note(self, column: Column, begins: Sequence[int], sizes: Sequence[int]) -> None:
        """Take down that stretches of a column are read."""
        name, width = id(column), column.array.itemsize
        for begin, size in zip(begins, sizes, strict=True):
            first, last = column.first + begin * width, column.first + (begin + size) * width - 1
            self.pages.update((name, page) for page in range(first // PAGE, last // PAGE + 1) if size)
        self.items[name] = self.items.get(name, 0) + sum(sizes)
        self.times[name] = self.times.get(name, 0) + len(begins)


def watch_columns() -> Touched:
    """From here on, columns tell what is read of them; short arrays are not counted. Slow: not for what is timed."""
    touched = Touched()
    read, take = Column.read, Column.take

    def watched_read(self: Column, begins, sizes):
        touched.note(self, begins, sizes)
        return read(self, begins, sizes)

    def watched_take(self: Column, begins, sizes):
        if self.file is None:  # else it reads
            touched.note(self, begins.tolist(), sizes.tolist())
        return take(self, begins, sizes)

    Column.read, Column.take = watched_read, watched_take
    return touched
