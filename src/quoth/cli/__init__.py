"""The command line: parse, call one function, show. Each command is loaded only when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click

from quoth.version import __version__

from .console import guard

__all__ = ["COMMANDS", "Row", "commands", "main"]


@dataclass(frozen=True, slots=True)
class Row:
    """One command."""

    name: str
    """As the user types it."""
    target: str
    """`module:function`, loaded when the command is run or its help is shown."""
    summary: str
    """One line for the list of commands."""


COMMANDS: tuple[Row, ...] = (
    Row("check", "quoth.cli.check:check", "Check every quotation of documents against a record."),
    Row("quotes", "quoth.cli.quotes:quotes", "List the quotations of documents, and their speakers."),
    Row("search", "quoth.cli.search:search", "Find words in a record as you remember them."),
    Row("record", "quoth.cli.record:record", "Make, grow, look into and keep records of sources."),
    Row("spark", "quoth.cli.spark:spark", "Check archives of documents on Apache Spark."),
    Row("readers", "quoth.cli.readers:readers", "List the formats that can be read."),
    Row("serve", "quoth.cli.serve:serve", "Serve quoth in the browser."),
    Row("mcp", "quoth.cli.mcp:mcp", "Serve quoth to language models (MCP)."),
    Row("demo", "quoth.cli.demo:demo", "Check the example that comes with quoth."),
)
"""Every command, in the order in which the help lists them."""


class LazyGroup(click.Group):
    """A group whose commands are rows of a table, so that help and version need not load them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the table."""
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load the command of that name."""
        for row in COMMANDS:
            if row.name == cmd_name:
                module, _, function = row.target.partition(":")
                command: click.Command = getattr(import_module(module), function)
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.summary) for row in COMMANDS])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; whatever goes wrong ends in one line and an exit code."""
        with guard(ctx):
            return super().invoke(ctx)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`quoth COMMAND --help` explains a command and gives examples; `quoth demo` shows one at work.",
)
@click.version_option(__version__, "-V", "--version", message="quoth %(version)s")
@click.option(
    "--debug", is_flag=True, envvar="QUOTH_DEBUG", help="Show the traceback of a fault in quoth itself."
)
def commands(debug: bool) -> None:
    """Check every quotation in a document against a record of primary sources.

    Did they really say that? quoth finds the quotations, works out who is said to have said them,
    looks for the words in your record, lays the two side by side, and says what it found and why.

    Exit codes: 0 nothing to report at or above --fail-on; 1 something is; 2 bad usage, or nothing
    could be read.
    """


def main() -> None:
    """Run the command line on the arguments of this process; never returns."""
    commands(prog_name="quoth")
