"""What a look-up reads of the index: arrays that count their items, and the pages that these lie on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from quoth.records.disk import segment
from quoth.records.disk.files import ArrayFile

__all__ = ["PAGE", "Touched", "watch_arrays"]

PAGE = 4096
"""Bytes of a page."""


class Touched:
    """What has been read since it was made or cleared. A slice is read once something is done with it."""

    def __init__(self) -> None:
        self.pages: set[int] = set()
        """Numbers of the pages, by their addresses."""
        self.items: dict[str, int] = {}
        """How many items of each array, by its name."""
        self.times: dict[str, int] = {}
        """How many times something was read of each array, by its name."""

    def clear(self) -> None:
        """Begin anew."""
        self.pages.clear()
        self.items.clear()
        self.times.clear()

    def note(self, array: _Array, places: Any) -> None:
        """Take down that items of an array were read, given by their places."""
        first = array.ctypes.data
        if places is None:
            count = array.size
            extent = array.itemsize + sum((n - 1) * step for n, step in zip(array.shape, array.strides, strict=True))
            self.pages.update(range(first // PAGE, (first + extent - 1) // PAGE + 1) if count else ())
        else:
            at = np.asarray(places, np.int64).reshape(-1) % max(len(array), 1)  # some are counted from the end
            count = len(at)
            self.pages.update(((at * array.strides[0] + first) // PAGE).tolist())
        self.items[array.name] = self.items.get(array.name, 0) + count
        self.times[array.name] = self.times.get(array.name, 0) + 1


class _Array(np.ndarray[Any, Any]):
    """An array that says what is read of it; what is computed from it does not."""

    touched: Touched | None
    name: str

    def __array_finalize__(self, parent: object) -> None:
        self.touched, self.name = getattr(parent, "touched", None), getattr(parent, "name", "")

    def _plain(self, places: Any = None) -> Any:
        if self.touched is not None:
            self.touched.note(self, places)
        return self.view(np.ndarray)

    def __getitem__(self, where: Any) -> Any:
        if any(isinstance(part, slice) for part in (where if isinstance(where, tuple) else (where,))):
            return super().__getitem__(where)
        marks = isinstance(where, np.ndarray) and where.dtype == np.bool_
        return self._plain(np.flatnonzero(where) if marks else where)[where]

    def __array_ufunc__(self, ufunc: Any, method: str, *given: Any, **more: Any) -> Any:
        return getattr(ufunc, method)(*_read(given), **more)

    def __array_function__(self, function: Any, types: Any, given: Any, more: Any) -> Any:
        return function(*_read(given), **more)

    def __array__(self, *given: Any, **more: Any) -> Any:
        return self._plain().__array__(*given, **more)

    def searchsorted(self, sought: Any, side: Any = "left", sorter: Any = None) -> Any:
        """Search by halves, and take down every place that is looked at."""
        plain = self.view(np.ndarray)
        found = plain.searchsorted(sought, side, sorter)
        places = []
        for at in np.atleast_1d(found).tolist():
            low, high = 0, len(plain)
            while low < high:
                middle = (low + high) // 2
                places.append(middle)
                low, high = (middle + 1, high) if middle < at else (low, middle)
        self._plain(places)
        return found

    def tobytes(self, order: Any = "C") -> bytes:
        return bytes(self._plain().tobytes(order))

    def tolist(self) -> Any:
        return self._plain().tolist()

    def astype(self, *given: Any, **more: Any) -> Any:
        return self._plain().astype(*given, **more)


def _read(given: Any) -> Any:
    """Return what a function is given with plain arrays in place of those that count, which are read for it."""
    if isinstance(given, _Array):
        return given._plain()
    return type(given)(map(_read, given)) if isinstance(given, (list, tuple)) else given


def watch_arrays() -> Touched:
    """From here on, whatever segment is opened says what is read of it. Slow: not for what is timed."""
    touched = Touched()
    plain = segment.open_arrays

    def watched(path: Any) -> ArrayFile:
        opened = plain(path)
        arrays = {}
        for name, array in opened.arrays.items():
            arrays[name] = array.view(_Array)
            arrays[name].touched, arrays[name].name = touched, name
        return replace(opened, arrays=arrays)

    segment.open_arrays = watched
    return touched
