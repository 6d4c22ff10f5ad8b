"""What is answered to programs where something is wrong: problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any

from starlette.responses import Response

from quoth.errors import FetchError, QuothError, ReadError, RecordError, UnknownNameError
from quoth.text.decode import mend_surrogates

__all__ = ["MEDIA", "TYPES", "describe_error", "name_type", "tell_problem", "tell_unfit"]

MEDIA = "application/problem+json"
"""The media type of problem details."""
_NAME = "urn:quoth:problem:"
_MOST = 20
"""Faults of one request that are told."""

TYPES: Mapping[str, tuple[int, str]] = {
    "bad-request": (400, "The request cannot be read."),
    "unauthorized": (401, "The server asks for its token."),
    "foreign": (403, "A page of another site sent the request."),
    "not-found": (404, "There is no such thing here."),
    "method-not-allowed": (405, "That cannot be done with it."),
    "too-slow": (408, "The request never came to its end."),
    "conflict": (409, "It cannot be done as things are now."),
    "too-large": (413, "The request holds more than the server takes."),
    "unsupported-media-type": (415, "The request is of a kind that is not read here."),
    "wrong-host": (421, "The server does not answer to that name."),
    "unfit": (422, "The request does not have the form that is asked for."),
    "unreadable": (422, "What was given, or stands at the address, cannot be read."),
    "too-many": (429, "Too many checks are waiting."),
    "failed": (500, "Something went wrong in quoth."),
    "stopping": (503, "The answer takes too long, or the server is being stopped."),
}
"""Every type of problem, by the last part of its name: its status, and what it says of every case."""
_BY_STATUS = {status: slug for slug, (status, _) in reversed(list(TYPES.items()))}
_BY_ERROR = ((UnknownNameError, "not-found"), (FetchError, "unreadable"), (ReadError, "unreadable"),
             (RecordError, "conflict"), (QuothError, "unfit"))  # fmt: skip
"""The type of what quoth raises; the first that fits."""


def name_type(slug: str) -> str:
    """Return the name of a type of problem, as an answer tells it."""
    return _NAME + slug


def tell_problem(
    status: int, why: str = "", *, slug: str = "", headers: Mapping[str, str] | None = None, **more: object
) -> Response:
    """Return the answer that tells a problem; `more` are members of its own."""
    slug = slug or _BY_STATUS.get(status, "")
    told: dict[str, object] = {
        "type": name_type(slug) if slug else "about:blank",
        "title": TYPES[slug][1] if slug else HTTPStatus(status).phrase,
        "status": status,
    }
    told |= {"detail": why} if why else {}
    return Response(json.dumps(told | more), status, headers, MEDIA)


def describe_error(error: QuothError) -> tuple[int, str]:
    """Return the status of what quoth raised, and the type of problem that it is."""
    slug = next(slug for kind, slug in _BY_ERROR if isinstance(error, kind))
    return TYPES[slug][0], slug


def tell_unfit(faults: Iterable[Mapping[str, Any]]) -> Response:
    """Return the answer to a request with faults, as pydantic tells them.

    What was sent is not told again: it may be of any length.
    """
    errors = [
        {"at": [_cut(str(part)) for part in fault["loc"]], "message": _cut(fault["msg"])}
        for fault in islice(faults, _MOST)
    ]
    return tell_problem(422, slug="unfit", errors=errors)


def _cut(text: str) -> str:
    return mend_surrogates(text)[:300]
