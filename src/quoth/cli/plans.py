"""By what each document is checked: what the command line asks for, and else what its project has settled."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from quoth.archive import Record, open_record
from quoth.configuration import Configuration, Finder, read_configuration
from quoth.configuration.baseline import read_baseline
from quoth.configuration.excuses import Excuses
from quoth.model import Document, Label
from quoth.settings import STRICT, Settings

from .console import progress
from .documents import Named
from .teller import Teller

__all__ = ["Asked", "Plan", "make_plans", "name_document"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says; None for what it does not, so that a configuration may."""

    record: Path | None = None
    """`--record`."""
    style: str | None = None
    """`--style`."""
    fail_on: Label | None = None
    """`--fail-on`."""
    all_kinds: bool | None = None
    """`--all`."""
    indirect: bool | None = None
    """`--indirect`."""
    unmarked: int | None = None
    """`--unmarked`; 0 to list none."""
    json_fields: tuple[str, ...] = ()
    """`--json-field`."""
    baseline: Path | None = None
    """`--baseline`."""
    config: Path | None = None
    """`--config`: the configuration of all documents."""
    alone: bool = False
    """`--no-config`: no configuration is looked for."""
    new: Path | None = None
    """`--write-baseline`: what was known before does not matter."""


@dataclass(frozen=True, slots=True)
class Plan:
    """By what a document is checked."""

    record: Record
    """Against what."""
    settings: Settings
    """How it is judged."""
    fail_on: Label | None
    """The label from which on a finding fails the run."""
    excuses: Excuses
    """What does not count."""
    folder: Path
    """Whence the baseline names documents."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A plan before anything was opened for it."""

    record: Path
    settings: Settings
    fail_on: Label | None
    baseline: Path | None
    configuration: Configuration | None


def make_plans(asked: Asked, named: Sequence[Named]) -> tuple[tuple[Named, ...], tuple[Plan, ...]]:
    """Return the documents, each with the number of its plan, and the plans; a project's own files are no documents.

    Raises UsageError where no record is told for a document, QuothError where what is told cannot be used.
    """
    choices: dict[_Choice, int] = {}
    chosen = []
    for each, configuration in _configure(asked, named):
        if _is_own(asked, configuration, each):
            continue
        choice = _choose(asked, configuration, each)
        chosen.append(replace(each, plan=choices.setdefault(choice, len(choices))))
    records: dict[Path, Record] = {}
    with progress("reading the record") as advance, Teller() as teller:
        for choice in choices:
            if choice.record not in records:
                records[choice.record] = opened = open_record(choice.record, advance)
                for problem in opened.problems:
                    teller.tell(problem)
    today = date.today()
    return tuple(chosen), tuple(_open(choice, records[choice.record], today) for choice in choices)


def name_document(document: Document, named: Named, folder: Path) -> str:
    """Return what a baseline that stands in `folder` calls a document."""
    if named.path is None:
        return document.name
    try:
        path = os.path.relpath(named.path, folder)
    except ValueError:  # on another drive
        path = os.path.abspath(named.path)  # noqa: PTH100
    return Path(path).as_posix() + document.name.removeprefix(named.name).replace(os.sep, "/")


def _configure(asked: Asked, named: Sequence[Named]) -> Iterator[tuple[Named, Configuration | None]]:
    """Yield each document with its configuration; standard input and pages have that of the folder one is in."""
    given = read_configuration(asked.config) if asked.config is not None else None
    finder = Finder()
    for each in named:
        if given is not None or asked.alone:
            yield each, given
        else:
            yield each, finder.find(each.path.parent if each.path is not None else Path())


def _is_own(asked: Asked, configuration: Configuration | None, named: Named) -> bool:
    """Whether a file of a folder is no document, but the configuration itself or a baseline."""
    if named.path is None:
        return False
    path = os.path.abspath(named.path)  # noqa: PTH100
    own = [asked.config, asked.baseline, asked.new]
    own += [configuration.path, configuration.baseline] if configuration is not None else []
    return any(path == os.path.abspath(each) for each in own if each is not None)  # noqa: PTH100


def _choose(asked: Asked, configuration: Configuration | None, named: Named) -> _Choice:
    settled = configuration or Configuration(Path())
    record = asked.record or settled.record
    if record is None:
        where = f"{configuration.path} names none" if configuration else "no quoth.toml or pyproject.toml names one"
        what = f"Missing option '--record': {named.name} is to be checked against a record, and {where}."
        raise click.UsageError(what)
    return _Choice(
        record,
        replace(
            STRICT,
            style=asked.style or settled.style or STRICT.style,
            all_kinds=settled.all_kinds or False if asked.all_kinds is None else asked.all_kinds,
            indirect=settled.indirect or False if asked.indirect is None else asked.indirect,
            unmarked=(settled.unmarked if asked.unmarked is None else asked.unmarked) or None,
            json_fields=asked.json_fields or settled.json_fields or (),
        ),
        asked.fail_on or settled.fail_on,
        asked.baseline or settled.baseline if asked.new is None else None,
        configuration if configuration is not None and configuration.ignore else None,
    )


def _open(choice: _Choice, record: Record, today: date) -> Plan:
    known = read_baseline(choice.baseline) if choice.baseline is not None else []
    ignored = choice.configuration.ignore if choice.configuration is not None else ()
    where = str(choice.configuration.path) if choice.configuration is not None else ""
    folder = choice.baseline.parent if choice.baseline is not None else Path()
    return Plan(record, choice.settings, choice.fail_on, Excuses.make(ignored, where, known, today), folder)
