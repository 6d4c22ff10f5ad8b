"""Pages that were fetched, kept with the time and a digest, so that a page is not asked for again and again.

They lie in `$XDG_CACHE_HOME/quoth/pages`, two files a page; a copy whose digest is not its own is not used. Where the
folder cannot be written nothing is kept, and nothing is said.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.settings import Fetching

if TYPE_CHECKING:
    from filelock import FileLock

__all__ = ["Page", "alone", "find_copy", "find_folder", "keep_copy"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched."""

    address: str
    """The address that was asked for; of an archived page that of the copy."""
    final: str
    """The address that answered in the end."""
    fetched: float
    """When, in seconds since 1970."""
    media_type: str
    """What the server says it is; empty where it does not say."""
    data: bytes
    """Its bytes."""

    @property
    def digest(self) -> str:
        """`sha256:` and the hexadecimal SHA-256 of its bytes."""
        return "sha256:" + hashlib.sha256(self.data).hexdigest()


def find_folder(kind: str = "pages") -> Path:
    """Return the folder of the cache for pages, or for what else is kept (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "quoth" / kind


def find_copy(address: str, fetching: Fetching, kind: str = "pages") -> Page | None:
    """Return the copy of a page that is kept, where it is fresh and whole."""
    if fetching.fresh <= 0:
        return None
    with suppress(OSError, ValueError, TypeError, KeyError, RuntimeError):  # a copy that cannot be used is none
        place = find_folder(kind) / _name(address, fetching)
        told = json.loads(place.with_suffix(".json").read_bytes())
        data = _read(place, fetching)
        page = Page(address, str(told["final"]), float(told["fetched"]), str(told["media_type"]), data)
        age = time.time() - page.fetched
        if told["address"] == address and told["digest"] == page.digest and 0 <= age <= fetching.fresh:
            return page
    return None


def keep_copy(page: Page, fetching: Fetching, kind: str = "pages") -> None:
    """Keep a copy of a page, and take out those that have grown old."""
    with suppress(OSError, RuntimeError):
        folder = find_folder(kind)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _take_out_old(folder, fetching)
        told = {
            "address": page.address,
            "final": page.final,
            "fetched": page.fetched,
            "media_type": page.media_type,
            "digest": page.digest,
        }
        place = folder / _name(page.address, fetching)
        _write(place.with_suffix(".body"), page.data)
        _write(place.with_suffix(".json"), json.dumps(told, indent=1).encode())


def alone(address: str, fetching: Fetching, kind: str) -> FileLock | None:
    """Return a lock that one process holds at a time, for who is to fetch what stands at an address.

    None where the cache cannot be written. It is let go of when a process dies.
    """
    with suppress(OSError, RuntimeError):
        from filelock import FileLock  # noqa: PLC0415  (only needed where something is fetched)

        folder = find_folder(kind)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return FileLock(folder / f"{_name(address, fetching)}.lock")
    return None


def _name(address: str, fetching: Fetching) -> str:
    """Name the files of an address; what was fetched where private ones are allowed is kept apart."""
    return hashlib.sha256(f"{fetching.allow_private} {address}".encode("utf-8", "replace")).hexdigest()


def _read(place: Path, fetching: Fetching) -> bytes:
    with place.with_suffix(".body").open("rb") as file:
        return file.read(fetching.size)


def _write(path: Path, data: bytes) -> None:
    """Write a file all at once."""
    with tempfile.NamedTemporaryFile("wb", prefix=".new-", dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.close()
            Path(file.name).replace(path)
        finally:
            Path(file.name).unlink(missing_ok=True)


def _take_out_old(folder: Path, fetching: Fetching) -> None:
    limit = time.time() - fetching.kept
    for path in folder.iterdir():
        with suppress(OSError):  # another process may have taken it out
            if path.stat().st_mtime < limit:
                path.unlink()
