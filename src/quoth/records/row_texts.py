"""The text of a source that is given as a row, and how the row says that it is laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from quoth.model import Landmark, Problem, Span, Turn
from quoth.text.decode import mend_surrogates

from .layout import Layout, Shape, join_spans, lay_out
from .stages import find_stages

__all__ = ["JOIN", "lay_row"]

JOIN = "\n\n"
"""What stands between the turns of a source that is given by its turns."""


def lay_row(
    row: Mapping[str, Any], where: str, speaker: str | None, shape: Shape | None, problems: list[Problem]
) -> tuple[str, Layout] | None:
    """Return a row's text, and how it is laid out; None where it has no words.

    What the row tells of itself, turns, silent stretches and landmarks, goes before what the text looks like.
    """
    turns = _list(row, "turns")
    if turns is not None and not _are_spans(turns, row):
        joined = _join_turns(turns, where, problems)
        return joined and (joined[0], _lay_places(row, joined[1], len(joined[0]), where, problems))
    text = row.get("text")
    if not isinstance(text, str):
        what = "it has neither text nor turns" if text is None else "its text is not text"
        remedy = 'write "text": "..." or "turns": [{"speaker": ..., "text": ...}]'
        problems.append(Problem(where, what, remedy))
        return None
    if not text.strip():
        problems.append(_empty(where))
        return None
    text = mend_surrogates(text)
    found = lay_out(text, speaker, shape) if turns is None else Layout(_lay_turns(turns, len(text), where, problems))
    return text, _lay_places(row, found, len(text), where, problems)


def _are_spans(turns: Sequence[Any], row: Mapping[str, Any]) -> bool:
    """Whether turns are spans of the row's text; a text with an empty list of turns is known to have none."""
    if not isinstance(row.get("text"), str):
        return False
    return all(isinstance(turn, Mapping) and "span" in turn for turn in turns)


def _lay_turns(rows: Sequence[Any], size: int, where: str, problems: list[Problem]) -> tuple[Turn, ...]:
    """Return turns that are given as spans of a text of `size` code points, in order and apart."""
    turns: list[Turn] = []
    reached = 0
    for number, row in enumerate(rows, 1):
        span = row["span"]
        if not _is_span(span, reached, size):
            what = f"the span of turn {number} does not stand in the text behind the turn before it"
            problems.append(Problem(where, what, 'write "span": [first, end], counted in code points'))
            continue
        reached = span[1]
        turns.append(Turn(Span(*span), _read_speaker(row)))
    return tuple(turns)


def _read_speaker(row: Mapping[str, Any]) -> str | None:
    speaker = row.get("speaker")
    return mend_surrogates(speaker).strip() or None if isinstance(speaker, str) else None


def _join_turns(
    rows: Sequence[Any], where: str, problems: list[Problem]
) -> tuple[str, Layout] | None:
    """Set the turns one below another; a turn's span is all of its text."""
    texts: list[str] = []
    turns: list[Turn] = []
    at = 0
    for number, row in enumerate(rows, 1):
        text = row.get("text") if isinstance(row, Mapping) else None
        if not isinstance(text, str):
            what = f"turn {number} has no text"
            problems.append(Problem(where, what, 'write {"speaker": ..., "text": ...}'))
            continue
        text = mend_surrogates(text)
        texts.append(text)
        turns.append(Turn(Span(at, at + len(text)), _read_speaker(row)))
        at += len(text) + len(JOIN)
    if not any(text.strip() for text in texts):
        problems.append(_empty(where))
        return None
    text = JOIN.join(texts)
    return text, Layout(tuple(turns), tuple(find_stages(text, bool(turns))))


def _lay_places(row: Mapping[str, Any], found: Layout, size: int, where: str, problems: list[Problem]) -> Layout:
    """Return a layout with the silent stretches and the landmarks that a row gives in place of those found."""
    spans, marks = _list(row, "silent"), _list(row, "landmarks")
    if spans is not None:
        silent = [Span(*pair) for pair in spans if _is_span(pair, 0, size)]
        if len(silent) < len(spans):
            what = f"{len(spans) - len(silent)} of its silent stretches do not stand in the text"
            problems.append(Problem(where, what, 'write "silent": [[first, end], ...], counted in code points'))
        found = replace(found, silent=join_spans(silent))
    if marks is not None:
        landmarks = [Landmark(mark[0], *map(_mend, mark[1:])) for mark in marks if _is_landmark(mark, size)]
        if len(landmarks) < len(marks):
            what = f"{len(marks) - len(landmarks)} of its landmarks do not stand in the text"
            problems.append(Problem(where, what, 'write "landmarks": [[offset, "page", "12"], ...]'))
        found = replace(found, landmarks=tuple(sorted(landmarks, key=lambda mark: mark.offset)))
    return found


def _list(row: Mapping[str, Any], name: str) -> Sequence[Any] | None:
    given = row.get(name)
    return given if isinstance(given, Sequence) and not isinstance(given, str | bytes) else None


def _is_span(given: Any, least: int, size: int) -> bool:
    """Whether something is a span of a text of `size` code points that begins at `least` or later."""
    whole = isinstance(given, Sequence) and len(given) == 2 and all(type(end) is int for end in given)
    return whole and least <= given[0] <= given[1] <= size


def _mend(word: str | int) -> str:
    return mend_surrogates(str(word))


def _is_landmark(given: Any, size: int) -> bool:
    if not isinstance(given, Sequence) or isinstance(given, str | bytes) or len(given) != 3:
        return False
    offset, kind, label = given
    return type(offset) is int and 0 <= offset <= size and isinstance(kind, str) and isinstance(label, str | int)


def _empty(where: str) -> Problem:
    return Problem(where, "there is no text in it", "give its words, or take the line out")


