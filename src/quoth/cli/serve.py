"""`quoth serve`: quoth in the browser."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import IO

import click

from quoth.records.address import find_record
from quoth.records.disk.places import is_record
from quoth.settings import FETCHING, Fetching

from .console import Exit, say, say_problem
from .options import fetching_options, record_option

__all__ = ["serve"]

_PORT = 8400
_SHORTEST = 16
"""Characters that a token has at least: a shorter one could be guessed."""


@click.command(short_help="Serve quoth in the browser.")
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="Port to listen at.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name by which the server is addressed.")
@click.option("--token", envvar="QUOTH_TOKEN", help="What who asks must know; also in QUOTH_TOKEN.")
@click.option("--open", "is_open", is_flag=True, help="Let in everybody who reaches the server.")
@click.option("--log", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE",
              help="Write a line of JSON for each request and check; - for the standard error.")
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
    token: str | None,
    is_open: bool,
    log: Path | None,
    database: str | None,
    jobs: int,
    fetching: Fetching = FETCHING,
) -> None:
    """Serve quoth in the browser: paste, upload or give an address, and read the report.

    It listens on this machine alone, unless --host says otherwise; then it asks for a --token, or is told by --open
    that everybody may come in. Programs ask it under /api/v1. Needs `pip install 'quoth[web]'`.

    \b
    Examples:
      quoth serve --record archive.quoth
      quoth serve --record archive.quoth --database postgresql://quoth@db.example.org/quoth
      QUOTH_TOKEN=… quoth serve --record archive.quoth --host 0.0.0.0 --allow-host quoth.example.org
    """
    _check_door(host, token, is_open)
    try:
        from quoth.web.app import make_app  # noqa: PLC0415  (an extra)
        from quoth.web.log import begin_log  # noqa: PLC0415
        from quoth.web.server import Server  # noqa: PLC0415
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
    # What accepts connections by a socket that it was given does not say so: answers of several parts would wait 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with listening, suppress(KeyboardInterrupt), _open_log(log) as stream:
        begin_log(stream)
        names = frozenset(hosts)
        service = Service(Serving(record, database, host, port, names, token or "", workers=jobs, fetching=fetching))
        for problem in service.record.problems:
            say_problem(problem)
        server = Server(make_app(service), service.release)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"quoth is at http://{shown}:{listening.getsockname()[1]} – Ctrl-C ends it")
        server.run(sockets=[listening])
    ctx.exit(Exit.CLEAN if server.started else Exit.UNUSABLE)


def _check_door(host: str, token: str | None, is_open: bool) -> None:
    """Raise UsageError where others could reach the server who were not meant to."""
    if token is not None and len(token) < _SHORTEST:
        make = "python -c 'import secrets; print(secrets.token_urlsafe())'"
        raise click.UsageError(f"a token has {_SHORTEST} characters at least; make one: {make}")
    try:
        own = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own and not token and not is_open:
        what = f"at {host} others can reach the server"
        raise click.UsageError(f"{what}: give a --token that they must know, or --open to let in everybody")


def _open_log(log: Path | None) -> AbstractContextManager[IO[str] | None]:
    if log is None:
        return nullcontext()
    if str(log) == "-":
        return nullcontext(sys.stderr)
    try:
        return log.open("a", encoding="utf-8")
    except OSError as error:
        what = f"{log} cannot be written: {os.strerror(error.errno or 0)}"
        raise click.BadParameter(what, param_hint="--log") from None
