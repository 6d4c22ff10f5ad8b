"""One pass over documents: read, work, render, write, each as it is finished, in this process or in several."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path

import click

from quoth.errors import QuothError
from quoth.model import Days, Document, Problem
from quoth.reports import Format
from quoth.workers import Alone, Pool

from .console import Exit, debugging, describe_fault, ignore, open_output, progress, say, say_problem
from .documents import Gathered, Named, Origin, is_large, read_named, share_out, take_stdin
from .options import count_cores
from .partial import open_partial
from .sinks import Folder, Sink, Stream
from .teller import Teller

__all__ = ["Job", "Made", "run"]

_HANDFUL = 8
"""Documents up to which one process is as quick as several, unless they were asked for."""
_SAME = 100
"""Problems among which one of the whole, which each process says, is looked for."""
_ALTERED = (
    "the record was altered meanwhile, and some documents may have been checked against what it held before",
    "check them again for reports of one moment",
)
_LOST = ("two processes that read it were killed (memory may have run out)", "check it by itself, with --jobs 1")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one document."""

    text: str
    """Its rendered report."""
    fails: bool = False
    """Whether anything in it is to fail the run."""
    problems: tuple[Problem, ...] = ()
    """What there is to tell of it besides, a line each."""
    kept: object = None
    """What the command keeps of it for when all are done; None for nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with each document, and how it is shown."""

    doing: str
    """A word or two for the progress bar."""
    work: Callable[[Document, Named], Made]
    """Does it; gets the document, and the name by which it was asked for."""
    format: Format
    """The format of the report, for what stands between several."""
    share: Callable[[], bool] | None = None
    """Makes `work` ready for other processes, after which this one must not do it; tells whether each is to have
    a copy of it, rather than inherit it. None where only one process can do it."""
    asked: Mapping[str, object] | None = None
    """What was asked for, where an unfinished run may be gone on from; else None."""
    name_state: Callable[[], str] | None = None
    """Names what the processes that share the work open for themselves, where others may alter it meanwhile."""
    fails: Callable[[Mapping[str, int], Named], bool] = lambda counts, named: False
    """Whether a report with so many findings of each label is to fail the run."""
    keep: Callable[[object], None] = lambda kept: None
    """Takes what is kept of each document, in order."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one name: of one document, or of all that an archive or a table holds."""

    texts: tuple[str, ...] = ()
    """The rendered report of each."""
    fails: bool = False
    """Whether anything in them is to fail the run."""
    problems: tuple[Problem, ...] = ()
    """What there is to tell of it, a line each."""
    trace: str = ""
    """The traceback of a fault in quoth, where that was asked for."""
    spread: tuple[tuple[int, int], ...] = ()
    """How many reports and how many problems came of each document in it."""
    failed: bool = False
    """Whether quoth itself failed, so that it is to be tried again."""
    origin: Origin | None = None
    """Where the bytes of an archive, a table or a page came from, when all that is in them was done."""
    kept: tuple[object, ...] = ()
    """What the command keeps of each document."""


@dataclass(frozen=True, slots=True)
class _Step:
    """The work on what is named from its name on; goes to other processes whole."""

    work: Callable[[Document, Named], Made]
    published: Days | None
    debug: bool

    def __call__(self, named: Named) -> _Outcome:
        outcomes: list[_Outcome] = []
        spread: list[tuple[int, int]] = []
        origins: list[Origin] = []
        try:
            for document in read_named(named, self.published, origins.append):
                told = (document,) if isinstance(document, Problem) else document.problems
                made = _Outcome() if isinstance(document, Problem) else self._work_on(document, named)
                outcomes += (_Outcome(problems=told), made)
                spread.append((len(made.texts), len(told) + len(made.problems)))
        except Exception as error:
            outcomes.append(self._tell(named.name, error))
        return _Outcome(
            tuple(text for one in outcomes for text in one.texts),
            any(one.fails for one in outcomes),
            tuple(problem for one in outcomes for problem in one.problems),
            "".join(one.trace for one in outcomes),
            tuple(spread),
            any(one.failed for one in outcomes),
            origin=origins[0] if origins and not any(one.failed for one in outcomes) else None,
            kept=tuple(each for one in outcomes for each in one.kept),
        )

    def _work_on(self, document: Document, named: Named) -> _Outcome:
        try:
            made = self.work(document, named)
        except Exception as error:  # one document must not end the run for all others
            return self._tell(document.name, error)
        return _Outcome((made.text,), made.fails, made.problems, kept=() if made.kept is None else (made.kept,))

    def _tell(self, name: str, error: Exception) -> _Outcome:
        if isinstance(error, QuothError):
            return _Outcome(problems=(Problem.of(error),))
        what, remedy, trace = describe_fault(error)
        return _Outcome(problems=(Problem(name, what, remedy),), trace=trace if self.debug else "", failed=True)


