"""What a request brings: the service that it asks, and what it sent, read within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from quoth.fetch import is_address
from quoth.model import Days
from quoth.reports.clean import shorten_end
from quoth.settings import FEWEST, STRICT, Settings
from quoth.verdicts.styles import STYLES

from .history import Check
from .service import Sent, Service

__all__ = ["find_check", "find_growing", "find_service", "make_sent", "read_form"]

_NAMED = 60
"""Code points of a text that came without a name by which it is called."""
_OFF = frozenset(("", "false", "0", "no", "off"))
"""What a field says that is not ticked, besides not being there."""


def find_service(request: Request) -> Service:
    """Return the service that a request asks."""
    service: Service = request.app.state.service
    return service


def find_growing(request: Request) -> Service:
    """Return the service that a request asks; raise HTTPException 409 where its record does not grow."""
    service = find_service(request)
    if not service.grows:
        raise HTTPException(409, "This record is a folder of files: add files to it, and start the server again. "
                                 "Only a record on disk (`quoth record add archive.quoth …`) grows here.")  # fmt: skip
    return service


def find_check(service: Service, token: str) -> Check:
    """Return the check of that token; raise HTTPException 404 where there is none."""
    check = service.ledger.find(token)
    if check is None:
        raise HTTPException(404, "There is no check of that name: it may have been removed.")
    return check


async def read_form(request: Request) -> Sent:
    """Return what the form of a request sent: the file where there is one, else the address, else the text.

    Raises HTTPException 422 where nothing was given, or not as it should be.
    """
    service = find_service(request)
    async with request.form(max_files=1, max_fields=12, max_part_size=service.serving.text) as form:
        fields: dict[str, Any] = {key: value for key, value in form.items() if isinstance(value, str)}
        for tick in ("all", "indirect"):
            fields[tick] = fields.get(tick, "").strip().lower() not in _OFF
        given = form.get("file")
        if isinstance(given, UploadFile) and given.filename:
            settings, published = _read_settings(fields), _read_published(fields)
            named = given.filename.replace("\\", "/").rpartition("/")[2] or "file"
            path = await run_in_threadpool(service.keep, given.file, named)
            return Sent(fields.get("name", "").strip() or named, path, None, published, settings)
    return await run_in_threadpool(make_sent, service, fields)


def make_sent(service: Service, fields: Mapping[str, Any]) -> Sent:
    """Return what fields ask for: the page at `address` where there is one, else `text` under `name`.

    Raises HTTPException 422 where nothing was given, or not as it should be, and 413 for a text that is too long.
    """
    sent = Sent("", None, None, _read_published(fields), _read_settings(fields))
    address, text = (fields.get("address") or "").strip(), fields.get("text") or ""
    if address:
        if not is_address(address):
            raise HTTPException(422, f"“{address[:200]}” is no address of a page: give one that begins with https://.")
        return replace(sent, name=address)
    if text.strip():
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        if len(data) > service.serving.text:
            most = service.serving.text // 1_000_000
            raise HTTPException(413, f"A text may have {most:,} MB: send it as a file, or in parts.")
        return replace(sent, name=(fields.get("name") or "").strip() or _name_text(text), path=service.keep(data))
    raise HTTPException(422, "Nothing was given: paste a text, choose a file, or give an address.")


def _name_text(text: str) -> str:
    """Return the first words of a text, between quotation marks: so no ending of theirs is taken for a format.

    >>> _name_text("  She said so.\\nTwice.")
    '“She said so.”'
    """
    return f"“{shorten_end(text.strip().partition(chr(10))[0].strip(), _NAMED)}”"


def _read_published(fields: Mapping[str, Any]) -> Days | None:
    day = (fields.get("published") or "").strip()
    try:
        return Days.parse(day) if day else None
    except ValueError:
        raise HTTPException(422, f"“{day[:40]}” is no day: write it as 2022-02-01, 2022-02 or 2022.") from None


def _read_settings(fields: Mapping[str, Any]) -> Settings:
    style = fields.get("style") or "strict"
    if style not in STYLES:
        raise HTTPException(422, f"“{style[:40]}” is no house style: choose one of {', '.join(STYLES)}.")
    return replace(
        STRICT, style=style, all_kinds=bool(fields.get("all")), indirect=bool(fields.get("indirect")),
        unmarked=_read_unmarked(fields.get("unmarked")),
    )  # fmt: skip


def _read_unmarked(given: int | str | None) -> int | None:
    asked = str(given or "").strip().lower()
    if asked in _OFF:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10 and int(asked) >= FEWEST):
        raise HTTPException(422, f"“{asked[:40]}” is no number of words: give {FEWEST} or more, or nothing.")
    return int(asked)
