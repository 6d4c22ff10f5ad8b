"""`quoth check`: documents against a record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from quoth.archive import Record, open_record
from quoth.errors import UnknownNameError
from quoth.model import Days, Document, Label
from quoth.pipeline import check as check_document
from quoth.records.disk.catalogue import Catalogue
from quoth.records.disk.places import CATALOGUE
from quoth.records.disk.store import DiskStore
from quoth.reports import find_format, render
from quoth.reports.labels import LABELS, at_or_above, find_label
from quoth.settings import STRICT, Fetching, Settings
from quoth.verdicts.styles import STYLES
from quoth.version import __version__

from .console import progress, terminal_options
from .options import (
    documents_argument,
    fetching_options,
    format_option,
    indirect_option,
    name_option,
    output_option,
    published_option,
    record_option,
)
from .run import Job, run
from .teller import Teller

__all__ = ["LabelType", "check"]

class LabelType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """A verdict's label, as an option of a command."""

    name = "label"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Label:
        """Read a label's name; `not-found` is `not_found`."""
        try:
            return find_label(str(value))
        except UnknownNameError as error:
            self.fail(f"{error.where!r} is no label: {error.remedy}.", param, ctx)


_RESUMABLE = "jsonl"
"""The format whose lines tell which document each report is of."""


@dataclass(frozen=True, slots=True)
class _Checking:
    """What is done with each document; goes to other processes whole."""

    record: Record
    settings: Settings
    form: str
    options: Mapping[str, object]
    fail_on: Label | None

    def __call__(self, document: Document) -> tuple[str, bool]:
        report = check_document(document, self.record, settings=self.settings)
        return render(report, self.form, **self.options), self.fails(report.counts)

    def fails(self, counts: Mapping[Label, int] | Mapping[str, int]) -> bool:
        """Whether there is a finding of the label at which the run is to fail, or of a graver one."""
        floor = self.fail_on
        return floor is not None and any(count and at_or_above(Label(label), floor) for label, count in counts.items())

    def share(self) -> bool:
        """Make ready for other processes; whether each opens the record for itself."""
        if isinstance(self.record.store, DiskStore):
            self.record.store.close()  # SQLite may not be taken along into another process
            return True
        self.record.store.size()  # the index is made once, here, for all that inherit it
        return False

    def name_state(self) -> str:
        """Return a name for what the record holds now: with another name verdicts may be others."""
        store = self.record.store
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


@click.command(
    short_help="Check every quotation of documents against a record.",
    epilog="Gravity, from least to most: " + ", ".join(row.label.value for row in LABELS) + ".",
)
@documents_argument
@record_option
@format_option
@output_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Processes that share the documents.  [default: one a core for more than a handful]",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on from where the same command was stopped; needs --format jsonl and -o.",
)
@click.option(
    "--fail-on",
    type=LabelType(),
    metavar="LABEL",
    help="Exit with 1 when a finding is of this label or a graver one.",
)
@click.option(
    "--style",
    type=click.Choice(list(STYLES)),
    default="strict",
    show_default=True,
    help="House style: which changes may pass without a mark.",
)
@published_option
@click.option("--all", "all_kinds", is_flag=True, help="Judge terms and titles in quotation marks too.")
@indirect_option
@name_option
@fetching_options
@click.pass_context
def check(
    ctx: click.Context,
    documents: tuple[str, ...],
    record: Path,
    form: str,
    output: Path | None,
    jobs: int | None,
    resume: bool,
    fail_on: Label | None,
    style: str,
    published: Days | None,
    all_kinds: bool,
    indirect: bool,
    name: str,
    fetching: Fetching,
) -> None:
    """Check every quotation of documents against a record.

    For each quotation the report says whether the words stand in the record, who said them there
    and when, every word that was changed, what was cut, and why it was judged so. A DOCUMENT is a
    file, a folder, a pattern such as "drafts/*.md", an address of a page, or - for standard input.

    \b
    Examples:
      quoth check essay.html --record transcripts/
      quoth check archive/ --record speeches.quoth --format jsonl -o findings.jsonl --resume
      quoth check https://example.org/essay --record speeches.quoth
      quoth check - --record sources.jsonl --fail-on altered < answer.md
    """
    if resume and (output is None or form != _RESUMABLE or (output.exists() and not output.is_file())):
        raise click.UsageError(f"--resume goes on with a file of lines: give --format {_RESUMABLE} and -o FILE.")
    settings = replace(STRICT, style=style, all_kinds=all_kinds, indirect=indirect)
    row = find_format(form)
    with progress("reading the record") as advance:
        opened = open_record(record, advance)
    with Teller() as teller:
        for problem in opened.problems:
            teller.tell(problem)
    work = _Checking(opened, settings, form, terminal_options(output) if row.terminal else {}, fail_on)
    asked: dict[str, object] | None = None
    if form == _RESUMABLE and output is not None:
        asked = {"quoth": __version__, "record": opened.name, "sources": work.name_state(), "style": style}
        asked |= {"published": str(published) if published else None, "all": all_kinds, "indirect": indirect}
    name_state = work.name_state if isinstance(opened.store, DiskStore) else None
    job = Job("checking", work, row, work.share, asked, name_state, work.fails)
    ctx.exit(run(ctx, job, documents, name, published, output, jobs, resume, fetching))
