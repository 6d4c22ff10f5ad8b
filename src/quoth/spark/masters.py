"""Whether anybody answers where a session of Spark is to be had: Spark itself asks for a minute and more."""

from __future__ import annotations

import socket
from contextlib import suppress

from quoth.errors import QuothError

__all__ = ["require_master"]

_PATIENCE = 5.0
"""Seconds for one try to reach a master."""
_PORTS = {"spark": 7077, "sc": 15002}
"""What addresses of masters that listen begin with, and the port where they tell none."""


def require_master(master: str | None) -> None:
    """Raise QuothError where `master` is an address (`spark://HOST:PORT,HOST:PORT`, `sc://HOST`) and nobody answers."""
    scheme, found, rest = (master or "").partition("://")
    if not found or scheme not in _PORTS:
        return
    places = [_split(place, _PORTS[scheme]) for place in rest.partition("/")[0].split(",")]
    if not any(_answers(host, port) for host, port in places):
        remedy = "check the address, and that it runs; local[2] is this machine itself, with two cores"
        raise QuothError(str(master), "no master of Spark answers there", remedy)


def _split(place: str, port: int) -> tuple[str, int]:
    """Return host and port.

    >>> _split("spark.example.org:7078", 7077), _split("[::1]", 7077), _split("[::1]:80", 7077)
    (('spark.example.org', 7078), ('::1', 7077), ('::1', 80))
    """
    host, colon, told = place.rpartition(":")
    if not colon or not told.isdigit():
        host, told = place, str(port)
    return host.strip("[]"), int(told)


def _answers(host: str, port: int) -> bool:
    with suppress(OSError, OverflowError, UnicodeError), socket.create_connection((host, port), timeout=_PATIENCE):
        return True
    return False
