"""What a page shows of one finding: the words laid against each other, and all that is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.model import Axis, DepartureKind, Edit, EditKind, Excuse, Finding, Passage, Report, Span
from quoth.reports.clean import clean, shorten, shorten_end, shorten_start, show_hidden
from quoth.reports.facts import Fact, excuse_words, facts, name_place, who
from quoth.reports.inline import DOCUMENTS_OWN, PartKind, inline_parts
from quoth.reports.labels import Row, row_of
from quoth.reports.weighing import weigh

from .ranking import asks_for_look, explain_rank

__all__ = ["Card", "Place", "Shown", "make_cards"]

_TOLD_APART = frozenset({"why", "in", "", "nearest", "around", "wording"})
"""Facts that a card shows in a form of its own."""
_CONTEXT = 150
"""Code points shown on either side of a passage."""
_POINTS = ".,;:!?…"
"""What may end a quotation otherwise than its source."""
_SHOWN_AS = {
    PartKind.SAME: "same",
    PartKind.ADDED: "added",
    PartKind.DROPPED: "dropped",
    PartKind.OWNED: "owned",
    PartKind.RECORDED: "cut",
    PartKind.PAUSE: "pause",
    PartKind.SEAM: "seam",
}
_QUOTED = frozenset(_SHOWN_AS[kind] for kind in (*DOCUMENTS_OWN, PartKind.PAUSE, PartKind.SEAM))


@dataclass(frozen=True, slots=True)
class Shown:
    """Some characters, and how they are shown."""

    how: str
    """`same`, `added`, `dropped`, `owned`, `cut`, `pause` or `seam`, and `moved` behind it where that is so."""
    text: str
    """The characters; empty for a pause and a seam."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands."""

    title: str
    """The source's title, else its key."""
    key: str
    """The source's key."""
    date: str
    """Its day, month or year; empty where none is known."""
    speaker: str
    """Who speaks there; empty where that is not known."""
    place: str
    """Page and line, or time; empty where the source has none."""
    offset: int
    """Code point of the source's text."""
    url: str
    """Where the source was taken from, if that is an address on the web; else empty."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as a page shows it."""

    number: int
    """The quotation's number."""
    row: Row
    """How its label is shown."""
    label: str
    """The label, as a class of style."""
    wording: str
    """The label of the words alone, where that is another; else empty."""
    open: bool
    """Whether the card is open at once."""
    short: str
    """The quotation, cut short."""
    speaker: str
    """Whom the document names; empty for nobody."""
    said: str
    """Speaker and relay, as the document gives them; what it is, where it is nobody's words."""
    day: str
    """The day of the saying, as the document gives it; empty where it gives none."""
    axis: str
    """Whether the record bears out speaker and day: `confirmed`, `contradicted`, or empty."""
    reason: str
    """Why it was judged so."""
    together: tuple[Shown, ...]
    """The words laid into each other, in the order of the quotation."""
    quoted: tuple[Shown, ...]
    """The quotation alone."""
    recorded: tuple[tuple[Shown, ...], ...]
    """Each passage as it stands in its source."""
    before: str
    """What stands before the passage in the source; empty for a splice."""
    after: str
    """What stands behind it."""
    places: tuple[Place, ...]
    """Where the words stand: every part of a splice."""
    near: bool
    """Whether the passage is only the nearest one."""
    likeness: float
    """0 to 1: share of the words' weight that stands there."""
    excused: str
    """On what ground it does not count, and why; empty where it does."""
    facts: tuple[Fact, ...]
    """All else that is told, each under its name."""
    weight: float
    """The heaviest unmarked departure or omission, 0 to 1."""
    grounds: tuple[str, ...]
    """Why it weighs so much, or is so grave; empty where nothing is wrong."""


def make_cards(report: Report) -> dict[int, Card]:
    """Return the card of each finding, by the number of its quotation, in reading order."""
    excused = {excuse.number: excuse for excuse in report.excused}
    cards = (_make_card(report, finding, excused.get(finding.quotation.number)) for finding in report.findings)
    return {card.number: card for card in cards}


