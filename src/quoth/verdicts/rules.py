"""The verdict: an ordered table of small named rules over all that is known of one quotation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quoth.model import Attribution, Axis, Departure, DepartureKind, Kind, Label, Passage, Quotation, Told, Verdict
from quoth.settings import Settings

__all__ = ["RULES", "Evidence", "WordingRule", "is_unmarked", "judge", "tell_altered", "tell_marked", "tell_verbatim"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the rules ask about."""

    quotation: Quotation
    """The quotation."""
    attribution: Attribution
    """Who is said to have said it."""
    settings: Settings
    """What the user set."""
    words: int
    """How many words are quoted outside brackets."""
    empty: bool
    """Whether the record holds no words at all."""
    passage: Passage | None
    """The best passage, claimed or only nearest; None where no word was found."""
    claimed: bool
    """Whether the passage is near enough to say that the words stand there."""
    short: bool
    """Whether the words are too few or too common to tell where they stand."""
    parts: int
    """How many passages the words are spread over."""
    reordered: bool
    """Whether the parts stand in another order than they are quoted in."""
    longest_cut: int
    """Words of the longest cut without a mark."""
    sentence_cut: bool
    """Whether a cut without a mark takes out a whole sentence."""
    turns_crossed: bool
    """Whether one passage runs over turns of different speakers."""
    turns_parted: bool
    """Whether a marked cut takes out more than an interjection of another speaker."""
    departures: tuple[Departure, ...]
    """Where the words depart."""
    marks: int
    """How many marked changes were needed: cuts under an ellipsis, brackets."""
    covered: bool
    """Whether the record holds anything of the speaker named, or no speaker is named."""
    speaker: Axis
    """Whether the record bears out the speaker."""
    day: Axis
    """Whether the record bears out the day."""
    source: Axis
    """Whether the record bears out what the words are said to be taken from."""
    marked: bool
    """Whether that is told by a mark at the quotation, which names one of few sources."""
    particular: bool
    """Whether the words are too particular to be said twice by chance."""
    occasion_held: bool
    """Whether the record holds the claimed speaker on the claimed day, or in the very source that holds the words."""
    day_held: bool
    """Whether the record holds the claimed speaker on the claimed day."""
    common: bool = False
    """Whether the words are so few or so common that many say them."""
    self_quoted: bool = False
    """Whether the only source that holds the words is the document itself."""
    damaged: int = 0
    """Quoted words that rest on looking past damage of the source's text."""


@dataclass(frozen=True, slots=True)
class WordingRule:
    """One way to a verdict on the words."""

    name: str
    """Its name in the report."""
    label: Label
    """The label it gives."""
    fits: Callable[[Evidence], bool]
    """Whether it decides."""
    reason: Callable[[Evidence], str]
    """One plain sentence."""


def is_unmarked(departure: Departure) -> bool:
    """Whether no mark owns up to a departure; punctuation needs none, since it is not the speaker's."""
    return not departure.signalled and departure.kind is not DepartureKind.PUNCTUATION


def _where(evidence: Evidence) -> str:
    assert evidence.passage is not None
    return evidence.passage.source.title or evidence.passage.source.key


def tell_altered(departures: Iterable[Departure]) -> str:
    """Say what departs without a mark: the gravest, and how many more."""
    unmarked = [departure for departure in departures if is_unmarked(departure)]
    gravest = max(unmarked, key=lambda d: d.weight)
    count = len(unmarked)
    more = f"; {count - 1} more {'departure' if count == 2 else 'departures'}" if count > 1 else ""
    return f"Departs from the transcript without a mark: {gravest.reason}{more}."


def tell_marked() -> str:
    """Say that the marks hold up."""
    return "The same words but for changes the writer marked, and each mark holds up."


def tell_verbatim(where: str) -> str:
    """Say that the same words stand in the source of that name."""
    return f"The same words stand in {where}."


def _spliced_reason(evidence: Evidence) -> str:
    if evidence.parts > 1 and evidence.reordered:
        return "Parts that stand in another order in the record are joined as one."
    if evidence.parts > 1:
        return f"{evidence.parts} parts that stand apart in the record are joined as one."
    if evidence.turns_crossed:
        return "Words of different speakers are joined as one."
    if evidence.turns_parted:
        return "Parts of different turns are joined as one: what the mark leaves out holds another speaker's words."
    return f"{evidence.longest_cut} words between the parts are left out without a mark."


def _not_found_reason(evidence: Evidence) -> str:
    if evidence.passage is None:
        return "The record was searched and holds nothing near these words."
    share = round(100 * evidence.passage.score)
    return f"The record was searched; the nearest passage holds {share} % of the words' weight ({_where(evidence)})."


def _told_reason(evidence: Evidence) -> str:
    if evidence.passage is None:
        return "Told in the writer's own words: nothing near was found to show beside them."
    return "Told in the writer's own words: the nearest passage is shown and not judged."


