"""The figures that an evaluation wants of reports: shares of verdicts, heavy departures, how much is quoted at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quoth.model import Finding, Label, Report
from quoth.reports.facts import HEAVY
from quoth.reports.weighing import weigh
from quoth.text.words import find_words

__all__ = ["Score", "score"]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the quotations of one or more documents, in figures; a share of nothing is None."""

    documents: int
    """How many reports were counted together."""
    words: int
    """Words of the documents' texts."""
    quotations: int
    """Quotations that claim to be someone's words; of these the shares below are, and they sum up to 1."""
    aside: int
    """Stretches that claim no such thing and were not judged: terms, titles, what is told in other words."""
    judged: int
    """Quotations for which the record could answer: all but the unchecked ones."""
    verbatim: float | None
    """Share of the quotations that have this label."""
    marked: float | None
    """The same."""
    altered: float | None
    """The same."""
    spliced: float | None
    """The same."""
    misattributed: float | None
    """The same."""
    not_found: float | None
    """The same."""
    unchecked: float | None
    """The same."""
    faithful: float | None
    """Share of the judged quotations that are `verbatim` or `marked`."""
    heavy: int
    """Unmarked departures and omissions that weigh 0.6 or more; words of which both are told count once."""
    with_heavy: int
    """Quotations that have such a one."""
    per_thousand_words: float | None
    """Quotations for every thousand words."""


def score(reports: Report | Iterable[Report]) -> Score:
    """Count what the findings of a report say, or of several together: each quotation counts the same.

    >>> import quoth
    >>> sources = ["We shall never close the gate while the river runs."]
    >>> said = "She said: “We shall never close the gate.” Later: “We shall close the gate while the river runs.”"
    >>> got = quoth.score(quoth.check(said, sources=sources))
    >>> got.judged, got.faithful, got.altered, got.heavy
    (2, 0.5, 0.5, 1)
    """
    given = (reports,) if isinstance(reports, Report) else tuple(reports)
    findings = [finding for report in given for finding in report.findings]
    counted = [finding for finding in findings if _claims(finding)]
    labels = Counter(finding.verdict.label for finding in counted)
    words = sum(len(find_words(report.document.text)) for report in given)
    judged = len(counted) - labels[Label.UNCHECKED]
    return Score(
        documents=len(given),
        words=words,
        quotations=len(counted),
        aside=len(findings) - len(counted),
        judged=judged,
        **{label.value: _share(labels[label], len(counted)) for label in Label},
        faithful=_share(labels[Label.VERBATIM] + labels[Label.MARKED], judged),
        heavy=sum(len(list(_find_heavy(finding))) for finding in counted),
        with_heavy=sum(weigh(finding) >= HEAVY for finding in counted),
        per_thousand_words=_share(1000 * len(counted), words),
    )


def _claims(finding: Finding) -> bool:
    """Whether a stretch claims to be someone's words, or was judged as if it did."""
    return finding.quotation.kind.judged or finding.verdict.label is not Label.UNCHECKED


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _find_heavy(finding: Finding) -> Iterator[object]:
    """Yield what is counted as heavy; an omission of which a departure tells as well is not yielded again."""
    told = [each for each in finding.departures if not each.signalled and each.weight >= HEAVY]
    yield from told
    for omission in finding.omitted:
        if omission.weight >= HEAVY and not any(omission.span.overlaps(each.recorded_span) for each in told):
            yield omission
