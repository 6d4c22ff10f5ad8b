"""Dialogue without marks: a paragraph that a dash opens is what somebody says.

Dashes also open items, datelines and signatures, so a document has to show that it means dialogue:
at least one of the paragraphs that open with the same dash must be interrupted or ended by words of
saying (`dit-il`, `—dijo Ana—`, `säger hon`), and more than half of them must end as a sentence does.
Where the dash is a hyphen, there must be two at least, and nine in ten must end so. English is not among the
languages whose words of saying count: its newspapers open items with dashes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from quoth.model import BlockKind, Span

from .asides import find_asides, leave_out
from .blocks import Paragraph
from .conventions import DASHES, DIALOGUE
from .pairing import Pair

__all__ = ["find_dialogue", "part_asides"]

_OPENING = re.compile(r"(?:[—–―]|--)\s*(?=[^\W\d_]|[¿¡«“\"„…(])|-\s+(?=[^\W\d_]|[¿¡…])")
_ENDED = re.compile(r"[.!?…。][\s)\]»”\"]*$")
_NEARLY = 0.9
"""Share of the paragraphs a hyphen opens that end as sentences, at least."""
_PARTED = frozenset("«„")
"""Opening marks of quotations that a narrator interrupts without closing them."""


def find_dialogue(text: str, paragraphs: Sequence[Paragraph], pairs: Sequence[Pair]) -> list[Pair]:
    """Return the quotations that dashes open, one a paragraph, without the narrator's words.

    `pairs` are those found by their marks: a paragraph whose words are all in marks is left to them, and so
    is one that a quotation in marks crosses. Linear in the text and the pairs.
    """
    heads: dict[str, list[tuple[Span, int]]] = {}
    for paragraph in paragraphs:
        dash = text[paragraph.span.start]
        if dash in DASHES and paragraph.kind is BlockKind.BODY:
            head = _OPENING.match(text, paragraph.span.start, paragraph.span.end)
            if head:
                heads.setdefault(head.group().rstrip(), []).append((paragraph.span, head.end()))
    found: list[Pair] = []
    order = sorted((pair.span.start, pair.span.end) for pair in pairs)
    starts, reach = [start for start, _ in order], list(accumulate((end for _, end in order), max))
    for dash, opened in heads.items():
        read = [find_asides(text, Span(begin, span.end), True) for span, begin in opened]
        ended = [_ENDED.search(text, max(span.start, span.end - 12), span.end) is not None for span, _ in opened]
        # words of saying in marks are quoted with the rest, and make no dialogue of the items of a list
        says = any(says and not all(_in_marks(aside, starts, reach) for aside in asides) for asides, says in read)
        if not _is_meant(dash, says, ended):
            continue
        for (span, begin), (asides, _), whole in zip(opened, read, ended, strict=True):
            pieces = _trim(text, leave_out(Span(begin, span.end), asides))
            if whole and pieces:
                found.append(Pair(Span(span.start, pieces[-1].end), pieces, DIALOGUE, True))
    return _keep_apart(found, pairs) if found else []


def part_asides(text: str, pair: Pair) -> Pair:
    """Return `pair` without the narrator's words in its pieces, where its marks are of those so interrupted."""
    if pair.convention.opening not in _PARTED:
        return pair
    pieces: list[Span] = []
    for piece in pair.pieces:
        pieces += _trim(text, leave_out(piece, find_asides(text, piece, False)[0]))
    return Pair(pair.span, tuple(pieces), pair.convention, pair.closed) if pieces else pair


def _in_marks(aside: Span, starts: Sequence[int], reach: Sequence[int]) -> bool:
    """Whether a pair of marks holds an aside; `starts` are where they begin, in order, `reach` the farthest end yet."""
    at = bisect_left(starts, aside.start)
    return at > 0 and reach[at - 1] >= aside.end


def _is_meant(dash: str, says: bool, ended: Sequence[bool]) -> bool:
    if not says:
        return False
    if dash == "-":
        return len(ended) > 1 and sum(ended) >= _NEARLY * len(ended)
    return 2 * sum(ended) > len(ended)


def _trim(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without white space at their ends; those without a letter or digit are left out."""
    result = []
    for span in spans:
        part = span.cut(text)
        if part.endswith("»") and "«" not in part:
            part = part[:-1]  # closes what was opened before the first dash, in French print
        start = span.start + len(part) - len(part.lstrip())
        if any(char.isalnum() for char in part):
            result.append(Span(start, start + len(part.strip())))
    return tuple(result)


def _keep_apart(found: Sequence[Pair], pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out paragraphs all in marks, and those that a pair crosses."""
    by_start = sorted(pairs, key=lambda pair: pair.span.start)
    by_end = sorted(pairs, key=lambda pair: pair.span.end)
    starts = [pair.span.start for pair in by_start]
    ends = [pair.span.end for pair in by_end]
    marked: dict[int, int] = {}
    for pair in pairs:
        marked[pair.span.start] = max(marked.get(pair.span.start, 0), pair.span.end)
    kept = []
    for quotation in found:
        start, end = quotation.span.start, quotation.span.end
        opened = by_start[bisect_left(starts, start) : bisect_left(starts, end)]
        closed = by_end[bisect_right(ends, start) : bisect_left(ends, end)]
        crossed = any(pair.span.end > end for pair in opened) or any(pair.span.start < start for pair in closed)
        if not crossed and not all(marked.get(piece.start, 0) >= piece.end - 1 for piece in quotation.pieces):
            kept.append(quotation)
    return kept
