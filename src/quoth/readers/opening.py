"""Files of the disk, opened with care: only what is a plain file is read, and never more of it than may be."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from quoth.errors import ReadError
from quoth.model import Problem
from quoth.settings import LIMITS
from quoth.text.decode import mend_surrogates

__all__ = ["OpenFile", "open_file", "read_bytes", "tell_closed", "write_name"]

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to is opened without waiting for who might, and no terminal becomes the process's own."""
_PIPE = "read it from standard input, as `-`, or write it into a file first"
_KINDS = (
    (stat.S_ISDIR, "this is a folder", "give the files in it, or open it as a record"),
    (stat.S_ISFIFO, "this is a pipe, not a file", _PIPE),
    (stat.S_ISCHR, "this is a device, not a file", _PIPE),
    (stat.S_ISBLK, "this is a device, not a file", "give a file on it"),
    (stat.S_ISSOCK, "this is a socket, not a file", "give a file"),
)
"""What is no plain file: how it is known, what is said of it, what to do."""
_CHANGED = ("the file changed while it was read", "read it again when nothing writes to it any more")


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A plain file, open for reading."""

    file: BinaryIO
    """Its bytes."""
    name: str
    """What messages call it."""
    before: os.stat_result
    """What the system said of it when it was opened."""

    def read(self, limit: int) -> tuple[bytes, tuple[Problem, ...]]:
        """Return all its bytes, and what there is to say of them. Raises ReadError where there are more than `limit`,
        and then reads nothing.
        """
        if self.before.st_size > limit:
            raise ReadError(self.name, *_too_large(self.before.st_size, limit))
        data = self.file.read(limit + 1)
        if len(data) > limit:
            raise ReadError(self.name, *_too_large(len(data), limit))
        return data, (self.tell_of_change(),) if self.has_changed() else ()

    def has_changed(self) -> bool:
        """Whether anybody wrote to it since it was opened."""
        after = os.fstat(self.file.fileno())
        return (after.st_size, after.st_mtime_ns) != (self.before.st_size, self.before.st_mtime_ns)

    def tell_of_change(self) -> Problem:
        """Return the problem that it changed."""
        return Problem(self.name, *_CHANGED)


def read_bytes(path: Path, name: str, limit: int = LIMITS.file) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the bytes of the plain file at `path`, which messages call `name`, and what there is to say of them.

    Raises ReadError where there is none, where it may not be read, or where it holds more than `limit` bytes.
    """
    with open_file(path, name) as opened:
        return opened.read(limit)


@contextmanager
def open_file(path: Path, name: str) -> Iterator[OpenFile]:
    """Open the plain file at `path`. Raises ReadError where there is none, or it cannot be read, now or later."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise ReadError(name, *_tell(path, error)) from None
    try:
        # Asked of what is open: what lies at the path may be another thing a moment later.
        before = os.fstat(descriptor)
        for is_kind, what, remedy in _KINDS:
            if is_kind(before.st_mode):
                raise ReadError(name, what, remedy)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            yield OpenFile(file, name, before)
    except OSError as error:
        raise ReadError(name, *_tell(path, error)) from None
    finally:
        os.close(descriptor)


def tell_closed(error: OSError, within: Path | None = None) -> Problem:
    """Return the problem that a folder cannot be looked into; its path is told from the folder `within`."""
    path = Path(os.fsdecode(error.filename or "."))
    shown = path.relative_to(within).as_posix() if within is not None and path.is_relative_to(within) else str(path)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Problem(shown, "the folder may not be looked into", "check its permissions")
    return Problem(shown, f"the folder cannot be read ({error.strerror or error})", "check the path and the disk")


def write_name(name: str) -> str:
    """Return a file's name as text that can be kept anywhere: bytes of it that are no UTF-8 are written as escapes.

    >>> print(write_name("b" + chr(0xDCFF) + ".txt"))
    b\\xff.txt
    """
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a character that stands for no byte
        return mend_surrogates(name)


def _tell(path: Path, error: OSError | ValueError) -> tuple[str, str]:
    """Return what happened and what to do where a file could not be opened or read."""
    if isinstance(error, ValueError):
        return f"no file can be called that ({error})", "check the path"
    code = error.errno
    if code == errno.ENOENT and path.is_symlink():
        return "this is a link to a file that is not there", "mend the link, or take it away"
    if code in (errno.ENOENT, errno.ENOTDIR):
        return "there is no such file", "check the path"
    if code == errno.ELOOP:
        return "this is a link that leads back to itself", "mend the link, or take it away"
    if code in (errno.EISDIR, errno.ENXIO, errno.EACCES, errno.EPERM):
        mode = _mode(path)  # some systems open no folder, and none a socket
        for is_kind, what, remedy in _KINDS:
            if is_kind(mode):
                return what, remedy
    if code in (errno.EACCES, errno.EPERM):
        return "the file may not be read", "check its permissions"
    return f"the file cannot be read ({error.strerror or error})", "check the path and the disk"


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _too_large(size: int, limit: int) -> tuple[str, str]:
    return f"the file holds {_megabytes(size)}, and no more than {_megabytes(limit)} are read", "split it"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB" if size >= 10_000_000 else f"{size:,} bytes"
