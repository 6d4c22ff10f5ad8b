"""`quoth serve`: quoth in the browser."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import IO

import click

from quoth.records.address import find_record
from quoth.records.disk.places import is_record
from quoth.settings import FETCHING, Fetching

from .console import Exit, say, say_problem
from .listening import check_door, listen, listening_options, write_address
from .options import fetching_options, record_option

__all__ = ["serve"]

_PORT = 8400


@click.command(short_help="Serve quoth in the browser.")
@record_option
@listening_options(_PORT)
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
    check_door(host, token, is_open)
    try:
        from quoth.gate.server import Server  # noqa: PLC0415  (an extra)
        from quoth.web.app import make_app  # noqa: PLC0415
        from quoth.web.log import begin_log  # noqa: PLC0415
        from quoth.web.service import Service  # noqa: PLC0415
        from quoth.web.serving import Serving  # noqa: PLC0415
    except ImportError as error:
        say("serve", f"{error.name} is not installed", "pip install 'quoth[web]'")
        ctx.exit(Exit.UNUSABLE)
    where = find_record(record) if is_record(record) else record
    database = database or f"sqlite:///{where.absolute().with_name(where.name + '.history.sqlite')}"
    with listen(host, port) as listening, suppress(KeyboardInterrupt), _open_log(log) as stream:
        begin_log(stream)
        names = frozenset(hosts)
        service = Service(Serving(record, database, host, port, names, token or "", workers=jobs, fetching=fetching))
        for problem in service.record.problems:
            say_problem(problem)
        server = Server(make_app(service), service.release)
        click.echo(f"quoth is at {write_address(host, listening)} – Ctrl-C ends it")
        server.run(sockets=[listening])
    ctx.exit(Exit.CLEAN if server.started else Exit.UNUSABLE)


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
