"""robots.txt: what a site asks of programs (RFC 9309). It is asked once for each site in a process."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quoth.errors import FetchError

from .asking import AGENT, Asker

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["check_robots"]

_LARGEST = 512_000
"""Bytes that are looked at (RFC 9309, 2.5)."""
_SAVE = "save the page from a browser and give the file, or take a copy with --archive"
_known: dict[tuple[str, bool], Protego | None] = {}


def check_robots(asker: Asker, address: str) -> None:
    """Raise FetchError where the site of an address does not want programs there, or cannot say whether it does."""
    parts = urlsplit(address)
    site = f"{parts.scheme}://{parts.netloc}"
    key = site, asker.fetching.allow_private
    if key not in _known:
        _known[key] = _ask(asker, site)
    rules = _known[key]
    if rules is not None and not rules.can_fetch(address, AGENT):
        raise FetchError(asker.where, f"{parts.netloc} does not want programs there (its robots.txt says so)", _SAVE)


def _ask(asker: Asker, site: str) -> Protego | None:
    """Return the rules of a site; None where it has none."""
    from protego import Protego  # noqa: PLC0415  (only needed here)

    answer = asker.ask(f"{site}/robots.txt", _LARGEST, cut=True)
    if answer.status >= 500:
        what = f"{site}/robots.txt cannot be had ({answer.told}), so that nothing may be fetched there"
        raise FetchError(asker.where, what, _SAVE)
    return Protego.parse(answer.data.decode("utf-8", "replace")) if answer.data else None
