"""Sources compiled once, and many answers checked against them: whole, or as they grow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quoth.archive import Record, hold_sources
from quoth.checking.unmarked import find_unmarked
from quoth.ingest import Given
from quoth.model import Carried, Document, Finding, Report
from quoth.pipeline import check, extract
from quoth.settings import STRICT, UNMARKED, Settings

__all__ = ["Checker", "Stream", "compile"]

_STOP = re.compile(r"[.!?…。！？][\"'”’»」』)\]*_]*(?=\s)|\n|[\]】)>](?=\s)")
"""Where what stands before may be judged: a sentence, a line or the mark of a source ends."""
_GROWN = 20
"""A long answer is looked at again once it has grown by the twentieth part, so that all looks together stay linear."""
_SHORT = 10_000
"""Code points up to which an answer is looked at whenever a sentence ends."""


def compile(sources: Iterable[Given] | Given, settings: Settings = STRICT) -> Checker:  # noqa: A001
    """Read and index sources once, so that many answers can be checked against them.

    A source is what `quoth.check` takes for one. What cannot be used is among the `problems` of each report.

    >>> checker = compile([{"id": "letter", "text": "We shall come to Hallow Gate in good faith."}])
    >>> report = checker.check("It says “come to Hallow Gate in good faith” [1].")
    >>> [finding.verdict.label.value for finding in report.findings]
    ['verbatim']
    """
    return Checker(hold_sources(sources), settings)


class Checker:
    """Sources that are ready to be checked against. Threads may share it."""

    def __init__(self, record: Record, settings: Settings = STRICT) -> None:
        """Check against `record`, whose sources are named by marks such as `[2]`, as `settings` say."""
        self.record = record
        """The sources."""
        self._settings = replace(settings, numbered=True)
        record.store.size()  # whatever is made of the sources for searching is made now

    def check(self, answer: Document | str) -> Report:
        """Check every quotation of an answer, as `quoth.check` does."""
        return check(answer, self.record, settings=self._settings)

    def find_unmarked(self, answer: Document | str, least: int = UNMARKED) -> tuple[Carried, ...]:
        """Return the words of sources that an answer carries over without quotation marks, `least` or more in a row.

        They are listed, not judged: many are common property, and a source that is named may be quoted so on purpose.
        Where the settings of `quoth.compile` say `unmarked`, each report has them. Raises ValueError for less than
        three words.
        """
        extraction = extract(answer, json_fields=self._settings.json_fields)
        return find_unmarked(extraction.document, extraction.quotations, self.record.store, least)

    def stream(self) -> Stream:
        """Return what an answer is fed to that is still being written."""
        return Stream(self)


class Stream:
    """An answer that grows; for one thread.

    A finding is given as soon as its quotation has closed and its sentence, or the mark of its source, has ended; it is
    judged by what stands there by then. JSON is judged once it is whole.
    """

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._text = ""
        self._looked = 0
        self._given: set[int] = set()

    @property
    def text(self) -> str:
        """The answer as far as it has come."""
        return self._text

    def feed(self, more: str) -> Iterator[Finding]:
        """Take what was written next; yield the findings of the quotations that can be judged by now."""
        seen = max(0, len(self._text) - 8)
        self._text += more
        grown = len(self._text) - self._looked
        if len(self._text) > _SHORT and grown * _GROWN < len(self._text):
            return
        end = max((stop.end() for stop in _STOP.finditer(self._text, min(seen, self._looked))), default=0)
        if end > self._looked:
            self._looked = end
            yield from self._judge(end)

    def close(self) -> Report:
        """Return the report of the whole answer."""
        return self._checker.check(self._text)

    def _judge(self, end: int) -> Iterator[Finding]:
        for finding in self._checker.check(self._text).findings:
            quotation = finding.quotation
            ended = quotation.closed and quotation.span.end <= end
            if ended and quotation.span.start not in self._given:
                self._given.add(quotation.span.start)
                yield finding
