"""A quotation and who is said to have said it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .document import BlockKind, Document, Problem
from .span import Days, Span

__all__ = ["Attribution", "Cited", "Extraction", "Kind", "Quotation", "Relay", "Signal", "SignalKind", "Told"]


class Kind(StrEnum):
    """What a quoted stretch is."""

    SPEECH = "speech"
    """Words presented as someone's, in quotation marks."""
    BLOCK = "block"
    """Words presented as someone's, set apart as a block."""
    DOCUMENT = "document"
    """A document's words: of a treaty, a law, a report, a letter."""
    MESSAGE = "message"
    """Words posted, shown or chanted: a tweet, a sign, a banner, the call of a crowd."""
    TERM = "term"
    """A word or phrase held at arm's length (scare quotes), or used for the first time."""
    TITLE = "title"
    """The title of a work."""
    NICKNAME = "nickname"
    """A name by which someone is called."""
    WORD = "word"
    """A word or phrase mentioned as a word."""
    INDIRECT = "indirect"
    """What someone is told to have said, in the writer's own words: without marks."""

    @property
    def judged(self) -> bool:
        """Whether it claims to be someone's words, so that a record can bear it out or not."""
        return self in (Kind.SPEECH, Kind.BLOCK, Kind.DOCUMENT, Kind.MESSAGE)

    @property
    def nobodys(self) -> bool:
        """Whether it is presented as nobody's words: a term, a title, a name, a word."""
        return self in (Kind.TERM, Kind.TITLE, Kind.NICKNAME, Kind.WORD)


class SignalKind(StrEnum):
    """How a writer openly marks a change to someone's words."""

    ELLIPSIS = "ellipsis"
    """Words were cut here: `…`, `...`, `. . .`, `[…]`."""
    BRACKET = "bracket"
    """Square brackets: words or letters put in or put in place of others."""
    PARENTHESIS = "parenthesis"
    """Round brackets, which may be the writer's or the source's own."""
    SIC = "sic"
    """`[sic]`: thus in the source."""
    EMPHASIS = "emphasis"
    """`(emphasis added)`, `[my italics]`: a note about type, not words."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One openly marked change inside a quotation."""

    kind: SignalKind
    """How it is marked."""
    span: Span
    """Where, marks included, in the document's text."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a document presents as someone's."""

    number: int
    """From 1, in reading order over the document."""
    span: Span
    """The whole of it, marks and interruptions included, in the document's text."""
    pieces: tuple[Span, ...]
    """The unbroken runs of quoted words, marks excluded, in the document's text; in order, apart."""
    text: str
    """The words as the document prints them: the pieces, joined by a space."""
    convention: str
    """Name of the convention that marks it, such as `curly double`."""
    kind: Kind
    """What it is; only some kinds claim to be someone's words."""
    block: BlockKind
    """The kind of block it stands in."""
    within: int | None = None
    """Number of the quotation that encloses it, if any."""
    signals: tuple[Signal, ...] = ()
    """Changes marked inside its pieces, in order."""
    closed: bool = True
    """False where its closing mark is missing and its end had to be inferred."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passes a speaker's words on: Ross, in `Ross recalled Hale saying “…”`."""

    speaker: str | None
    """The fullest name in the document of the one who passes them on, or None where nobody is named."""
    mention: Span
    """The words that point to them, in the document's text."""
    cue: Span
    """The words that tell that they pass it on, in the document's text."""


class Told(StrEnum):
    """Where a document tells when, or in what, words were said."""

    SENTENCE = "sentence"
    """In the quotation's own sentence, or in one that leads up to it or is about it."""
    CITATION = "citation"
    """In a citation right behind the quotation."""
    NOTE = "note"
    """In the note that is called behind the quotation."""
    HEADING = "heading"
    """In the heading of its section."""
    CARRIED = "carried"
    """With an earlier quotation of the same speaker, who goes on."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a quotation is said to be taken from: a case, a lecture, a letter."""

    name: str
    """Its name as the document gives it: where a short form stands, such as `Id.`, that of what it repeats."""
    span: Span
    """The words that name it for this quotation, in the document's text."""
    told: Told
    """Where they stand."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said one quotation, and when."""

    speaker: str | None = None
    """The speaker's fullest name in the document, or None where nobody is named."""
    mention: Span | None = None
    """The words that point to the speaker, in the document's text."""
    cue: Span | None = None
    """The words of saying, in the document's text."""
    said_on: Days | None = None
    """The days on which it is said to have been said."""
    rule: str = "none"
    """Name of the rule that decided."""
    confidence: float = 0.0
    """0 to 1: how often this rule is right, by measurement."""
    relay: Relay | None = None
    """Who passed the speaker's words on, where the document tells of someone."""
    day_told: Told | None = None
    """Where the days are told; None where there are none."""
    cited: Cited | None = None
    """What it is said to be taken from, where the document names that."""
    named: Span | None = None
    """The name for which a pronoun stands that stresses whom it means: `Hale shrugged. It was she who said`."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All quotations of one document with their attributions; no record was asked."""

    document: Document
    """The document they were found in."""
    quotations: tuple[Quotation, ...]
    """In reading order."""
    attributions: tuple[Attribution, ...]
    """One for each quotation, in the same order."""
    problems: tuple[Problem, ...] = ()
    """What could not be used."""
