"""Searches that go on side by side, so that all they look up is looked up together.

Each search is written as if it were alone: a generator that yields what it asks of the store, and is sent
the windows. A store answers a hundred questions at once in a fraction of the time that it takes for each.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from quoth.model import Window
from quoth.seams import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Ask", "Search", "answer"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """Which windows hold most of a run of words."""

    run: NDArray[np.uint64]
    """The words' keys, in the order in which they are quoted."""
    within: tuple[str, ...] | None = None
    """The only sources to look in, by key; None for all."""


Search = Generator[Ask, Sequence[Window], T]
"""Asks, is sent the windows of each answer, nearest first, and returns what it found."""


def answer(store: Store, searches: Sequence[Search[T]], limit: int) -> list[T]:
    """Carry all searches to their ends; `limit` windows answer a question. Return what each found, in their order."""
    found: dict[int, T] = {}
    waiting = list(range(len(searches)))
    answers: dict[int, Sequence[Window]] = {}
    while waiting:
        asked: dict[tuple[str, ...] | None, dict[int, NDArray[np.uint64]]] = {}
        for at in waiting:
            try:
                ask = searches[at].send(answers[at]) if answers else next(searches[at])
            except StopIteration as end:
                found[at] = end.value
            else:
                asked.setdefault(ask.within, {})[at] = ask.run
        answers = {}
        for within, runs in asked.items():
            answers.update(zip(runs, store.nominate(list(runs.values()), limit, within), strict=True))
        waiting = list(answers)
    return [found[at] for at in range(len(searches))]
