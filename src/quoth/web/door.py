"""The pages by which a browser comes in and leaves, where the server asks for a token."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from quoth.gate.door import COOKIE, Door

from .views import show

__all__ = ["find_way", "make_door"]


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
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
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
