"""What every request passes: whom it addresses, whose page sent it, how large it is; and what every answer bears."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .door import Door

__all__ = ["Guard", "find_host"]

_LOG = logging.getLogger("quoth.gate")
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_SILENCE = 30.0
"""Seconds for which a request may be silent before it is whole."""
_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))

Refuse = Callable[[Scope, int, str], Response]
"""Makes the answer to a request that is refused: with a status, and a sentence that says why."""


class Guard:
    """An ASGI application round another one."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], most: int, refuse: Refuse, door: Door | None) -> None:
        """Let pass what addresses one of `hosts`, or this machine by its own names, with `most` bytes at most.

        With a `door` only who knows its token passes.
        """
        self._app, self._most, self._refuse, self._door = app, most, refuse, door
        self._hosts = _LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                told = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    told.setdefault(name, value)
            await send(message)

        refused = self._judge(scope, headers)
        if refused is not None:
            await self._refuse(scope, *refused)(scope, receive, answer)
            return
        try:
            await self._app(scope, self._count(receive), answer)
        except Exception as error:
            if begun:
                raise
            status, why = self._explain(error)
            await self._refuse(scope, status, why)(scope, receive, answer)

    def _judge(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Return the status and the reason of a refusal; None where the request may pass."""
        given = headers.getlist("host")
        if len(given) != 1 or find_host(given[0]) not in self._hosts:
            return 421, "This server does not answer to that name. Start it with --allow-host NAME to let it."
        if scope["method"] not in _SAFE and _is_foreign(headers):
            return 403, "A page of another site sent this."
        if self._door is not None and not self._door.admits(scope["path"], headers):
            return 401, "This server asks for its token: send it as `Authorization: Bearer TOKEN`."
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self._most:
            return 413, self._say_too_large()
        return None

    def _count(self, receive: Receive) -> Callable[[], Awaitable[Message]]:
        """Return what receives, and raises where more comes than may, or nothing: a length that is stated can lie."""
        taken, whole = 0, False

        async def counted() -> Message:
            nonlocal taken, whole
            try:
                message = await (receive() if whole else asyncio.wait_for(receive(), _SILENCE))
            except TimeoutError:
                raise HTTPException(408, f"Nothing came for {_SILENCE:.0f} seconds.") from None
            whole = not message.get("more_body")
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise HTTPException(413, self._say_too_large())
            return message

        return counted

    def _explain(self, error: Exception) -> tuple[int, str]:
        if isinstance(error, HTTPException):
            return error.status_code, str(error.detail)
        token = secrets.token_hex(4)
        _LOG.error("unexpected error %s", token, exc_info=error)
        return 500, f"Something went wrong in quoth. The server's log tells more under {token}."

    def _say_too_large(self) -> str:
        return f"That is larger than the {self._most // 1_000_000:,} MB that this server takes."


def find_host(value: str) -> str | None:
    """Return the name in a `Host` header; None where it is none.

    >>> find_host("localhost:8400"), find_host("[::1]:80"), find_host("a b")
    ('localhost', '::1', None)
    """
    try:
        parts = urlsplit("//" + value)
        parts.port  # noqa: B018  (raises where it is no number)
    except ValueError:
        return None
    if parts.username or parts.path or parts.query or " " in value:
        return None
    return parts.hostname


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that the page of another site sent this; programs say nothing, and pass."""
    site: Any = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
