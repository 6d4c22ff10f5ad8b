"""The pages of checks: give a document, wait, read the report, see what was checked before."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from quoth.reports import FORMATS, find_format
from quoth.verdicts.styles import STYLES

from .changes import compare_reports
from .history import SHOWN
from .requests import find_check, find_service, read_form
from .views import cut_report, show

__all__ = ["make_pages"]

Token = Annotated[str, InPath(pattern=r"^[\w-]{22}$")]
_AT_ONCE = 1.0
"""Seconds that a form waits for its report: most are there by then, and nobody sees a page that only says so."""
_NOT_KEPT = {"cache-control": "no-store"}
_UNFIT = re.compile(r"[^\w.-]+")
_ENDINGS = {"text": "txt", "markdown": "md"}


def make_pages() -> APIRouter:
    """Return the routes of checks."""
    pages = APIRouter(include_in_schema=False)

    @pages.get("/")
    def show_home(request: Request) -> Response:
        service = find_service(request)
        return show("home.html", styles=STYLES, record=service.record.name, sources=len(service.record),
                    latest=service.ledger.list(most=5))  # fmt: skip

    @pages.post("/checks")
    async def begin(request: Request) -> Response:
        service = find_service(request)
        token = await run_in_threadpool(service.begin, await read_form(request))
        await service.wait(token, _AT_ONCE)
        return RedirectResponse(f"/checks/{token}", 303)

    @pages.get("/checks")
    def show_history(request: Request, before: datetime | None = None) -> Response:
        checks = find_service(request).ledger.list(before)
        return show("history.html", checks=checks, older=checks[-1].begun.isoformat() if len(checks) == SHOWN else "")

    @pages.get("/checks/{token}")
    def show_check(request: Request, token: Token) -> Response:
        service = find_service(request)
        check = find_check(service, token)
        progress = service.find_progress(check)
        if progress is None and check.state == "open":
            check = find_check(service, token)  # it ended this moment
        if check.state != "done":
            return show("waiting.html", headers=_NOT_KEPT, check=check, progress=progress)
        report = service.ledger.read_report(token, "html")
        kept = service.ledger.list_formats(token)
        formats = [row.name for row in FORMATS if row.name in kept]
        link = str(request.url_for("show_check", token=token))
        earlier = bool(check.before and service.ledger.find(check.before))
        shown = cut_report(report or "")
        return show("check.html", check=check, earlier=earlier, report=shown, formats=formats, link=link)

    @pages.get("/checks/{token}/changes")
    def show_changes(request: Request, token: Token) -> Response:
        service = find_service(request)
        check = find_check(service, token)
        earlier = service.ledger.find(check.before) if check.before else None
        reports = [service.ledger.read_report(one.token, "json") for one in (earlier, check) if one]
        if earlier is None or len(reports) != 2 or not all(reports):
            raise HTTPException(404, "There is no earlier check to compare it with.")
        changes = compare_reports(reports[0] or "", reports[1] or "")
        return show("changes.html", check=check, earlier=earlier, changes=changes)

    @pages.get("/checks/{token}/report.{form}")
    def get_report(request: Request, token: Token, form: str) -> Response:
        service = find_service(request)
        check = find_check(service, token)
        text = service.ledger.read_report(token, form)
        if text is None:
            raise HTTPException(404)
        stem = _UNFIT.sub("-", check.title.encode("ascii", "ignore").decode())[:60].strip("-.") or "report"
        name = f"{stem}.{_ENDINGS.get(form, form)}"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type=find_format(form).media, headers=headers)

    @pages.post("/checks/{token}/again")
    def begin_again(request: Request, token: Token) -> Response:
        service = find_service(request)
        again = service.begin_again(find_check(service, token))
        if again is None:
            raise HTTPException(404, "The document of this check is not kept.")
        return RedirectResponse(f"/checks/{again}", 303)

    @pages.post("/checks/{token}/cancel")
    def cancel(request: Request, token: Token) -> Response:
        find_service(request).jobs.cancel(token)
        return RedirectResponse(f"/checks/{token}", 303)

    @pages.post("/checks/{token}/remove")
    def remove(request: Request, token: Token) -> Response:
        find_service(request).forget(token)
        return RedirectResponse("/checks", 303)

    return pages
