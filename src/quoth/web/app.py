"""The application: pages, interface, guard, and what begins and ends with the server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache, partial
from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Scope

from quoth.errors import QuothError
from quoth.gate.door import Door
from quoth.gate.guard import Guard
from quoth.version import __version__

from .api import describe, make_checks, make_record
from .door import make_door
from .jobs import FullError
from .library import make_library
from .log import Logbook
from .pages import make_pages
from .problems import describe_error, tell_problem, tell_unfit
from .service import Service, StoppedError
from .views import ASSETS, read_file, show

__all__ = ["make_app"]

_KEPT = {"cache-control": "public, max-age=300"}
_LEVEL = 5
"""How hard answers are compressed, 1 to 9: a report becomes a fifth of itself in two milliseconds."""
_FULL = "Too many checks are waiting. Try again in a minute."
_STOPPED = "The answer takes too long, or the server is being stopped. Try again."


def make_app(service: Service) -> FastAPI:
    """Return the application that serves `service`, and closes it when it stops."""

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await run_in_threadpool(service.close)

    serving = service.serving
    app = FastAPI(title="quoth", version=__version__, lifespan=live, docs_url=None, redoc_url=None, openapi_url=None,
                  redirect_slashes=False, generate_unique_id_function=lambda route: route.name)  # fmt: skip
    door = Door(serving.token) if serving.token else None
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=_LEVEL)
    app.add_middleware(Guard, hosts=serving.hosts | {serving.host}, most=serving.upload, refuse=_refuse, door=door)
    app.add_middleware(Logbook)
    app.state.service = service
    routers = [make_pages(), make_library(), make_checks(), make_record(), _make_rest()]
    if door:
        routers.append(make_door(door))
    for router in routers:
        app.include_router(router)
    described = cache(partial(describe, app, guarded=bool(door)))  # a tenth of a second, and few ask for it

    @app.get("/openapi.json", include_in_schema=False)
    def get_description() -> Response:
        return JSONResponse(described())

    @app.exception_handler(HTTPException)
    async def tell_refusal(request: Request, error: HTTPException) -> Response:
        why = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        headers = {name.lower(): value for name, value in (error.headers or {}).items()}
        if error.status_code == 405:  # the framework names the methods of the first route only
            headers["allow"] = ", ".join(_list_methods(routers, request.url.path))
        return _tell(request.scope, error.status_code, why or _EXPLAINED.get(error.status_code, ""), headers)

    @app.exception_handler(RequestValidationError)
    async def tell_fault(request: Request, error: RequestValidationError) -> Response:
        if _is_program(request.scope):
            return tell_unfit(error.errors())
        return _tell(request.scope, 422, "The form is not filled in as it should be.")

    @app.exception_handler(QuothError)
    async def tell_error(request: Request, error: QuothError) -> Response:
        status, slug = describe_error(error)
        if _is_program(request.scope):
            return tell_problem(status, str(error), slug=slug, where=error.where, what=error.what, remedy=error.remedy)
        return _tell(request.scope, status, str(error))

    @app.exception_handler(FullError)
    async def tell_full(request: Request, _: FullError) -> Response:
        return _tell(request.scope, 429, _FULL, {"retry-after": "60"})

    @app.exception_handler(StoppedError)
    async def tell_stopped(request: Request, _: StoppedError) -> Response:
        return _tell(request.scope, 503, _STOPPED, {"retry-after": "10"})

    return app


def _make_rest() -> APIRouter:
    """Return the routes of what pages need, and of who asks whether the server lives."""
    rest = APIRouter(include_in_schema=False)

    @rest.get("/assets/{name}")
    def get_asset(name: str) -> Response:
        if name not in ASSETS:
            raise HTTPException(404)
        return Response(read_file(name), media_type=ASSETS[name], headers=_KEPT)

    @rest.get("/healthz")
    async def tell_health(request: Request) -> Response:
        service: Service = request.app.state.service
        return JSONResponse({"status": "ok", "quoth": __version__, "waiting": service.jobs.count_waiting()})

    return rest


_EXPLAINED = {404: "There is no such page here.", 405: "That cannot be done with this page."}
_TITLES = {
    400: "That cannot be used", 403: "Not allowed", 404: "Not found", 405: "That cannot be done here",
    408: "That took too long", 409: "That cannot be done here", 413: "Too large", 421: "Another server was asked for",
    422: "That cannot be used", 429: "Try again later", 500: "Something went wrong", 503: "Try again later",
}  # fmt: skip
"""What pages say of a status: what it is called by says little to most readers."""


def _is_program(scope: Scope) -> bool:
    """Whether a request asks the interface, not a page."""
    path: str = scope["path"]
    return path.startswith("/api/")


def _tell(scope: Scope, status: int, why: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return what is told where something is wrong: a page to people, problem details to programs."""
    if _is_program(scope):
        return tell_problem(status, why, headers=headers)
    return show("problem.html", status, headers, title=_TITLES.get(status, HTTPStatus(status).phrase), why=why)


def _refuse(scope: Scope, status: int, why: str) -> Response:
    if status == 401 and not _is_program(scope):
        path = quote(scope["path"]) + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
        return RedirectResponse("/login?to=" + quote(path if scope["method"] == "GET" else "/", safe=""), 303)
    return _tell(scope, status, why, {"www-authenticate": "Bearer"} if status == 401 else None)


def _list_methods(routers: list[APIRouter], path: str) -> list[str]:
    """Return the methods by which something can be asked for."""
    routes = [route for router in routers for route in router.routes]
    found = [getattr(route, "methods", ()) for route in routes if getattr(route, "path_regex").match(path)]  # noqa: B009
    return sorted(set().union(*found))
