"""Work done in threads for callers who wait in the loop: a few at once, bounded in time, told of, given up."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import anyio
from anyio import from_thread, to_thread

from quoth.checking.walk import Watch
from quoth.errors import QuothError

from . import limits

__all__ = ["BusyError", "Workshop"]

_Result = TypeVar("_Result")
Tell = Callable[[float, float, str], Coroutine[Any, Any, None]]
"""Is told how far something is, of how much, and what is being done."""
_OFTEN = 0.2
"""Seconds between two words on how far a check is."""
_STAGES = ("reading", "searching", "judging")


class BusyError(QuothError):
    """Too much is asked at once, or it takes too long."""


class _Turn:
    """One check's leave to work."""

    begun = False
    """Whether its thread has begun."""


class Workshop:
    """Where checks and searches are done."""

    def __init__(self) -> None:
        self._checks = anyio.CapacityLimiter(limits.CHECKS)
        self._threads = anyio.CapacityLimiter(limits.CHECKS + limits.WAITING)
        self._looks = anyio.CapacityLimiter(limits.LOOKS)
        self._waiting = 0

    async def look(self, work: Callable[[], _Result]) -> _Result:
        """Return what `work` returns, done in a thread."""
        return await to_thread.run_sync(work, limiter=self._looks)

    async def check(self, work: Callable[[Watch], _Result], tell: Tell) -> _Result:
        """Return what `work` returns, done in a thread; it is given whom to tell how far it is.

        Where the caller goes away, or it takes too long, nobody waits for it any more; it is given up when it next
        tells, and no other takes its turn until then. Raises BusyError where too many wait, or where it takes too long.
        """
        if self._waiting >= limits.CHECKS + limits.WAITING:
            raise BusyError("quoth", "too many checks are waiting", "try again in a minute")
        self._waiting += 1
        try:
            with anyio.fail_after(limits.SECONDS):
                turn = _Turn()
                await self._checks.acquire_on_behalf_of(turn)
                try:
                    do = partial(self._do, work, _make_watch(tell), turn)
                    return await to_thread.run_sync(do, abandon_on_cancel=True, limiter=self._threads)
                finally:
                    if not turn.begun:  # its thread never came to it, or gives it up at once
                        self._checks.release_on_behalf_of(turn)
        except TimeoutError:
            what = f"the check takes longer than {limits.SECONDS:.0f} seconds"
            raise BusyError("text", what, "check it in parts") from None
        finally:
            self._waiting -= 1


    def _do(self, work: Callable[[Watch], _Result], watch: Watch, turn: _Turn) -> _Result:
        """Do some work in this thread, and then let another have its turn."""
        turn.begun = True
        try:
            return work(watch)
        finally:
            with suppress(RuntimeError):  # the turn was over already, or the server has ended
                from_thread.run_sync(self._checks.release_on_behalf_of, turn)


def _make_watch(tell: Tell) -> Watch:
    """Return what a check in a thread calls: it raises where the caller is gone, and tells them now and then."""
    told, when = -1.0, 0.0

    def watch(stage: str, done: int, total: int) -> None:
        nonlocal told, when
        from_thread.check_cancelled()
        now = time.monotonic()
        way = _STAGES.index(stage) + (done / total if total else 0.0)
        if way > told and now - when >= _OFTEN:
            told, when = way, now
            from_thread.run(tell, round(way, 3), float(len(_STAGES)), stage)

    return watch
