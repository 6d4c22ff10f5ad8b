"""Files that are zip archives of parts: opened within limits, and never unpacked to disk.

Nothing that the archive says of itself is believed: a part is as large as what comes out of it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from quoth.errors import ReadError
from quoth.settings import LIMITS

__all__ = [
    "FAULTS", "LOCKED", "METHODS", "GrowthError", "Package", "clean_name", "directory_size", "lists_too_much",
    "unpack_part",
]  # fmt: skip

_END = b"PK\x05\x06"
_END_SIZE = 22
_COMMENT = 65_535
"""Bytes of the longest comment that may follow the end record (APPNOTE.TXT, 4.3.16)."""
_ENTRY = 1000
"""Bytes of the directory of parts that one of them may take, on average."""
_CHUNK = 1 << 20
_SMALL = 10_000_000
"""Bytes up to which a part may grow at any ratio."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ways of packing that these formats allow."""
LOCKED = 1
"""Flag of a part that needs a password (APPNOTE.TXT, 4.4.4)."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error,
    EOFError, LookupError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip
"""What a broken archive raises: there is no end to the ways."""
_ANEW = "save or fetch it anew"
_LONGEST = 80


class Package:
    """An opened archive; all that is read from it comes out of one budget."""

    def __init__(self, data: bytes, name: str, format_name: str) -> None:
        """Open `data`, given by `name`; `format_name` is what it should be. Raises ReadError."""
        self.name = name
        self._data = data
        self._left = LIMITS.unpacked
        if data.startswith(_OLD_OFFICE):
            raise _refuse_old_office(data, name, format_name)
        if not data.startswith(b"PK"):
            raise ReadError(name, f"this is no {format_name} file", "check its ending, or " + _ANEW)
        if lists_too_much(data):
            raise self._too_many()
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._infos = {info.filename: info for info in self._archive.infolist()}
        except FAULTS:
            what = f"the {format_name} file is damaged or cut short"
            raise ReadError(name, what, _ANEW) from None
        if len(self._archive.infolist()) > LIMITS.members:
            raise self._too_many()
        self._folded = {part.replace("\\", "/").casefold(): part for part in self._infos}

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, as the archive has them; they are nothing but names."""
        return tuple(self._infos)

    def find(self, part: str) -> str | None:
        """Return the name of a part as the archive has it, capitals or not; None where there is none."""
        if part in self._infos:
            return part
        return self._folded.get(part.casefold())

    def read(self, part: str) -> bytes:
        """Return the bytes of a part. Raises ReadError where it is missing, damaged, locked, or too large."""
        found = self.find(part)
        if found is None:
            raise ReadError(self.name, f"its part {clean_name(part)} is missing", _ANEW)
        info = self._infos[found]
        if info.flag_bits & LOCKED:
            raise ReadError(self.name, "it is locked with a password", "save it without one")
        if info.compress_type not in METHODS:
            raise ReadError(self.name, f"its part {clean_name(part)} is packed in a way that is not read", _ANEW)
        try:
            return unpack_part(self._archive, info, min(info.compress_size, len(self._data)), LIMITS.ratio, self._count)
        except GrowthError:
            raise self._too_large(f"its part {clean_name(part)} grows past all measure when it is unpacked") from None
        except FAULTS:
            what = f"its part {clean_name(part)} is damaged or cut short"
            raise ReadError(self.name, what, _ANEW) from None

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise self._too_large(f"its parts come to more than {LIMITS.unpacked:,} bytes")

    def read_if_there(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where there is no such part. Raises ReadError as `read` does."""
        return None if self.find(part) is None else self.read(part)

    def _too_large(self, what: str) -> ReadError:
        return ReadError(self.name, what, "do not open it unless you know where it comes from")

    def _too_many(self) -> ReadError:
        return self._too_large(f"it holds more than {LIMITS.members:,} parts")


class GrowthError(Exception):
    """A part has grown beyond what its packed size allows."""


def unpack_part(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, packed: int, ratio: int, count: Callable[[int], None]
) -> bytes:
    """Return the bytes of a part, unpacked in pieces.

    `count` is called with the size of each piece, and may raise. Raises GrowthError where they come to more than
    `ratio` times the `packed` bytes, and one of FAULTS where the part is broken.
    """
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            count(len(piece))
            if size > _SMALL and size > ratio * packed:
                raise GrowthError
            pieces.append(piece)
    return b"".join(pieces)


def lists_too_much(data: bytes) -> bool:
    """Whether the archive's list of parts alone is larger than that of any honest file: it should not be opened."""
    return directory_size(data) > LIMITS.members * _ENTRY


def directory_size(data: bytes) -> int:
    """Return the bytes of the list of parts, as the end record states them; 0 where there is no such record."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _COMMENT))
    if end < 0 or end + _END_SIZE > len(data):
        return 0
    large = end - 76  # the record for large archives and its locator stand right before (4.3.14, 4.3.15)
    if large >= 0 and data.startswith(b"PK\x06\x06", large) and data.startswith(b"PK\x06\x07", end - 20):
        return int(struct.unpack_from("<Q", data, large + 40)[0])
    return int(struct.unpack_from("<L", data, end + 12)[0])


def clean_name(part: str) -> str:
    """Return the name of a part as it may be shown: one line, in marks, not too long.

    >>> clean_name("word/a\\nb.xml")
    "'word/a\\\\nb.xml'"
    """
    return repr(part if len(part) <= _LONGEST else part[: _LONGEST - 1] + "…")


def _refuse_old_office(data: bytes, name: str, format_name: str) -> ReadError:
    """Say what a file is that only looks like one of today's office files: locked ones are kept in the old form."""
    if _LOCKED_OFFICE in data:
        return ReadError(name, "it is locked with a password", "save it without one")
    return ReadError(name, f"this is an office file of the old kind, no {format_name} file", "save it as .docx or .odt")
