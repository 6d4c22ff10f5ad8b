"""A scope as a condition on the catalogue."""

from __future__ import annotations

import json

from quoth.model import Scope

__all__ = ["condition"]

_LISTED = "SELECT value FROM json_each(?)"
"""One value however many there are, since SQLite bounds how many values a query has."""


def condition(scope: Scope) -> tuple[str, list[object]]:
    """Return a scope as an SQL condition on the table `sources`, empty for all of them, and its values."""
    parts: list[str] = []
    values: list[object] = []

    def add(part: str, *more: object) -> None:
        parts.append(part)
        values.extend(more)

    if scope.only is not None:
        add(f"key IN ({_LISTED})", json.dumps(sorted(scope.only)))
    if scope.without:
        add(f"key NOT IN ({_LISTED})", json.dumps(sorted(scope.without)))
    if scope.until is not None:
        add("first_day <= ?", scope.until.toordinal())  # 0 where no day is known
    if scope.after is not None:
        add("first_day > ?", scope.after.toordinal())
    if scope.days is not None:
        add("first_day BETWEEN 1 AND ?", scope.days.last.toordinal())
        add("last_day >= ?", scope.days.first.toordinal())
    if scope.speaker is not None:
        spoken = "SELECT source FROM spoken JOIN speakers ON speakers.number = spoken.speaker WHERE speakers.name = ?"
        add(f"number IN ({spoken})", scope.speaker)
    return " AND ".join(parts), values
