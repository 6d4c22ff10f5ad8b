"""The copy of a page that the Wayback Machine keeps, the one nearest to a day.

Which copy there is, its interface for programs tells; only the address is sent there. robots.txt is not asked: these
answers are made for programs.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

from quoth.errors import FetchError
from quoth.model import Days

from .addresses import parse_address
from .asking import Asker

__all__ = ["find_archived", "strip_frame"]

_LARGEST = 1_000_000
_STAMP = re.compile(r"/web/(\d{4,14})/")


def find_archived(asker: Asker, address: str, near: Days | None) -> str:
    """Return the address of the archived copy of a page nearest to the first of some days, else of the newest.

    Raises FetchError where there is none.
    """
    fetching = asker.fetching
    asked = {"url": address} | ({"timestamp": f"{near.first:%Y%m%d}"} if near else {})
    answer = asker.ask(f"{fetching.archive_at}?{urlencode(asked)}", _LARGEST)
    if answer.status != 200:
        what = f"the archive does not say which copies it has ({answer.told})"
        raise FetchError(asker.where, what, "try again later")
    copy = _find_copy(answer.data)
    if copy is None:
        raise FetchError(asker.where, "the archive has no copy of it", "leave --archive out, or give a file")
    if fetching.archive_at.startswith("https:") and copy.startswith("http:"):
        copy = f"https:{copy.removeprefix('http:')}"
    return parse_address(copy, asker.where)


def strip_frame(copy: str) -> str:
    """Return the address where a copy stands as it was archived, without the archive's own head.

    >>> strip_frame("https://web.archive.org/web/20220203101112/https://example.org/essay")
    'https://web.archive.org/web/20220203101112id_/https://example.org/essay'
    """
    return _STAMP.sub(r"/web/\1id_/", copy, count=1)


def _find_copy(data: bytes) -> str | None:
    try:
        value: Any = json.loads(data)
        closest = value["archived_snapshots"]["closest"]
        good = closest["available"] and str(closest.get("status", "200")).startswith("2")
        return str(closest["url"]) if good else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
