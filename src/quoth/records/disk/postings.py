"""Postings: in which granules of a segment each unit stands.

A unit is a word that is not common, or two words side by side. A granule is a run of sixteen words of one
source. A posting is one number of 32 bits: of a unit's hash, 32 bits long, the upper bits choose a bucket and
the lower bits stand in the posting, above the granule's number. There are as many buckets as granules, rounded
up to a power of two, so the two halves of the hash always make 32 bits, and a bucket holds some sixteen postings
whatever the size of the segment. Within a bucket they are in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .column import Column

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["GRANULE", "Postings", "build_postings", "count_bits", "hash_pairs", "hash_words", "merge_postings"]

GRANULE = 16
"""Words of one source that share a posting."""
_LEAST_BITS = 8
"""Bits of a granule's number at least, so that the hash's lower half fits beside it."""
_FREQUENT = 4096
"""A unit that has more than one in so many of a segment's postings tells nothing there and is dropped."""
_ALWAYS, _LEAST = 1024, 16
"""Postings of a unit that are kept in a small record, and in a small segment of a large one."""
_CHUNK = 1 << 22
"""Postings sorted at once while segments are merged; bounds the memory."""

_WORD = np.uint64(0x5851F42D4C957F2D)
_PAIR = np.uint64(0x9E3779B97F4A7C15)


def _mix(keys: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return 32 bits, each of which hangs on all bits of `keys` (the finaliser of MurmurHash3, two thirds)."""
    mixed = keys ^ (keys >> np.uint64(33))
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xC4CEB9FE1A85EC53)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def hash_words(keys: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return the unit of each word alone; shape as `keys`."""
    return _mix(keys + _WORD)


def hash_pairs(keys: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return the unit of each word with the one after it; one shorter than `keys`."""
    if len(keys) < 2:
        return np.empty(0, np.uint32)
    return _mix((keys[:-1] * _PAIR) ^ (keys[1:] + (keys[:-1] >> np.uint64(7))))


def count_bits(granules: int) -> int:
    """Return how many bits the number of one of so many granules takes."""
    return max(_LEAST_BITS, (max(granules, 1) - 1).bit_length())


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The postings of one segment, in memory or mapped from its file."""

    bits: int
    """Bits of a granule's number, and of a bucket's."""
    directory: Column
    """Where each bucket begins among the entries, and where the last ends; 2**bits + 1 numbers of 32 bits."""
    entries: Column
    """The lower bits of the unit's hash above the granule's number, in order within a bucket; 32 bits each."""

    def buckets(self, units: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return where the bucket of each unit begins, and how many postings it holds: the unit has no more.

        Shape (2, units).
        """
        begins = (units >> np.uint32(32 - self.bits)).astype(np.int64)
        bounds = self.directory.take(begins, np.full(len(begins), 2)).astype(np.int64).reshape(-1, 2)
        return np.stack((bounds[:, 0], bounds[:, 1] - bounds[:, 0]))

    def find(
        self, units: NDArray[np.uint32], buckets: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return the postings of units, given with their buckets: the index of a unit, and a granule, unit by unit."""
        rest = units & np.uint32((1 << (32 - self.bits)) - 1)
        unit = np.repeat(np.arange(len(units)), buckets[1])
        entry = self.entries.take(*buckets)
        same = (entry >> np.uint32(self.bits)) == rest[unit]
        return unit[same], entry[same] & np.uint32((1 << self.bits) - 1)


def build_postings(units: NDArray[np.uint32], granules: NDArray[np.uint32], count: int, small: bool) -> Postings:
    """Return the postings of `units`, each in the granule beside it, of `count` granules in all.

    A unit that stands twice in a granule has one posting there; one that is too frequent has none at all, unless
    the record is `small`.
    """
    codes = _code(units, granules)
    codes.sort()
    return _pack(_keep_telling(codes, len(codes), small), count_bits(count))


def merge_postings(parts: Sequence[tuple[Postings, NDArray[np.int64]]], count: int, small: bool) -> Iterator[Postings]:
    """Go over the postings of several segments as one of `count` granules, a stretch of the hash at a time.

    Beside each part stand the new numbers of its granules, -1 for one that is dropped; shape (granules,). What
    is yielded are consecutive stretches: entries follow one another, and so do the directories, each without
    its last number, counted from the first entry of all.
    """
    bits = count_bits(count)
    total = sum(len(part.entries.array) for part, _ in parts)
    coarse = min(bits, *(part.bits for part, _ in parts))
    steps = 1 << min(coarse, max(0, (total // _CHUNK).bit_length()))
    for step in range(steps):
        codes = np.concatenate([_stretch(part, numbers, step, steps) for part, numbers in parts])
        codes.sort()
        codes = _keep_telling(codes, total, small)
        yield _pack(codes, bits, step, steps)


def _code(units: NDArray[np.uint32], granules: NDArray[np.uint32]) -> NDArray[np.uint64]:
    return (units.astype(np.uint64) << np.uint64(32)) | granules


def _stretch(part: Postings, numbers: NDArray[np.int64], step: int, steps: int) -> NDArray[np.uint64]:
    """Return the codes of one of `steps` equal stretches of a segment's buckets, granules numbered anew."""
    buckets = len(part.directory.array) - 1
    first, last = buckets * step // steps, buckets * (step + 1) // steps
    bounds = part.directory.array[first : last + 1]
    entries = part.entries.array[int(bounds[0]) : int(bounds[-1])]
    bucket = np.repeat(np.arange(first, last, dtype=np.uint32), np.diff(bounds))
    units = (bucket << np.uint32(32 - part.bits)) | (entries >> np.uint32(part.bits))
    granules = numbers[entries & np.uint32((1 << part.bits) - 1)]
    kept = granules >= 0
    if not kept.all():
        units, granules = units[kept], granules[kept]
    return _code(units, granules.astype(np.uint32))


def _keep_telling(codes: NDArray[np.uint64], total: int, small: bool) -> NDArray[np.uint64]:
    """Return sorted codes without repeats and without units that have too many of `total` postings."""
    if not len(codes):
        return codes
    fresh = np.empty(len(codes), bool)
    fresh[0] = True
    np.not_equal(codes[1:], codes[:-1], out=fresh[1:])
    codes = codes[fresh]
    units = (codes >> np.uint64(32)).astype(np.uint32)
    heads = np.flatnonzero(np.r_[True, units[1:] != units[:-1]])
    sizes = np.diff(np.r_[heads, len(codes)])
    most = max(_ALWAYS if small else _LEAST, total // _FREQUENT)
    return codes[np.repeat(sizes <= most, sizes)] if sizes.max() > most else codes


def _pack(codes: NDArray[np.uint64], bits: int, step: int = 0, steps: int = 1) -> Postings:
    """Return sorted codes as postings: all of them, or those of one of `steps` equal stretches of the hash."""
    bucket = (codes >> np.uint64(64 - bits)).astype(np.int64)
    first, last = (1 << bits) * step // steps, (1 << bits) * (step + 1) // steps
    directory = np.zeros(last - first + 1, np.uint32)
    np.cumsum(np.bincount(bucket - first, minlength=last - first), out=directory[1:])
    units = (codes >> np.uint64(32)).astype(np.uint32)
    return Postings(bits, Column(directory), Column((units << np.uint32(bits)) | codes.astype(np.uint32)))
