"""What `quoth check` does with each document, in this process or in another."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from quoth.archive import Record
from quoth.configuration.baseline import Known, list_known
from quoth.model import Document, ExcuseKind, Label, Problem, Report
from quoth.pipeline import check as check_document
from quoth.records.disk.catalogue import Catalogue
from quoth.records.disk.places import CATALOGUE
from quoth.records.disk.shards import ShardedStore
from quoth.records.disk.store import DiskStore
from quoth.reports import render
from quoth.reports.labels import GRAVE, at_or_above
from quoth.seams import Store

from .documents import Named
from .fixing import Fix, Rewrite, fix_document
from .plans import Plan, name_document
from .run import Made

__all__ = ["Checked", "Checking", "name_state"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is kept of a document that was checked, for when all are."""

    document: str
    """What a baseline calls it."""
    excused: Counter[ExcuseKind] = field(default_factory=Counter)
    """How many of its findings do not count."""
    failing: int = 0
    """How many fail the run."""
    known: tuple[Known, ...] = ()
    """What a baseline would hold of it."""
    rewrite: Rewrite | None = None
    """Its rewriting, where there is one."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The work; goes to other processes whole."""

    plans: tuple[Plan, ...]
    """By what documents are checked; each says by which."""
    form: str
    """The format of the reports."""
    options: Mapping[str, object]
    """What else the format is told."""
    baseline: Path | None = None
    """The folder of the baseline that is to be written; None where none is."""
    fix: Fix | None = None
    """What is to be put right; None for nothing."""
    shown: bool = True
    """Whether reports are shown at all."""

    def __call__(self, document: Document, named: Named) -> Made:
        """Check a document."""
        plan = self.plans[named.plan]
        name = name_document(document, named, plan.folder)

        def check(document: Document) -> tuple[Report, tuple[Problem, ...]]:
            return plan.excuses.apply(check_document(document, plan.record, settings=plan.settings), name)

        report, problems = check(document)
        rewrite = None
        if self.fix is not None:
            report, rewrite, told = fix_document(report, named, self.fix, lambda document: check(document)[0])
            problems += told
        failing = 0 if self.baseline is not None else self._count_failing(report, plan)
        name = name_document(document, named, self.baseline or plan.folder)
        kept = replace(self._keep(report, plan, name, failing), rewrite=rewrite)
        text = render(report, self.form, **self.options) if self.shown else ""
        return Made(text, failing > 0, problems, kept)

    def fails(self, counts: Mapping[str, int], named: Named) -> bool:
        """Whether there is a finding of the label at which the run is to fail, or of a graver one."""
        floor = self.plans[named.plan].fail_on
        return floor is not None and any(count and at_or_above(Label(label), floor) for label, count in counts.items())

    def share(self) -> bool:
        """Make ready for other processes; whether each opens the record for itself."""
        stores = [record.store for record in self.records]
        for store in stores:
            if isinstance(store, DiskStore | ShardedStore):
                store.close()  # SQLite may not be taken along into another process
            else:
                store.size()  # the index is made once, here, for all that inherit it
        return self.on_disk

    @property
    def on_disk(self) -> bool:
        """Whether any record is on disk, where each process opens it for itself and others may alter it."""
        return any(isinstance(record.store, DiskStore | ShardedStore) for record in self.records)

    @property
    def records(self) -> list[Record]:
        """All records, each once."""
        return list({id(plan.record): plan.record for plan in self.plans}.values())

    def _count_failing(self, report: Report, plan: Plan) -> int:
        if plan.fail_on is None:
            return 0
        excused = {excuse.number for excuse in report.excused}
        return sum(
            at_or_above(finding.verdict.label, plan.fail_on) and finding.quotation.number not in excused
            for finding in report.findings
        )

    def _keep(self, report: Report, plan: Plan, name: str, failing: int) -> Checked:
        known: list[Known] = []
        if self.baseline is not None:
            ignored = frozenset(excuse.number for excuse in report.excused)
            known = list_known(report, name, plan.fail_on or GRAVE, ignored)
        return Checked(name, Counter(excuse.kind for excuse in report.excused), failing, tuple(known))


def name_state(record: Record) -> str:
    """Return a name for what a record holds now: with another name verdicts may be others."""
    return _name_store(record.store)


def _name_store(store: Store) -> str:
    if isinstance(store, ShardedStore):
        return ", ".join(map(_name_store, store.shards))
    if isinstance(store, DiskStore):  # whatever is added or replaced gets a number that was never given before
        catalogue = Catalogue.open(store.folder / CATALOGUE)
        try:
            newest = catalogue.sources("number = (SELECT max(number) FROM sources)")
            return " ".join(str(number) for number in (len(catalogue), *(held.number for held in newest)))
        finally:
            catalogue.close()
    state = hashlib.sha256()
    for source in store.sources():
        known = (source, store.turns(source.key), store.places(source.key), store.text(source.key))
        state.update(repr(known).encode("utf-8", "replace"))
    return state.hexdigest()
