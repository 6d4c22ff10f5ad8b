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
import weakref
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.errors import RecordError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .column import Column

__all__ = ["MAGIC", "TAIL", "VERSION", "ArrayFile", "find_damage", "open_arrays"]

VERSION = 1
"""Version of the form."""
MAGIC = b"QUOTHSEG"
"""How a file ends."""
TAIL = struct.Struct("<II8s")
"""Length of the table, its CRC-32, `MAGIC`."""
_STEP = 1 << 24
"""Bytes whose checksum is taken at once; bounds the memory."""
_LARGE = 1 << 27
"""Bytes of a file above which columns are read, not looked at."""
_READS = hasattr(os, "pread")
"""Whether the system reads at a place that is given; Windows does not."""
_REMEDY = "run `quoth record rebuild` on the record: its texts are kept apart and are not touched"


@dataclass(frozen=True, slots=True, eq=False)
class ArrayFile:
    """The arrays of one file, mapped into memory; nothing of them is read before it is looked at."""

    path: Path
    """The file."""
    facts: dict[str, int]
    """Numbers that the writer gave."""
    mapped: mmap.mmap
    """The whole file."""
    number: int
    """Descriptor of the file, open as long as it is mapped."""
    table: dict[str, tuple[str, int, int, int]]
    """By name of an array: its dtype, items, first byte, CRC-32."""

    def array(self, name: str) -> NDArray[Any]:
        """Return an array; read-only, one dimension."""
        import numpy as np  # noqa: PLC0415  (a record is opened without it)

        dtype, items, first, _ = self.table[name]
        return np.frombuffer(self.mapped, dtype, items, first)

    def column(self, name: str) -> Column:
        """Return an array of which stretches are looked at, or read where the file is large."""
        from .column import Column  # noqa: PLC0415  (as above)

        read = len(self.mapped) > _LARGE and _READS
        return Column(self.array(name), self.number if read else None, self.table[name][2])

    def damaged(self) -> list[str]:
        """Return the names of the arrays that are not as they were written; every byte is looked at."""
        return [
            name
            for name, (dtype, items, first, checksum) in self.table.items()
            if self._sum(first, first + items * _width(dtype)) != checksum
        ]

    def _sum(self, first: int, last: int) -> int:
        """Return the CRC-32 of some bytes; they are given back as they are read."""
        whole, checksum = memoryview(self.mapped), 0
        for at in range(first, last, _STEP):
            checksum = zlib.crc32(whole[at : min(at + _STEP, last)], checksum)
            self.release()
        return checksum

    def release(self) -> None:
        """Give back the memory of what has been read; it is read again where it is looked at again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self.mapped.madvise(mmap.MADV_DONTNEED)


def open_arrays(path: Path, scattered: bool = False) -> ArrayFile:
    """Map the arrays of a file; raise RecordError where it is missing, cut short, or of another version.

    `scattered` says that it will be read here and there: then the system reads nothing ahead.
    """
    table = _read_table(path)
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            mapped = mmap.mmap(number, 0, access=mmap.ACCESS_READ)
        except BaseException:
            os.close(number)
            raise
        weakref.finalize(mapped, os.close, number)
        if scattered and hasattr(mmap, "MADV_RANDOM"):
            mapped.madvise(mmap.MADV_RANDOM)
        if scattered and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_RANDOM)
        rows = table["arrays"].items()
        arrays = {name: (dtype, items, first, checksum) for name, (dtype, items, first, checksum) in rows}
        ends = [first + items * _width(dtype) for dtype, items, first, _ in arrays.values()]
        if all(0 <= first <= end <= len(mapped) for (_, _, first, _), end in zip(arrays.values(), ends, strict=True)):
            return ArrayFile(path, table["facts"], mapped, number, arrays)
    except OSError as error:
        raise _refused(path, error) from None
    except (ArithmeticError, LookupError, TypeError, ValueError):
        pass
    raise RecordError(str(path), "a segment of the index is damaged", _REMEDY)


def find_damage(path: Path) -> str | None:
    """Return what is wrong with a file of arrays, every byte looked at; None where nothing is."""
    try:
        found = open_arrays(path).damaged()
    except RecordError as error:
        return error.what
    return f"its {found[0]} are damaged" if found else None


def _width(dtype: str) -> int:
    """Return how many bytes an item has: `<u4`, four."""
    return int(dtype[2:])


def _read_table(path: Path) -> dict[str, Any]:
    """Return the table at the end of a file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - TAIL.size))
            length, checksum, magic = TAIL.unpack(file.read(TAIL.size))
            file.seek(max(0, size - TAIL.size - length))
            data = file.read(length)
    except OSError as error:
        raise _refused(path, error) from None
    except struct.error:
        raise RecordError(str(path), "a segment of the index is cut short", _REMEDY) from None
    if magic != MAGIC or zlib.crc32(data) != checksum:
        raise RecordError(str(path), "a segment of the index is damaged or cut short", _REMEDY)
    table: dict[str, Any] = json.loads(data)
    if table["version"] != VERSION:
        what = f"a segment of the index has version {table['version']}, and this quoth reads version {VERSION}"
        raise RecordError(str(path), what, "bring quoth up to date, or run `quoth record rebuild`")
    return table


def _refused(path: Path, error: OSError) -> RecordError:
    if isinstance(error, FileNotFoundError):
        return RecordError(str(path), "a segment of the index is missing", _REMEDY)
    what = f"a segment of the index cannot be read ({error.strerror or error})"
    return RecordError(str(path), what, f"see who may read it; if its disk is damaged, {_REMEDY}")
