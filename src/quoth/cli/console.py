"""Streams, colours, progress and exit codes: all that the commands share about the terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from quoth.errors import QuothError, write_fault, write_line

if TYPE_CHECKING:
    from quoth.model import Problem

__all__ = [
    "Exit",
    "debugging",
    "describe_fault",
    "guard",
    "ignore",
    "open_output",
    "progress",
    "say",
    "say_fault",
    "say_problem",
    "terminal_options",
]


class Exit(IntEnum):
    """How a run ends."""

    CLEAN = 0
    """Nothing at or above `--fail-on`."""
    FOUND = 1
    """At least one finding is."""
    UNUSABLE = 2
    """Bad usage, or nothing could be read."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C (128 and the number of the signal)."""
    PIPE_CLOSED = 141
    """The reader of the output went away (128 and the number of the signal)."""


_WIDTH = 100
"""Columns of a text report that goes to a file or a pipe."""
_WIDEST = 120
"""Columns beyond which lines of a text are hard to read, however wide the terminal."""


def say(where: str, what: str, remedy: str = "") -> None:
    """Write one line about something that went wrong to standard error."""
    shown = f"quoth: {write_line(where, what, remedy)}"
    if hasattr(sys.stderr, "rich_proxied_file"):  # a bar is shown: the line has to come above it
        print(shown, file=sys.stderr)
        return
    click.echo(shown.encode("utf-8", "backslashreplace"), err=True)


def describe_fault(fault: Exception) -> tuple[str, str, str]:
    """Return what to tell of a fault in quoth itself: what happened, what to do, and the traceback."""
    return write_fault(fault), "see more with QUOTH_DEBUG=1, and report it", "".join(traceback.format_exception(fault))


def say_problem(problem: Problem) -> None:
    """Write a problem as one line to standard error."""
    say(problem.where, problem.what, problem.remedy)


def say_fault(where: str, fault: Exception, debug: bool) -> None:
    """Tell of a fault in quoth itself, with its traceback where that was asked for."""
    what, remedy, trace = describe_fault(fault)
    if debug:
        click.echo(trace, err=True)
    say(where, what, remedy)


def debugging(ctx: click.Context) -> bool:
    """Whether tracebacks were asked for."""
    return bool(ctx.find_root().params.get("debug"))


@contextmanager
def guard(ctx: click.Context) -> Iterator[None]:
    """End the run with one line and an exit code whatever goes wrong; let click's own errors through."""
    try:
        yield
        with suppress(ValueError):  # a closed stream has nothing left to flush
            sys.stdout.flush()
    except QuothError as error:
        say(error.where, error.what, error.remedy)
        ctx.exit(Exit.UNUSABLE)
    except KeyboardInterrupt:
        click.echo("quoth: stopped", err=True)
        ctx.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # What is still buffered must go nowhere, or the interpreter complains when it closes the stream.
        with suppress(OSError, io.UnsupportedOperation):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ctx.exit(Exit.PIPE_CLOSED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        say(str(error.filename or "system"), what, "check the path and its permissions")
        ctx.exit(Exit.UNUSABLE)
    except Exception as fault:
        say_fault(ctx.invoked_subcommand or "command", fault, debugging(ctx))
        ctx.exit(Exit.UNUSABLE)


@contextmanager
def open_output(path: Path | None) -> Iterator[Callable[[str], None]]:
    """Yield a function that writes to `path`, or to standard output for None; always UTF-8.

    A file is written beside its place under another name, and takes its place only when all is
    written; where nothing is written, or the run fails, the old file stays as it was.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # The locale may be plain ASCII; a lone surrogate from a document must not end the run.
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

        def write(text: str) -> None:
            sys.stdout.write(text)
            sys.stdout.flush()  # who reads along gets each report as it is finished

        yield write
        return
    if not path.parent.is_dir():
        raise click.UsageError(f"cannot write {path}: there is no folder {path.parent}")
    if path.is_dir():
        raise click.UsageError(f"cannot write {path}: it is a folder, give a file in it")
    if path.exists() and not path.is_file():  # a device or a named pipe has nothing to be replaced
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield _writer(stream)
        return
    place = path.resolve()  # a link keeps pointing to the file it points to
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace", newline="\n",
        prefix=f".{place.name}.", dir=place.parent, delete=False,
    ) as written:
        temporary = Path(written.name)
        try:
            yield _writer(written)
            written.close()
            if temporary.stat().st_size:
                temporary.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
                temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)


class _Writes(Protocol):
    """What can be written to: a file, or a temporary one in its wrapper."""

    def write(self, text: str, /) -> int: ...


def _writer(stream: _Writes) -> Callable[[str], None]:
    def write(text: str) -> None:
        stream.write(text)

    return write


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def terminal_options(output: Path | None) -> dict[str, object]:
    """Return width and colour for a text report: plain and 100 columns wide unless a person looks on.

    `NO_COLOR` (no-color.org) and a dumb terminal switch colours off, `FORCE_COLOR` switches them on.
    """
    watched = output is None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDEST) if watched else _WIDTH
    if os.environ.get("NO_COLOR"):
        color = False
    elif os.environ.get("FORCE_COLOR"):
        color = output is None
    else:
        color = watched and os.environ.get("TERM") != "dumb"
    return {"width": width, "color": color}


def ignore(name: str) -> None:
    """Stand in for a progress bar that is not shown."""


@contextmanager
def progress(doing: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """Show a bar on standard error while something long is done, if a person looks on.

    Yields a function to be called with the name of each thing as it is reached.
    """
    if not sys.stderr.isatty():
        yield ignore
        return
    # Takes a while to load, and only a terminal needs it.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24))
    after = (MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("[dim]{task.fields[name]}"))
    console = Console(stderr=True)
    with Progress(*columns, *after, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(doing, total=total, name="")

        def advance(name: str) -> None:
            shown = "".join(char if char.isprintable() else " " for char in name[-48:])
            bar.update(task, advance=1, name=escape(shown))

        yield advance
