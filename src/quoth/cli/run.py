"""One pass over documents: read, work, render, write, each as it is finished."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import click

from quoth.errors import QuothError
from quoth.model import Days, Document
from quoth.reports import Format

from .console import Exit, debugging, ignore, open_output, progress, say, say_fault
from .documents import expand, names_many, read_named

__all__ = ["Job", "run"]


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with each document, and how it is shown."""

    doing: str
    """A word or two for the progress bar."""
    work: Callable[[Document], tuple[str, bool]]
    """Takes a document to its rendered report, and whether anything in it is to fail the run."""
    format: Format
    """The format of the report, for what stands between several."""


def run(
    ctx: click.Context,
    job: Job,
    documents: Sequence[str],
    name: str,
    published: Days | None,
    output: Path | None,
) -> Exit:
    """Do `job` on all `documents`; return UNUSABLE where not one of them could be read.

    A document that cannot be read, or on which quoth itself fails, is a line on standard error;
    the others go on. Where nothing at all could be read nothing is written.
    """
    named, problems = expand(documents, name)
    for problem in problems:
        say(problem.where, problem.what, problem.remedy)
    before = job.format.opening if names_many(documents) else ""
    done = failed = 0
    # A bar and a report on one screen would mix.
    bar = progress(job.doing, len(named)) if output or not sys.stdout.isatty() else nullcontext(ignore)
    with open_output(output) as write, bar as advance:
        for each, document in read_named(named, published):
            advance(each.name)
            result = _work(job, each.name, document, debugging(ctx))
            if result is None:
                continue
            text, fails = result
            if done and job.format.heading:
                text = text.partition("\n")[2]
            write(before + text)
            before = job.format.between if names_many(documents) else ""
            done += 1
            failed += fails
        if done and names_many(documents):
            write(job.format.closing)
    if not done:
        return Exit.UNUSABLE
    return Exit.FOUND if failed else Exit.CLEAN


def _work(job: Job, name: str, document: Document | QuothError, debug: bool) -> tuple[str, bool] | None:
    """Do the job on one document; None, and a line on standard error, where it cannot be done."""
    if isinstance(document, QuothError):
        say(document.where, document.what, document.remedy)
        return None
    for problem in document.problems:
        say(problem.where, problem.what, problem.remedy)
    try:
        return job.work(document)
    except QuothError as error:
        say(error.where, error.what, error.remedy)
    except Exception as fault:  # one document must not end the run for all others
        say_fault(name, fault, debug)
    return None

