"""The quotations of a document as text, without a record: who, when, what kind, and by which words that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoth.model import Attribution, Document, Extraction, Kind, Quotation

from .clean import clean
from .facts import heading, marks, who
from .lines import measure, paint, wrap

__all__ = ["render_extraction"]

_INDENT = 6
"""Columns before the words of a quotation."""
_NAMES = 13
"""Columns that the name of a fact takes."""
_KINDS = max(len(kind) for kind in Kind)
_NARROWEST = 40
_SURE = 0.8
"""Confidence from which on the speaker of what claims to be nobody's words is shown."""
_PROBLEMS = 10
"""Problems listed under the quotations; the others are counted."""
_NEAR = 40
"""Code points between a mention and a cue that are shown with what stands between them."""


def render_extraction(extraction: Extraction, *, width: int = 100, color: bool = False) -> str:
    """Return the quotations of one document as text of `width` columns."""
    lines = _lines(extraction, max(width, _NARROWEST), color)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(extraction: Extraction, width: int, color: bool) -> Iterator[str]:
    document = extraction.document
    for line in wrap(clean(document.name), width):
        yield paint(line, "bold", color)
    if heading(document):
        yield from wrap(heading(document), width)
    for line in wrap(_count(extraction), width):
        yield paint(line, "dim", color)
    for quotation, attribution in zip(extraction.quotations, extraction.attributions, strict=True):
        if quotation.kind.nobodys and attribution.confidence < _SURE:
            attribution = Attribution()  # a term or a title has a speaker only where the text leaves no doubt
        yield ""
        yield from _title(quotation, attribution, width, color)
        opening, closing = marks(quotation)
        yield from _indent(f"{opening}{clean(quotation.text)}{closing}", width)
        yield from _why(document, quotation, attribution, width, color)
    yield from _problems(extraction, width, color)


def _count(extraction: Extraction) -> str:
    """Return how many quotations there are, and of which kinds.

    A document with none says so in words.
    """
    count = len(extraction.quotations)
    if not count:
        return "no quotations"
    kinds = Counter(quotation.kind for quotation in extraction.quotations)
    listed = ", ".join(f"{kinds[kind]} {kind.value}" for kind in Kind if kinds[kind])
    return f"{count} {'quotation' if count == 1 else 'quotations'}: {listed}"


def _title(quotation: Quotation, attribution: Attribution, width: int, color: bool) -> Iterator[str]:
    """The number, the kind, the speaker and the day."""
    number, kind = f"{quotation.number:>4}  ", f"{quotation.kind.value:<{_KINDS}}  "
    said = f", {attribution.said_on}" if attribution.said_on else ""
    notes = [f"within {quotation.within}"] if quotation.within else []
    notes += [] if quotation.closed else ["never closed"]
    after = said + (f"  ({', '.join(notes)})" if notes else "")
    speaker = who(attribution) if attribution.speaker or not quotation.kind.nobodys else ""
    lead = number + paint(kind, "cyan", color)
    if measure(number + kind + speaker + after) <= width:
        yield lead + paint(speaker, "bold" if attribution.speaker else "dim", color) + after
        return
    for place, line in enumerate(wrap(speaker + after, width - len(number + kind))):
        yield (" " * len(number + kind) if place else lead) + paint(line, "bold", color)


def _why(
    document: Document, quotation: Quotation, attribution: Attribution, width: int, color: bool
) -> Iterator[str]:
    """The words that point to the speaker and the words of saying, and the rule that went by them."""
    words = _told(document, quotation, attribution)
    if not words:
        return
    name = f"{' ' * _INDENT}{'why':<{_NAMES}}"
    told = f"“{words}” · {attribution.rule} {attribution.confidence:.2f}"
    for number, line in enumerate(wrap(told, width - len(name))):
        yield paint((" " * len(name) if number else name) + line, "dim", color)


def _told(document: Document, quotation: Quotation, attribution: Attribution) -> str:
    """Return mention and cue as the document prints them, and what stands between them where that is little."""
    spans = sorted(span for span in (attribution.mention, attribution.cue) if span)
    if len(spans) == 2:
        first, last = spans
        apart = any(piece.start < last.start and first.end < piece.end for piece in quotation.pieces)
        if not apart and last.start - first.end <= _NEAR:
            return clean(document.text[first.start : max(first.end, last.end)])
    return " … ".join(clean(span.cut(document.text)) for span in spans)


def _problems(extraction: Extraction, width: int, color: bool) -> Iterator[str]:
    problems = extraction.problems
    if problems:
        yield ""
        yield paint("Problems", "bold", color)
    for problem in problems[:_PROBLEMS]:
        for number, line in enumerate(_indent(clean(str(problem)), width)):
            yield line if number else f"    ! {line[_INDENT:]}"
    if len(problems) > _PROBLEMS:
        yield from _indent(f"and {len(problems) - _PROBLEMS} more; --format json lists them all", width)


def _indent(text: str, width: int) -> Iterator[str]:
    for line in wrap(text, width - _INDENT):
        yield " " * _INDENT + line
