"""The quoted words laid beside the recorded ones, and what each difference means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .record import Passage
from .span import Span

__all__ = ["Alignment", "Departure", "DepartureKind", "Edit", "EditKind"]


class EditKind(StrEnum):
    """One mechanical step from the recorded words to the quoted words."""

    EQUAL = "equal"
    """The same words on both sides, by their folded keys."""
    REPLACE = "replace"
    """Recorded words stand where other words are quoted."""
    INSERT = "insert"
    """Words are quoted that are not recorded."""
    DELETE = "delete"
    """Words are recorded that are not quoted."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of an alignment, recorded to quoted; an empty side stands where the next word begins."""

    kind: EditKind
    """What the step does."""
    quoted: Span
    """The quoted words, in the document's text."""
    recorded: Span
    """The recorded words, in the source's text."""
    signal: int | None = None
    """Index in the quotation's signals of the one that owns up to this step; -1 for the gap between pieces."""
    quoted_words: tuple[int, int] = (0, 0)
    """The same stretch counted in words of the quotation, half-open."""
    recorded_words: tuple[int, int] = (0, 0)
    """The same stretch counted in words of the source, half-open."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The quoted words laid against the passages that hold them."""

    passages: tuple[Passage, ...]
    """Where the words stand, in the order in which they are quoted; more than one for a splice."""
    edits: tuple[tuple[Edit, ...], ...]
    """For each passage its edits, in order; together they cover every quoted word once."""
    score: float
    """0 to 1: share of the quoted words' weight that is recorded, in order."""


class DepartureKind(StrEnum):
    """What an edit means."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    NUMBER = "number"
    NEGATION = "negation"
    MODALITY = "modality"
    CONDITION = "condition"
    NAME = "name"
    CONTRACTION = "contraction"
    WORDING = "wording"
    INSERTION = "insertion"
    OMISSION = "omission"
    ORDER = "order"
    DISFLUENCY = "disfluency"
    FREQUENCY = "frequency"
    CONTRAST = "contrast"
    DEGREE = "degree"
    OPPOSITE = "opposite"
    TENSE = "tense"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Departure:
    """An edit given a meaning and a weight."""

    kind: DepartureKind
    """What it means."""
    quoted: str
    """The quoted words; empty for an omission."""
    recorded: str
    """The recorded words; empty for an insertion."""
    quoted_span: Span
    """Where the quoted words stand, in the document's text."""
    recorded_span: Span
    """Where the recorded words stand, in the source's text."""
    signalled: bool
    """Whether the writer marked it."""
    weight: float
    """0 to 1: how far it may turn the sense."""
    reason: str
    """Why it has that kind and weight, in a few words."""
