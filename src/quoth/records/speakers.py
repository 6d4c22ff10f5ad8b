"""One name for each speaker of a source: `HALE` and `Mary Hale` are one, where only one Hale speaks there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoth.model import Turn
from quoth.text.names import is_role, name_parts, same_person

__all__ = ["find_fullest", "name_fully"]

_MEN, _WOMEN = frozenset(("mr", "sir", "lord", "herr")), frozenset(("mrs", "ms", "miss", "lady", "dame", "frau"))
"""Titles that tell two of one surname apart."""


def name_fully(turns: Sequence[Turn], speaker: str | None) -> tuple[Turn, ...]:
    """Return turns with each speaker under the fullest name that the source has for them; `speaker` is the source's."""
    names = find_fullest([*(turn.speaker for turn in turns if turn.speaker), *([speaker] if speaker else [])])
    return tuple(Turn(turn.span, names.get(turn.speaker, turn.speaker) if turn.speaker else None) for turn in turns)


def find_fullest(names: Iterable[str]) -> dict[str, str]:
    """Return for each name that has a fuller form among `names` that form; none where two people may be meant.

    >>> find_fullest(["MARY HALE", "MR. ROE", "HALE", "Ms. Hale", "ANN ROE", "TOM ROE"])
    {'HALE': 'MARY HALE', 'Ms. Hale': 'MARY HALE'}
    """
    surnames: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if not is_role(name):
            surnames.setdefault(name_parts(name)[-1], []).append(name)
    found: dict[str, str] = {}
    for bearers in surnames.values():
        titles = {word.rstrip(".").casefold() for name in bearers for word in name.split()}
        if len(bearers) < 2 or (titles & _MEN and titles & _WOMEN):
            continue
        for name in bearers:
            fuller = [other for other in bearers if _is_fuller(other, name)]
            if fuller and all(same_person(one, fuller[0]) for one in fuller):
                found[name] = max(fuller, key=_measure)
    return found


def _is_fuller(other: str, name: str) -> bool:
    """Whether a name gives more than another of the same surname: a first name, or one in full for an initial."""
    return _measure(other) > _measure(name) and same_person(other, name) is True


def _measure(name: str) -> tuple[int, int]:
    """Return how full a name is: its parts, and the letters of those before the surname."""
    parts = name_parts(name)
    return len(parts), sum(map(len, parts[:-1]))
