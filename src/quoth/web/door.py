"""The token that a server may ask for: from programs in a header, from browsers in a cookie that a page gives."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Request
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response

from .views import show

__all__ = ["Door", "make_door"]

_COOKIE = "quoth-door"
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
        cookie = cookie_parser(headers.get("cookie", "")).get(_COOKIE, "")
        return hmac.compare_digest(cookie.encode("utf-8", "replace"), self._pass.encode())

    def knows(self, token: str) -> bool:
        """Whether that is the token; this takes as long whatever is wrong with it."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self._token)

    def open(self, answer: Response, *, secure: bool) -> None:
        """Have the browser that gets an answer let in from now on."""
        answer.set_cookie(_COOKIE, self._pass, _KEPT, path="/", secure=secure, httponly=True, samesite="lax")


def make_door(door: Door) -> APIRouter:
    """Return the routes by which a browser comes in and leaves."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/login")
    def show_login(request: Request, to: str = "/") -> Response:
        return show("login.html", to=find_way(to), wrong=False, inside=door.knows_again(request.headers))

    @routes.post("/login")
    def log_in(request: Request, token: Annotated[str, Form()] = "", to: Annotated[str, Form()] = "/") -> Response:
        if not door.knows(token.strip()):
            return show("login.html", 401, to=find_way(to), wrong=True, inside=False)
        answer = RedirectResponse(find_way(to), 303)
        door.open(answer, secure=request.url.scheme == "https")
        return answer

    @routes.post("/logout")
    def log_out() -> Response:
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(_COOKIE, path="/", httponly=True, samesite="lax")
        return answer

    return routes


def find_way(to: str) -> str:
    """Return the path of a page of this server; its home where `to` leads elsewhere.

    >>> find_way("/checks?a=b"), find_way("//evil.example"), find_way("https://evil.example")
    ('/checks?a=b', '/', '/')
    """
    bare = unquote(to)
    if not to.startswith("/") or bare.startswith("//") or "\\" in bare or not bare.isprintable():
        return "/"
    return quote(bare, safe="/?=&+%#:,@") if not to.isascii() else to
