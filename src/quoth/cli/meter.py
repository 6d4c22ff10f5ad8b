"""A bar that counts bytes: how far, how fast, and how long it will still take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .console import ignore

__all__ = ["Meter", "count_things", "measured", "write_size"]

_PAUSE = 0.1
"""Seconds between two changes of the bar, since a record may have a million lines."""


@dataclass(frozen=True, slots=True)
class Meter:
    """What is told to a bar; nothing comes of it where nobody looks on."""

    name: Callable[[str], None] = ignore
    """Called with the name of what is read."""
    count: Callable[[int], None] = lambda _: None
    """Called with a number of bytes that were read."""
    doing: Callable[[str], None] = ignore
    """Called with what is being done from now on."""


@contextmanager
def measured(doing: str, total: int | None = None) -> Iterator[Meter]:
    """Show a bar on standard error while bytes are read, `total` of them where that is known, if a person looks on."""
    if not sys.stderr.isatty():
        yield Meter()
        return
    # Takes a while to load, and only a terminal needs it.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    left = () if total is None else (TextColumn("[dim]left"), TimeRemainingColumn())
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=20), DownloadColumn(),
        TransferSpeedColumn(), TimeElapsedColumn(), *left, TextColumn("[dim]{task.fields[name]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(doing, total=total, name="")
        waiting, shown = 0, 0.0

        def count(size: int) -> None:
            nonlocal waiting, shown
            waiting += size
            if time.monotonic() - shown > _PAUSE:
                bar.update(task, advance=waiting)
                waiting, shown = 0, time.monotonic()

        def name(name: str) -> None:
            bar.update(task, name=escape("".join(char if char.isprintable() else " " for char in name[-32:])))

        def now(what: str) -> None:
            bar.update(task, completed=total, description=what, name="")

        yield Meter(name, count, now)


def write_size(size: int) -> str:
    """Write a number of bytes as a person reads it.

    >>> write_size(250), write_size(26_218), write_size(1_240_500_000)
    ('250 bytes', '26.2 kB', '1,240.5 MB')
    """
    if abs(size) < 1000:
        return f"{size} bytes"
    return f"{size / 1e3:,.1f} kB" if abs(size) < 1_000_000 else f"{size / 1e6:,.1f} MB"


def count_things(number: int, one: str, many: str) -> str:
    """Return a number with what it counts: `1 source`, `2,400 sources`."""
    return f"{number:,} {one if number == 1 else many}"
