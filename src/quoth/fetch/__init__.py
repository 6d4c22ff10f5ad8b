"""Pages from their addresses: fetched once, politely, within bounds, and kept for a day."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass

from quoth.errors import FetchError
from quoth.model import Days, Document
from quoth.readers import read
from quoth.settings import FETCHING, Fetching

from .addresses import is_address, parse_address
from .cache import Page, find_copy, keep_copy

__all__ = ["Address", "Page", "fetch", "fetch_document", "is_address", "name_page", "read_page"]

_STATUSES = (
    ((404, 410), "there is no such page", "check the address, or take a copy with --archive"),
    ((401, 402, 403, 407, 451), "the page is not given to everybody", "save it from a browser, and give the file"),
    (range(500, 600), "the server failed", "try again later"),
)
"""What is said of an answer that is no page, by its status."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page on the web that is to be read, and how it is fetched."""

    url: str
    """The address, as the user wrote it."""
    fetching: Fetching = FETCHING
    """Within what bounds, and whether from the archive."""
    near: Days | None = None
    """The day near which an archived copy is wanted; None for the newest."""


def fetch(address: Address) -> Page:
    """Return the page at an address: the copy of the cache where it is fresh, else it is fetched and kept.

    Raises FetchError where that cannot be done, or may not be.
    """
    wanted = parse_address(address.url)
    if not address.fetching.archive:
        copy = find_copy(wanted, address.fetching)
        if copy is not None:
            return copy
    # Looking a name up has no bound of its own, nor has a server that sends a letter a second: a thread may be left.
    answers: queue.SimpleQueue[Page | BaseException] = queue.SimpleQueue()
    thread = threading.Thread(target=_answer, args=(address, wanted, answers), daemon=True)
    thread.start()
    try:
        answer = answers.get(timeout=address.fetching.total + 1)
    except queue.Empty:
        from .asking import too_slow  # noqa: PLC0415  (urllib3 is loaded only where a page is fetched)

        raise too_slow(address.url, address.fetching) from None
    thread.join()
    if isinstance(answer, BaseException):
        raise answer
    keep_copy(answer, address.fetching)
    return answer


def fetch_document(address: Address) -> Document:
    """Return the document at an address, named by it. Raises ReadError where it cannot be fetched or read."""
    return read_page(address, fetch(address))


def read_page(address: Address, page: Page) -> Document:
    """Return the document that a page is; of an archived one, by the address of the copy."""
    return read(page.data, name_page(address, page), page.media_type)


def name_page(address: Address, page: Page) -> str:
    """Return what a page is called: its address as the user wrote it, or that of the archived copy."""
    return page.address if address.fetching.archive else address.url


def _answer(address: Address, wanted: str, answers: queue.SimpleQueue[Page | BaseException]) -> None:
    try:
        answers.put(_fetch(address, wanted))
    except BaseException as error:  # raised where it is waited for
        answers.put(error)


def _fetch(address: Address, wanted: str) -> Page:
    from .archive import find_archived, strip_frame  # noqa: PLC0415  (urllib3 is loaded only where a page is fetched)
    from .asking import Asker  # noqa: PLC0415
    from .robots import check_robots  # noqa: PLC0415

    asker = Asker(address.url, address.fetching)
    try:
        if address.fetching.archive:
            wanted = find_archived(asker, wanted, address.near)
            copy = find_copy(wanted, address.fetching)
            if copy is not None:
                return copy
            answer = asker.ask(strip_frame(wanted), address.fetching.size)
        else:
            answer = asker.ask(wanted, address.fetching.size, lambda each: check_robots(asker, each))
    finally:
        asker.close()
    if answer.status != 200:
        told = ((what, remedy) for statuses, what, remedy in _STATUSES if answer.status in statuses)
        what, remedy = next(told, ("the server gives no page", "open it in a browser to see why"))
        raise FetchError(address.url, f"{what} ({answer.told})", remedy)
    return Page(wanted, answer.address, time.time(), answer.media_type, answer.data)
