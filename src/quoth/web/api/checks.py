"""Checks, asked for by programs: begin, wait, read, list, cancel, remove; and quotations alone."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from quoth.model import Label
from quoth.reports import FORMATS, find_format
from quoth.reports.json_report import dump_line
from quoth.web.changes import compare_reports
from quoth.web.history import SHOWN, Check
from quoth.web.requests import find_check, find_service
from quoth.web.service import Service

from . import shapes
from .bodies import read_document, write_json
from .description import JSON, PREFIX, give, take_document

__all__ = ["make_checks"]

Id = Annotated[str, InPath(pattern="^[A-Za-z0-9_-]{22}$", description="Names a check.")]
Wait = Annotated[float, Query(ge=0, le=60, description="Seconds to wait for the report, at most.")]
_FORMS = tuple(row.name for row in FORMATS if row.report and row.kept)
_NO_REPORT = "null}\n"
"""The end of what is known of a check that has none."""
_EXTRACTING = 60.0
"""Seconds that quotations may take which are asked for alone."""


def make_checks() -> APIRouter:
    """Return the routes of checks."""
    checks = APIRouter(prefix=PREFIX, tags=["checks"])

    @checks.post("/checks", status_code=201, **take_document(),
                 responses=give(shapes.Check, 201, "It is over: the report is there, or why there is none.")
                 | give(shapes.Check, 202, "It goes on: ask again at `Location`."))  # fmt: skip
    async def begin_check(request: Request, wait: Wait = 10.0) -> Response:
        """Check every quotation of a document: a text or an address as JSON, or a file in a form.

        A small document's report is in the answer. Where it takes longer than `wait`, the answer tells where the check
        is found; ask there for its progress and its report.
        """
        service = find_service(request)
        token = await run_in_threadpool(service.begin, await read_document(request))
        return await _answer(service, token, wait, begun=True)

    @checks.get("/checks", responses=give(shapes.Checks))
    def list_checks(request: Request, before: datetime | None = None) -> Response:
        """List the checks that were done, the newest first, or those begun before a time."""
        service = find_service(request)
        if before is not None and before.tzinfo is None:
            raise HTTPException(422, "Tell the zone of the time: 2024-05-02T12:00:00Z.")
        found = service.ledger.list(before)
        more = f"{PREFIX}/checks?before={quote(found[-1].begun.isoformat())}" if len(found) == SHOWN else None
        return write_json({"checks": [_describe(service, check) for check in found], "next": more})

    @checks.get("/checks/{id}", responses=give(shapes.Check))
    async def get_check(request: Request, id: Id, wait: Wait = 0.0) -> Response:  # noqa: A002
        """Tell how far a check is, or what came of it."""
        return await _answer(find_service(request), id, wait)

    @checks.get("/checks/{id}/report", responses={200: {"description": "The report.", "content": _contents()}})
    def get_report(
        request: Request,
        id: Id,  # noqa: A002
        format: Annotated[str, Query(json_schema_extra={"enum": list(_FORMS)})] = "json",  # noqa: A002
    ) -> Response:
        """Give the report of a check in a format."""
        service = find_service(request)
        if format not in _FORMS:
            raise HTTPException(422, f"There is no such format: ask for one of {', '.join(_FORMS)}.")
        return Response(_read(service, find_check(service, id), format), media_type=find_format(format).media)

    @checks.get("/checks/{id}/findings", responses=give(shapes.Findings))
    def list_findings(
        request: Request,
        id: Id,  # noqa: A002
        label: Annotated[list[Label] | None, Query(description="Only findings with one of these.")] = None,
        speaker: Annotated[str | None, Query(description="Only what this one is said to have said.")] = None,
    ) -> Response:
        """List the findings of a check, all or some."""
        service = find_service(request)
        findings = json.loads(_read(service, find_check(service, id), "json"))["findings"]
        fit = [
            finding for finding in findings
            if (not label or finding["verdict"]["label"] in label)
            and (speaker is None or (finding["attribution"]["speaker"] or "").casefold() == speaker.casefold())
        ]  # fmt: skip
        return write_json({"total": len(findings), "findings": fit})

    @checks.post("/checks/{id}/again", status_code=202, responses=give(shapes.Check, 201, "It is over.")
                 | give(shapes.Check, 202, "It goes on: ask again at `Location`."))  # fmt: skip
    async def check_again(request: Request, id: Id, wait: Wait = 10.0) -> Response:  # noqa: A002
        """Check the document of a check against the record as it is now."""
        service = find_service(request)
        token = await run_in_threadpool(lambda: service.begin_again(find_check(service, id)))
        if token is None:
            raise HTTPException(409, "The document of this check is not kept: it has no report.")
        return await _answer(service, token, wait, begun=True)

    @checks.get("/checks/{id}/changes", responses=give(shapes.Changes))
    def list_changes(request: Request, id: Id) -> Response:  # noqa: A002
        """List what a check says otherwise than the one that it does again."""
        service = find_service(request)
        check = find_check(service, id)
        earlier = service.ledger.find(check.before) if check.before else None
        if earlier is None:
            raise HTTPException(409, "There is no earlier check to compare it with.")
        changes = compare_reports(_read(service, earlier, "json"), _read(service, check, "json"))
        return write_json({"changes": [asdict(change) for change in changes]})

    @checks.post("/checks/{id}/cancel", responses=give(shapes.Check))
    async def cancel_check(request: Request, id: Id) -> Response:  # noqa: A002
        """Give a check up that goes on; one that is over stays as it is."""
        service = find_service(request)
        await run_in_threadpool(find_check, service, id)
        await run_in_threadpool(service.jobs.cancel, id)
        return await _answer(service, id, 5.0)

    @checks.delete("/checks/{id}", status_code=204, responses={204: {"description": "It is gone."}})
    def remove_check(request: Request, id: Id) -> Response:  # noqa: A002
        """Remove a check, with its document and its reports."""
        service = find_service(request)
        find_check(service, id)
        service.forget(id)
        return Response(status_code=204)

    @checks.post("/quotations", tags=["quotations"], **take_document(), responses={
        200: {"description": "The quotations.", "content": {JSON: {"schema": {"$ref": shapes.PARTS + "Extraction"}}}}
    })  # fmt: skip
    async def list_quotations(request: Request) -> Response:
        """List the quotations of a document and who is said to have said them; nothing is checked, nothing kept."""
        service = find_service(request)
        return Response(await service.extract(await read_document(request), _EXTRACTING), media_type=JSON)

    return checks


async def _answer(service: Service, token: str, seconds: float, *, begun: bool = False) -> Response:
    """Return what is known of a check, once it is over or some seconds have passed."""
    check = await run_in_threadpool(find_check, service, token)
    if check.state == "open" and seconds:
        await service.wait(token, seconds)
        check = await run_in_threadpool(find_check, service, token)
    text = await run_in_threadpool(service.ledger.read_report, token, "jsonl") if check.state == "done" else None
    status, headers = 200, {}
    if begun:
        status, headers = 202 if check.state == "open" else 201, {"location": f"{PREFIX}/checks/{token}"}
    if check.state == "open":
        headers["retry-after"] = "1"
    return Response(_write(_describe(service, check), text), status, headers, JSON)


def _write(described: dict[str, Any], report: str | None) -> str:
    """Write what is known of a check with its report, which is JSON on a line already; a long one is not read again."""
    line = dump_line(described)
    return line if report is None else f"{line.removesuffix(_NO_REPORT)}{report.rstrip()}}}\n"


def _describe(service: Service, check: Check) -> dict[str, Any]:
    progress = service.find_progress(check)
    return {
        "id": check.token,
        "state": check.state,
        "name": check.name,
        "title": check.title,
        "begun": check.begun.isoformat(),
        "ended": check.ended.isoformat() if check.ended else None,
        "asked": dict(check.asked),
        "again_of": check.before,
        "sources": check.sources,
        "counts": dict(check.counts),
        "problem": check.problem or None,
        "progress": asdict(progress) if progress else None,
        "page": f"/checks/{check.token}",
        "report": None,  # stays the last: see `_write`
    }


def _read(service: Service, check: Check, form: str) -> str:
    text = service.ledger.read_report(check.token, form)
    if text is None and check.state == "done":
        raise HTTPException(409, f"The report is not there as {form}: check the document again.")
    if text is None:
        raise HTTPException(409, f"The check has no report: it is {check.state}.")
    return text


def _contents() -> dict[str, Any]:
    contents: dict[str, Any] = {
        row.media: {"schema": {"type": "string"}} for row in FORMATS if row.report and row.kept and row.name != "json"
    }
    return {JSON: {"schema": {"$ref": shapes.PARTS + "Report"}}} | contents
