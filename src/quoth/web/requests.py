"""What a request brings: the service that it asks, and what its form sent, read within bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from quoth.fetch import is_address
from quoth.model import Days
from quoth.settings import STRICT, Settings
from quoth.verdicts.styles import STYLES

from .service import Service
from .serving import Serving

__all__ = ["Sent", "find_service", "read_form"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What is to be read, and how it is to be checked."""

    name: str
    """What it is called: a file's name, the address, or `pasted text`."""
    data: bytes | None
    """Its bytes; None for an address."""
    published: Days | None
    """When it was published, where that was said."""
    settings: Settings
    """How to search and judge."""


def find_service(request: Request) -> Service:
    """Return the service that a request asks."""
    service: Service = request.app.state.service
    return service


async def read_form(request: Request, serving: Serving) -> Sent:
    """Return what the form of a request sent: the file where there is one, else the address, else the text.

    Raises HTTPException 422 where nothing was given, or not as it should be.
    """
    async with request.form(max_files=1, max_fields=12, max_part_size=serving.text) as form:
        fields = {key: value for key, value in form.items() if isinstance(value, str)}
        given: Any = form.get("file")
        filed = None if given is None or isinstance(given, str) or not given.filename else await _read_file(given)
    published, settings = _read_published(fields), _read_settings(fields)
    address, text = fields.get("address", "").strip(), fields.get("text", "")
    if filed:
        return Sent(filed[0].replace("\\", "/").rpartition("/")[2] or "file", filed[1], published, settings)
    if address:
        if not is_address(address):
            raise HTTPException(422, f"“{address[:200]}” is no address of a page: give one that begins with https://.")
        return Sent(address, None, published, settings)
    if text.strip():
        name = fields.get("name", "").strip() or "pasted text"
        return Sent(name, text.replace("\r\n", "\n").encode("utf-8", "replace"), published, settings)
    raise HTTPException(422, "Nothing was given: paste a text, choose a file, or give an address.")


async def _read_file(given: UploadFile) -> tuple[str, bytes]:
    return given.filename or "file", await given.read()


def _read_published(fields: dict[str, str]) -> Days | None:
    day = fields.get("published", "").strip()
    try:
        return Days.parse(day) if day else None
    except ValueError:
        raise HTTPException(422, f"“{day[:40]}” is no day: write it as 2022-02-01, 2022-02 or 2022.") from None


def _read_settings(fields: dict[str, str]) -> Settings:
    style = fields.get("style", "strict")
    if style not in STYLES:
        raise HTTPException(422, f"“{style[:40]}” is no house style: choose one of {', '.join(STYLES)}.")
    return replace(STRICT, style=style, all_kinds="all" in fields, indirect="indirect" in fields)
