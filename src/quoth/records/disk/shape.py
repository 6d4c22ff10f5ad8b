"""Whether the arrays of a segment fit one another, as far as a few numbers tell."""

from __future__ import annotations

from .postings import GRANULE
from .segment import Segment

__all__ = ["find_misfit"]


def find_misfit(segment: Segment) -> str | None:
    """Return which arrays of a segment do not fit the others; None where all do. A few pages are read."""
    sources, granules = len(segment.numbers), len(segment.offsets)
    firsts, directory = segment.firsts, segment.postings.directory.array
    if not len(firsts) == sources + 1 == len(segment.lengths) + 1 == len(segment.days) + 1:
        return "it does not tell how many sources it has"
    if firsts[0] != 0 or firsts[-1] != granules or len(segment.sketch.array) != granules * GRANULE:
        return "its granules are not those of its sources"
    if len(segment.vocabulary) != len(segment.counts):
        return "its words are not those that are counted"
    if len(directory) != (1 << segment.postings.bits) + 1 or directory[-1] != len(segment.postings.entries.array):
        return "its directory is not that of its postings"
    return None
