"""From findings and labels to figures. What each figure counts is told in the table `FIGURES`."""

from __future__ import annotations

import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from samples import Line, Sample

import quoth
from quoth.model import Days, Finding, Report
from quoth.readers import read_text
from quoth.settings import Settings

HELD = ("verbatim", "marked", "altered", "spliced")
CLEAN = {"verbatim", "marked"}
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass
class Tally:
    """What was counted."""

    parts: Counter[str] = field(default_factory=Counter)
    """For each figure how many lines have it."""
    wholes: Counter[str] = field(default_factory=Counter)
    """For each figure of how many."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    groups: dict[str, list[int]] = field(default_factory=dict)
    """For each class: lines, and those rightly judged."""
    misses: list[tuple[Line, str, Finding | None]] = field(default_factory=list)
    seconds: float = 0.0

    def by_class(self, begins: str) -> dict[str, list[int]]:
        """The figures of that beginning, by class."""
        return {name: [self.parts[name], whole] for name, whole in self.wholes.items() if name.startswith(begins)}

    def figure(self, name: str) -> float:
        return self.parts[name] / max(1, self.wholes[name])


@dataclass(frozen=True)
class Answer:
    """One line with what was said of it."""

    line: Line
    finding: Finding | None

    @property
    def label(self) -> str:
        return self.finding.verdict.label.value if self.finding else "none"

    @property
    def wording(self) -> str:
        return self.finding.verdict.wording.value if self.finding else "none"

    @property
    def right(self) -> bool:
        accused = self.label == "misattributed"
        return self.wording in self.line.accepted and accused == (self.line.attribution == "contradicted")

    @property
    def reached(self) -> bool:
        """Whether a passage is claimed that overlaps a true one by more than half of the shorter."""
        finding = self.finding
        if not finding or not finding.passage or self.wording not in HELD:
            return False
        source, span = finding.passage.source.key, finding.passage.span
        return any(
            source == key and min(end, span.end) - max(start, span.start) > 0.5 * min(end - start, len(span))
            for key, start, end in self.line.passages
        )

    @property
    def weighed(self) -> bool:
        """Whether some departure or omission weighs 0.5 or more."""
        if not self.finding:
            return False
        weights = [*(d.weight for d in self.finding.departures), *(o.weight for o in self.finding.omitted)]
        return max(weights, default=0.0) >= 0.5

    @property
    def listed(self) -> bool:
        """Whether all words that differ are listed as differing."""
        departures = [d for d in self.finding.departures if not d.signalled] if self.finding else []
        for side in (0, 1):
            said = Counter(word for d in departures for word in _fold((d.quoted, d.recorded)[side]))
            wanted = Counter(word for pair in self.line.changed for word in _fold(pair[side]))
            other = Counter(word for pair in self.line.changed for word in _fold(pair[1 - side]))
            if not wanted - other <= said:
                return False
        return True


@dataclass(frozen=True)
class Figure:
    """One figure: of which lines it is counted, and which of them have it."""

    name: str
    says: str
    among: Callable[[Answer], bool]
    has: Callable[[Answer], bool]
    high: bool = True
    """Whether more is better."""


FIGURES = (
    Figure("accuracy", "of all quotations: the verdict is the right one, speaker and day included",
           lambda a: True, lambda a: a.right),
    Figure("held", "of those that the record holds: the passage claimed is the true one",
           lambda a: "absent" not in a.line.accepted and bool(a.line.passages), lambda a: a.reached),
    Figure("departures", "of changes without a mark: the words that differ are listed",
           lambda a: bool(a.line.changed), lambda a: a.listed),
    Figure("risk", "of changes that turn the sense: something listed weighs 0.5 or more",
           lambda a: a.line.risk, lambda a: a.weighed),
    Figure("contradiction", "of words that are another's, or of another day: `misattributed` was said",
           lambda a: a.line.attribution == "contradicted", lambda a: a.label == "misattributed"),
    Figure("false comfort", "of words that are neither verbatim nor marked: one of the two was said",
           lambda a: not a.line.accepted & CLEAN, lambda a: a.label in CLEAN, high=False),
    Figure("false alarm", "of words that are verbatim: they were called altered, spliced or not found",
           lambda a: a.line.accepted == {"verbatim"},
           lambda a: a.wording in ("altered", "spliced", "not_found"), high=False),
    Figure("accusation", "of words of the speaker named: `misattributed` was said",
           lambda a: a.line.attribution == "confirmed", lambda a: a.label == "misattributed", high=False),
)


def _fold(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def run(sample: Sample) -> dict[str, Report]:
    """Check every article; the reports by the articles' ids."""
    reports = {}
    for article in sample.articles:
        document = read_text(article.text)
        if article.published:
            document = replace(document, published=Days.parse(article.published))
        reports[article.id] = quoth.check(document, sample.record)
    return reports


def measure(sample: Sample) -> Tally:
    """Check every article and count."""
    quoth.check("“Loaded once,” she said.", sample.record)  # what is made once is not timed
    tally = Tally()
    began = time.perf_counter()
    reports = run(sample)
    tally.seconds = time.perf_counter() - began
    for line in sample.lines:
        answer = Answer(line, _finding_at(reports[line.article], line))
        for figure in FIGURES:
            names = (figure.name, f"risk: {line.group}") if figure.name == "risk" else (figure.name,)
            for name in names if figure.among(answer) else ():
                tally.wholes[name] += 1
                tally.parts[name] += figure.has(answer)
        tally.confusion[line.label, answer.label if answer.label == "misattributed" else answer.wording] += 1
        row = tally.groups.setdefault(line.group, [0, 0])
        row[0] += 1
        row[1] += answer.right
        if not answer.right:
            tally.misses.append((line, f"{answer.label}/{answer.wording}", answer.finding))
    return tally


def measure_cases(folder: Path) -> tuple[int, int]:
    """Return how many of the verdict case files' cases get their label, and how many there are."""
    right = total = 0
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            document = read_text(case["document"])
            if "published" in case:
                document = replace(document, published=Days.parse(case["published"]))
            settings = Settings(
                indirect=case.get("indirect", False),
                all_kinds=case.get("all", False),
                style=case.get("style", "strict"),
                numbered=case.get("given", False),
            )
            report = quoth.check(document, quoth.open_record(case["record"]), settings=settings)
            begins = case.get("quotation", "")
            labels = [f.verdict.label.value for f in report.findings if f.quotation.text.startswith(begins)]
            total += 1
            right += labels[:1] == [case["label"]]
    return right, total


def _finding_at(report: Report, line: Line) -> Finding | None:
    """The finding whose pieces overlap the line most; None where none does."""
    best, size = None, 0
    for finding in report.findings:
        overlap = sum(max(0, min(p.end, line.end) - max(p.start, line.start)) for p in finding.quotation.pieces)
        if overlap > size:
            best, size = finding, overlap
    return best
