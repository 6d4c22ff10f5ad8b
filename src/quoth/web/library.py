"""The pages of the record: its sources, what is in them, words that stand in them; sources added and removed."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from quoth.checking.passages import make_context
from quoth.errors import UnknownNameError
from quoth.model import Span
from quoth.reports.clean import clean, show_hidden
from quoth.reports.facts import name_place

from .requests import find_growing, find_service, read_form
from .views import show

__all__ = ["make_library"]

_PAGE = 100
"""Sources of one page of the library."""
_FOUND = 20
"""Passages that a search shows."""
_SHOWN = 20_000
"""Code points of a source that one page shows."""
_CONTEXT = 200
"""Code points on either side of a passage that was found."""


def make_library() -> APIRouter:
    """Return the routes of the record."""
    library = APIRouter(include_in_schema=False, prefix="/record")

    @library.get("")
    def show_record(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> Response:
        service = find_service(request)
        first = (page - 1) * _PAGE
        sources = list(islice(service.record.sources(), first, first + _PAGE))
        more = first + _PAGE < len(service.record)
        return show("library.html", record=service.record.name, sources=sources, total=len(service.record), page=page,
                    more=more, grows=service.grows, problems=[clean(str(one)) for one in service.record.problems],
                    words="", found=None)  # fmt: skip

    @library.get("/search")
    def search(request: Request, words: str = "") -> Response:
        service = find_service(request)
        if not words.strip():
            return RedirectResponse("/record", 303)
        found = []
        for passage in service.record.search(words[:2000], _FOUND):
            context = make_context(service.record.store, passage, _CONTEXT)
            before, after = clean(context.before).lstrip(), clean(context.after).rstrip()
            found.append((passage, before, clean(passage.text), after, name_place(passage.place)))
        return show("found.html", words=words, found=found, record=service.record.name)

    @library.get("/source")
    def show_source(request: Request, key: str, at: int = 0, to: int = 0) -> Response:
        service = find_service(request)
        try:
            source = service.record.source(key)
        except UnknownNameError:
            raise HTTPException(404, "The record holds no such source.") from None
        start = max(0, at - 500)
        text = service.record.text(key, Span(start, start + _SHOWN))
        first = max(0, at - start)
        last = max(first, to - start)
        parts = [show_hidden(part) for part in (text[:first], text[first:last], text[last:])]
        return show("source.html", source=source, parts=parts, start=start, next=start + len(text),
                    more=len(text) == _SHOWN, before=max(0, start - _SHOWN + 500), grows=service.grows)  # fmt: skip

    @library.post("/add")
    async def add(request: Request) -> Response:
        service = find_growing(request)
        sent = await read_form(request)
        intake = await run_in_threadpool(service.add, sent)
        problems = [clean(str(problem)) for problem in intake.problems]
        return show("added.html", 200 if not problems else 422, intake=intake, problems=problems, name=sent.name)

    @library.post("/remove")
    async def remove(request: Request) -> Response:
        service = find_growing(request)
        async with request.form(max_files=0, max_fields=2) as form:
            key = form.get("key")
        if not isinstance(key, str):
            raise HTTPException(422, "No source was named.")
        await run_in_threadpool(service.remove, key)
        return RedirectResponse("/record", 303)

    return library
