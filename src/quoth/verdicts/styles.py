"""House styles: what each lets a writer change without a mark, and what it asks for. A table of rows.

`strict` has no row: under it nothing passes but folds that change no word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quoth.errors import UnknownNameError
from quoth.model import Departure, DepartureKind

__all__ = ["CLEANED", "ROWS", "STYLES", "StyleRow", "find_rows", "write_style_table", "write_styles"]

STYLES: dict[str, str] = {
    "strict": "nothing but [folds](verdicts.md#folds) passes without a mark",
    "ap": "the Associated Press, for news",
    "chicago": "the Chicago Manual of Style, for books",
    "apa": "the American Psychological Association, for papers",
    "bluebook": "American courts and law reviews",
    "guardian": "the Guardian, for news",
}
"""Each style with whose it is; the first is taken unless told otherwise."""


@dataclass(frozen=True, slots=True)
class StyleRow:
    """One thing that a style says of changes without a mark."""

    style: str
    """The style."""
    name: str
    """What it is about."""
    rule: str
    """What the style says, in words of our own."""
    allows: bool = True
    """Whether it may be done silently; else it asks for a mark."""
    fits: Callable[[Departure], bool] = lambda departure: False
    """Which departures it is about."""
    folds: tuple[str, ...] = ()
    """Which folds it is about, by name."""
    opening: bool = False
    """Whether it is about the case of a quotation's first letter."""
    note: str = ""
    """The note behind the quotation that it needs; empty for none."""

    @property
    def fold(self) -> str:
        """The name by which a report says that the row was needed."""
        return f"{self.style}: {self.name}"


def _is_citation(departure: Departure) -> bool:
    return departure.kind is DepartureKind.OMISSION and departure.reason.startswith("a citation left out")


def _is_filler(departure: Departure) -> bool:
    return departure.kind is DepartureKind.DISFLUENCY


def _is_slip(departure: Departure) -> bool:
    return departure.kind is DepartureKind.TENSE and departure.weight <= 0.1


def _is_typo(departure: Departure) -> bool:
    return departure.kind is DepartureKind.SPELLING


CLEANED = "cleaned up"
"""The note under which a court's own marks, and citations, may be left out."""
_CASE, _CALLS, _CITES = "first letter's case", "calls of notes", "citations left out"

ROWS: tuple[StyleRow, ...] = (
    StyleRow("ap", "words", "no word is changed, not even to mend grammar", allows=False, fits=_is_slip),
    StyleRow("chicago", _CASE, "most works may change it silently", opening=True),
    StyleRow("chicago", "slips of the pen", "an obvious misprint may be set right", fits=_is_typo),
    StyleRow("chicago", _CALLS, "the numbers of notes may be dropped", folds=("calls of notes",)),
    StyleRow("chicago", _CITES, "citations inside may be dropped", fits=_is_citation),
    StyleRow("apa", _CASE, "it may be changed silently to fit the sentence", opening=True),
    StyleRow("apa", "nested marks", "single and double marks may change places silently", folds=("quotation marks",)),
    StyleRow("apa", _CALLS, "they may be left out silently", folds=("calls of notes",)),
    StyleRow("apa", _CITES, "citations inside may be left out silently", fits=_is_citation),
    StyleRow("bluebook", "cleaned up: " + _CASE, "under the note it may be fitted", opening=True, note=CLEANED),
    StyleRow("bluebook", "cleaned up: " + _CITES, "under the note citations inside go; cuts of other words do not",
             fits=_is_citation, note=CLEANED),
    StyleRow("bluebook", "cleaned up: marks", "under the note brackets, points and inner marks go",
             folds=("quotation marks", "punctuation", "joined words"), note=CLEANED),
    StyleRow("bluebook", _CASE, "another case is put in a bracket: `[t]he`", allows=False, opening=True),
    StyleRow("bluebook", _CITES, "they go only with a note that they are omitted", allows=False, fits=_is_citation),
    StyleRow("guardian", "ums and ahs", "they are taken out", fits=_is_filler),
    StyleRow("guardian", "slips of grammar", "bad grammar is mended", fits=_is_slip),
)  # fmt: skip
"""Tried in order; the first row of a style that is about a difference decides."""


def find_rows(style: str) -> tuple[StyleRow, ...]:
    """Return the rows of a style, in order. Raises `UnknownNameError` where there is no such style."""
    if style not in STYLES:
        raise UnknownNameError(style, "no style goes by that name", f"use one of {', '.join(STYLES)}")
    return tuple(row for row in ROWS if row.style == style)


def write_styles() -> str:
    """Return the styles as a table in Markdown, in their order."""
    return "\n".join(["| style | is |", "| --- | --- |", *(f"| `{name}` | {is_} |" for name, is_ in STYLES.items())])


def write_style_table() -> str:
    """Return the rows as a table in Markdown, in their order."""
    rows = ["| style | about | silently | the rule |", "| --- | --- | --- | --- |"]
    rows += [f"| `{row.style}` | {row.name} | {'yes' if row.allows else 'no'} | {row.rule} |" for row in ROWS]
    return "\n".join(rows)
