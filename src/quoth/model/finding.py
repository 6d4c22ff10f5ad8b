"""What is known of one quotation after it was checked, and of a document as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from .document import Document, Problem
from .excuse import Excuse
from .quotation import Attribution, Quotation
from .record import Passage
from .span import Span

__all__ = [
    "Alignment",
    "Axis",
    "Context",
    "Departure",
    "DepartureKind",
    "Edit",
    "EditKind",
    "Finding",
    "Label",
    "Omission",
    "OmissionPlace",
    "Report",
    "Verdict",
    "Version",
]


class Label(StrEnum):
    """The verdicts, gravest last but for the two that say nothing against anyone."""

    VERBATIM = "verbatim"
    """The same words; only folds that change no word were needed."""
    MARKED = "marked"
    """The same words but for changes the writer marked, and each mark holds up."""
    ALTERED = "altered"
    """A word was added, dropped or replaced without a mark."""
    SPLICED = "spliced"
    """Parts that stand apart are joined as one."""
    MISATTRIBUTED = "misattributed"
    """The words stand in the record, but another speaker, or another day, owns them."""
    NOT_FOUND = "not_found"
    """The record was searched and holds nothing near."""
    UNCHECKED = "unchecked"
    """The record could not have answered."""

    @property
    def held(self) -> bool:
        """Whether it says that the words stand in the record, however changed.

        >>> Label.ALTERED.held, Label.NOT_FOUND.held, Label.UNCHECKED.held
        (True, False, False)
        """
        return self not in (Label.NOT_FOUND, Label.UNCHECKED)


class Axis(StrEnum):
    """Whether the record bears out the speaker and the day that the document names."""

    CONFIRMED = "confirmed"
    """The speaker (and the day, if one is named) is the record's."""
    CONTRADICTED = "contradicted"
    """The record gives another speaker or another day."""
    UNKNOWN = "unknown"
    """One of the two sides names nobody, or the record cannot tell."""


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


class OmissionPlace(StrEnum):
    """Where words that are not quoted stand."""

    INSIDE = "inside"
    """Between quoted words: a cut."""
    BEFORE = "before"
    """Before the first quoted word, in its sentence."""
    AFTER = "after"
    """After the last quoted word, in its sentence."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Recorded words that are not quoted: cut out of the middle, or governing the quoted ones from outside."""

    span: Span
    """The words left out, in the source's text."""
    text: str
    """Their characters."""
    weight: float
    """0 to 1: how far leaving them out may turn the sense."""
    reason: str
    """Why it has that weight."""
    place: OmissionPlace = OmissionPlace.INSIDE
    """Whether they were cut out of the middle, or stand at an end."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands round the passage in its source."""

    before: str
    """The words before it."""
    after: str
    """The words after it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label of a finding, and why."""

    label: Label
    """The verdict."""
    wording: Label
    """The verdict on the words alone: never `misattributed`."""
    attribution: Axis
    """The verdict on speaker and day alone."""
    rule: str
    """Name of the rule that decided."""
    reason: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """The quoted words as another record of the same occasion has them: the two records differ."""

    passage: Passage
    """Where they stand there."""
    departures: tuple[Departure, ...]
    """Where the quoted words depart from that record without a mark, in reading order."""


@dataclass(frozen=True, slots=True)
class Finding:
    """All that is known of one quotation."""

    quotation: Quotation
    """The quotation."""
    attribution: Attribution
    """Who is said to have said it."""
    verdict: Verdict
    """The verdict and its reason."""
    passage: Passage | None = None
    """Where the words stand, or the nearest passage; None where nothing is near."""
    others: tuple[Passage, ...] = ()
    """Other places where the same words stand."""
    alignment: Alignment | None = None
    """The words side by side."""
    departures: tuple[Departure, ...] = ()
    """Where the quoted words depart from the recorded ones, in reading order."""
    omitted: tuple[Omission, ...] = ()
    """What was cut, in reading order."""
    context: Context | None = None
    """What stands round the passage."""
    folds: tuple[str, ...] = ()
    """The differences that change no word and were looked past, by name."""
    versions: tuple[Version, ...] = ()
    """Other records of the same occasion that have these words differently."""
    neighbour: int | None = None
    """Number of the quotation whose place decided where this one stands; None where none had to."""
    damaged: int = 0
    """Quoted words that rest on looking past damage of the source's text (folds `ocr` and `hyphenation`)."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one document."""

    document: Document
    """The document that was checked."""
    record: str
    """The record's name."""
    sources: int
    """How many sources the record holds."""
    findings: tuple[Finding, ...]
    """One for each quotation, in reading order."""
    problems: tuple[Problem, ...] = ()
    """What could not be used, of the document and of the record."""
    excused: tuple[Excuse, ...] = ()
    """Findings that do not count, in reading order, where a configuration or a baseline was asked."""

    @property
    def counts(self) -> dict[Label, int]:
        """How many findings carry each label; labels that none carries are left out."""
        counted = Counter(finding.verdict.label for finding in self.findings)
        return {label: counted[label] for label in Label if counted[label]}
