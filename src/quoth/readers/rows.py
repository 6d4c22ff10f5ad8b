"""Rows of a table to documents: which columns are meant, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quoth.errors import ReadError
from quoth.model import BlockKind, Days, Document, Problem
from quoth.text.decode import mend_surrogates

from .plain import read_text
from .writing import SEPARATOR, TextWriter

__all__ = ["COLUMNS", "Row", "find_columns", "read_row"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full_text"),
    "turns": ("turns",),
    "id": ("id", "key"),
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "date": ("date", "published", "publication_date"),
    "speaker": ("speaker",),
    "kind": ("kind",),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""What a column is, and by which names it goes, the first that a table has counts; capitals do not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    number: int
    """Its number; the first after the head is 1, of lines of JSON its line."""
    fields: Mapping[str, Any]
    """What stands in it, by the names that `COLUMNS` has."""

    @property
    def given(self) -> dict[str, Any]:
        """Its cells that are not empty."""
        return {name: value for name, value in self.fields.items() if value is not None}


def find_columns(names: Sequence[Any]) -> dict[str, int]:
    """Return which column of a table is what; text or turns are not missing where they are in it."""
    plain = [str(name).strip().casefold() for name in names]
    found = {}
    for what, known in COLUMNS.items():
        at = next((plain.index(name) for name in known if name in plain), None)
        if at is not None:
            found[what] = at
    return found


def read_row(row: Row, table: str) -> Document | Problem:
    """Return the document that a row is, named after its table and its id or number; a problem where it is none."""
    fields = row.fields
    key = _words(fields.get("id")) or f"row-{row.number}"
    name = f"{table}/{key}"
    try:
        document = _lay(fields, name)
    except ReadError as error:
        return Problem(name, error.what, error.remedy)
    published = None
    given = fields.get("date")
    if given not in (None, ""):
        try:
            published = Days.parse(str(given).strip())
        except ValueError:
            what = f"the date {str(given)[:40]!r} is not one"
            problem = Problem(name, what, "write it as 2022, 2022-02 or 2022-02-01")
            document = replace(document, problems=(*document.problems, problem))
    return replace(
        document,
        title=_words(fields.get("title")) or document.title,
        author=_words(fields.get("author")) or _words(fields.get("speaker")) or document.author,
        published=published or document.published,
        language=_words(fields.get("language")) or document.language,
    )


def _lay(fields: Mapping[str, Any], name: str) -> Document:
    text, turns = fields.get("text"), fields.get("turns")
    if isinstance(text, str):
        return read_text(text, name)
    if not isinstance(turns, list):
        raise ReadError(name, "it has no text", "write it in a column called text")
    writer = TextWriter(name)
    texts: list[str] = []
    for turn in turns:
        said = turn.get("text") if isinstance(turn, Mapping) else None
        if isinstance(said, str):
            texts.append(mend_surrogates(said))
            writer.add(BlockKind.TURN, texts[-1], speaker=_words(turn.get("speaker")))
    return writer.finish(SEPARATOR.join(texts).encode())


def _words(value: Any) -> str | None:
    """Return what a cell says, on one line; None where it says nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(mend_surrogates(str(value)).split()) or None
