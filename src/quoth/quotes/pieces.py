"""Interrupted quotations: two stretches in marks, with a short clause of saying between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.model import Span
from quoth.text.reporting import REPORTING

from .pairing import Pair

__all__ = ["stitch_pairs"]

_LONGEST = 160
"""Code points between two pieces of one quotation, at most."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Hon|St|Jr|Sr|No|Del|[A-Z])\.", re.UNICODE
)
_STOP = re.compile(r"[.!?;…](?:[\s)\]]|$)|\n[^\S\n]*\n")


def stitch_pairs(
    text: str, pairs: Sequence[Pair], places: Sequence[int], within: Sequence[int]
) -> tuple[list[Pair], list[int]]:
    """Join pairs that a clause of saying interrupts; return all pairs and their paragraphs.

    `pairs` come in reading order; `places` are the indices of their paragraphs, `within` those of the
    pairs that hold them, -1 for none. Only pairs of one paragraph that none holds are joined, by the
    practice of Chicago (13.14) and every newspaper: a first part that ends in a comma or with no stop,
    a clause of saying, and a second part that goes on.
    """
    joined: list[Pair] = []
    kept: list[int] = []
    last = -1
    for pair, place, holder in zip(pairs, places, within, strict=True):
        if holder < 0:
            if last >= 0 and kept[last] == place and _goes_on(text, joined[last], pair):
                before = joined[last]
                span = Span(before.span.start, pair.span.end)
                joined[last] = Pair(span, before.pieces + pair.pieces, before.convention, pair.closed)
                continue
            last = len(joined)
        joined.append(pair)
        kept.append(place)
    return joined, kept


def _goes_on(text: str, before: Pair, after: Pair) -> bool:
    if before.convention != after.convention or not before.closed:
        return False
    start, end = before.span.end, after.span.start
    if not 0 < end - start <= _LONGEST:
        return False
    first, second = before.pieces[-1].cut(text).rstrip(), after.pieces[0].cut(text).lstrip()
    between = text[start:end]
    inside_comma = first.endswith((",", "—", "–", "-"))
    if not first or not second or (first[-1] in ".!?:;…" and not inside_comma):
        return False
    if not inside_comma and not between.startswith((",", "—", " —", "–", " –")):
        return False
    plain = _ABBREVIATED.sub(lambda found: " " * len(found.group()), between)
    if _STOP.search(plain.rstrip(" ,")):
        return False
    begins_low = second[0].islower() or second[0] in "…." or re.match(r"I\b|\[", second) is not None
    if not (between.rstrip().endswith((",", "—", "–")) or begins_low):
        return False
    words = [word.lower() for word in _WORD.findall(between)]
    return 1 < len(words) <= 25 and any(word in REPORTING for word in words)
