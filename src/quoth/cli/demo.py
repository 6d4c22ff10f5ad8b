"""`quoth demo`: the example that comes with quoth."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import click

import quoth.version
from quoth.archive import open_record
from quoth.errors import ReadError
from quoth.pipeline import check
from quoth.readers import read_path
from quoth.reports import render

from .console import open_output, terminal_options

__all__ = ["demo", "find_examples"]

_EXAMPLE = "summit"
_DOCUMENT, _RECORD = "essay.html", "record"


def find_examples() -> Path:
    """Return the folder of examples: inside the package, or beside `src` in a checkout.

    Raises ReadError where there is none.
    """
    package = Path(quoth.version.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        if (folder / _EXAMPLE / _DOCUMENT).is_file():
            return folder
    raise ReadError("examples", "they are not installed", "get them from the repository of quoth")


@click.command(short_help="Check the example that comes with quoth.")
@click.option(
    "--copy",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Copy the example to FOLDER, to try things on, instead of checking it.",
)
def demo(copy: Path | None) -> None:
    """Check the example that comes with quoth: a web essay about a summit, and its transcripts.

    Shows what a report looks like before you have a record of your own; --copy gives you the
    files to play with.

    \b
    Examples:
      quoth demo
      quoth demo --copy summit
    """
    folder = find_examples() / _EXAMPLE
    if copy is not None:
        if copy.exists() and any(copy.iterdir()):
            raise click.UsageError(f"{copy} is not empty: name a new folder.")
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        click.echo(f"The example is in {copy}. Try:\n\n  {_command(copy)}")
        return
    document = replace(read_path(folder / _DOCUMENT), name=_DOCUMENT)
    report = check(document, open_record(folder / _RECORD))
    with open_output(None) as write:
        write("An essay about a summit, checked against the transcripts of it, as after\n\n")
        write(f"  quoth demo --copy {_EXAMPLE} && {_command(Path(_EXAMPLE))}\n\n")
        write(render(report, "text", **terminal_options(None)))


def _command(folder: Path) -> str:
    return f"quoth check {folder / _DOCUMENT} --record {folder / _RECORD}"
