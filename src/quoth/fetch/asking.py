"""Asking a server for a page: tries, redirects, and a bound on all of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from urllib3 import PoolManager
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    LocationValueError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.response import BaseHTTPResponse

from quoth.errors import FetchError
from quoth.settings import Fetching
from quoth.version import __version__

from .addresses import follow
from .connection import make_pool

__all__ = ["AGENT", "Answer", "Asker"]

AGENT = "quoth"
"""The name that robots.txt may speak of."""
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (checks quotations; fetches a page when a person asks for it)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 502, 503, 504)
_CHUNK = 65_536
_LATER = "try again later, or save the page from a browser and give the file"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    address: str
    """The address that answered in the end."""
    status: int
    """Its status (RFC 9110, 15)."""
    media_type: str
    """What it says the bytes are; empty where it does not say."""
    data: bytes = b""
    """The bytes, unpacked; none where the status is not 200."""

    @property
    def told(self) -> str:
        """The status in words: `404 Not Found`."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)


class Asker:
    """Asks servers on behalf of one address; closed when done."""

    def __init__(self, where: str, fetching: Fetching) -> None:
        self.where = where
        """What messages call the address: as the user wrote it."""
        self.fetching = fetching
        """Within what bounds."""
        self._end = time.monotonic() + fetching.total
        self._pool: PoolManager = make_pool(fetching)

    def close(self) -> None:
        """Close all connections."""
        self._pool.clear()

    def ask(
        self, address: str, limit: int, may_go: Callable[[str], None] | None = None, cut: bool = False
    ) -> Answer:
        """Return the answer of an address, or of the last one that it sends on to.

        `may_go` is called with each before it is asked, and raises if it may not be. Raises FetchError where none
        comes, or it is larger than `limit` bytes; with `cut` it ends there instead.
        """
        for _ in range(self.fetching.redirects + 1):
            if may_go is not None:
                may_go(address)
            answer = self._try(address, limit, cut)
            if isinstance(answer, Answer):
                return answer
            address = follow(address, answer, self.where)
        what = f"it sends on to another address more than {self.fetching.redirects} times"
        raise FetchError(self.where, what, "open it in a browser, and give the address where that ends")

    def _try(self, address: str, limit: int, cut: bool) -> Answer | str:
        """Ask one address, again where that may help; return the answer, or the address that it sends on to."""
        pause = self.fetching.pause
        for left in range(self.fetching.tries - 1, -1, -1):
            wait = pause
            try:
                answer, asked = self._ask_once(address, limit, cut)
                if not left or not isinstance(answer, Answer) or answer.status not in _BUSY:
                    return answer
                wait = pause if asked is None else asked
            except FetchError as error:  # raised where a name is looked up, which knows the host alone
                raise FetchError(self.where, error.what, error.remedy) from None
            except SSLError as error:
                what = f"the connection is not safe ({_reason(error)})"
                raise FetchError(self.where, what, "check the address in a browser") from None
            except LocationValueError:
                raise FetchError(self.where, "this is no address", "check how it is written") from None
            except DecodeError:
                raise FetchError(self.where, "what came cannot be unpacked", _LATER) from None
            except HTTPError as error:
                if not left:
                    raise FetchError(self.where, _tell(error), _LATER) from None
            self._wait(wait)
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _ask_once(self, address: str, limit: int, cut: bool) -> tuple[Answer | str, float | None]:
        """Ask once; return the answer, or where it sends on to, and for how many seconds the server asks to wait."""
        self._check_time()
        response = self._pool.request("GET", address, preload_content=False, redirect=False, headers=_HEADERS)
        try:
            moved = response.headers.get("Location")
            if response.status in _MOVED and moved:
                return moved.encode("latin-1", "replace").decode("utf-8", "replace"), None  # headers are bytes
            kind = response.headers.get("Content-Type", "")
            data = self._read(response, limit, cut) if response.status == HTTPStatus.OK else b""
            return Answer(address, response.status, kind, data), _read_wait(response.headers)
        finally:
            response.close()  # what was not read is not wanted

    def _read(self, response: BaseHTTPResponse, limit: int, cut: bool) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.stream(_CHUNK, decode_content=True):
            self._check_time()
            parts.append(part)
            size += len(part)
            if size > limit:
                if cut:
                    break
                what = f"the page is larger than {limit:,} bytes"
                raise FetchError(self.where, what, "save the page from a browser and give the file")
        return b"".join(parts)[:limit]

    def _wait(self, seconds: float) -> None:
        if seconds > self.fetching.patience:
            raise FetchError(self.where, f"the server asks to be left alone for {seconds:,.0f} s", "try again then")
        time.sleep(max(0.0, min(seconds, self._end - time.monotonic())))

    def _check_time(self) -> None:
        if time.monotonic() > self._end:
            raise too_slow(self.where, self.fetching)


def too_slow(where: str, fetching: Fetching) -> FetchError:
    """Return the error that all of it took too long."""
    return FetchError(where, f"no whole answer came within {fetching.total:g} s", _LATER)


def _read_wait(headers: Mapping[str, str]) -> float | None:
    """Return for how many seconds a server asks to wait (RFC 9110, 10.2.3); None where it does not."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _tell(error: HTTPError) -> str:
    """Say why no answer came."""
    if isinstance(error, NewConnectionError):
        return f"the server cannot be reached ({_reason(error)})"
    if isinstance(error, ConnectTimeoutError):
        return "the server cannot be reached (it does not answer)"
    if isinstance(error, ReadTimeoutError):
        return "the server fell silent"
    return f"the answer broke off ({_reason(error)})"


def _reason(error: HTTPError) -> str:
    """Return the last clause of an error's message, which says what happened."""
    return " ".join(str(error).split()).rpartition(": ")[2][:120] or type(error).__name__
