"""The server process: answers over HTTP until it is told to end, and then ends soon."""

from __future__ import annotations

from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

__all__ = ["Server"]

_PATIENCE = 5
"""Seconds that requests have to be answered once the server is to end."""
_MOST = 1000
"""Connections and requests at once; others are told to come later."""
_IDLE = 30
"""Seconds that a connection stays open on which nothing is asked."""


class Server(uvicorn.Server):
    """A server that has waiting requests answered when it is told to end."""

    def __init__(self, app: ASGIApp, release: Callable[[], None]) -> None:
        """Serve `app`; call `release` once the server is to end."""
        super().__init__(uvicorn.Config(
            app, access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=_PATIENCE,
            timeout_keep_alive=_IDLE, limit_concurrency=_MOST, ws="none", log_level="error",
        ))  # fmt: skip
        self._release = release

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end, at the signal `sig`."""
        self._release()
        super().handle_exit(sig, frame)