def _make_card(report: Report, finding: Finding, excuse: Excuse | None) -> Card:
    verdict, attribution = finding.verdict, finding.attribution
    near = not verdict.label.held
    passages = finding.alignment.passages if finding.alignment and not near else ()
    shown = passages or ((finding.passage,) if finding.passage else ())
    context = finding.context if len(shown) == 1 else None
    together = tuple(_lay_together(report, finding))
    return Card(
        number=finding.quotation.number,
        row=row_of(verdict.label),
        label=verdict.label.value,
        wording=row_of(verdict.wording).words if verdict.wording is not verdict.label else "",
        open=asks_for_look(finding),
        short=shorten(clean(finding.quotation.text), 90),
        speaker="" if finding.quotation.kind.nobodys else clean(attribution.speaker or ""),
        said=finding.quotation.kind.value if finding.quotation.kind.nobodys else who(attribution),
        day="" if finding.quotation.kind.nobodys else str(attribution.said_on or ""),
        axis="" if verdict.attribution is Axis.UNKNOWN else verdict.attribution.value,
        reason=clean(verdict.reason),
        together=_end_as_recorded(together, shown[-1].text) if shown and not near else together,
        quoted=tuple(part for part in together if part.how.split()[0] in _QUOTED),
        recorded=tuple(tuple(_lay_passage(finding, at, passage)) for at, passage in enumerate(shown)),
        before=_shorten_before(context.before) if context else "",
        after=_shorten_after(context.after) if context else "",
        places=tuple(map(_make_place, shown)),
        near=near,
        likeness=finding.passage.score if finding.passage else 0.0,
        excused=excuse_words(excuse) if excuse else "",
        facts=tuple(_list_facts(finding)),
        weight=weigh(finding),
        grounds=explain_rank(finding),
    )


def _list_facts(finding: Finding) -> Iterator[Fact]:
    """Yield the facts a card lists, each under its own name."""
    name = ""
    for fact in facts(finding):
        name = fact.name or name
        if name not in _TOLD_APART:
            yield Fact(name, fact.text, fact.grave)


def _shorten_before(text: str) -> str:
    return shorten_start(clean(text).strip(), _CONTEXT) + (" " if text[-1:].isspace() else "")


def _shorten_after(text: str) -> str:
    return (" " if text[:1].isspace() else "") + shorten_end(clean(text).strip(), _CONTEXT)


def _lay_together(report: Report, finding: Finding) -> Iterator[Shown]:
    text = report.document.text
    moves = [departure for departure in finding.departures if _is_move(departure.kind)]
    moved = {(PartKind.ADDED, departure.quoted_span.cut(text)) for departure in moves}
    moved |= {(PartKind.DROPPED, departure.recorded) for departure in moves}
    for part in inline_parts(finding, text):
        how = _SHOWN_AS[part.kind]
        if (part.kind, part.text) in moved:
            how += " moved"
        apart = part.apart and part.text
        if apart:
            yield Shown("same", " ")
        yield Shown(how, show_hidden(part.text))
        if apart:
            yield Shown("same", " ")


def _end_as_recorded(parts: tuple[Shown, ...], passage: str) -> tuple[Shown, ...]:
    """Let words that end alike end with the source's point or comma: what stands behind it in the source follows."""
    if not parts or parts[-1].how != "same":
        return parts
    tail = passage[len(passage.rstrip(_POINTS)) :]
    return (*parts[:-1], Shown("same", parts[-1].text.rstrip(_POINTS) + show_hidden(tail)))


def _lay_passage(finding: Finding, number: int, passage: Passage) -> Iterator[Shown]:
    """Cut a passage into what is quoted of it, what is left out, and what a mark stands for."""
    edits: Sequence[Edit] = ()
    if finding.alignment and number < len(finding.alignment.edits) and finding.verdict.label.held:
        edits = finding.alignment.edits[number]
    moved = [departure.recorded_span for departure in finding.departures if _is_move(departure.kind)]
    start, end = passage.span.start, passage.span.end
    at = start
    for edit in edits:
        span = Span(min(max(edit.recorded.start, at), end), min(max(edit.recorded.end, at), end))
        if edit.kind is EditKind.EQUAL or span.start == span.end:
            continue
        if at < span.start:
            yield Shown("same", show_hidden(passage.text[at - start : span.start - start]))
        how = "dropped" if edit.signal is None else "cut"
        if any(span.overlaps(other) for other in moved):
            how += " moved"
        yield Shown(how, show_hidden(passage.text[span.start - start : span.end - start]))
        at = span.end
    if at < end:
        yield Shown("same", show_hidden(passage.text[at - start :]))


def _is_move(kind: DepartureKind) -> bool:
    return kind is DepartureKind.ORDER


def _make_place(passage: Passage) -> Place:
    source = passage.source
    url = source.url if source.url and source.url.startswith(("https://", "http://")) else ""
    return Place(
        title=clean(source.title or source.key),
        key=clean(source.key),
        date=str(source.date) if source.date else "",
        speaker=clean(passage.speaker or ""),
        place=name_place(passage.place),
        offset=passage.span.start,
        url=clean(url),
    )
