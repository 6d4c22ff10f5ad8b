"""Problems told as lines: of many that are alike the first few, and how many more there are."""

from __future__ import annotations

from quoth.model import Problem

from .console import say, say_problem

__all__ = ["Teller"]

_TOLD = 20
"""Problems of one kind that are told one by one; a table may have one in each of its rows."""


class Teller:
    """Tells of problems as they come; in a `with`, whose end counts what was left out.

    Those with one remedy are alike.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._last: dict[str, Problem] = {}

    def __enter__(self) -> Teller:
        return self

    def __exit__(self, *_: object) -> None:
        for remedy, problem in self._last.items():
            more = self._seen[remedy] - _TOLD
            last = f"{more:,} more like these, to this one" if more > 1 else "one more like these"
            say(problem.where, last, remedy)
        self._seen.clear()
        self._last.clear()

    def tell(self, problem: Problem) -> None:
        """Tell of a problem, or count it."""
        seen = self._seen[problem.remedy] = self._seen.get(problem.remedy, 0) + 1
        if seen > _TOLD:
            self._last[problem.remedy] = problem
        else:
            say_problem(problem)
