"""The server's log: a line of JSON for each request and each check. It tells no text, no name and no token."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime
from typing import IO, Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Logbook", "begin_log"]

_LOG = logging.getLogger("quoth.web")


class _Lines(logging.Formatter):
    """A record of the log as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"time": when, "level": record.levelname.lower()}
        told |= getattr(record, "told", None) or {"event": "message", "message": record.getMessage()}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=True)


def begin_log(stream: IO[str] | None) -> None:
    """Write lines of JSON to `stream`; without one, only what goes wrong is written to the standard error, as it is."""
    handler: logging.Handler = logging.StreamHandler(stream)
    if stream is not None:
        handler.setFormatter(_Lines())
    logging.getLogger("python_multipart").setLevel(logging.ERROR)  # what strangers send is no news
    top = logging.getLogger("quoth")  # what the guard has to tell goes there too
    top.handlers[:] = [handler]
    top.propagate = False
    top.setLevel(logging.INFO if stream is not None else logging.WARNING)


class Logbook:
    """An ASGI application round another one, which tells what was asked and what was answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and tell of it."""
        if scope["type"] != "http" or not _LOG.isEnabledFor(logging.INFO):
            await self._app(scope, receive, send)
            return
        begun, status, size = time.monotonic(), 500, 0

        async def answer(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, answer)
        finally:
            route = getattr(scope.get("route"), "path", None)  # with {token}, not with the token
            told = {"event": "request", "method": scope["method"], "route": route, "status": status, "bytes": size,
                    "ms": round(1000 * (time.monotonic() - begun))}  # fmt: skip
            _LOG.info("request", extra={"told": told})
