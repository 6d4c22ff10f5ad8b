"""How the server is reached: over standard streams, or over HTTP behind the guard."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

import anyio
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Scope

from quoth.gate.door import Door
from quoth.gate.guard import Guard
from quoth.gate.server import Server

from . import limits
from .streams import mend_input

__all__ = ["PATH", "make_app", "serve_http", "serve_streams"]

PATH = "/mcp"
"""Where clients ask over HTTP."""


def serve_streams(server: MCPServer[Any]) -> None:
    """Answer on standard output what is asked on standard input, until that is closed or a signal comes.

    Nothing else is written there: what Python code or a library prints goes to the standard error.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    mend_input()
    with suppress(BrokenPipeError):  # who asked is gone
        anyio.run(server.run_stdio_async)


def _leave(number: int, frame: object) -> None:  # noqa: ARG001
    """End at once: a thread waits for standard input, and can be woken by nobody. A record on disk bears that."""
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(0)


def make_app(server: MCPServer[Any], hosts: frozenset[str], token: str) -> ASGIApp:
    """Return the application that answers at `PATH`, for who addresses one of `hosts` and knows the token, if any."""
    # The guard looks at whom a request addresses and whose page sent it, as it does for the pages of quoth.
    trusting = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    app = server.streamable_http_app(
        streamable_http_path=PATH, max_request_body_size=limits.BODY, transport_security=trusting
    )
    return Guard(app, hosts, limits.BODY, _refuse, Door(token) if token else None)


def serve_http(server: MCPServer[Any], listening: socket.socket, hosts: frozenset[str], token: str) -> bool:
    """Answer over HTTP at a socket until told to end; return whether that ever began."""
    logging.getLogger("quoth").setLevel(logging.WARNING)
    process = Server(make_app(server, hosts, token), _hush)
    with suppress(KeyboardInterrupt):
        process.run(sockets=[listening])
    return process.started


def _hush() -> None:
    """Say nothing of the streams that are cut off when the server ends: clients keep them open all the while."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)


def _refuse(scope: Scope, status: int, why: str) -> Response:  # noqa: ARG001
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    value = {"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": why}}
    return JSONResponse(value, status, headers)
