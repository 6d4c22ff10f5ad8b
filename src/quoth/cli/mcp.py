"""`quoth mcp`: quoth for language models, by the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from .console import Exit, say, say_problem
from .listening import check_door, listen, listening_options, write_address

__all__ = ["mcp"]

_PORT = 8401


@click.command(short_help="Serve quoth to language models (MCP).")
@click.option("--record", type=click.Path(path_type=Path), metavar="RECORD",
              help="The record to check against; without one, only sources that come with a check are.")
@click.option("--allow-add", is_flag=True, help="Let models add sources to the record, which must be one on disk.")
@click.option("--http", "over_http", is_flag=True, help="Answer over HTTP, not on standard input and output.")
@listening_options(_PORT)
@click.pass_context
def mcp(
    ctx: click.Context,
    record: Path | None,
    allow_add: bool,
    over_http: bool,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    token: str | None,
    is_open: bool,
) -> None:
    """Serve quoth to language models, as a server of the Model Context Protocol.

    A client begins it and asks it on standard input and output. With --http it listens on this machine alone, unless
    --host says otherwise; then it asks for a --token, or is told by --open that everybody may come in.
    Needs `pip install 'quoth[mcp]'`.

    \b
    Examples:
      quoth mcp --record archive.quoth
      quoth mcp --record archive.quoth --http
      QUOTH_TOKEN=… quoth mcp --record archive.quoth --http --host 0.0.0.0 --allow-host quoth.example.org
    """
    if over_http:
        check_door(host, token, is_open)
    try:
        from quoth.mcp.server import make_server  # noqa: PLC0415  (an extra)
        from quoth.mcp.service import Service  # noqa: PLC0415
        from quoth.mcp.serving import PATH, serve_http, serve_streams  # noqa: PLC0415
    except ImportError as error:
        say("mcp", f"{error.name} is not installed", "pip install 'quoth[mcp]'")
        ctx.exit(Exit.UNUSABLE)
    service = Service(record, allow_add=allow_add)
    for problem in service.problems:
        say_problem(problem)
    server = make_server(service)
    if not over_http:
        serve_streams(server)
        return
    with listen(host, port) as listening:
        click.echo(f"quoth is at {write_address(host, listening)}{PATH} – Ctrl-C ends it")
        if not serve_http(server, listening, frozenset((host, *hosts)), token or ""):
            ctx.exit(Exit.UNUSABLE)
