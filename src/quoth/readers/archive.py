"""The files in a zip archive, each unpacked in memory and within bounds; nothing is written anywhere.

Only what really comes out is counted: what an archive says of itself is not trusted.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from quoth.errors import ReadError
from quoth.model import Problem
from quoth.settings import LIMITS, Limits

from .families import tell_family
from .packed import FAULTS, LOCKED, METHODS, GrowthError, unpack_part

__all__ = ["Member", "unpack"]

_ENTRY = b"PK\x01\x02"
"""Begins each entry of an archive's list (APPNOTE, 4.3.12)."""
_SPLIT = "unpack it, and give the files you need"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive."""

    name: str
    """The archive's name, a slash and its own: `docs.zip/letters/one.txt`."""
    data: bytes
    """What it holds."""


class _Budget:
    """What is left of the limits for one archive and all that are in it."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.members = limits.members
        self.unpacked = limits.unpacked

    def count_members(self, data: bytes) -> None:
        """Count the entries before any is looked at; each takes room in memory."""
        self.members -= data.count(_ENTRY)
        if self.members < 0:
            raise ReadError(self.name, f"it holds more than {self.limits.members:,} files", _SPLIT)

    def count_bytes(self, size: int) -> None:
        self.unpacked -= size
        if self.unpacked < 0:
            what = f"unpacked it is larger than {self.limits.unpacked:,} bytes"
            raise ReadError(self.name, what, _SPLIT)


def unpack(data: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Member | Problem]:
    """Go over the files of a zip archive and of those within it; one that cannot be unpacked is a problem.

    Hidden files are left out. Raises ReadError where it is damaged as a whole, or goes beyond the limits: what came
    before stands.
    """
    return _unpack(data, name, limits.nesting, _Budget(name, limits))


def _unpack(data: bytes, name: str, nesting: int, budget: _Budget) -> Iterator[Member | Problem]:
    if data and not data.startswith(b"PK"):
        raise ReadError(name, "this is no zip archive", "give it the ending of its format")
    budget.count_members(data)
    try:
        packed = zipfile.ZipFile(BytesIO(data))
    except FAULTS:
        raise ReadError(name, "the archive is damaged or cut short", "get it again from where it came") from None
    with packed:
        for info in packed.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            shown = f"{name}/{info.filename}"
            part = _read(packed, info, shown, budget)
            if isinstance(part, Problem) or tell_family(part.data) != "a zip archive":
                yield part
            elif nesting:
                try:
                    yield from _unpack(part.data, shown, nesting - 1, budget)
                except ReadError as error:
                    if error.where == budget.name:  # a limit of the whole
                        raise
                    yield Problem.of(error)
            else:
                yield Problem(shown, f"archives are nested more than {budget.limits.nesting} deep", _SPLIT)


def _is_hidden(name: str) -> bool:
    """Whether a file is hidden, or what one system keeps of its own about another."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)


def _read(packed: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, budget: _Budget) -> Member | Problem:
    if info.flag_bits & LOCKED:
        return Problem(shown, "it is locked with a password", "unpack it with that, and give the file")
    if info.compress_type not in METHODS:
        return Problem(shown, "it is packed in a way that is not read", "pack it anew, or give the file")
    try:
        data = unpack_part(packed, info, max(info.compress_size, 1), budget.limits.ratio, budget.count_bytes)
    except GrowthError:
        what = f"a file in it unpacks to more than {budget.limits.ratio} times its size, as bombs do"
        raise ReadError(budget.name, what, "do not unpack it either, unless you know what it is") from None
    except FAULTS:
        return Problem(shown, "it is damaged in the archive", "get the archive again from where it came")
    return Member(shown, data)
