"""Searches that go on side by side, so that all they ask is answered together.

Each search is written as if it were alone: a generator that yields what it asks and is sent the answer.
A hundred questions answered at once take a fraction of the time that they take one by one.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from quoth.alignment.fit import fit_all
from quoth.model import EVERYWHERE, Scope
from quoth.seams import Store
from quoth.text.quoted import QuotedWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Ask", "Lay", "Search", "answer"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """Asks which windows hold most of a run of words; they come nearest first."""

    run: NDArray[np.uint64]
    """The words' keys, in the order in which they are quoted."""
    scope: Scope = EVERYWHERE
    """The sources to look in."""


@dataclass(frozen=True, slots=True, eq=False)
class Lay:
    """Asks for the best fit of quoted words beside recorded ones."""

    quoted: QuotedWords
    """The quoted words."""
    recorded: NDArray[np.uint64]
    """Keys of the recorded words."""
    weights: NDArray[np.float64]
    """What a match of each quoted word earns, 0 to 1."""


Search = Generator[Ask | Lay, Any, T]
"""Yields an `Ask` and is sent windows, yields a `Lay` and is sent a fit; returns what it found."""


def answer(store: Store, searches: Sequence[Search[T]], limit: int) -> list[T]:
    """Carry all searches to their ends; return what each found, in their order.

    `limit` windows at most answer an `Ask`.
    """
    found: dict[int, T] = {}
    answers: dict[int, object] = dict.fromkeys(range(len(searches)))  # a generator begins when it is sent None
    while answers:
        asked: dict[int, Ask] = {}
        to_lay: dict[int, tuple[QuotedWords, NDArray[np.uint64], NDArray[np.float64]]] = {}
        for at, sent in answers.items():
            try:
                question = searches[at].send(sent)
            except StopIteration as end:
                found[at] = end.value
                continue
            if isinstance(question, Lay):
                to_lay[at] = (question.quoted, question.recorded, question.weights)
            else:
                asked[at] = question
        answers = dict(zip(to_lay, fit_all(list(to_lay.values())), strict=True))
        if asked:
            runs, scopes = [ask.run for ask in asked.values()], [ask.scope for ask in asked.values()]
            answers.update(zip(asked, store.nominate(runs, limit, scopes), strict=True))
    return [found[at] for at in range(len(searches))]
