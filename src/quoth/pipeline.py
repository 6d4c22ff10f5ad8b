"""The whole walk, from a document and a record to a report. With `walk`, the only module that knows every stage."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from quoth.archive import Record, hold_sources
from quoth.attribution import Ranker, add_indirect, attribute
from quoth.checking.walk import Walk, Watch
from quoth.fetch import Address, fetch_document, is_address
from quoth.ingest import Given
from quoth.model import Document, Extraction, Problem, Report
from quoth.quotes import find_quotations
from quoth.readers import read_answer, read_path
from quoth.readers.json_text import choose_fields
from quoth.settings import STRICT, Settings
from quoth.text.document_language import settle_language
from quoth.verdicts import apply_style
from quoth.verdicts.styles import find_rows

__all__ = ["check", "check_extraction", "extract", "read"]

_COPY = ("it is the document itself and was left out", "take it out of the record")
_NO_JSON = ("it is no JSON with texts in it, so no field of it could be chosen", "give JSON alone, or in a fence")


def read(where: Path | str, name: str | None = None) -> Document:
    """Read the file at `where`, or the page where it is an address: the one place where a string is either.

    `name` is what messages call it, else what was given. A page is fetched once, politely, and kept for a day. Raises
    `ReadError` where it cannot be read, and `FetchError`, which is one, where it cannot be fetched.
    """
    if isinstance(where, str) and is_address(where):
        document = fetch_document(Address(where))
        return document if name is None else replace(document, name=name)
    return read_path(Path(where), name)


def _take(given: Document | Path | str, json_fields: Collection[str] = ()) -> Document:
    """Return what was given as a document, its language settled, its fields chosen where it is JSON."""
    if isinstance(given, Document):
        document = given
    else:
        document = read_answer(given) if isinstance(given, str) else read_path(given)
    if json_fields and document.fields:
        document = choose_fields(document, json_fields)
    elif json_fields and isinstance(given, str):  # of many files some may be something else, an answer may not
        document = replace(document, problems=(*document.problems, Problem(document.name, *_NO_JSON)))
    return settle_language(document)


def extract(
    document: Document | Path | str,
    *,
    ranker: Ranker | None = None,
    indirect: bool = False,
    json_fields: Collection[str] = (),
) -> Extraction:
    """Find the quotations of a document and who is said to have said them; no record is asked.

    A string is text, never a path; a `Path` is a file. `ranker` weighs who may be the speaker: without one,
    that which comes with quoth. `indirect` adds what the document tells in words of its own.
    `json_fields` are the fields of JSON whose texts are quotations: names, or the last names of a path.
    Raises `ReadError` where a file cannot be read.
    """
    document = _take(document, json_fields)
    quotations = find_quotations(document)
    attributions = attribute(document, quotations, ranker)
    if indirect:
        quotations, attributions = add_indirect(document, quotations, attributions)
    return Extraction(document, quotations, attributions, document.problems)


def check(
    document: Document | Path | str,
    record: Record | None = None,
    *,
    sources: Iterable[Given] | Given | None = None,
    settings: Settings = STRICT,
    watch: Watch | None = None,
) -> Report:
    """Check every quotation of `document` against `record`, or against `sources` in hand.

    A string is text, never a path; a `Path` is a file. `watch` is called with what is being done (`reading`,
    `searching`, `judging`), how many quotations are done, and how many there are (0 while that is not known).
    Raises `ValueError` unless exactly one of `record` and `sources` is given, `ReadError` where a file cannot be
    read, `UnknownNameError` where there is no such style as `settings` ask for. `settings` may ask for less than three
    words in a row without marks: that is a `ValueError` too.
    """
    if (record is None) == (sources is None):
        raise ValueError("give a record or sources, one of the two")
    find_rows(settings.style)  # an unknown style is told before any work is done
    if record is None:
        assert sources is not None
        record = hold_sources(sources)
        settings = replace(settings, numbered=True)
    if watch:
        watch("reading", 0, 0)
    extraction = extract(document, indirect=settings.indirect, json_fields=settings.json_fields)
    return check_extraction(extraction, record, settings, watch)


def check_extraction(
    extraction: Extraction, record: Record, settings: Settings = STRICT, watch: Watch | None = None
) -> Report:
    """Check quotations that were found before, as `check` does; `settings` have no say in what was found."""
    walk = Walk(extraction, record.store, settings, record.numbers)
    return Report(
        extraction.document,
        record.name,
        len(record),
        tuple(apply_style(extraction.document, finding, settings.style) for finding in walk.findings(watch)),
        (*extraction.problems, *record.problems, *(Problem(key, *_COPY) for key in sorted(walk.copies))),
        unmarked=walk.find_unmarked(settings.unmarked) if settings.unmarked is not None else None,
    )
