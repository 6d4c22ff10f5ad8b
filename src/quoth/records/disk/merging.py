"""Which segments are merged when: the policy, on their names and sizes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["LETTERS", "PACE", "SMALL", "Pace", "pick_all", "pick_waiting"]

SMALL, LETTERS = 12_000_000, 6
"""Code points of a small record, and of a word with what stands before the next."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is done at once."""

    batch: int = 8_000_000
    """Code points of a batch; twice to four times as many, by the number of workers, may be lost by an interruption.

    With two workers 100 MB of text took 5.9 s and 210 MB of memory a worker; batches of 24 million took 6.5 s and
    460 MB, for an index 3 % smaller; those of 4 million 6.4 s. At 1.1 GB the index was as large with either, for 3 %
    more work with these, since more is merged."""
    ratio: int = 4
    """A segment is at least so many times as large as all that come after it, so that there are few."""
    waiting: int = 16
    """Segments of about one size that may wait before they are merged."""
    most: int = 1 << 30
    """Words of a segment at most: the rest of a unit's hash must keep a few bits beside the granule's number."""


PACE = Pace()
"""The pace of a record that is used; tests have a slower one, to see many steps in little text."""


def pick_all(segments: Sequence[tuple[str, int]], pace: Pace) -> list[str]:
    """Return the segments, given with their words, that one is to stand for once all is added; none if all is well."""
    listed = list(segments)
    while listed and listed[0][1] > pace.most // 2:
        listed.pop(0)  # full
    for at in range(len(listed) - 1):
        rest = sum(words for _, words in listed[at + 1 :])
        if listed[at][1] < pace.ratio * rest and listed[at][1] + rest <= pace.most:
            return [name for name, _ in listed[at:]]
    return []


def pick_waiting(segments: Sequence[tuple[str, int]], pace: Pace) -> list[str]:
    """Return the youngest run of segments, one behind another, of which enough of about one size have come together.

    So sixteen batches become a segment, and sixteen of those a larger one, while batches still come. Of a run that is
    too large for one segment the oldest are merged, as many as fit.
    """
    run: list[tuple[str, int]] = []
    for segment in reversed(segments):
        if segment[1] > pace.most // 2:  # full
            break
        sizes = [max(words, 1) for _, words in (*run, segment)]
        if max(sizes) >= pace.waiting * min(sizes) // 2:
            run = []
        run.append(segment)
        if len(run) == pace.waiting:
            oldest = list(reversed(run))
            while sum(words for _, words in oldest) > pace.most:
                oldest.pop()
            return [name for name, _ in oldest]
    return []
