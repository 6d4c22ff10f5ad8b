"""What the interface takes and gives, besides reports: the shapes that its description tells."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from quoth.model import Label
from quoth.settings import FEWEST
from quoth.verdicts.styles import STYLES

__all__ = [
    "DAYS", "PART", "PARTS", "Changes", "Check", "CheckRequest", "Checks", "Findings", "Intake", "Passages",
    "RecordState", "SourceRequest", "SourceText", "Sources",
]  # fmt: skip

PARTS = "#/components/schemas/"
"""Where the description of the interface keeps its shapes."""
PART = "x-part"
"""Stands in a shape for a reference to a part of the report's own contract, which pydantic does not know."""
_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
DAYS = rf"^({_DAY}|\d{{4}}-\d\d-\d\d/\d{{4}}-\d\d-\d\d)$"
"""How days are written that a search is narrowed to."""
_Day = Annotated[str, Field(pattern=f"^{_DAY}$")]
_Words = Annotated[str, Field(pattern=r"\S")]
_Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+")]


def _ref(name: str, *, null: bool = False, many: bool = False) -> Any:
    """Return a type whose values are shaped as a part of the report's own contract says."""
    shape: dict[str, Any] = {PART: name}
    shape = {"type": "array", "items": shape} if many else shape
    return Annotated[Any, WithJsonSchema({"anyOf": [shape, {"type": "null"}]} if null else shape)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class CheckRequest(_Shape):
    """A document to check: its text, or the address of a page."""

    text: _Words | None = None
    """The text; Markdown is read as such where `name` ends in `.md`. Give this or `address`."""
    address: _Address | None = None
    """The address of a page or file that is fetched."""
    name: str | None = None
    """What the text is called; its ending tells the format, as that of a file does."""
    published: _Day | None = None
    """When it was published, where it does not say so rightly: a day, a month or a year."""
    style: Literal[tuple(STYLES)] = "strict"  # type: ignore[valid-type]
    """The house style: which changes may pass without a mark."""
    all: bool = False
    """Whether terms and titles are judged too."""
    indirect: bool = False
    """Whether indirect speech is listed too."""
    unmarked: Annotated[int, Field(ge=FEWEST, lt=10**9)] | None = None
    """From how many words in a row on those of sources without quotation marks are listed; null lists none."""


class Turn(_Shape):
    """One speaker's stretch of a source."""

    speaker: str | None = None
    """Who speaks."""
    text: _Words
    """The words."""


class SourceRequest(_Shape):
    """A source to add: its text or its turns, or the address of a page."""

    id: str | None = Field(default=None, min_length=1, max_length=500)
    """Its key; a source of that key is replaced. A text and turns need one."""
    text: _Words | None = None
    """Its text. Give this, `turns` or `address`."""
    turns: list[Turn] | None = Field(default=None, min_length=1)
    """What its speakers say, in order."""
    address: _Address | None = None
    """The address of a page or file that is fetched."""
    title: str | None = None
    """Its title."""
    date: _Day | None = None
    """The day, month or year of which it is."""
    speaker: str | None = None
    """Who speaks where no turn says otherwise."""
    kind: str | None = None
    """What it is: `speech`, `treaty` …"""
    url: str | None = None
    """Where it was taken from."""
    language: str | None = None
    """Its language (BCP 47)."""


class Progress(_Shape):
    """How far a check is."""

    stage: Literal["waiting", "fetching", "reading", "searching", "judging"]
    """What is being done."""
    done: int
    """Quotations that are done; while it waits, checks before it."""
    total: int
    """Quotations that there are; 0 while that is not known."""


class Asked(_Shape):
    """How a check was asked for."""

    style: str
    """The house style."""
    all: bool
    """Whether terms and titles are judged too."""
    indirect: bool
    """Whether indirect speech is listed too."""
    unmarked: int | None = None
    """From how many words in a row on those of sources without quotation marks are listed; null for none."""
    published: str | None
    """The day of publication that was given."""
    address: bool
    """Whether the document was fetched from an address."""


class Check(_Shape):
    """A check, whole or in the making."""

    id: str
    """Names it. Nobody can guess it; who knows it may see the check."""
    state: Literal["open", "done", "failed", "cancelled"]
    """Whether it goes on, and what came of it."""
    name: str
    """What the document was called."""
    title: str
    """The document's title, else its name."""
    begun: datetime
    """When it was asked for."""
    ended: datetime | None
    """When it was over."""
    asked: Asked
    """How it was asked for."""
    again_of: str | None
    """The check that it does again."""
    sources: int
    """How many sources the record held."""
    counts: dict[str, int]
    """How many findings carry each label."""
    problem: str | None
    """Why there is no report."""
    progress: Progress | None
    """How far it is; null once it is over."""
    page: str
    """The path of its page."""
    report: _ref("Report", null=True)  # type: ignore[valid-type]
    """The report, once there is one; in lists of checks always null."""


class Checks(_Shape):
    """Checks, the newest first."""

    checks: list[Check]
    """Some of them."""
    next: str | None
    """The path of those before; null where there are none."""


class Findings(_Shape):
    """Findings of a report."""

    total: int
    """How many the report holds, fit or not."""
    findings: _ref("Finding", many=True)  # type: ignore[valid-type]
    """Those that fit what was asked for, in the document's order."""


class Change(_Shape):
    """A quotation that is judged otherwise than before."""

    number: int
    """Its number in the later report."""
    words: str
    """The quotation."""
    before: Label | None
    """Its label then; null where it was not found as a quotation."""
    after: Label
    """Its label now."""
    place: str
    """Where its words stand now: the source's title or key; empty for nowhere."""
    reason: str
    """Why it is judged so now."""


class Changes(_Shape):
    """What a check says otherwise than the one that it does again."""

    changes: list[Change]
    """Quotations, in the document's order."""


class RecordState(_Shape):
    """The record that is checked against."""

    name: str
    """Its name."""
    sources: int
    """How many sources it holds."""
    grows: bool
    """Whether sources can be added and removed here."""
    problems: _ref("Problem", many=True)  # type: ignore[valid-type]
    """What could not be taken in."""


class Source(_Shape):
    """A source, without its text."""

    source: str
    """Its key."""
    title: str | None
    """Its title."""
    date: str | None
    """The day, month, year or days of which it is."""
    speaker: str | None
    """Who speaks where no turn says otherwise."""
    kind: str | None
    """What it is."""
    url: str | None
    """Where it was taken from."""


class Sources(_Shape):
    """Sources, in the order in which they were added."""

    total: int
    """How many the record holds."""
    sources: list[Source]
    """Some of them."""
    next: str | None
    """The path of those that follow; null where none do."""


class SourceText(Source):
    """A source with a stretch of its text."""

    span: _ref("Span")  # type: ignore[valid-type]
    """The stretch, in code points."""
    text: str
    """Its words."""
    length: int
    """Code points of the whole text."""


class Intake(_Shape):
    """What became of sources that were given."""

    added: int
    """How many the record holds now that it did not hold before, or not so."""
    replaced: int
    """How many of those took the place of an older one with the same key."""
    kept: int
    """How many it held already, just as they were given."""
    problems: _ref("Problem", many=True)  # type: ignore[valid-type]
    """What could not be taken in."""


class Passages(_Shape):
    """Passages near the words that were sought."""

    words: str
    """The words."""
    record: str
    """The record's name."""
    passages: _ref("Passage", many=True)  # type: ignore[valid-type]
    """The nearest first."""
