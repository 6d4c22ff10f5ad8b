"""`quoth check --fix`: documents rewritten, with a diff of all that is changed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from quoth.corrections import CORRECTED, correct, write_diff
from quoth.errors import QuothError, UnknownNameError
from quoth.model import Document, ExcuseKind, Label, Problem, Report
from quoth.readers.bundles import holds_many
from quoth.readers.digests import digest
from quoth.readers.opening import read_bytes
from quoth.reports.labels import find_label

from .console import say
from .documents import Named

__all__ = ["Fix", "Rewrite", "fix_document", "fixing_options", "show_rewrite"]

_CHANGED = ("the file was changed meanwhile, and is left as it is", "run the same command again")


@dataclass(frozen=True, slots=True)
class Fix:
    """What is to be put right."""

    labels: frozenset[Label]
    """Findings with these labels."""
    written: bool
    """Whether documents are written, or only shown."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One document that is to be rewritten."""

    name: str
    """What messages call it."""
    path: Path
    """The file."""
    before: str
    """The digest of what it held when it was checked."""
    data: bytes
    """What it is to hold."""
    diff: str
    """How the two differ."""
    fixed: int
    """How many quotations are put right."""
    written: bool
    """Whether it is written, or only shown."""


class _Labels(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """Some of the labels whose findings can be put right, parted by commas."""

    name = "labels"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Label]:
        """Read `altered,spliced`."""
        allowed = " or ".join(label.value for label in CORRECTED)
        labels = set()
        for name in str(value).split(","):
            try:
                label = find_label(name)
            except UnknownNameError:
                label = None
            if label not in CORRECTED:
                self.fail(f"{name.strip()!r} cannot be put right: name {allowed}, or both with a comma.", param, ctx)
            labels.add(label)
        return frozenset(labels)


_FIX = click.option(
    "--fix",
    "labels",
    type=_Labels(),
    metavar="LABELS",
    help="Put right, in files of plain text and Markdown, the quotations that are altered, spliced, or "
    "altered,spliced; show a diff.",
)
_DIFF = click.option("--diff", "dry", is_flag=True, help="With --fix: show the diff, and write nothing.")


def fixing_options(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options that tell what is put right; it gets them as `fix`, None for nothing."""

    @_FIX
    @_DIFF
    @wraps(command)
    def with_fixing(*given: object, labels: frozenset[Label] | None, dry: bool, **named: object) -> object:
        if labels is None and dry:
            raise click.UsageError("--diff shows what --fix would write: name the labels with --fix.")
        return command(*given, fix=None if labels is None else Fix(labels, written=not dry), **named)

    return with_fixing


def fix_document(
    report: Report, named: Named, fix: Fix, check: Callable[[Document], Report]
) -> tuple[Report, Rewrite | None, tuple[Problem, ...]]:
    """Return a document's report with what was asked for put right, its rewriting, and what there is to tell.

    Where nothing is written the report is the one that was given. What the configuration ignores stays as it is.
    """
    asked = [finding for finding in report.findings if finding.verdict.label in fix.labels]
    if {finding.quotation.number for finding in asked} <= _list_ignored(report):
        return report, None, ()
    name = report.document.name
    try:
        if named.path is None or holds_many(named.name):
            raise QuothError(name, "only files by themselves can be rewritten", "mend it by hand")
        data, _ = read_bytes(named.path, name)
        if digest(data) != report.document.digest:
            raise QuothError(name, *_CHANGED)
        correction = correct(data, report, fix.labels, check, _list_ignored)
    except QuothError as error:
        return report, None, (Problem.of(error),)
    problems: tuple[Problem, ...] = ()
    if correction.left:
        numbers = ", ".join(map(str, correction.left))
        what = f"left as {'it is' if len(correction.left) == 1 else 'they are'}: quotation {numbers}"
        problems = (Problem(name, what, "the record gives no ground to put it right: look at the report"),)
    if not correction.fixed:
        return report, None, problems
    diff = write_diff(name, report.document.text, correction.report.document.text)
    rewrite = Rewrite(name, named.path, report.document.digest, correction.data, diff, correction.fixed, fix.written)
    return correction.report if fix.written else report, rewrite, problems


def show_rewrite(rewrite: Rewrite) -> bool:
    """Show the diff, then write the document where that was asked for; whether nothing stood in the way."""
    sys.stdout.write(rewrite.diff)
    sys.stdout.flush()
    count = f"{rewrite.fixed:,} quotation{'s' * (rewrite.fixed != 1)}"
    if not rewrite.written:
        say(rewrite.name, f"{count} would be put right")
        return True
    try:
        if digest(read_bytes(rewrite.path, rewrite.name)[0]) != rewrite.before:
            raise QuothError(rewrite.name, *_CHANGED)
        _replace(rewrite.path, rewrite.data)
    except QuothError as error:
        say(error.where, error.what, error.remedy)
        return False
    except OSError as error:
        what = f"it cannot be written, and is left as it is: {(error.strerror or str(error)).lower()}"
        say(rewrite.name, what, "check its permissions, and those of its folder")
        return False
    say(rewrite.name, f"{count} put right")
    return True


def _list_ignored(report: Report) -> frozenset[int]:
    return frozenset(excuse.number for excuse in report.excused if excuse.kind is ExcuseKind.IGNORED)


def _replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file all at once; its permissions stay, and a link keeps pointing to it."""
    place = path.resolve()
    if not os.access(place, os.W_OK):  # a file that may be replaced though it may not be written to
        raise PermissionError(13, "permission denied", str(path))
    with tempfile.NamedTemporaryFile("wb", prefix=f".{place.name}.", dir=place.parent, delete=False) as written:
        temporary = Path(written.name)
        try:
            written.write(data)
            written.close()
            temporary.chmod(place.stat().st_mode & 0o7777)
            temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)
