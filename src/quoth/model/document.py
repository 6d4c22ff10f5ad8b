"""A document: the text being checked, and what its parts are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quoth.errors import QuothError, write_line

from .span import Days, Span

__all__ = ["ASIDE", "Block", "BlockKind", "Document", "Field", "Landmark", "Problem", "find_place", "stands_amid"]


class BlockKind(StrEnum):
    """What a block of a document or source is."""

    BODY = "body"
    """Running text in the author's own voice."""
    HEADING = "heading"
    """A title or subtitle."""
    QUOTATION = "quotation"
    """A block quotation: set apart, usually without marks."""
    COMMENT = "comment"
    """A reader's words below the text."""
    FURNITURE = "furniture"
    """What the site or the printer put round the text: menus, buttons, footers, page numbers."""
    TURN = "turn"
    """One speaker's stretch of a transcript."""
    NOTE = "note"
    """A footnote or endnote: the author's words, outside the running text."""
    CAPTION = "caption"
    """What stands under a picture or a table."""
    STAGE = "stage"
    """What happens, told among what is said: applause, `(Laughter.)`, `[crosstalk]`."""


ASIDE = frozenset((BlockKind.NOTE, BlockKind.CAPTION, BlockKind.STAGE))
"""Blocks that stand amid the running text and are no part of it: it goes on behind them as if they were not there."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text that is one thing: usually a paragraph."""

    kind: BlockKind
    """What it is."""
    span: Span
    """Where it stands in the text; blocks do not overlap and come in order."""
    speaker: str | None = None
    """For a turn, or another stretch that somebody is named for: the speaker as the text names them."""
    cite: str | None = None
    """For a quotation: the address or words that it is said to come from, where the markup states them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a document that is JSON, and the names under which it stands."""

    span: Span
    """Where it stands, without its marks."""
    within: tuple[str, ...]
    """The names of the fields round it, the outermost first; lists have none."""
    name: str
    """Its own name, or that of the list that it stands in."""
    kind: BlockKind | None
    """What its name tells it to be; None where it names a source."""
    cite: str | None = None
    """What a field beside it names as its source."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that a person can go to: a page, a line, a time."""

    offset: int
    """Code point of the text where it begins."""
    kind: str
    """`page`, `line`, `time`, `sheet`."""
    label: str
    """As a person would write it: `12`, `xiv`, `00:14:02`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, in one line; the rest of the run goes on."""

    where: str
    """File, address, or line of a file."""
    what: str
    """What happened."""
    remedy: str
    """What to do about it."""

    @classmethod
    def of(cls, error: QuothError) -> Problem:
        """Return what an error says, as a line to go on with."""
        return cls(error.where, error.what, error.remedy)

    def __str__(self) -> str:
        return write_line(self.where, self.what, self.remedy)


@dataclass(frozen=True, slots=True)
class Document:
    """The text being checked, fixed by its reader and never normalised afterwards."""

    name: str
    """The name it was given by: a file's path as the user wrote it, an address, or `text`."""
    text: str
    """The text; a plain-text file's content unchanged."""
    digest: str
    """`sha256:` and the hexadecimal SHA-256 of the bytes read."""
    title: str | None = None
    """Title, where the document states one."""
    author: str | None = None
    """Author, where the document states one."""
    published: Days | None = None
    """Day (or month, or year) of publication, where stated or given."""
    blocks: tuple[Block, ...] = ()
    """What its parts are, in order; what no block covers is white space or markup."""
    landmarks: tuple[Landmark, ...] = ()
    """Places for a person, by offset; of one offset the larger comes first, a page before a line."""
    language: str | None = None
    """The language that the document states, as a tag (BCP 47), `en-GB`; in a report what its text tells, where it
    states none. None where nothing tells."""
    problems: tuple[Problem, ...] = ()
    """What the reader could not use."""
    fields: tuple[Field, ...] = ()
    """Of JSON: its texts, in order."""


def stands_amid(kind: BlockKind, before: BlockKind | None) -> bool:
    """Whether a quotation may go on behind a block of `kind` that follows one of the kind `before`.

    Among comments, furniture names who writes the next.
    """
    return kind in ASIDE or (kind is BlockKind.FURNITURE and before is not BlockKind.COMMENT)


def find_place(landmarks: Sequence[Landmark], offset: int) -> tuple[Landmark, ...]:
    """Return the landmarks that a code point stands behind, the last of each kind, the larger first.

    A line is of the last page alone, a page of the last sheet. Of many thousand landmarks only the last few are looked
    at: no page has more lines than that.

    >>> marks = [Landmark(0, "page", "1"), Landmark(9, "line", "2"), Landmark(20, "page", "2")]
    >>> [mark.label for mark in find_place(marks, 12)], [mark.label for mark in find_place(marks, 20)]
    (['1', '2'], ['2'])
    """
    found: dict[str, Landmark] = {}
    behind = bisect_right(landmarks, offset, key=lambda mark: mark.offset)
    for at in range(behind - 1, max(-1, behind - 1 - _LOOKED_AT), -1):
        mark = landmarks[at]
        if found.keys().isdisjoint(_AROUND.get(mark.kind, ())):
            found.setdefault(mark.kind, mark)
    return tuple(sorted(found.values(), key=lambda mark: _ORDER.get(mark.kind, len(_ORDER))))


_LOOKED_AT = 1000
"""Landmarks before a place that are looked at."""
_AROUND = {"line": ("page", "sheet"), "page": ("sheet",)}
"""Kinds of landmarks within which one is counted anew."""
_ORDER = {"sheet": 0, "page": 1, "line": 2, "time": 3}
"""The larger kinds first."""