RULES: tuple[WordingRule, ...] = (
    WordingRule(
        "indirect",
        Label.UNCHECKED,
        lambda e: e.quotation.kind is Kind.INDIRECT,
        _told_reason,
    ),
    WordingRule(
        "no-one's-words",
        Label.UNCHECKED,
        lambda e: not e.quotation.kind.judged and not e.settings.all_kinds,
        lambda e: f"Not presented as someone's words: a {e.quotation.kind.value}.",
    ),
    WordingRule(
        "no-words",
        Label.UNCHECKED,
        lambda e: e.words == 0,
        lambda e: "No words stand between the marks outside brackets.",
    ),
    WordingRule(
        "empty-record",
        Label.UNCHECKED,
        lambda e: e.empty,
        lambda e: "The record holds no words.",
    ),
    WordingRule(
        "own-text",
        Label.UNCHECKED,
        lambda e: e.self_quoted and not e.claimed,
        lambda e: "Only the document itself holds these words, and a quotation does not prove itself.",
    ),
    WordingRule(
        "too-short",
        Label.UNCHECKED,
        lambda e: e.short,
        lambda e: "Too few words to tell: "
        + ("they stand in many places." if e.claimed else "nothing near them decides where they belong."),
    ),
    WordingRule(
        "speaker-not-covered",
        Label.UNCHECKED,
        lambda e: not e.claimed and not e.covered,
        lambda e: f"Nothing near was found, and the record holds nothing said by {e.attribution.speaker}.",
    ),
    WordingRule(
        "nothing-near",
        Label.NOT_FOUND,
        lambda e: not e.claimed,
        _not_found_reason,
    ),
    WordingRule(
        "parts-apart",
        Label.SPLICED,
        lambda e: e.parts > 1 or e.turns_crossed or e.turns_parted or e.longest_cut >= e.settings.cut or e.sentence_cut,
        _spliced_reason,
    ),
    WordingRule(
        "words-differ",
        Label.ALTERED,
        lambda e: any(is_unmarked(departure) for departure in e.departures),
        lambda e: tell_altered(e.departures),
    ),
    WordingRule(
        "signals-hold",
        Label.MARKED,
        lambda e: e.marks > 0,
        lambda e: tell_marked(),
    ),
    WordingRule(
        "same-words",
        Label.VERBATIM,
        lambda e: True,
        lambda e: tell_verbatim(_where(e)),
    ),
)
"""Tried in order; the last fits anything."""


def _owner(evidence: Evidence) -> str:
    assert evidence.passage is not None
    passage = evidence.passage
    who = f"{passage.speaker} says them" if passage.speaker else "the words stand"
    when = f" on {passage.source.date}" if passage.source.date else ""
    return f"{who} in {_where(evidence)}{when}"


def judge(evidence: Evidence) -> Verdict:
    """Return the verdict: the first wording rule that fits, then whether speaker and day bear it out.

    `misattributed` accuses, so it has to be earned. Another speaker: only for words too particular to be said
    twice by chance, or where the record holds the claimed speaker on that occasion without them. Another day: only
    where the record holds that speaker on the claimed day without them, the day is told with these words, not with
    earlier ones, and they are no stock phrase. Another source: only for words of the speaker's own, where they
    speak in the one named.
    """
    rule = next(rule for rule in RULES if rule.fits(evidence))
    reason = rule.reason(evidence)
    if rule.label in (Label.UNCHECKED, Label.NOT_FOUND):
        return Verdict(rule.label, rule.label, Axis.UNKNOWN, rule.name, reason)
    if evidence.damaged:
        read = f"{evidence.damaged} of {evidence.words} words are read through it"
        reason += f" The source's text is damaged here: {read}."
    claimed = evidence.attribution.speaker
    if evidence.speaker is Axis.CONTRADICTED:
        if evidence.particular or evidence.occasion_held:
            reason = f"Given to {claimed}, but {_owner(evidence)}. {reason}"
            return Verdict(Label.MISATTRIBUTED, rule.label, Axis.CONTRADICTED, "other-speaker", reason)
        note = f"{reason} Note: given to {claimed}, while {_owner(evidence)}; the words are common enough for both."
        return Verdict(rule.label, rule.label, Axis.UNKNOWN, rule.name, note)
    cited = evidence.attribution.cited
    if evidence.source is Axis.CONTRADICTED and cited is not None and (evidence.particular or evidence.marked):
        reason = f"Given as of “{cited.name}”, but {_owner(evidence)}. {reason}"
        return Verdict(Label.MISATTRIBUTED, rule.label, Axis.CONTRADICTED, "other-source", reason)
    if evidence.day is Axis.CONTRADICTED:
        told = evidence.attribution.day_told is not Told.CARRIED
        if evidence.day_held and told and not evidence.common:
            reason = f"Given to {evidence.attribution.said_on}, but {_owner(evidence)}. {reason}"
            return Verdict(Label.MISATTRIBUTED, rule.label, Axis.CONTRADICTED, "other-day", reason)
        note = f"{reason} Note: given to {evidence.attribution.said_on}, while {_owner(evidence)}."
        return Verdict(rule.label, rule.label, Axis.UNKNOWN, rule.name, note)
    return Verdict(rule.label, rule.label, evidence.speaker, rule.name, reason)
