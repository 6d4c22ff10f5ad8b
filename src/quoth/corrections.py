"""Documents rewritten: quotations put right in their place, and all else left as it is, to the byte.

Nothing is believed of a repair: the document is read and checked again with it, and it stays only where the quotation
then holds.
"""

from __future__ import annotations

import codecs
import difflib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from quoth.errors import ReadError
from quoth.model import Document, Finding, Label, Report, Span
from quoth.readers import find_format, read
from quoth.reports.clean import show_hidden
from quoth.text.decode import decode

__all__ = ["CORRECTED", "Correction", "correct", "write_diff"]

CORRECTED = (Label.ALTERED, Label.SPLICED)
"""The labels whose findings can be corrected: they speak against the words, not against who is said to say them."""
_FORMATS = ("Markdown", "plain text")
"""The formats whose text is what the file holds, unchanged."""
_ROUNDS = 24
"""Times that a document is checked again at most."""
_ORDERS = (
    b"", codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
)  # fmt: skip
"""What may stand before a text: no mark, or a byte-order mark."""
_MARKS = re.compile("[“”„‟\"«»‹›「」『』《》〈〉]")
"""Quotation marks: where a repair brought others than there were, what is quoted would be unclear."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Correction:
    """A document with quotations put right."""

    data: bytes
    """Its bytes."""
    report: Report
    """Its report."""
    fixed: int
    """How many quotations were put right."""
    left: tuple[int, ...]
    """Those that were asked for and are as they were, by their numbers in the report."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A quotation to be put right."""

    finding: Finding
    """The finding."""
    pieces: tuple[str, ...]
    """What each of its pieces becomes."""

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells it from other quotations, wherever it stands."""
        return self.finding.quotation.text, self.finding.attribution.speaker


def correct(
    data: bytes,
    report: Report,
    labels: Collection[Label],
    check: Callable[[Document], Report],
    spare: Callable[[Report], Collection[int]] = lambda report: (),
) -> Correction:
    """Put right the quotations of a document whose findings have one of `labels`.

    `data` are the bytes of the document of `report`, `check` gives the report of another state of it, `spare` the
    numbers of quotations that are to stay. Raises ReadError where the document is none that can be rewritten, or its
    encoding cannot hold what was said.
    """
    frame = _Frame(data, report.document)
    refused: set[tuple[str, str | None]] = set()
    fixed = 0
    for _ in range(_ROUNDS):
        changes = list(_choose(report, labels, spare(report), refused))
        if not changes:
            break
        text, placed = _apply(report.document.text, changes)
        again = check(frame.read(text))
        found = {finding.quotation.pieces: finding.verdict.label for finding in again.findings}
        failed = {
            change.key
            for change, pieces in zip(changes, placed, strict=True)
            if found.get(pieces) not in (Label.VERBATIM, Label.MARKED)
        }
        if failed:
            refused |= failed
            continue
        report, fixed = again, fixed + len(changes)
        data = frame.encode(text)
        refused = set()  # what did not hold before may hold beside others that do now
    spared = spare(report)
    left = (f.quotation.number for f in report.findings if f.verdict.label in labels)
    return Correction(data, report, fixed, tuple(number for number in left if number not in spared))


def write_diff(name: str, before: str, after: str) -> str:
    """Return how two states of a text differ, as a unified diff; empty where they do not.

    Control characters are shown as code points, since a terminal would obey them.
    """
    one, other = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    shown = show_hidden(name)
    lines = []
    for line in difflib.unified_diff(one, other, shown, shown):
        lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return show_hidden("".join(lines))


class _Frame:
    """How a document's text stands in its bytes."""

    def __init__(self, data: bytes, document: Document) -> None:
        self._document = document
        format_name = find_format(data, document.name).name
        if format_name not in _FORMATS:
            what = f"only plain text and Markdown can be rewritten, and this is {format_name}"
            raise ReadError(document.name, what, "mend it by hand")
        decoded = decode(data, document.name)
        self._encoding = decoded.encoding
        for mark in _ORDERS:
            self._mark = mark
            if decoded.text == document.text and data.startswith(mark) and self._encode(decoded.text) == data:
                return
        what = f"it cannot be written back as it is: some bytes are not {self._encoding.upper()}"
        raise ReadError(document.name, what, "save it as UTF-8")

    def _encode(self, text: str) -> bytes | None:
        try:
            return self._mark + text.encode(self._encoding)
        except UnicodeEncodeError:
            return None

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text; raises ReadError where the encoding cannot hold it."""
        data = self._encode(text)
        if data is None or decode(data, self._document.name).text != text:
            what = f"its encoding, {self._encoding.upper()}, cannot hold what was said"
            raise ReadError(self._document.name, what, "save it as UTF-8")
        return data

    def read(self, text: str) -> Document:
        """Return the document with another text."""
        return replace(read(self.encode(text), self._document.name), published=self._document.published)


def _choose(
    report: Report, labels: Collection[Label], spared: Collection[int], refused: set[tuple[str, str | None]]
) -> Iterator[_Change]:
    """Yield what can be put right at once: of quotations within one another the outer one."""
    end = 0
    for finding in report.findings:
        quotation = finding.quotation
        if finding.verdict.label not in labels or quotation.number in spared or quotation.span.start < end:
            continue
        pieces = finding.repair_pieces()
        if pieces is None or not _is_sound(finding, pieces):
            continue
        if " ".join(piece.cut(report.document.text) for piece in quotation.pieces) != quotation.text:
            continue  # its words are not what stands in the file
        change = _Change(finding, pieces)
        if change.key not in refused:
            end = quotation.span.end
            yield change


def _is_sound(finding: Finding, pieces: Sequence[str]) -> bool:
    """Whether each piece has words, and no quotation marks come or go."""
    marks = (Counter(_MARKS.findall(text)) for text in (finding.quotation.text, " ".join(pieces)))
    return all(map(_WORD.search, pieces)) and next(marks) == next(marks)


def _apply(text: str, changes: Sequence[_Change]) -> tuple[str, list[tuple[Span, ...]]]:
    """Return the text with all changes, and where the pieces of each then stand."""
    parts: list[str] = []
    placed: list[tuple[Span, ...]] = []
    at = length = 0
    for change in changes:
        spans = []
        for span, piece in zip(change.finding.quotation.pieces, change.pieces, strict=True):
            start = length + span.start - at
            parts += (text[at : span.start], piece)
            at, length = span.end, start + len(piece)
            spans.append(Span(start, length))
        placed.append(tuple(spans))
    return "".join((*parts, text[at:])), placed
