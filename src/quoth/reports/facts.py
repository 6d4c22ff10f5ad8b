"""What a finding says, as short lines of words: one list, shown by every format made for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.model import (
    Attribution,
    Axis,
    Departure,
    Document,
    Excuse,
    ExcuseKind,
    Finding,
    Kind,
    Label,
    Landmark,
    Omission,
    OmissionPlace,
    Passage,
    Quotation,
    Report,
)

from .clean import clean, shorten, shorten_end, shorten_start

__all__ = [
    "HEAVY", "Fact", "aside", "count_excused", "departure_words", "excuse_words", "facts", "heading", "headline",
    "marks", "name_place", "omission_words", "place", "said_by", "who",
]  # fmt: skip

_CONTEXT = 90
"""Code points shown on either side of a passage; the JSON report holds more."""
_CUT = 600
"""Code points of a cut that are printed; the JSON report holds all."""
HEAVY, _MIDDLING = 0.6, 0.25
"""Weights from which on a departure is called heavy, and middling."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a finding."""

    name: str
    """What it tells, in one word; empty where the name above still holds."""
    text: str
    """The words, safe to show."""
    grave: bool = False
    """Whether it weighs on the verdict."""


def heading(document: Document) -> str:
    """Return title, author and day of a document, as far as they are known."""
    known = [document.title, document.author, str(document.published) if document.published else None]
    words = " · ".join(clean(part) for part in known if part)
    return words if document.title or document.author or not words else f"published {words}"


def headline(report: Report) -> str:
    """Return how much was checked against how much."""
    count = len(report.findings)
    return (
        f"{count} {'quotation' if count == 1 else 'quotations'}, checked against "
        f"{clean(report.record)} ({report.sources} {'source' if report.sources == 1 else 'sources'})"
    )


def who(attribution: Attribution) -> str:
    """Return the speaker that the document names, and who passed the words on."""
    speaker = clean(attribution.speaker) if attribution.speaker else "nobody named"
    if attribution.relay is None:
        return speaker
    return f"{speaker}, as told by {clean(attribution.relay.speaker or 'nobody named')}"


def said_by(finding: Finding) -> str:
    """Return speaker and day as the document gives them, and whether the record bears them out."""
    attribution = finding.attribution
    said = who(attribution) + (f", {attribution.said_on}" if attribution.said_on else "")
    axis = finding.verdict.attribution
    return said if axis is Axis.UNKNOWN else f"{said} ({axis.value})"


def aside(finding: Finding) -> bool:
    """Whether the stretch claims to be nobody's words and was not judged: listed, not shown in full."""
    return finding.quotation.kind.nobodys and finding.verdict.label is Label.UNCHECKED


def excuse_words(excuse: Excuse) -> str:
    """Return why a finding does not count."""
    return excuse.kind.value + (f": {clean(excuse.reason)}" if excuse.reason else "")


def count_excused(report: Report) -> str:
    """Return how many findings do not count, and on what ground; empty for none."""
    counts = Counter(excuse.kind for excuse in report.excused)
    return ", ".join(f"{counts[kind]:,} {kind.value}" for kind in ExcuseKind if counts[kind])


def marks(quotation: Quotation) -> tuple[str, str]:
    """Return the marks to show round a quotation's words: none round what is told in the writer's own."""
    return ("", "") if quotation.kind is Kind.INDIRECT else ("“", "”")


def name_place(place: Sequence[Landmark]) -> str:
    """Return landmarks as a person writes them, empty for none: a time alone, all others behind their kind.

    >>> name_place([Landmark(0, "page", "12"), Landmark(40, "line", "7")])
    'page 12, line 7'
    """
    return ", ".join(clean(mark.label if mark.kind == "time" else f"{mark.kind} {mark.label}") for mark in place)


def place(passage: Passage) -> str:
    """Return where a passage stands: source, title, day, speaker, page and line or time, and offset in code points."""
    source = passage.source
    parts = [source.key, source.title, str(source.date) if source.date else None, passage.speaker]
    known = [clean(part) for part in parts if part]
    return " · ".join([*known, *filter(None, [name_place(passage.place)]), f"at {passage.span.start}"])


