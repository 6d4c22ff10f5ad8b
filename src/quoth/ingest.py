"""Files, folders and things in memory to the sources of a record.

What cannot be read becomes a problem, and the rest goes on. Only a `Path` is a file: a string is always
text, since words of an answer may look like a path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from quoth.errors import ReadError, RecordError
from quoth.fetch import Address
from quoth.files import Lines, ignore, read_address, read_file, read_lines, source_of, stem, walk_folder
from quoth.model import Document, Problem, SourceText
from quoth.records.address import find_record
from quoth.records.disk.places import is_record
from quoth.records.manifest import MANIFEST, Entry
from quoth.records.rows import build_source, name_twice
from quoth.records.shapes import Shaped, read_shape
from quoth.text.decode import require_text

__all__ = ["Given", "gather", "gather_all", "gather_each", "gather_given", "gather_numbered", "tell_as_read"]

Given = str | Mapping[str, Any] | Path | Address | Document | SourceText | Lines | Shaped
"""What `gather_given` takes for a source."""
_ALONE = (str, Mapping, Path, Address, Document, SourceText)


def gather(
    path: Path, advance: Callable[[str], None] | None = None
) -> tuple[list[SourceText], list[Problem]]:
    """Return the sources of a file or folder, and what could not be used.

    `advance` is called with the name of each file before it is read. Raises ReadError where a single
    file cannot be read, RecordError where nothing is at `path` or a folder holds nothing readable.
    """
    problems: list[Problem] = []
    return list(gather_each(path, problems, advance)), problems


def gather_each(
    path: Path,
    problems: list[Problem],
    advance: Callable[[str], None] | None = None,
    count: Callable[[int], None] | None = None,
) -> Iterator[SourceText]:
    """Go over the sources of a file, folder or record, one at a time; what cannot be used is added to `problems`.

    No two sources have one key: of several the first is kept. `advance` is called with the name of each file
    before it is read, `count` with every number of bytes that were read. Raises as `gather` does, RecordError
    for a folder with nothing readable after the last file was tried.
    """
    keys: set[str] = set()
    for source, place in _go_over(path, problems, advance, count):
        if _is_new(source.source.key, place, keys, problems):
            yield source


def _go_over(
    path: Path,
    problems: list[Problem],
    advance: Callable[[str], None] | None,
    count: Callable[[int], None] | None,
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of a file, folder or record, each with the place to name in messages."""
    if path.name == MANIFEST and path.is_file():
        path = path.parent
    count = count or ignore
    if is_record(path):
        from quoth.records.disk.upkeep import read_sources  # noqa: PLC0415  (it writes records too, seldom needed)

        yield from ((source, path.name) for source in read_sources(find_record(path), problems))
    elif path.is_dir():
        any_found = False
        for found in walk_folder(path, problems, advance, count):
            any_found = True
            yield found
        if not any_found:
            first = f" ({problems[0]})" if problems else ""
            what = f"no file in the folder could be read{first}"
            raise RecordError(str(path), what, "give a folder of texts")
    elif path.exists():
        if advance:
            advance(path.name)
        yield from read_file(path, path.name, stem(path.name), problems, count)
    else:
        raise RecordError(str(path), "there is no such file or folder", "check the path")


def gather_given(sources: Iterable[Given] | Given) -> tuple[list[SourceText], list[Problem]]:
    """Return sources from things in memory, and what could not be used.

    A string is text, a mapping a row as in a `.jsonl` file, an open file of bytes many such rows, a Path a file,
    folder or record, an Address a page. What has no name of its own is called `source-1`, `source-2` … by its place.
    Raises TypeError for anything else.
    """
    problems: list[Problem] = []
    return list(gather_all(sources, problems)), problems


def gather_all(
    sources: Iterable[Given] | Given,
    problems: list[Problem],
    advance: Callable[[str], None] | None = None,
    count: Callable[[int], None] | None = None,
) -> Iterator[SourceText]:
    """Go over sources as `gather_given` does, one at a time, what cannot be used is added to `problems`.

    `advance` and `count` are called as `gather_each` calls them.
    """
    keys: set[str] = set()
    for number, given in enumerate(_list(sources), 1):
        try:
            for source, place in _take(given, f"source-{number}", problems, advance, count):
                if _is_new(source.source.key, place, keys, problems):
                    yield source
        except (ReadError, RecordError) as error:
            problems.append(Problem.of(error))


