"""Sources given as rows, a line of JSON or a mapping in memory; and written as rows that say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from quoth.model import Days, Problem, Source, SourceText
from quoth.text.decode import mend_surrogates
from quoth.text.document_language import find_language

from .layout import Shape
from .row_texts import lay_row

__all__ = [
    "build_source",
    "name_twice",
    "parse_json_lines",
    "parse_sources",
    "read_date",
    "read_shape",
    "read_words",
    "write_row",
]

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

    Title, date, speaker, kind, url and language may also stand in a mapping `metadata`. What cannot be used is
    added to `problems`.
    """
    metadata = row.get("metadata")
    fields: dict[str, Any] = dict(metadata) if isinstance(metadata, Mapping) else {}
    fields.update({name: value for name, value in row.items() if value is not None})
    speaker = read_words(fields, "speaker", where, problems)
    found = lay_row(fields, where, speaker, read_shape(fields, where, problems), problems)
    if found is None:
        return None
    text, layout = found
    source = Source(
        key=read_words(fields, "id", where, problems) or key,
        title=read_words(fields, "title", where, problems),
        date=read_date(fields, where, problems),
        speaker=speaker,
        kind=read_words(fields, "kind", where, problems),
        url=read_words(fields, "url", where, problems),
        language=read_language(row, fields, text, where, problems),
    )
    return SourceText(source, text, layout.turns, layout.silent, layout.landmarks)


def write_row(given: SourceText) -> dict[str, Any]:
    """Return the row of which `build_source` makes this source again; its turns are spans of its text."""
    source = given.source
    places: dict[str, Any] = {}
    if given.silent:
        places["silent"] = [[span.start, span.end] for span in given.silent]
    if given.landmarks:
        places["landmarks"] = [[mark.offset, mark.kind, mark.label] for mark in given.landmarks]
    return {
        "id": source.key,
        "title": source.title,
        "date": str(source.date) if source.date else None,
        "speaker": source.speaker,
        "kind": source.kind,
        "url": source.url,
        "language": source.language,
        "turns": [{"speaker": turn.speaker, "span": [turn.span.start, turn.span.end]} for turn in given.turns],
        **places,
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


def read_language(
    row: Mapping[str, Any], fields: Mapping[str, Any], text: str, where: str, problems: list[Problem]
) -> str | None:
    """Return the language that a row states, where its text does not say otherwise, else that of its text.

    One that says `null` was looked at before, and nothing told.
    """
    if row.get("language", "") is None:
        return None
    return find_language(text, read_words(fields, "language", where, problems))


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


def read_shape(row: Mapping[str, Any], where: str, problems: list[Problem]) -> Shape | None:
    """Return what a row's `layout` says that its text is; a word for which there is no such thing becomes a problem."""
    value = read_words(row, "layout", where, problems)
    if value is None:
        return None
    try:
        return Shape(value.casefold())
    except ValueError:
        what = f"the layout {value[:40]!r} is not one"
        problems.append(Problem(where, what, "write " + " or ".join(shape.value for shape in Shape)))
        return None


def name_twice(where: str, key: str) -> Problem:
    """Return the problem of an id that is not the first of its kind."""
    what = f"the id {key!r} was given before"
    return Problem(where, what, "give each source an id of its own; the first is kept")
