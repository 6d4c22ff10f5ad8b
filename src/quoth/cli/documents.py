"""What the user named, to documents: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import click

from quoth.errors import ReadError
from quoth.fetch import Address, fetch, is_address, name_page
from quoth.fetch.cache import find_copy
from quoth.model import Days, Document, Problem
from quoth.readers import read_path
from quoth.readers.bundles import holds_many, read_all
from quoth.readers.digests import digest
from quoth.readers.opening import read_bytes, tell_closed
from quoth.settings import LIMITS, Fetching

__all__ = [
    "DAYS", "DaysType", "Gathered", "Named", "Origin", "expand", "find_origin", "gather", "is_large", "names_many",
    "read_named", "share_out", "take_stdin",
]  # fmt: skip

STDIN = "-"
_LARGE = 300_000
"""Bytes of an archive or a table from which on several processes share it."""


@dataclass(frozen=True, slots=True)
class Named:
    """One document that was asked for."""

    name: str
    """As it is shown: the path as the user wrote it, or the name given to standard input."""
    path: Path | None
    """The file; None for standard input and for pages."""
    data: bytes = b""
    """What was read from standard input."""
    page: Address | None = None
    """The address, where it is a page on the web."""
    share: tuple[int, int] = (0, 1)
    """Which of how many shares of an archive or a table it is: with (1, 3) the second, the fifth … document in it."""
    plan: int = 0
    """By which of the run's ways of checking it is checked, where there are several."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of several documents, or of a page, came from."""

    address: str
    """The address of the page, or of its archived copy; empty for a file."""
    digest: str
    """Digest of the bytes."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All documents that a command is to work on."""

    named: tuple[Named, ...]
    """Each document, archive or table once, in order."""
    problems: tuple[Problem, ...]
    """What could not be found."""
    many: bool
    """Whether several documents were asked for, however many are found."""


class DaysType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """A day, a month, a year or a span of days, as an option of a command."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Days:
        """Read `2022`, `2022-02`, `2022-02-01` or `2022-02-01/2022-02-14`."""
        try:
            return value if isinstance(value, Days) else Days.parse(str(value))
        except ValueError:
            forms = "2022-02-01, 2022-02, 2022 or 2022-02-01/2022-02-14"
            self.fail(f"{value!r} is no date: write it as {forms}.", param, ctx)


DAYS = DaysType()


def names_many(arguments: Sequence[str]) -> bool:
    """Whether `arguments` ask for several documents: then `json` gives an array, however many are found."""
    return len(arguments) > 1 or any(
        holds_many(argument) if is_address(argument) else _names_many(argument) for argument in arguments
    )


def _names_many(argument: str) -> bool:
    return holds_many(argument) or Path(argument).is_dir() or (_is_pattern(argument) and not Path(argument).exists())


def gather(arguments: Sequence[str], name: str, fetching: Fetching, near: Days | None) -> Gathered:
    """Return the documents that `arguments` name; the other arguments are those of `expand`."""
    named, problems = expand(arguments, name, fetching, near)
    return Gathered(tuple(named), tuple(problems), names_many(arguments))


def expand(
    arguments: Sequence[str], name: str, fetching: Fetching, near: Days | None
) -> tuple[list[Named], list[Problem]]:
    """Return the documents that `arguments` name, each once, and what could not be found.

    A folder stands for all files in it and below, in order of their paths, hidden ones left out; a
    pattern for the files that fit it; `-` for standard input, which goes by `name`; an address for a page, which is
    fetched when it is read, its archived copy the one near some days.
    """
    found: dict[str, Named] = {}
    problems: list[Problem] = []
    for argument in arguments:
        if argument == STDIN:
            found.setdefault(STDIN, Named(name, None))
            continue
        if is_address(argument):
            found.setdefault(argument, Named(argument, None, page=Address(argument, fetching, near)))
            continue
        path = Path(argument)
        if path.is_dir():
            paths = [str(below) for below in _files(path, problems)]
            what, remedy = "the folder holds no file", "name a folder with documents in it"
        elif path.exists() or not _is_pattern(argument):
            paths = [argument]
        else:
            paths = [fit for fit in _fitting(argument) if Path(fit).is_file()]
            what, remedy = "no file fits the pattern", "check the pattern and the folder you are in"
        if not paths:
            problems.append(Problem(argument, what, remedy))
        for each in paths:
            found.setdefault(os.path.normpath(each), Named(each, Path(each)))
    return list(found.values()), problems


def take_stdin(named: Named) -> Named:
    """Return a document with its bytes, where they come from standard input, which no other process can read."""
    if named.path is not None or named.page is not None:
        return named
    return replace(named, data=sys.stdin.buffer.read(LIMITS.file + 1))


def is_large(named: Named) -> bool:
    """Whether it is an archive or a table that is worth the work of several processes."""
    if named.path is None or not holds_many(named.name):
        return False
    with suppress(OSError):
        return named.path.stat().st_size >= _LARGE
    return False


def share_out(named: Named, count: int) -> list[Named]:
    """Return the shares of an archive or a table for so many processes, where it is large; else the name itself."""
    if count < 2 or not is_large(named):
        return [named]
    return [replace(named, share=(at, count)) for at in range(count)]


def read_named(
    named: Named, published: Days | None, tell: Callable[[Origin], None] = lambda _: None
) -> Iterator[Document | Problem]:
    """Go over the documents that were named by one name: all of an archive or a table, else one.

    One of several that cannot be read is a problem; raises a QuothError where nothing can be read. `tell` is called
    with where the bytes came from, of an archive, a table or a page.
    """
    for document in _read(named, tell):
        if published is not None and isinstance(document, Document):
            document = replace(document, published=published)
        yield document


def find_origin(named: Named, before: Origin) -> Origin | None:
    """Return where the bytes of a name would come from now; None where that cannot be told, or they would be fetched.

    `before` is where they came from earlier.
    """
    if named.page is not None:
        page = find_copy(before.address, named.page.fetching)
        return Origin(page.address, page.digest) if page is not None else None
    if named.path is not None:
        with suppress(ReadError):  # whoever reads it next says why it cannot be read
            return Origin("", digest(read_bytes(named.path, named.name)[0]))
    return None


def _read(named: Named, tell: Callable[[Origin], None]) -> Iterator[Document | Problem]:
    if len(named.data) > LIMITS.file:
        raise ReadError(named.name, f"more than {LIMITS.file:,} bytes came", "split it")
    if named.page is not None:
        page = fetch(named.page)
        tell(Origin(page.address, page.digest))
        yield from read_all(page.data, name_page(named.page, page), page.media_type)
    elif named.path is None:
        yield from read_all(named.data, named.name)
    elif holds_many(named.name):
        data, problems = read_bytes(named.path, named.name)
        tell(Origin("", digest(data)))
        first, every = named.share
        yield from read_all(data, named.name, wanted=lambda number: number % every == first)
        yield from problems
    else:
        yield read_path(named.path)


def _is_pattern(argument: str) -> bool:
    return any(char in argument for char in "*?[")


def _fitting(pattern: str) -> list[str]:
    """All paths that fit a pattern, which may be absolute and may hold `**`, in order."""
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """All files in and below `folder` in order of their paths; links to folders are not followed.

    A folder that may not be looked into is a problem.
    """
    files = []
    for top, folders, names in os.walk(folder, onerror=lambda error: problems.append(tell_closed(error))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(top, name) for name in names if not name.startswith(".")]
    return sorted(files)
