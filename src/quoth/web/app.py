"""The application: pages, guard, and what begins and ends with the server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from quoth.errors import QuothError
from quoth.version import __version__

from .guard import Guard
from .jobs import FullError
from .library import make_library
from .pages import make_pages
from .service import Service
from .views import ASSETS, read_file, show

__all__ = ["make_app"]

_KEPT = {"cache-control": "public, max-age=300"}
_FULL = "Too many checks are waiting. Try again in a minute."


def make_app(service: Service) -> FastAPI:
    """Return the application that serves `service`, and closes it when it stops."""

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await run_in_threadpool(service.close)

    serving = service.serving
    app = FastAPI(title="quoth", version=__version__, lifespan=live, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, hosts=serving.hosts | {serving.host}, most=serving.upload, refuse=_refuse)
    app.state.service = service
    app.include_router(make_pages())
    app.include_router(make_library())

    @app.get("/assets/{name}", include_in_schema=False)
    def get_asset(name: str) -> Response:
        if name not in ASSETS:
            raise HTTPException(404)
        return Response(read_file(name), media_type=ASSETS[name], headers=_KEPT)

    @app.exception_handler(HTTPException)
    async def tell_refusal(_: Request, error: HTTPException) -> Response:
        why = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        return _tell(error.status_code, why or _EXPLAINED.get(error.status_code, ""))

    @app.exception_handler(RequestValidationError)
    async def tell_unfit(_: Request, __: RequestValidationError) -> Response:
        return _tell(422, "The form is not filled in as it should be.")

    @app.exception_handler(QuothError)
    async def tell_problem(_: Request, error: QuothError) -> Response:
        return _tell(422, str(error))

    @app.exception_handler(FullError)
    async def tell_full(_: Request, __: FullError) -> Response:
        return show("problem.html", 429, {"retry-after": "60"}, title="Try again later", why=_FULL)

    return app


_EXPLAINED = {404: "There is no such page here.", 405: "That cannot be done with this page."}


def _tell(status: int, why: str) -> Response:
    return show("problem.html", status, title=HTTPStatus(status).phrase, why=why)


def _refuse(scope: Scope, status: int, why: str) -> Response:  # noqa: ARG001  (one that answers programs looks at it)
    return _tell(status, why)
