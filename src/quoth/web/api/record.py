"""The record, asked for by programs: its sources, their texts, words that stand in them; sources added and removed."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from quoth.model import Days
from quoth.reports.json_report import passage_value, problem_value, source_value
from quoth.web.problems import tell_problem
from quoth.web.requests import find_growing, find_service, read_form
from quoth.web.service import Sent

from . import shapes
from .bodies import is_form, read_json, write_json
from .description import PREFIX, give, take_source

__all__ = ["make_record"]

Key = Annotated[str, Query(min_length=1, description="The key of a source.")]
_MOST = 1000
"""Sources that one answer lists at most."""
_LONGEST = 1_000_000
"""Code points of a source that one answer holds at most."""


def make_record() -> APIRouter:
    """Return the routes of the record."""
    record = APIRouter(prefix=PREFIX, tags=["record"])

    @record.get("/record", responses=give(shapes.RecordState))
    def get_record(request: Request) -> Response:
        """Tell what the record is."""
        service = find_service(request)
        problems = [problem_value(problem) for problem in service.record.problems]
        return write_json({"name": service.record.name, "sources": len(service.record), "grows": service.grows,
                      "problems": problems})  # fmt: skip

    @record.get("/record/sources", responses=give(shapes.Sources))
    def list_sources(
        request: Request,
        start: Annotated[int, Query(ge=0, le=10**12, description="How many to pass over.")] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST, description="How many to list at most.")] = 100,
    ) -> Response:
        """List the sources, in the order in which they were added."""
        service = find_service(request)
        total = len(service.record)
        end = min(start + limit, total)
        sources = [source_value(source) for source in islice(service.record.sources(), min(start, total), end)]
        more = f"{PREFIX}/record/sources?{urlencode({'start': end, 'limit': limit})}" if end < total else None
        return write_json({"total": total, "sources": sources, "next": more})

    @record.post("/record/sources", status_code=201, **take_source(),
                 responses=give(shapes.Intake, 200, "All was held already, just as it was given.")
                 | give(shapes.Intake, 201, "It is in the record."))  # fmt: skip
    async def add_source(request: Request) -> Response:
        """Add a source: a text with what is known of it or an address as JSON, or a file in a form.

        A file may be an archive or a table, and hold several. Needs a record on disk.
        """
        service = find_growing(request)
        intake = await run_in_threadpool(service.add, await _read_source(request))
        problems = [problem_value(problem) for problem in intake.problems]
        if not intake.added + intake.kept:
            why = str(intake.problems[0]) if problems else "There is no source in it."
            return tell_problem(422, why, slug="unreadable", problems=problems)
        value = {"added": intake.added, "replaced": intake.replaced, "kept": intake.kept, "problems": problems}
        return write_json(value, 201 if intake.added else 200)

    @record.get("/record/source", responses=give(shapes.SourceText))
    def get_source(
        request: Request,
        key: Key,
        start: Annotated[int, Query(ge=0, le=10**12, description="The first code point of its text.")] = 0,
        end: Annotated[int | None, Query(ge=0, le=10**12, description="One past the last; null for its end.")] = None,
    ) -> Response:
        """Give a source with its text, or a stretch of it; a million code points at most."""
        service = find_service(request)
        source = service.record.source(key)
        text = service.record.text(key)
        start = min(start, len(text))
        stop = min(max(start, len(text) if end is None else end), len(text), start + _LONGEST)
        return write_json(source_value(source) | {"span": [start, stop], "text": text[start:stop], "length": len(text)})

    @record.delete("/record/source", status_code=204, responses={204: {"description": "It is gone."}})
    def remove_source(request: Request, key: Key) -> Response:
        """Remove a source from the record. Needs a record on disk."""
        service = find_growing(request)
        service.record.source(key)
        service.remove(key)
        return Response(status_code=204)

    @record.get("/search", responses=give(shapes.Passages))
    def search(
        request: Request,
        words: Annotated[str, Query(min_length=1, max_length=2000, description="The words as remembered.")],
        limit: Annotated[int, Query(ge=1, le=100, description="Passages at most.")] = 10,
        speaker: Annotated[str | None, Query(min_length=1, description="Only what this one says.")] = None,
        date: Annotated[str | None, Query(pattern=shapes.DAYS, description="Only sources of these days.")] = None,
        source: Annotated[list[str] | None, Query(description="Only these sources, by their keys.")] = None,
    ) -> Response:
        """Find words in the record as they are remembered, the nearest first."""
        service = find_service(request)
        try:
            days = Days.parse(date) if date else None
        except ValueError:
            raise HTTPException(422, f"{date} is no day, month or year.") from None
        found = service.record.search(words, limit, speaker=speaker, days=days, sources=source)
        passages = [passage_value(passage) for passage in found]
        return write_json({"words": words, "record": service.record.name, "passages": passages})

    return record


async def _read_source(request: Request) -> Sent | dict[str, Any]:
    if is_form(request):
        return await read_form(request)
    asked = await read_json(request, shapes.SourceRequest)
    if sum(one is not None for one in (asked.text, asked.turns, asked.address)) != 1:
        raise HTTPException(422, "Give `text`, `turns` or `address`, one of the three.")
    if asked.address is None and asked.id is None:
        raise HTTPException(422, "Give the source a key: `id`.")
    if asked.address:
        return Sent(asked.address, None)
    return asked.model_dump(exclude_none=True)
