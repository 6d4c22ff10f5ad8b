"""`quoth check`: documents against a record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from quoth.model import Days, Label
from quoth.reports import Format, find_format
from quoth.reports.labels import LABELS
from quoth.settings import Fetching
from quoth.verdicts.styles import STYLES
from quoth.version import __version__

from .configured import configuration_options
from .console import Exit, terminal_options
from .documents import gather
from .fixing import Fix, fixing_options
from .labels import fail_on_option
from .options import (
    documents_argument,
    fetching_options,
    format_option,
    json_field_option,
    name_option,
    output_option,
    published_option,
    unmarked_option,
)
from .plans import Asked, Plan, make_plans
from .run import Job, run
from .settled import Settled
from .work import Checking, name_state

__all__ = ["check"]


_RESUMABLE = "jsonl"
"""The format whose lines tell which document each report is of."""


@click.command(
    short_help="Check every quotation of documents against a record.",
    epilog="Gravity, from least to most: " + ", ".join(row.label.value for row in LABELS) + ".",
)
@documents_argument
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="RECORD",
    help="The record to check against: a record on disk (NAME.quoth), a folder of sources, or a .jsonl file; needed "
    "unless a configuration names it.",
)
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
@fail_on_option
@click.option(
    "--style",
    type=click.Choice(list(STYLES)),
    help="House style: which changes may pass without a mark.  [default: strict]",
)
@published_option
@click.option("--all/--no-all", "all_kinds", default=None, help="Judge terms and titles in quotation marks too.")
@click.option(
    "--indirect/--no-indirect",
    default=None,
    help="List what is told in the writer's own words too: she said that the dam would fail.",
)
@unmarked_option
@json_field_option
@fixing_options
@configuration_options
@name_option
@fetching_options
@click.pass_context
def check(
    ctx: click.Context,
    documents: tuple[str, ...],
    record: Path | None,
    form: str,
    output: Path | None,
    jobs: int | None,
    resume: bool,
    fail_on: Label | None,
    style: str | None,
    published: Days | None,
    all_kinds: bool | None,
    indirect: bool | None,
    unmarked: int | None,
    json_fields: tuple[str, ...],
    config: Path | None,
    no_config: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    show_digests: bool,
    fix: Fix | None,
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
      quoth check drafts/ --record speeches.quoth --fix altered --diff
    """
    if resume and (output is None or form != _RESUMABLE or (output.exists() and not output.is_file())):
        raise click.UsageError(f"--resume goes on with a file of lines: give --format {_RESUMABLE} and -o FILE.")
    if fix is not None and (resume or (output is None and form != "text")):
        raise click.UsageError("--fix shows a diff on standard output: give -o FILE for the report, and no --resume.")
    row = find_format(form)
    if show_digests and not row.terminal:
        raise click.UsageError("--show-digests is for --format text.")
    options = terminal_options(output) if row.terminal else {}
    if show_digests:
        options["digests"] = True
    settled = Settled(write_baseline)
    asked = Asked(
        record, style, fail_on, all_kinds, indirect, unmarked, json_fields, baseline, config,
        alone=no_config, new=write_baseline,
    )  # fmt: skip
    gathered = gather(documents, name, fetching, published)
    named, plans = make_plans(asked, gathered.named)
    if resume and (write_baseline or any(plan.excuses.ignored or plan.excuses.known for plan in plans)):
        raise click.UsageError("--resume cannot tell what is ignored or known: give --no-config, and no baseline.")
    shown = fix is None or output is not None
    work = Checking(plans, form, options, write_baseline.parent if write_baseline else None, fix, shown)

    def state() -> str:
        return " ".join(map(name_state, work.records))

    told = _tell_asked(plans, state(), published) if form == _RESUMABLE and output is not None and plans else None
    share = work.share if plans else None
    row = row if shown else Format("diff", "text/x-diff", None)
    job = Job("checking", work, row, share, told, state if work.on_disk else None, work.fails, settled.take)
    code = run(ctx, job, replace(gathered, named=named), published, output, jobs, resume)
    settled.close()
    ctx.exit(Exit.UNUSABLE if settled.unwritten else code)


def _tell_asked(plans: tuple[Plan, ...], state: str, published: Days | None) -> dict[str, object]:
    """Return what bears on reports, for a run that goes on from an unfinished one."""
    told: dict[str, list[object]] = {
        "record": [plan.record.name for plan in plans],
        "style": [plan.settings.style for plan in plans],
        "all": [plan.settings.all_kinds for plan in plans],
        "indirect": [plan.settings.indirect for plan in plans],
        "unmarked": [plan.settings.unmarked for plan in plans],
        "json_fields": [list(plan.settings.json_fields) for plan in plans],
    }
    asked = {name: values[0] if len(plans) == 1 else values for name, values in told.items()}
    return {"quoth": __version__, "sources": state, "published": str(published) if published else None} | asked
