"""The description of the interface (OpenAPI 3.1): what each route takes and gives, and the problems that it tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from quoth.web.problems import MEDIA, TYPES, name_type

from . import shapes

__all__ = ["JSON", "PREFIX", "describe", "give", "take_document", "take_source"]

PREFIX = "/api/v1"
"""Where the interface stands."""
JSON = "application/json"
_FILE = {"type": "string", "format": "binary", "description": "The file; its name tells the format."}
_ABOUT = """Checks every quotation of a document against a record of primary sources. Offsets count code points and are
half-open; what is not known is null, never left out. Errors are problem details (RFC 9457)."""
_NEXT = ("get_check", "get_report", "list_findings", "list_changes", "check_again", "cancel_check", "remove_check")
_LINKS = {name: {"operationId": name, "parameters": {"id": "$response.body#/id"}} for name in _NEXT}
"""What can be asked of a check, once it is begun."""
_DETAILS = {
    "description": "A problem (RFC 9457).",
    "type": "object",
    "properties": {
        "type": {"type": "string", "enum": [*map(name_type, TYPES), "about:blank"]},
        "title": {"type": "string", "description": "What the type says of every case."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong in this case, and what to do."},
        "where": {"type": "string", "description": "File, address or source that it is about."},
        "what": {"type": "string", "description": "What happened there."},
        "remedy": {"type": "string", "description": "What to do about it."},
        "errors": {
            "type": "array",
            "description": "What is not as it should be in a request.",
            "items": {
                "type": "object",
                "properties": {"at": {"type": "array", "items": {"type": "string"}}, "message": {"type": "string"}},
                "required": ["at", "message"],
            },
        },
        "problems": {"type": "array", "items": {"$ref": shapes.PARTS + "Problem"}},
    },
    "required": ["type", "title", "status"],
}


def give(shape: type[BaseModel], status: int = 200, what: str = "") -> dict[int | str, dict[str, Any]]:
    """Return what a route declares that gives a shape."""
    told: dict[str, Any] = {"model": shape, "description": what or (shape.__doc__ or "")}
    if status in (201, 202) and shape is shapes.Check:
        told["links"] = _LINKS
        told["headers"] = {"Location": {"schema": {"type": "string"}, "description": "The path of the check."}}
    return {status: told}


def take_document() -> dict[str, Any]:
    """Return what a route declares that takes a document."""
    return _take(shapes.CheckRequest, ("name", "published", "style", "all", "indirect", "unmarked"))


def take_source() -> dict[str, Any]:
    """Return what a route declares that takes a source."""
    return _take(shapes.SourceRequest, ())


def _take(shape: type[BaseModel], fields: tuple[str, ...]) -> dict[str, Any]:
    ref = {"$ref": shapes.PARTS + shape.__name__}
    known = shape.model_json_schema()["properties"]
    form = {"type": "object", "properties": {"file": _FILE} | {field: known[field] for field in fields},
            "required": ["file"], "additionalProperties": False}  # fmt: skip
    content = {JSON: {"schema": ref}, "multipart/form-data": {"schema": form}}
    return {"openapi_extra": {"requestBody": {"required": True, "content": content}}}


def describe(app: FastAPI, *, guarded: bool) -> dict[str, Any]:
    """Return the description of an application's interface; `guarded` where it asks for a token."""
    told = get_openapi(title="quoth", version=app.version, description=_ABOUT, routes=app.routes)
    parts = told.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        parts.pop(name, None)
    for shape in (shapes.CheckRequest, shapes.SourceRequest):
        whole = shape.model_json_schema(ref_template=shapes.PARTS + "{model}")
        parts |= whole.pop("$defs", {})
        parts[shape.__name__] = whole
    for name in ("Report", "Extraction"):
        parts |= _read_contract(name)
    parts["ProblemDetails"] = _DETAILS
    if guarded:
        told["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        told["security"] = [{"token": []}]
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            for slug in _list_problems(path, method, "requestBody" in operation, guarded):
                _declare(operation["responses"], slug)
    renamed: dict[str, Any] = _rename(told)
    return renamed


def _list_problems(path: str, method: str, body: bool, guarded: bool) -> Iterator[str]:
    """Yield the types of problem that a route may tell."""
    yield from ("wrong-host", "unfit", "failed")
    if guarded:
        yield "unauthorized"
    if method != "get":
        yield from ("foreign", "too-large")
    if body:
        yield from ("bad-request", "too-slow", "unsupported-media-type", "unreadable")
    if "{id}" in path or path.endswith(("/source", "/search")):
        yield "not-found"
    if "{id}" in path or (path.startswith(f"{PREFIX}/record") and method != "get"):
        yield "conflict"
    if path.endswith(("/checks", "/quotations", "/again")) and method == "post":
        yield from ("too-many", "stopping")


def _declare(responses: dict[str, Any], slug: str) -> None:
    status, title = TYPES[slug]
    told = responses.get(str(status))
    if told is None or MEDIA not in told.get("content", {}):
        told = {"description": title, "content": {MEDIA: {"schema": {"$ref": shapes.PARTS + "ProblemDetails"}}}}
        if status in (429, 503):
            told["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
        responses[str(status)] = told
    else:
        told["description"] += f" {title}"


def _read_contract(name: str) -> Mapping[str, Any]:
    """Return the parts of a contract by the names that they have in the description."""
    text = (files("quoth.reports") / f"{name.lower()}.schema.json").read_text(encoding="utf-8")
    whole = _rename(json.loads(text))
    own = whole.pop("$defs")
    for key in ("$schema", "$id", "title"):
        whole.pop(key)
    return {key.capitalize(): part for key, part in own.items()} | {name: whole}


def _rename(value: Any) -> Any:
    """Return a part of a contract, or a shape, that refers to the parts of the description."""
    if isinstance(value, list):
        return [_rename(one) for one in value]
    if not isinstance(value, dict):
        return value
    name = value.get(shapes.PART) or str(value.get("$ref", "")).rpartition("/")[2]
    if name:
        return {"$ref": shapes.PARTS + name[0].upper() + name[1:]}
    return {key: _rename(one) for key, one in value.items()}
