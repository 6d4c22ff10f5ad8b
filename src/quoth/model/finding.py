"""What is known of one quotation after it was checked, and of a document as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from .carried import Carried
from .comparison import Alignment, Departure
from .document import Document, Problem
from .excuse import Excuse
from .quotation import Attribution, Quotation
from .record import Passage
from .repair import repair_pieces
from .rewriting import cut_pieces
from .span import Span

__all__ = [
    "Axis",
    "Context",
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

    def repair(self) -> str | None:
        """Return the quotation as it would have to stand, its pieces joined by a space; None where that cannot be told.

        Where the words hold they are returned as they are, whoever said them. Where words were changed without a mark
        the recorded ones take their place; where much was left out, an ellipsis; a capital that is the writer's gets a
        bracket; marks that hold are kept. Nothing is put in that the source does not have.
        """
        if self.verdict.wording in (Label.VERBATIM, Label.MARKED):
            return self.quotation.text
        pieces = self.repair_pieces()
        return None if pieces is None else " ".join(pieces)

    def repair_pieces(self) -> tuple[str, ...] | None:
        """Return what `repair` does, for each piece of the quotation apart."""
        wording = self.verdict.wording
        if not wording.held or self.alignment is None:
            return None
        if wording in (Label.VERBATIM, Label.MARKED):
            return cut_pieces(self.quotation) or None
        known = ((cut.span, cut.text) for cut in self.omitted if cut.place is OmissionPlace.INSIDE)
        return repair_pieces(self.quotation, self.alignment, self.departures, wording is Label.SPLICED, dict(known))


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
    unmarked: tuple[Carried, ...] | None = None
    """Words of sources that the document has without quotation marks, in reading order; None where nobody asked."""

    @property
    def counts(self) -> dict[Label, int]:
        """How many findings carry each label; labels that none carries are left out."""
        counted = Counter(finding.verdict.label for finding in self.findings)
        return {label: counted[label] for label in Label if counted[label]}