def run(
    ctx: click.Context,
    job: Job,
    gathered: Gathered,
    published: Days | None,
    output: Path | None,
    jobs: int | None = None,
    resume: bool = False,
) -> Exit:
    """Do `job` on all documents; return UNUSABLE where not one of them could be read.

    A document that cannot be read, on which quoth itself fails, or with which processes die, is a line on
    standard error; the others go on. Where nothing at all could be read nothing is written. `jobs` is how many
    processes share the work, None for one a core where there is work enough.
    """
    named, many = gathered.named, gathered.many
    for problem in gathered.problems:
        say_problem(problem)
    apart = job.format.alone and many
    if apart and output is None:
        what = f"--format {job.format.name} makes a page of each document"
        raise click.UsageError(f"{what}: give -o FOLDER for the pages and an index of them.")
    done = failed = 0
    with ExitStack() as stack:
        partial = None
        if output is not None and job.asked is not None and (output.is_file() or not output.exists()):
            partial = stack.enter_context(open_partial(output, job.asked, named, resume))
        sink: Sink
        if apart and output is not None:
            sink = Folder(output)
        else:
            write = partial.write if partial is not None else stack.enter_context(open_output(output))
            sink = Stream(write, job.format, many)
        left = [each for number, each in enumerate(named) if partial is None or number not in partial.kept]
        state = job.name_state() if job.name_state else ""
        workers = _count_workers(job, jobs, left)
        pool = _make_pool(job, _Step(job.work, published, debugging(ctx)), workers)
        stack.enter_context(pool)  # before the bar, whose thread no process may be forked beside
        # A bar and a report on one screen would mix.
        shown = output is not None or not sys.stdout.isatty()
        advance = stack.enter_context(progress(job.doing, len(named)) if shown else nullcontext(ignore))
        outcomes = _go(pool, left, advance, workers)
        for number, each in enumerate(named):
            if partial is not None and number in partial.kept:
                advance(each.name)
                kept = partial.keep(number)
                failed += job.fails(kept.counts, each)
                done += kept.reports
            else:
                outcome = next(outcomes)
                _tell(outcome, each.name)
                for text in outcome.texts if outcome is not None else ():
                    sink.add(each.name, text)
                    done += 1
                failed += outcome is not None and outcome.fails
                for kept_of_it in outcome.kept if outcome is not None else ():
                    job.keep(kept_of_it)
                if partial is not None and outcome is not None and outcome.origin and outcome.texts:
                    partial.mark(each, outcome.origin, len(outcome.texts))
            if partial is not None:
                partial.passed(number)
        sink.close()
        if isinstance(pool, Pool) and job.name_state and job.name_state() != state:
            say(job.doing, *_ALTERED)
    if not done:
        return Exit.UNUSABLE
    return Exit.FOUND if failed else Exit.CLEAN


def _count_workers(job: Job, jobs: int | None, left: Sequence[Named]) -> int:
    """Return how many processes do the work; those that share an archive or a table may be more than the names."""
    large = any(map(is_large, left))
    if jobs is None:
        jobs = count_cores() if large or len(left) > _HANDFUL else 1
    return max(1, jobs if large else min(jobs, len(left))) if job.share is not None else 1


def _make_pool(job: Job, step: _Step, workers: int) -> Alone[Named, _Outcome] | Pool[Named, _Outcome]:
    """Return who is to do the work: several processes, or this one."""
    if workers < 2 or job.share is None:
        return Alone(step)
    return Pool(step, workers, copies=job.share())


def _go(
    pool: Alone[Named, _Outcome] | Pool[Named, _Outcome],
    named: Sequence[Named],
    advance: Callable[[str], None],
    workers: int,
) -> Iterator[_Outcome | None]:
    """Yield what comes of each name in order, None where that cannot be known; each is shown as it is begun."""

    shared = [share_out(each, workers) for each in named]  # once: a file may grow meanwhile

    def begin() -> Iterator[Named]:
        for shares in shared:
            advance(shares[0].name)
            yield from map(take_stdin, shares)

    made = pool.run(begin(), weigh=lambda outcome: sum(map(len, outcome.texts)))
    for shares in shared:
        outcomes = [next(made) for _ in shares]
        yield _merge(shares[0].name, outcomes) if len(shares) > 1 else outcomes[0]


def _merge(name: str, shares: Sequence[_Outcome | None]) -> _Outcome:
    """Return what came of an archive or a table that several processes shared, in its own order."""
    lost = _Outcome(problems=(Problem(name, *_LOST),), failed=True)
    outcomes = [lost if share is None else share for share in shares]
    texts = [iter(each.texts) for each in outcomes]
    problems = [iter(each.problems) for each in outcomes]
    told: list[str] = []
    said: list[Problem] = []
    for turn in zip_longest(*(each.spread for each in outcomes), fillvalue=(0, 0)):
        for at, (reports, troubles) in enumerate(turn):
            told += islice(texts[at], reports)
            said += islice(problems[at], troubles)
    for rest in problems:  # what there is to say of the whole, each of them said
        said += (problem for problem in rest if problem not in said[-_SAME:])
    failed = any(each.failed for each in outcomes)
    return _Outcome(
        tuple(told),
        any(each.fails for each in outcomes),
        tuple(said),
        "".join(each.trace for each in outcomes),
        failed=failed,
        origin=outcomes[0].origin if not failed and len({each.origin for each in outcomes}) == 1 else None,
        kept=tuple(chain.from_iterable(each.kept for each in outcomes)),
    )


def _tell(outcome: _Outcome | None, name: str) -> None:
    """Write what there is to tell of a document to standard error."""
    if outcome is None:
        say(name, *_LOST)
        return
    if outcome.trace:
        click.echo(outcome.trace, err=True)
    with Teller() as teller:
        for problem in outcome.problems:
            teller.tell(problem)
