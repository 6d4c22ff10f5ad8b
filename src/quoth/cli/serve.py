"""`quoth serve`: quoth in the browser."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

import click

from quoth.records.address import find_record
from quoth.records.disk.places import is_record
from quoth.settings import FETCHING, Fetching

from .console import Exit, say, say_problem
from .options import fetching_options, record_option

__all__ = ["serve"]

_PORT = 8400


@click.command(short_help="Serve quoth in the browser.")
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="Port to listen at.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name by which the server is addressed.")
@click.option("--database", metavar="URL", help="Where the history is kept.  [default: SQLite, beside the record]")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Checks at once.")
@fetching_options
@click.pass_context
def serve(
    ctx: click.Context,
    record: Path,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    database: str | None,
    jobs: int,
    fetching: Fetching = FETCHING,
) -> None:
    """Serve quoth in the browser: paste, upload or give an address, and read the report.

    There are no accounts: whoever reaches the server can use it. It listens on this machine alone, unless --host
    says otherwise. Needs `pip install 'quoth[web]'`.

    \b
    Examples:
      quoth serve --record archive.quoth
      quoth serve --record archive.quoth --database postgresql://quoth@db.example.org/quoth
    """
    try:
        import uvicorn  # noqa: PLC0415  (an extra)

        from quoth.web.app import make_app  # noqa: PLC0415
        from quoth.web.service import Service  # noqa: PLC0415
        from quoth.web.serving import Serving  # noqa: PLC0415
    except ImportError as error:
        say("serve", f"{error.name} is not installed", "pip install 'quoth[web]'")
        ctx.exit(Exit.UNUSABLE)
    where = find_record(record) if is_record(record) else record
    database = database or f"sqlite:///{where.absolute().with_name(where.name + '.history.sqlite')}"
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        what = f"the server cannot listen there: {os.strerror(error.errno or 0)}"
        say(f"{host}:{port}", what, "give another --host or --port")
        ctx.exit(Exit.UNUSABLE)
    with listening:
        service = Service(Serving(record, database, host, port, frozenset(hosts), workers=jobs, fetching=fetching))
        for problem in service.record.problems:
            say_problem(problem)
        app = make_app(service)
        config = uvicorn.Config(
            app, access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=5,
            timeout_keep_alive=30, ws="none",
            log_level="warning",
        )  # fmt: skip
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"quoth is at http://{shown}:{listening.getsockname()[1]} – Ctrl-C ends it")
        server = uvicorn.Server(config)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    ctx.exit(Exit.CLEAN if server.started else Exit.UNUSABLE)
