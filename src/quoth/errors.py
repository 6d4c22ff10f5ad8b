"""Everything that quoth raises on purpose.

    QuothError
    ├── ReadError              a document or source could not be read
    │   ├── EmptyError         it holds no text at all
    │   ├── BinaryError        it is not text, and no reader knows its format
    │   ├── MissingExtraError  what was asked for needs a package that is not installed
    │   └── FetchError         a page could not be fetched from its address
    ├── RecordError            a record could not be opened, or does not hold what was asked for
    │   └── ManifestError      a line of a record's manifest cannot be used
    ├── ConfigurationError     a project's configuration, or its baseline, cannot be used
    └── UnknownNameError       no format, style, label or source goes by that name

Each error says where it happened, what happened, and what to do about it. A library never
exits: only the command line turns an error into an exit code.
"""

from __future__ import annotations

__all__ = [
    "BinaryError",
    "ConfigurationError",
    "EmptyError",
    "FetchError",
    "ManifestError",
    "MissingExtraError",
    "QuothError",
    "ReadError",
    "RecordError",
    "UnknownNameError",
]


def write_line(where: str, what: str, remedy: str = "") -> str:
    """Write on one line what happened; this is how problems and errors are shown, wherever they are.

    Names come from anybody: line breaks and whatever else a terminal would obey stand as a programmer would write
    them, and so do bytes of a file's name that are no UTF-8.

    >>> print(write_line("a\\nb" + chr(27) + chr(0xDCFF) + ".txt", "there is no such file", "check the path"))
    a\\nb\\x1b\\xff.txt: there is no such file; check the path
    """
    line = f"{where}: {what}" + (f"; {remedy}" if remedy else "")
    return line if line.isprintable() else "".join(map(_show, line))


def write_fault(fault: Exception) -> str:
    """Write in a clause that an error which quoth did not raise on purpose stopped it.

    >>> write_fault(KeyError("a"))
    "a fault in quoth stopped it (KeyError: 'a')"
    """
    return f"a fault in quoth stopped it ({type(fault).__name__}: {' '.join(str(fault).split())})"


def _show(char: str) -> str:
    if char.isprintable():
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that stands for itself (PEP 383)
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii") if not char.isspace() or char in "\n\r\t" else " "


class QuothError(Exception):
    """Root of the tree; carries the three things a reader of an error wants to know."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(write_line(where, what, remedy))
        self.where = where
        """File, address, or line of a file."""
        self.what = what
        """What happened, in a clause."""
        self.remedy = remedy
        """What to do about it, in a clause."""

    def __reduce__(self) -> tuple[type[QuothError], tuple[str, str, str]]:
        """Keep the three parts when the error crosses a process."""
        return type(self), (self.where, self.what, self.remedy)


class ReadError(QuothError):
    """A document or source could not be read."""


class EmptyError(ReadError):
    """A document or source holds no text at all."""


class BinaryError(ReadError):
    """The bytes are not text, and no reader knows their format."""


class MissingExtraError(ReadError):
    """What was asked for needs a package that is not installed."""


class FetchError(ReadError):
    """A page could not be fetched from its address, or may not be."""


class RecordError(QuothError):
    """A record could not be opened, or does not hold what was asked for."""


class ManifestError(RecordError):
    """A line of a record's manifest cannot be used."""


class ConfigurationError(QuothError):
    """A project's configuration, or its baseline, cannot be used."""


class UnknownNameError(QuothError):
    """No format, style, label or source goes by that name."""