def facts(finding: Finding) -> Iterator[Fact]:
    """Yield all that is to be told of a finding, in the order in which a reader wants it."""
    verdict = finding.verdict
    yield Fact("why", clean(verdict.reason))
    if verdict.label is Label.MISATTRIBUTED:
        yield Fact("wording", verdict.wording.value.replace("_", " "))
    yield from _places(finding)
    for number, departure in enumerate(finding.departures):
        words = departure_words(departure)
        yield Fact("" if number else "changed", words, not departure.signalled and departure.weight >= HEAVY)
    yield from _omitted("cut", [cut for cut in finding.omitted if cut.place is OmissionPlace.INSIDE])
    yield from _omitted("left off", [end for end in finding.omitted if end.place is not OmissionPlace.INSIDE])
    if finding.context and (finding.context.before.strip() or finding.context.after.strip()):
        before = shorten_start(clean(finding.context.before).strip(), _CONTEXT)
        after = shorten_end(clean(finding.context.after).strip(), _CONTEXT)
        yield Fact("around", f"{before} [the passage] {after}".strip())
    if finding.neighbour is not None:
        yield Fact("settled by", f"quotation {finding.neighbour}, which stands in the same source")
    yield from _others(finding)
    yield from _versions(finding)
    if finding.folds:
        yield Fact("looked past", ", ".join(finding.folds))


def _omitted(name: str, omitted: Sequence[Omission]) -> Iterator[Fact]:
    """Show what is not quoted, each with its weight and reason."""
    for number, omission in enumerate(omitted):
        yield Fact("" if number else name, omission_words(omission), omission.weight >= HEAVY)


def omission_words(omission: Omission) -> str:
    """Return what is not quoted, with its weight and reason."""
    why = f" – {_weight(omission.weight)}" + (f": {clean(omission.reason)}" if omission.reason else "")
    return f"“{shorten(clean(omission.text), _CUT)}”{why}"


def departure_words(departure: Departure) -> str:
    """Return a departure in words: kind, both sides, weight and reason."""
    quoted, recorded = (shorten(clean(side).strip(), 120) for side in (departure.quoted, departure.recorded))
    if quoted == recorded:
        change = f"“{quoted}”"
    elif quoted and recorded:
        change = f"“{recorded}” became “{quoted}”"
    elif quoted:
        change = f"“{quoted}” put in"
    else:
        change = f"“{recorded}” left out"
    marked = "marked, " if departure.signalled else ""
    reason = f": {clean(departure.reason)}" if departure.reason else ""
    return f"{departure.kind.value}: {change} – {marked}{_weight(departure.weight)}{reason}"


def _places(finding: Finding) -> Iterator[Fact]:
    """Where the words stand: every part of a splice, or the nearest passage."""
    passage = finding.passage
    if passage is None:
        return
    if not finding.verdict.label.held:
        if finding.verdict.label is Label.NOT_FOUND or finding.quotation.kind is Kind.INDIRECT:
            yield Fact("nearest", f"“{shorten(clean(passage.text).strip(), 240)}”")
            yield Fact("", f"{place(passage)} (likeness {passage.score:.2f})")
        else:
            yield Fact("nearest", place(passage))
        return
    joined = finding.alignment.passages if finding.alignment else ()
    for number, part in enumerate(joined if len(joined) > 1 else (passage,)):
        yield Fact("" if number else "in", place(part))


def _others(finding: Finding) -> Iterator[Fact]:
    """Say in how many other places the same words stand, and name the first of them."""
    told = finding.alignment.passages if finding.alignment else ()
    others = [place(passage) for passage in finding.others if passage not in told]
    if others:
        more = f"; and {len(others) - 3} more" if len(others) > 3 else ""
        yield Fact("also in", "; ".join(others[:3]) + more)


def _versions(finding: Finding) -> Iterator[Fact]:
    """Show how other records of the occasion have the words, the gravest difference of each."""
    for number, version in enumerate(finding.versions):
        gravest = max(version.departures, key=lambda departure: departure.weight)
        count = len(version.departures) - 1
        more = f"; and {count} more" if count else ""
        text = f"{place(version.passage)} – {clean(gravest.reason)}{more}"
        yield Fact("" if number else "otherwise", text)


def _weight(weight: float) -> str:
    word = "heavy" if weight >= HEAVY else "middling" if weight >= _MIDDLING else "slight"
    return f"{word} {weight:.2f}" if weight > 0 else "weighs nothing"
