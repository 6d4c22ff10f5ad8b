"""Sources given as rows, a line of JSON or a mapping in memory; and written as rows that say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
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
    "write_row",
]

JOIN = "\n\n"
"""What stands between the turns of a source that is given by its turns."""
_DEEP = "nested too deep"


def parse_json_lines(
    lines: Iterable[str | bytes], where: str, problems: list[Problem]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go over the objects of JSON Lines, each with its place: `where` and the number of its line.

    A line that is no object becomes a problem. Only a line feed may have ended a line: JSON strings may hold
    other separators (RFC 8259, 7). A line of bytes is UTF-8.
    """
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        place = f"{where} line {number}"
        try:
            row = json.loads(line)
        except UnicodeDecodeError:
            problems.append(Problem(place, "this is not UTF-8", "write the file in UTF-8"))
            continue
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


def parse_sources(
    lines: Iterable[str | bytes], where: str, problems: list[Problem]
) -> Iterator[tuple[SourceText, str]]:
    """Go over the sources of JSON Lines, each with its place; what cannot be used is added to `problems`.

    A row without an id is named after its file and line.
    """
    stem = (PurePosixPath(where).stem or where).replace(" ", "-")
    for place, row in parse_json_lines(lines, where, problems):
        source = build_source(row, place, f"{stem}-line-{place.rpartition(' ')[2]}", problems)
        if source is not None:
            yield source, place


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


def write_row(given: SourceText) -> dict[str, Any]:
    """Return the row of which `build_source` makes this source again; its turns are spans of its text."""
    source = given.source
    return {
        "id": source.key,
        "title": source.title,
        "date": str(source.date) if source.date else None,
        "speaker": source.speaker,
        "kind": source.kind,
        "url": source.url,
        "turns": [{"speaker": turn.speaker, "span": [turn.span.start, turn.span.end]} for turn in given.turns],
        "text": given.text,
    }


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
        problems.append(Problem(where, what, "write it as 2022, 2022-02, 2022-02-01 or 2022-02-01/2022-02-03"))
        return None


def _read_text(
    row: Mapping[str, Any], where: str, speaker: str | None, problems: list[Problem]
) -> tuple[str, tuple[Turn, ...]] | None:
    given = row.get("turns")
    turns = given if isinstance(given, Sequence) and not isinstance(given, str | bytes) else None
    if turns is not None and not _are_spans(turns, row):
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
    return text, find_turns(text, speaker) if turns is None else _lay_turns(turns, len(text), where, problems)


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
        whole = isinstance(span, Sequence) and len(span) == 2 and all(type(end) is int for end in span)
        if not whole or not reached <= span[0] <= span[1] <= size:
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
        texts.append(text)
        turns.append(Turn(Span(at, at + len(text)), _read_speaker(row)))
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
