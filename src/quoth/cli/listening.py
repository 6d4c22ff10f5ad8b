"""Where a server listens and whom it lets in: the options of the commands that serve over HTTP."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from ipaddress import ip_address

import click

from quoth.errors import QuothError

__all__ = ["PlaceTakenError", "check_door", "listen", "listening_options", "write_address"]

_SHORTEST = 16
"""Characters that a token has at least: a shorter one could be guessed."""


class PlaceTakenError(QuothError):
    """Nobody can listen there."""


def listening_options(port: int) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Return what gives a command `host`, `port`, `hosts`, `token` and `is_open`; `port` is the default of the port."""
    options = (
        click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at."),
        click.option("--port", type=click.IntRange(0, 65535), default=port, show_default=True,
                     help="Port to listen at."),
        click.option("--allow-host", "hosts", multiple=True, metavar="NAME",
                     help="A name by which the server is addressed."),
        click.option("--token", envvar="QUOTH_TOKEN", help="What who asks must know; also in QUOTH_TOKEN."),
        click.option("--open", "is_open", is_flag=True, help="Let in everybody who reaches the server."),
    )  # fmt: skip

    def give(command: Callable[..., object]) -> Callable[..., object]:
        for option in reversed(options):
            command = option(command)
        return command

    return give


def check_door(host: str, token: str | None, is_open: bool) -> None:
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


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raises PlaceTakenError where that cannot be done."""
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        what = f"the server cannot listen there: {os.strerror(error.errno or 0)}"
        raise PlaceTakenError(f"{host}:{port}", what, "give another --host or --port") from None
    # What accepts connections by a socket that it was given does not say so: answers of several parts would wait 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def write_address(host: str, listening: socket.socket) -> str:
    """Return the address at which a socket is reached that listens at `host`."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}"
