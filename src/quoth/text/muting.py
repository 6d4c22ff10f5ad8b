"""A text with blanks for some stretches of it: what is nobody's words is then not seen, and every offset stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from quoth.model import Span

__all__ = ["mute"]


def mute(text: str, silent: Sequence[Span], within: Span | None = None) -> str:
    """Return a text with blanks for its silent stretches, all of them or those that meet `within`; in order and apart.

    >>> mute("Thank you. (Applause.) We go on.", [Span(11, 22)])
    'Thank you.             We go on.'
    """
    first = bisect_right(silent, within.start, key=lambda span: span.end) if within else 0
    pieces, reached = [], 0
    for at in range(first, len(silent)):
        span = silent[at]
        if within and span.start >= within.end:
            break
        pieces += [text[reached : span.start], " " * len(span)]
        reached = span.end
    return "".join([*pieces, text[reached:]]) if pieces else text
