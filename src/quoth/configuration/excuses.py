"""Which findings of a report do not count: those that a project ignores, and those that its baseline knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from quoth.model import Excuse, ExcuseKind, Finding, Label, Problem, Report
from quoth.reports.digests import digest_finding
from quoth.reports.labels import GRAVE, at_or_above, gravity_of

from .baseline import Known
from .keys import Ignored

__all__ = ["Excuses"]


@dataclass(frozen=True, slots=True)
class Excuses:
    """All that may excuse findings; goes to other processes whole."""

    ignored: tuple[Ignored, ...] = ()
    """What the configuration ignores."""
    where: str = ""
    """The configuration's file, as messages call it."""
    today: date = date.max
    """The day by which it is told what has expired."""
    known: dict[str, list[Known]] = field(default_factory=dict)
    """The entries of the baseline, by document."""

    @classmethod
    def make(cls, ignored: tuple[Ignored, ...], where: str, known: Iterable[Known], today: date) -> Excuses:
        """Return them of a configuration and a baseline."""
        by_document: dict[str, list[Known]] = {}
        for entry in known:
            by_document.setdefault(entry.document, []).append(entry)
        return cls(ignored, where, today, by_document)

    def apply(self, report: Report, document: str) -> tuple[Report, tuple[Problem, ...]]:
        """Return the report with its excuses, and what there is to tell of those that hold no longer.

        `document` is what the baseline calls the document.
        """
        left = _Left(self.known.get(document, ()))
        if not self.ignored and not left.counts:
            return report, ()
        excused: list[Excuse] = []
        told: list[Problem] = []
        rows = {each.digest: each for each in self.ignored}
        for finding in report.findings:
            digest, label = digest_finding(finding), finding.verdict.label
            row = rows.get(digest) if label is not Label.VERBATIM else None  # nobody has to be excused
            if row is not None and row.expires is not None and row.expires < self.today:
                told.append(self._tell_expired(report, finding, row))
            elif row is not None:
                until = f" (until {row.expires})" if row.expires else ""
                excused.append(Excuse(finding.quotation.number, ExcuseKind.IGNORED, row.reason + until))
                continue
            if left.take(digest, label):
                excused.append(Excuse(finding.quotation.number, ExcuseKind.KNOWN))
        gone = left.counts.total()
        if gone:
            what = f"{gone} of the findings that the baseline knows no longer {'occurs' if gone == 1 else 'occur'}"
            told.append(Problem(report.document.name, what, "write the baseline again to drop what is gone"))
        return replace(report, excused=tuple(excused)), tuple(told)

    def _tell_expired(self, report: Report, finding: Finding, row: Ignored) -> Problem:
        what = f"quotation {finding.quotation.number} ({row.digest}) was ignored until {row.expires}, and counts again"
        return Problem(report.document.name, what, f"mend it, or give it another day in {self.where}")


class _Left:
    """Entries of one document, each to be taken as often as the document had the finding."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.counts: Counter[Known] = Counter()
        self._labels: dict[str, list[Known]] = {}
        for entry in known:
            self.counts[entry] += entry.times
            self._labels.setdefault(entry.digest, []).append(entry)

    def take(self, digest: str, label: Label) -> bool:
        """Whether a finding was known; its entry is taken, so that another like it is not.

        One that has become graver than it was known to be is not known, one less grave is, as long as it is grave.
        """
        fit = [entry for entry in self._labels.get(digest, ()) if self.counts[entry]]
        same = [entry for entry in fit if entry.label is label]
        graver = [entry for entry in fit if at_or_above(label, GRAVE) and at_or_above(entry.label, label)]
        for entry in (same or sorted(graver, key=lambda entry: gravity_of(entry.label)))[:1]:
            self.counts[entry] -= 1
            return True
        return False
