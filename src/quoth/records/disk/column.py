"""An array of a file of which stretches are read, here and there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Column"]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A long array. In memory or mapped it is looked at; with a file it is read, a stretch at a time.

    A page that is looked at first has up to two megabytes of a file mapped, and what was mapped counts as memory of
    the process; so a large file is better read, though it takes a call for each stretch.
    """

    array: NDArray[Any]
    """All of it, for whoever goes over it from front to back."""
    file: int | None = None
    """Descriptor of the file that stretches are read from, where they are not looked at in the array."""
    first: int = 0
    """Where it begins there, in bytes."""

    def read(self, begins: Sequence[int], sizes: Sequence[int]) -> list[bytes]:
        """Return the items of each of several stretches; raise LookupError where one is not within the array."""
        width, items, first = self.array.itemsize, len(self.array), self.first
        stretches = list(zip(begins, sizes, strict=True))
        if stretches and not min(begins) >= 0 <= min(sizes) <= max(map(add, begins, sizes)) <= items:
            raise IndexError(stretches)
        if self.file is not None:
            return [os.pread(self.file, size * width, first + begin * width) for begin, size in stretches]
        whole = self.array.data
        return [bytes(whole[begin : begin + size]) for begin, size in stretches]

    def take(self, begins: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[Any]:
        """Return the items of several stretches as one array; raise LookupError where one is not within the array."""
        if self.file is not None:
            return np.frombuffer(b"".join(self.read(begins.tolist(), sizes.tolist())), self.array.dtype)
        ends = np.cumsum(sizes)
        return self.array[np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins + sizes - ends, sizes)]
