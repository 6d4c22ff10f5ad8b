"""Files of arrays: written once, from front to back; mapped into memory in constant time; every array with a checksum.

    arrays, each beginning at a multiple of 64 bytes
    table: JSON, {"version": 1, "facts": {...}, "arrays": {name: [dtype, shape, first byte, CRC-32]}}
    tail: length of the table (4 bytes), its CRC-32 (4 bytes), `QUOTHSEG` (8 bytes)

The table stands at the end, so that arrays can be written in pieces as they are made, and a file that was cut
short is known at once.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np

from quoth.errors import RecordError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ArrayFile", "ArrayWriter", "find_damage", "open_arrays"]

_VERSION = 1
_MAGIC = b"QUOTHSEG"
_TAIL = struct.Struct("<II8s")
_ALIGNED = 64
_REMEDY = "run `quoth record rebuild` on the record: its texts are kept apart and are not touched"


@dataclass(frozen=True, slots=True, eq=False)
class ArrayFile:
    """The arrays of one file, mapped into memory."""

    path: Path
    """The file."""
    arrays: dict[str, NDArray[Any]]
    """By name; read-only."""
    facts: dict[str, int]
    """Numbers that the writer gave."""


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
        table = json.dumps({"version": _VERSION, "facts": facts, "arrays": self._table}).encode()
        self._file.write(table + _TAIL.pack(len(table), zlib.crc32(table), _MAGIC))
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


def open_arrays(path: Path) -> ArrayFile:
    """Map the arrays of a file; raise RecordError where it is missing, cut short, or of another version."""
    table = _read_table(path)
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        rows = table["arrays"].items()
        arrays = {name: np.frombuffer(mapped, dtype, items, first) for name, (dtype, items, first, _) in rows}
        return ArrayFile(path, arrays, table["facts"])
    except OSError as error:
        raise _refused(path, error) from None
    except (ArithmeticError, LookupError, TypeError, ValueError):
        raise RecordError(str(path), "a segment of the index is damaged", _REMEDY) from None


def find_damage(path: Path) -> str | None:
    """Return what is wrong with a file of arrays, every byte looked at; None where nothing is."""
    try:
        opened = open_arrays(path)
        table = _read_table(path)
    except RecordError as error:
        return error.what
    for name, (_, _, _, checksum) in table["arrays"].items():
        if zlib.crc32(opened.arrays[name].view(np.uint8).data) != checksum:
            return f"its {name} are damaged"
    return None


def _read_table(path: Path) -> dict[str, Any]:
    """Return the table at the end of a file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL.size))
            length, checksum, magic = _TAIL.unpack(file.read(_TAIL.size))
            file.seek(max(0, size - _TAIL.size - length))
            data = file.read(length)
    except OSError as error:
        raise _refused(path, error) from None
    except struct.error:
        raise RecordError(str(path), "a segment of the index is cut short", _REMEDY) from None
    if magic != _MAGIC or zlib.crc32(data) != checksum:
        raise RecordError(str(path), "a segment of the index is damaged or cut short", _REMEDY)
    table: dict[str, Any] = json.loads(data)
    if table["version"] != _VERSION:
        what = f"a segment of the index has version {table['version']}, and this quoth reads version {_VERSION}"
        raise RecordError(str(path), what, "bring quoth up to date, or run `quoth record rebuild`")
    return table


def _refused(path: Path, error: OSError) -> RecordError:
    if isinstance(error, FileNotFoundError):
        return RecordError(str(path), "a segment of the index is missing", _REMEDY)
    what = f"a segment of the index cannot be read ({error.strerror or error})"
    return RecordError(str(path), what, f"see who may read it; if its disk is damaged, {_REMEDY}")
