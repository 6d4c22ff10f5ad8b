"""What a tool found, as a short text that says what to do. Words of texts and sources stand within fences alone."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.model import Kind
from quoth.reports.facts import HEAVY

from . import shapes
from .quoting import WARNING, fence, quote

__all__ = ["tell_added", "tell_found", "tell_result", "tell_sources"]

_TOLD = 20
"""Findings that are told; the structured answer has more."""
_CHANGES = 6
"""Changes and cuts of one finding that are told."""
ADVICE = {
    "altered": "Replace the words of `quotation` by those of `passage`, or take the quotation marks off.",
    "spliced": "Quote each part by itself or mark each cut with an ellipsis, or take the quotation marks off.",
    "misattributed": "Name the speaker and the day that go with `passage`, or leave the quotation out.",
    "not_found": "Take the quotation marks off or leave it out: `passage`, if there is one, is only the nearest.",
    "unchecked": "It could not be judged: see `reason`, and check it against what could tell.",
}
"""What to do about each label under which a quotation does not stand, or may not."""
BORROWED = "Words of a source without quotation marks: put them in marks and name the source, or say it in other words."
"""What to do about them; they are not judged."""
_SOUND = ("verbatim", "marked")
_LOOK = "It stands, but see whether what was changed or cut turns the sense; if it does, quote more."


def tell_result(result: shapes.Result) -> str:
    """Return what came of a check, the quotations that do not stand first."""
    failed = [finding for finding in result.findings if not finding.stands]
    heavy = [finding for finding in result.findings if finding.label in _SOUND and _weighs(finding)]
    asking = [*failed, *heavy, *filter(_is_undecided, result.findings)]
    parts = [_head(result)]
    told = asking[:_TOLD]
    if told or result.unmarked or result.problems:
        parts.append(WARNING)
    for finding in told:
        advice = ADVICE.get(finding.label, _LOOK)
        parts.append(f"Quotation {finding.number}: {finding.label}. {advice}\n{fence(_describe(finding))}")
    if len(asking) > len(told):
        parts.append(f"And {len(asking) - len(told)} more: they are in the structured answer.")
    parts += _tell_unmarked(result.unmarked)
    if result.problems:
        parts.append("Not everything could be used:\n" + fence(_describe_problems(result.problems)))
    return "\n\n".join(parts)


def tell_found(found: shapes.Found) -> str:
    """Return the passages that were found."""
    if not found.passages:
        return "The record holds nothing near these words. Do not quote them from it."
    count = len(found.passages)
    head = f"{count} {'passage' if count == 1 else 'passages'}, the nearest first. Quote only what stands in `passage`."
    blocks = [fence(_describe_passage(passage)) for passage in found.passages]
    return "\n\n".join([head, WARNING, *blocks])


def tell_sources(page: shapes.Sources) -> str:
    """Return a page of the record's sources."""
    count = len(page.sources)
    head = f"{count} of {page.total} {'source' if page.total == 1 else 'sources'}."
    if page.next is not None:
        head += f" The next page begins at {page.next}."
    if not count:
        return head
    lines = [", ".join(_describe_source(source)) for source in page.sources]
    return "\n\n".join([head, WARNING, fence(lines)])


def tell_added(added: shapes.Added) -> str:
    """Return what became of a source that was given."""
    what = "Added." if added.added else "The record held this source already, just as it was given."
    head = f"{what} The record holds {added.total} {'source' if added.total == 1 else 'sources'} now."
    if not added.problems:
        return head
    return "\n\n".join([head, WARNING, fence(_describe_problems(added.problems))])


def _tell_unmarked(unmarked: list[shapes.Carried] | None) -> Iterator[str]:
    if unmarked is None:
        return
    if not unmarked:
        yield "No words of a source were found without quotation marks."
    for carried in unmarked[:_TOLD]:
        yield f"{BORROWED}\n{fence(_describe_carried(carried))}"
    if len(unmarked) > _TOLD:
        yield f"And {len(unmarked) - _TOLD} more such words: they are in the structured answer."


def _head(result: shapes.Result) -> str:
    if not result.total:
        return "No quotation was found in the text."
    counts = {label: count for label, count in result.counts.items() if label in ADVICE and label != "unchecked"}
    failing = ", ".join(f"{count} {label}" for label, count in counts.items())
    of_all = f"of {_count(result.total)}"
    if failing:
        head = f"{result.failed} {of_all} {'does' if result.failed == 1 else 'do'} not stand: {failing}."
    else:
        standing = sum(result.counts.get(label, 0) for label in _SOUND)
        stand = "stands" if 1 in (standing, result.total) else "stand"
        head = f"{standing} {of_all} {stand}, and none was found wrong."
    unchecked = result.counts.get("unchecked", 0)
    if unchecked:
        head += f" {unchecked} could not be judged, or claim to be nobody's words: that counts against none of them."
    return head


def _count(number: int) -> str:
    return f"{number} {'quotation' if number == 1 else 'quotations'}"


def _weighs(finding: shapes.Finding) -> bool:
    weights = [departure.weight for departure in finding.departures] + [cut.weight for cut in finding.cut]
    return max(weights, default=0.0) >= HEAVY


def _is_undecided(finding: shapes.Finding) -> bool:
    return finding.label == "unchecked" and not Kind(finding.kind).nobodys


def _describe(finding: shapes.Finding) -> Iterator[str]:
    yield f"quotation: {quote(finding.quotation)}"
    if finding.speaker:
        yield f"said to be by: {quote(finding.speaker)}"
    yield f"reason: {quote(finding.reason)}"
    if finding.passage:
        yield from _describe_passage(finding.passage)
    for departure in finding.departures[:_CHANGES]:
        marked = ", marked" if departure.signalled else ""
        why = f"{departure.kind}, weight {departure.weight:.2f}{marked}"
        yield f"{_tell_change(departure)} ({why})"
    for cut in finding.cut[:_CHANGES]:
        yield f"cut {cut.place}: {quote(cut.text)} (weight {cut.weight:.2f})"


def _describe_carried(carried: shapes.Carried) -> Iterator[str]:
    yield f"words: {quote(carried.text)}"
    yield from _describe_passage(carried.passage)


def _tell_change(departure: shapes.Departure) -> str:
    if not departure.recorded:
        return f"put in: {quote(departure.quoted)}"
    if not departure.quoted:
        return f"left out: {quote(departure.recorded)}"
    return f"changed: {quote(departure.recorded)} became {quote(departure.quoted)}"


def _describe_passage(passage: shapes.Passage) -> Iterator[str]:
    yield f"passage: {quote(passage.text)}"
    named = {"source": passage.source, "title": passage.title, "date": passage.date, "speaker": passage.speaker,
             "place": passage.place}  # fmt: skip
    yield "in " + ", ".join(f"{name} {quote(value)}" for name, value in named.items() if value)


def _describe_source(source: shapes.Source) -> Iterator[str]:
    yield f"source {quote(source.source)}"
    named = {"title": source.title, "date": source.date, "speaker": source.speaker}
    yield from (f"{name} {quote(value)}" for name, value in named.items() if value)


def _describe_problems(problems: list[shapes.Problem]) -> Iterator[str]:
    for problem in problems:
        yield "; ".join(quote(part) for part in (problem.where, problem.what, problem.remedy) if part)
