"""The token that a server may ask for: from programs in a header, from browsers in a cookie that a page gives."""

from __future__ import annotations

import hmac
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response

__all__ = ["COOKIE", "Door"]

COOKIE = "quoth-door"
"""What the cookie is called."""
_KEPT = 30 * 24 * 3600
"""Seconds that a browser keeps the cookie."""
_OPEN = ("/login", "/assets/", "/healthz")
"""What everybody may ask for, by the head of its path."""


class Door:
    """Lets in who knows the token."""

    def __init__(self, token: str) -> None:
        self._token = token.encode("utf-8", "replace")
        self._pass = hmac.new(self._token, b"quoth-door/1", sha256).hexdigest()  # tells nobody the token

    def admits(self, path: str, headers: Headers) -> bool:
        """Whether a request may pass."""
        if path.startswith(_OPEN):
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.knows(given.strip())
        return self.knows_again(headers)

    def knows_again(self, headers: Headers) -> bool:
        """Whether the browser that asks has given the token before."""
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return hmac.compare_digest(cookie.encode("utf-8", "replace"), self._pass.encode())

    def knows(self, token: str) -> bool:
        """Whether that is the token; this takes as long whatever is wrong with it."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self._token)

    def open(self, answer: Response, *, secure: bool) -> None:
        """Have the browser that gets an answer let in from now on."""
        answer.set_cookie(COOKIE, self._pass, _KEPT, path="/", secure=secure, httponly=True, samesite="lax")
