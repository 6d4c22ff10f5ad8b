"""Bodies of requests, JSON of a shape or a form with a file; and of answers in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from quoth.reports.json_report import dump_line
from quoth.text.decode import mend_value
from quoth.web.requests import find_service, make_sent, read_form
from quoth.web.service import Sent

from .description import JSON
from .shapes import CheckRequest

__all__ = ["is_form", "read_document", "read_json", "write_json"]

Shape = TypeVar("Shape", bound=BaseModel)
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


async def read_document(request: Request) -> Sent:
    """Return the document that a request brings, as JSON or as a form.

    Raises HTTPException and RequestValidationError where it is not as it should be.
    """
    if is_form(request):
        return await read_form(request)
    asked = await read_json(request, CheckRequest)
    if (asked.text is None) == (asked.address is None):
        raise HTTPException(422, "Give `text` or `address`, one of the two.")
    return await run_in_threadpool(make_sent, find_service(request), asked.model_dump())


async def read_json(request: Request, shape: type[Shape]) -> Shape:
    """Return the JSON that a request brings, in a shape. Half characters become U+FFFD, as in every text."""
    if _tell_media(request) != "application/json":
        raise HTTPException(415, "Send JSON as `application/json`, or a form as `multipart/form-data`.")
    try:
        value = json.loads(await request.body())
    except UnicodeDecodeError:
        raise HTTPException(400, "This is no UTF-8.") from None
    except ValueError as error:
        raise HTTPException(400, f"This is no JSON: {error}.") from None
    except RecursionError:
        raise HTTPException(400, "This JSON is nested too deep.") from None
    try:
        return shape.model_validate(mend_value(value), strict=True)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_input=False)) from None


def write_json(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer in JSON; half characters are escaped."""
    return Response(dump_line(value), status, headers, JSON)


def is_form(request: Request) -> bool:
    """Whether a request brings a form."""
    return _tell_media(request) in _FORMS


def _tell_media(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
