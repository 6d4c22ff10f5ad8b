"""Writes files of arrays."""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np

from .files import MAGIC, TAIL, VERSION

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ArrayWriter"]

_ALIGNED = 64
"""An array begins at a multiple of so many bytes."""


class ArrayWriter:
    """Writes arrays to a new file, piece by piece; what is left half written has no table and does not open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._table: dict[str, list[Any]] = {}
        self._open: tuple[str, str, int, int, int] | None = None  # name, dtype, first byte, items, checksum

    def add(self, name: str, array: NDArray[Any]) -> None:
        """Write a piece of the array `name`; pieces of one array follow one another."""
        if self._open is None or self._open[0] != name:
            self._close_array()
            self._file.write(b"\0" * (-self._file.tell() % _ALIGNED))
            self._open = (name, array.dtype.str, self._file.tell(), 0, 0)
        _, dtype, first, items, checksum = self._open
        data = np.ascontiguousarray(array, np.dtype(dtype)).view(np.uint8).data
        self._file.write(data)
        self._open = (name, dtype, first, items + array.size, zlib.crc32(data, checksum))

    def finish(self, facts: dict[str, int]) -> None:
        """Write the table, and see that all of it is on the disk."""
        self._close_array()
        table = json.dumps({"version": VERSION, "facts": facts, "arrays": self._table}).encode()
        self._file.write(table + TAIL.pack(len(table), zlib.crc32(table), MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def _close_array(self) -> None:
        if self._open is not None:
            name, dtype, first, items, checksum = self._open
            self._table[name] = [dtype, items, first, checksum]
            self._open = None

    def __enter__(self) -> ArrayWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()  # on a full disk, what is left to be written fails once more
        except OSError:
            if error is None:
                raise
        finally:
            if error is not None:
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
