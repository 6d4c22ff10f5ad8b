"""`quoth readers`: the formats that can be read, and what each needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import click

from quoth.readers import READERS
from quoth.readers.bundles import BUNDLES
from quoth.readers.formats import Format
from quoth.readers.outside import find_outside
from quoth.reports.json_report import Value, dump, problem_value

from .console import open_output, say_problem
from .options import answer_option

__all__ = ["readers"]

_HEADS = ("FORMAT", "ENDINGS", "NEEDS", "INSTALLED")


@dataclass(frozen=True, slots=True)
class _Row:
    """A format and whose reader reads it."""

    format: Format
    package: str

    @property
    def needs(self) -> str | None:
        """What to install, beside the package that brings the reader."""
        if self.format.extra and self.package == "quoth":
            return f"quoth[{self.format.extra}]"
        return self.format.needs if self.package == "quoth" else self.package


@click.command(short_help="List the formats that can be read.")
@answer_option
def readers(form: str) -> None:
    """List the formats that can be read: their endings, what each needs, and whether that is installed.

    Readers that other packages bring are listed after quoth's own; one that is broken is a line on standard error.

    \b
    Examples:
      quoth readers
      quoth readers --format json
    """
    outside, problems = find_outside()
    rows = [_Row(row, "quoth") for row in (*READERS, *BUNDLES)] + [_Row(one.format, one.package) for one in outside]
    with open_output(None) as write:
        if form == "json":
            listed = [_value(row) for row in rows]
            told = [problem_value(problem) for problem in problems]
            write(dump({"schema": "quoth-readers/1", "readers": listed, "problems": told}))
            return
        for line in _lay([_HEADS, *map(_cells, rows)]):
            write(line)
    for problem in problems:
        say_problem(problem)


def _value(row: _Row) -> Value:
    return {
        "name": row.format.name,
        "endings": list(row.format.endings),
        "media_types": list(row.format.media_types),
        "package": row.package,
        "extra": row.format.extra,
        "needs": row.format.needs,
        "installed": row.format.installed,
    }


def _cells(row: _Row) -> tuple[str, ...]:
    installed = "yes" if row.format.installed else "no"
    return row.format.name, " ".join(row.format.endings), row.needs or "-", installed


def _lay(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Lay rows out as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"{_shown(line.rstrip())}\n"


def _shown(line: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in line)
