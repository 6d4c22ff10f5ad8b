"""Work in threads: a few at once, bounded in time, and no turn is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import anyio
import pytest

from quoth.mcp import limits
from quoth.mcp.working import BusyError, Workshop


def work_at_once(watch: Callable[[str, int, int], None]) -> int:
    watch("reading", 0, 0)
    return 7


async def tell(done: float, total: float, stage: str) -> None:
    assert 0 <= done <= total, stage


def test_what_takes_too_long_is_answered_and_its_turn_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    given_up: list[str] = []

    def last(watch: Callable[[str, int, int], None]) -> None:
        held.wait()
        try:
            watch("judging", 0, 1)
        except BaseException:
            given_up.append("told")
            raise

    async def work() -> Any:
        workshop = Workshop()
        monkeypatch.setattr(limits, "SECONDS", 0.1)
        for _ in range(limits.CHECKS):
            with pytest.raises(BusyError, match="takes longer"):
                await workshop.check(last, tell)
        with pytest.raises(BusyError):  # nobody has its turn while the others go on
            await workshop.check(lambda watch: given_up.append("no turn"), tell)
        held.set()
        monkeypatch.setattr(limits, "SECONDS", 50.0)
        return await workshop.check(work_at_once, tell)

    assert anyio.run(work) == 7
    assert set(given_up) == {"told"}


def test_who_goes_away_before_the_work_begins_leaves_the_turn_to_others() -> None:
    async def work() -> Any:
        workshop = Workshop()
        for _ in range(3 * limits.CHECKS):
            with anyio.CancelScope() as scope:
                scope.cancel()
                await workshop.check(lambda watch: 1, tell)
        return await workshop.check(lambda watch: 7, tell)

    assert anyio.run(work) == 7


def test_where_too_many_wait_more_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAITING", -limits.CHECKS)
    with pytest.raises(BusyError, match="too many checks are waiting"):
        anyio.run(Workshop().check, lambda watch: 1, tell)
