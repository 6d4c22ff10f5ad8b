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

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["GRANULE", "Postings", "build_postings", "count_bits", "hash_pairs", "hash_words", "merge_postings"]

GRANULE = 16
"""Words of one source that share a posting."""
_LEAST_BITS = 8
"""Bits of a granule's number at least, so that the hash's lower half fits beside it."""
_SCANNED = 512
"""Postings of a bucket up to which all are looked at; longer ones are searched by halves."""
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
    directory: NDArray[np.uint32]
    """Where each bucket begins among the entries, and where the last ends; shape (2**bits + 1,)."""
    entries: NDArray[np.uint32]
    """The lower bits of the unit's hash above the granule's number, in order within a bucket."""

    def sizes(self, units: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return how many postings the bucket of each unit holds: the unit has no more; shape as `units`."""
        bucket = units >> np.uint32(32 - self.bits)
        sizes: NDArray[np.int64] = self.directory[bucket + np.uint32(1)].astype(np.int64) - self.directory[bucket]
        return sizes

    def find(self, units: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return the postings of units: the index of a unit, and beside it a granule, unit by unit."""
        rest = units & np.uint32((1 << (32 - self.bits)) - 1)
        bucket = units >> np.uint32(32 - self.bits)
        low = self.directory[bucket].astype(np.int64)
        size = self.directory[bucket + np.uint32(1)].astype(np.int64) - low
        for at in np.flatnonzero(size > _SCANNED).tolist():
            low[at], size[at] = self._halve(int(low[at]), int(size[at]), int(rest[at]))
        unit = np.repeat(np.arange(len(units)), size)
        entry = self.entries[np.arange(len(unit)) + np.repeat(low + size - np.cumsum(size), size)]
        same = (entry >> np.uint32(self.bits)) == rest[unit]
        return unit[same], entry[same] & np.uint32((1 << self.bits) - 1)

    def _halve(self, begin: int, size: int, rest: int) -> tuple[int, int]:
        """Return where one unit's postings begin in a long bucket, and how many there are, found by halves."""
        entries = self.entries[begin : begin + size]
        least, past = rest << self.bits, (rest + 1) << self.bits
        first = int(entries.searchsorted(np.uint32(least)))
        last = size if past >> 32 else int(entries.searchsorted(np.uint32(past)))
        return begin + first, last - first


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
    total = sum(len(part.entries) for part, _ in parts)
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
    buckets = len(part.directory) - 1
    first, last = buckets * step // steps, buckets * (step + 1) // steps
    bounds = part.directory[first : last + 1]
    entries = part.entries[int(bounds[0]) : int(bounds[-1])]
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
    return Postings(bits, directory, (units << np.uint32(bits)) | codes.astype(np.uint32))