def gather_numbered(
    sources: Iterable[Given] | Given,
) -> tuple[list[SourceText], list[str | None], list[Problem]]:
    """Return sources that were given for an answer, the key that each number means, from 1 on, and what is of no use.

    A number counts what was given, so that it means the same to whoever numbered it: one whose source could not be used
    means none, and one whose source came before, word for word, that one. What has the key of another but not its
    text, as chunks do that are named after their document, is kept as `key#2`. Raises as `gather_given` does.
    """
    held: dict[str, SourceText] = {}
    known: dict[tuple[str, str], str] = {}
    counts: Counter[str] = Counter()
    numbers: list[str | None] = []
    problems: list[Problem] = []
    for number, given in enumerate(_list(sources), 1):
        keys: list[str | None] = []
        try:
            for source, place in _take(given, f"source-{number}", problems, None, None):
                key = source.source.key
                if (key, source.text) in known:
                    problems.append(name_twice(place, key))
                else:
                    own = _find_free(key, held, counts)
                    known[key, source.text] = own
                    held[own] = replace(source, source=replace(source.source, key=own))
                keys.append(known[key, source.text])
        except (ReadError, RecordError) as error:
            problems.append(Problem.of(error))
        numbers += keys or [None]
    return list(held.values()), numbers, problems


def _find_free(key: str, held: Mapping[str, object], counts: Counter[str]) -> str:
    """Return the key itself, else the next of `key#2`, `key#3` … that is not held; `counts` tells how many are."""
    own = key
    while own in held:
        counts[key] += 1
        own = f"{key}#{counts[key] + 1}"
    return own


def _list(sources: Iterable[Given] | Given) -> Iterable[Given]:
    """Return what was given, one or several, as several."""
    if isinstance(sources, _ALONE) or hasattr(sources, "readline"):
        return [cast("Given", sources)]
    if not isinstance(sources, Iterable):
        raise TypeError(f"sources: give a source or several, not {type(sources).__name__}")
    return sources


def _take(
    given: Given,
    name: str,
    problems: list[Problem],
    advance: Callable[[str], None] | None,
    count: Callable[[int], None] | None,
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of one thing, each with the place to name in messages."""
    if isinstance(given, SourceText):
        yield given, name
    elif isinstance(given, Document):
        yield source_of(given, Entry(given.name, given.name, stem(given.name))), name
    elif isinstance(given, str):
        require_text(given, name)
        source = build_source({"text": given}, name, name, problems)
        if source is not None:
            yield source, name
    elif isinstance(given, Path):
        yield from _go_over(given, problems, advance, count)
    elif isinstance(given, Address):
        if advance:
            advance(given.url)
        yield from read_address(given, problems, count or ignore)
    elif isinstance(given, Mapping):
        source = build_source(given, name, name, problems)
        if source is not None:
            yield source, name
    elif hasattr(given, "readline"):
        lines = cast("Lines", given)
        yield from read_lines(lines, _name(lines), problems, count or ignore)
    elif (row := read_shape(given)) is not None:
        yield from _take(row, name, problems, advance, count)
    else:
        kind = type(given).__name__
        kinds = "a str, Mapping, Path, Address, Document, SourceText, open file or a document of a framework"
        raise TypeError(f"{name}: a source is {kinds}, not {kind}")


def _name(file: Lines) -> str:
    name = str(getattr(file, "name", "lines"))
    return "standard input" if name == "<stdin>" else Path(name).name


def _is_new(key: str, where: str, keys: set[str], problems: list[Problem]) -> bool:
    """Whether no source of that key came before; if one did, that is a problem."""
    if key in keys:
        problems.append(name_twice(where, key))
        return False
    keys.add(key)
    return True


def tell_as_read(
    sources: Iterable[SourceText], problems: list[Problem], tell: Callable[[Problem], None]
) -> Iterator[SourceText]:
    """Go over sources; `tell` of each of the problems as reading them brings it up."""
    told = 0
    for source in sources:
        for problem in problems[told:]:
            tell(problem)
        told = len(problems)
        yield source
    for problem in problems[told:]:
        tell(problem)
