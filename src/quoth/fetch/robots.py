"""robots.txt: what a site asks of programs (RFC 9309).

It is asked once for each site in a run, by whichever process comes first: the others take the copy in the cache.
"""

from __future__ import annotations

import threading
import time
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quoth.errors import FetchError

from .asking import AGENT, Asker
from .cache import Page, alone, find_copy, keep_copy

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["check_robots", "parse_rules"]

_LARGEST = 512_000
"""Bytes that are looked at (RFC 9309, 2.5)."""
_KIND = "robots"
"""The folder of the cache where copies are."""
_FRESH = 300.0
"""Seconds for which rules stand at least, even where pages are to be asked for anew."""
_SAVE = "save the page from a browser and give the file, or take a copy with --archive"
_known: dict[tuple[str, bool], Protego | str | None] = {}
"""The rules of each site; None where it has none, and what went wrong where they cannot be had."""
_lock = threading.Lock()


def check_robots(asker: Asker, address: str) -> None:
    """Raise FetchError where the site of an address does not want programs there, or cannot say whether it does."""
    parts = urlsplit(address)
    site = f"{parts.scheme}://{parts.netloc}"
    key = site, asker.fetching.allow_private
    with _lock:
        if key not in _known:
            _known[key] = _learn(asker, site)
        rules = _known[key]
    if isinstance(rules, str):
        raise FetchError(asker.where, rules, _SAVE)
    if rules is not None and not rules.can_fetch(address, AGENT):
        raise FetchError(asker.where, f"{parts.netloc} does not want programs there (its robots.txt says so)", _SAVE)


def parse_rules(data: bytes) -> Protego | None:
    """Return the rules that a robots.txt states; None where it states none."""
    from protego import Protego  # noqa: PLC0415  (only needed here)

    return Protego.parse(data.decode("utf-8", "replace")) if data else None


def _learn(asker: Asker, site: str) -> Protego | str | None:
    """Return the rules of a site, from the copy that another process has left, else from the site itself."""
    kept = replace(asker.fetching, fresh=max(asker.fetching.fresh, _FRESH), size=_LARGEST)
    place = f"{site}/robots.txt"
    with alone(place, asker.fetching, _KIND) or nullcontext():
        copy = find_copy(place, kept, _KIND)
        if copy is None:
            answer = asker.ask(f"{site}/robots.txt", _LARGEST, cut=True)
            if answer.status >= 500:
                return f"{site}/robots.txt cannot be had ({answer.told}), so that nothing may be fetched there"
            copy = Page(place, answer.address, time.time(), answer.media_type, answer.data)
            keep_copy(copy, asker.fetching, _KIND)
    return parse_rules(copy.data)
