"""Where rendered reports go: one after another into a file or to standard output, or each into a file of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

import click

from quoth.reports import Format
from quoth.reports.joining import start_joining

from .console import open_output

if TYPE_CHECKING:
    from quoth.reports.page.index import Entry

__all__ = ["Folder", "Sink", "Stream"]

_INDEX = "index.html"
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 80
"""Code points of a file's name."""


class Sink(Protocol):
    """Takes reports, in order."""

    def add(self, name: str, text: str) -> None:
        """Take the report `text` of the document that was given by `name`."""

    def close(self) -> None:
        """Write what stands after the last."""


class Stream:
    """Writes reports one after another, with what the format puts round and between them."""

    def __init__(self, write: Callable[[str], None], form: Format, many: bool) -> None:
        self._write, self._joining = write, start_joining(form, many)
        self._begun = False

    def add(self, name: str, text: str) -> None:  # noqa: ARG002  (a folder names its files by it)
        """Write one report."""
        self._write(self._joining.add(text))
        self._begun = True

    def close(self) -> None:
        """Write what closes several reports; nothing where there was none."""
        if self._begun:
            self._write(self._joining.close())


class Folder:
    """Writes each page into a file of a folder, and an index that leads to them."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise click.UsageError(f"{folder} is a file: several pages go into a folder.")
        if not folder.parent.is_dir():
            raise click.UsageError(f"cannot write {folder}: there is no folder {folder.parent}")
        self._folder = folder
        self._entries: list[Entry] = []
        self._taken = {_INDEX}

    def add(self, name: str, text: str) -> None:
        """Write one page."""
        from quoth.reports.page import make_entry  # noqa: PLC0415  (a run that writes no pages does not wait for it)

        self._folder.mkdir(exist_ok=True)
        link = self._name_file(name)
        with open_output(self._folder / link) as write:
            write(text)
        self._entries.append(make_entry(name, link, text))

    def close(self) -> None:
        """Write the index."""
        from quoth.reports.page import render_index  # noqa: PLC0415

        if self._entries:
            with open_output(self._folder / _INDEX) as write:
                write(render_index(self._entries))

    def _name_file(self, name: str) -> str:
        """Return a name that no other page has, made of the document's."""
        stem = _UNFIT.sub("-", PurePath(name).with_suffix("").as_posix()).strip("-.")[-_LONGEST:] or "page"
        link, number = f"{stem}.html", 1
        while link.casefold() in self._taken:
            number += 1
            link = f"{stem}-{number}.html"
        self._taken.add(link.casefold())
        return link
