"""Every number and choice of the server, with the reason for its default."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from quoth.settings import Fetching

__all__ = ["Serving"]


@dataclass(frozen=True, slots=True)
class Serving:
    """How the server serves."""

    record: Path
    """What is checked against: a record on disk, or a folder or file of sources."""
    database: str
    """Where the history is kept: `sqlite:///FILE` or `postgresql://…`."""
    host: str = "127.0.0.1"
    """Address that it listens at; anything but this machine's own lets others reach it."""
    port: int = 8400
    """Port that it listens at; 0 for any that is free."""
    hosts: frozenset[str] = field(default_factory=frozenset)
    """Names by which it may be addressed besides `host` and those of this machine: a page elsewhere must not reach it
    by a name of its own that leads here."""
    token: str = ""
    """What who asks must know; empty where everybody who reaches the server may ask."""
    workers: int = 1
    """Checks that go on at once; each is a process that opens the record."""
    waiting: int = 100
    """Checks that may wait; more are refused, so that nobody waits for an hour."""
    seconds: float = 600.0
    """Seconds that one check may take."""
    memory: int = 4_000_000_000
    """Bytes that one check may take, besides the record."""
    upload: int = 50_000_000
    """Bytes of one request: a large PDF."""
    text: int = 5_000_000
    """Bytes of a text that is pasted: several books."""
    fetching: Fetching = field(default_factory=Fetching)
    """How pages are fetched."""
