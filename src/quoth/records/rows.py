"""Sources given as rows: a line of JSON, or a mapping in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quoth.model import Days, Problem, Source, SourceText, Span, Turn
from quoth.text.decode import mend_surrogates

from .turns import find_turns

__all__ = [
    "JOIN",
    "build_source",
    "name_twice",
    "parse_json_lines",
    "parse_sources",
    "read_date",
    "read_words",
]

JOIN = "\n\n"
"""What stands between the turns of a source that is given by its turns."""
_DEEP = "nested too deep"


def parse_json_lines(text: str, where: str, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go over the objects of a JSON Lines text, each with its place: `where` and the number of its line.

    A line that is no object becomes a problem. Only a line feed ends a line: JSON strings may hold other
    separators (RFC 8259, 7).
    """
    at, number = 0, 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line, at, number = text[at:end].strip(), end + 1, number + 1
        if not line:
            continue
        place = f"{where} line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            problems.append(Problem(place, f"this is not JSON ({reason})", "write one JSON object a line"))
            continue
        except RecursionError:
            problems.append(Problem(place, f"this is not JSON ({_DEEP})", "write one JSON object a line"))
            continue
        if isinstance(row, dict):
            yield place, row
        else:
            problems.append(Problem(place, "this is not a JSON object", 'write {"id": ..., "text": ...}'))


def parse_sources(text: str, where: str) -> tuple[list[SourceText], list[Problem]]:
    """Return the sources of a JSON Lines text, and what could not be used of it.

    A row without an id is named after its line.
    """
    problems: list[Problem] = []
    sources, keys = [], set()
    for place, row in parse_json_lines(text, where, problems):
        source = build_source(row, place, f"line-{place.rpartition(' ')[2]}", problems)
        if source is None:
            continue
        if source.source.key in keys:
            problems.append(name_twice(place, source.source.key))
            continue
        keys.add(source.source.key)
        sources.append(source)
    return sources, problems


def build_source(
    row: Mapping[str, Any], where: str, key: str, problems: list[Problem]
) -> SourceText | None:
    """Return the source that `row` describes, named `key` where it has no id; None where it has no words.

    Title, date, speaker, kind and url may also stand in a mapping `metadata`. What cannot be used is
    added to `problems`.
    """
    metadata = row.get("metadata")
    fields: dict[str, Any] = dict(metadata) if isinstance(metadata, Mapping) else {}
    fields.update({name: value for name, value in row.items() if value is not None})
    speaker = read_words(fields, "speaker", where, problems)
    found = _read_text(fields, where, speaker, problems)
    if found is None:
        return None
    text, turns = found
    source = Source(
        key=read_words(fields, "id", where, problems) or key,
        title=read_words(fields, "title", where, problems),
        date=read_date(fields, where, problems),
        speaker=speaker,
        kind=read_words(fields, "kind", where, problems),
        url=read_words(fields, "url", where, problems),
    )
    return SourceText(source, text, turns)


def read_words(row: Mapping[str, Any], name: str, where: str, problems: list[Problem]) -> str | None:
    """Return a field that holds words; anything but words or a number becomes a problem."""
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return mend_surrogates(value).strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    problems.append(Problem(where, f"its {name} is not text", "write it in quotation marks"))
    return None


def read_date(row: Mapping[str, Any], where: str, problems: list[Problem]) -> Days | None:
    """Return a row's date; one that no calendar has becomes a problem."""
    value = row.get("date")
    if isinstance(value, Days):
        return value
    if value is None or value == "":
        return None
    try:
        return Days.parse(str(value))
    except ValueError:
        what = f"the date {str(value)[:40]!r} is not one"
        problems.append(Problem(where, what, "write it as 2022, 2022-02 or 2022-02-01"))
        return None


def _read_text(
    row: Mapping[str, Any], where: str, speaker: str | None, problems: list[Problem]
) -> tuple[str, tuple[Turn, ...]] | None:
    turns = row.get("turns")
    if isinstance(turns, Sequence) and not isinstance(turns, str | bytes):
        return _join_turns(turns, where, problems)
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
    return text, find_turns(text, speaker)


def _join_turns(
    rows: Sequence[Any], where: str, problems: list[Problem]
) -> tuple[str, tuple[Turn, ...]] | None:
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
        speaker = row.get("speaker")
        texts.append(text)
        named = mend_surrogates(speaker).strip() or None if isinstance(speaker, str) else None
        turns.append(Turn(Span(at, at + len(text)), named))
        at += len(text) + len(JOIN)
    if not any(text.strip() for text in texts):
        problems.append(_empty(where))
        return None
    return JOIN.join(texts), tuple(turns)


def _empty(where: str) -> Problem:
    return Problem(where, "there is no text in it", "give its words, or take the line out")


def name_twice(where: str, key: str) -> Problem:
    """Return the problem of an id that is not the first of its kind."""
    what = f"the id {key!r} was given before"
    return Problem(where, what, "give each source an id of its own; the first is kept")
