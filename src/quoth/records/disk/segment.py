"""A segment: the index of some sources, in one file, complete in itself.

A segment can be searched alone, and what two segments find can be compared; so a record is a set of them, and a
cluster may give each to another machine. It holds no text: that is the catalogue's, by the numbers of the sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .array_writer import ArrayWriter
from .files import ArrayFile, open_arrays
from .postings import GRANULE, Postings, build_postings, count_bits, hash_pairs, hash_words, merge_postings

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Entry", "Segment", "merge_segments", "sketch_words", "write_segment"]

_COMMON = 16
"""A word that is more than one of 2**16 of a segment's words is too common to be looked up alone."""
_SELDOM = 1024
"""Times that a word may stand in a small record and still be looked up alone."""
_MARKED = 22
"""Bits by which common words are told; one word in a thousand is taken for common, and found by its pairs."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One source as the index takes it."""

    number: int
    """Its number in the catalogue."""
    keys: NDArray[np.uint64]
    """Its words' keys, in order; shape (words,)."""
    starts: NDArray[np.int64]
    """First code point of each word in the source's text; shape (words,)."""
    days: tuple[int, int]
    """First and last day, as proleptic ordinals; 0, 0 where unknown."""


class Segment:
    """A segment's file, opened: by its path, or as the file that it has been opened as.

    Raises RecordError where that is missing, cut short, or of another version.
    """

    def __init__(self, where: Path | ArrayFile) -> None:
        opened = where if isinstance(where, ArrayFile) else open_arrays(where)
        array = opened.array
        self.file = opened
        """The file."""
        self.words: int = opened.facts["words"]
        """How many words it holds."""
        self.numbers: NDArray[np.int64] = array("numbers")
        """The sources' numbers in the catalogue; shape (sources,)."""
        self.firsts: NDArray[np.uint32] = array("firsts")
        """The first granule of each source, and one past the last of all; shape (sources + 1,)."""
        self.lengths: NDArray[np.uint32] = array("lengths")
        """Words of each source; shape (sources,)."""
        self.days: NDArray[np.int32] = array("days").reshape(-1, 2)
        """First and last day of each source as ordinals, 0 where unknown; shape (sources, 2)."""
        self.offsets: NDArray[np.uint32] = array("offsets")
        """First code point of each granule in its source's text; shape (granules,)."""
        self.sketch = opened.column("sketch")
        """Eight bits of each word's key, filled up to whole granules with 0; granules * 16 numbers of 8 bits."""
        self.vocabulary: NDArray[np.uint64] = array("vocabulary")
        """The different words' keys, in order; shape (different words,)."""
        self.counts: NDArray[np.uint32] = array("counts")
        """How often each of them stands here; shape (different words,)."""
        self.postings = Postings(count_bits(len(self.offsets)), opened.column("directory"), opened.column("entries"))
        """Where each unit stands."""

    def count(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often each word stands in this segment; shape as `keys`."""
        if not len(self.vocabulary):
            return np.zeros(len(keys), np.int64)
        at = np.minimum(self.vocabulary.searchsorted(keys), len(self.vocabulary) - 1)
        return np.where(self.vocabulary[at] == keys, self.counts[at], 0).astype(np.int64)


def sketch_words(keys: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Return eight bits of each key, never 0; shape as `keys`."""
    return np.maximum((keys >> np.uint64(24)).astype(np.uint8), np.uint8(1))


def write_segment(path: Path, entries: Sequence[Entry], small: bool) -> None:
    """Write the segment of some sources to a new file.

    `small` says that the record is: then next to everything is indexed. It must hang on the record, not on the
    segment: what is indexed in some segments only would draw every look-up there.
    """
    lengths = np.array([len(entry.keys) for entry in entries], np.int64)
    firsts = np.zeros(len(entries) + 1, np.int64)
    np.cumsum(-(-lengths // GRANULE), out=firsts[1:])
    keys = np.concatenate([entry.keys for entry in entries]) if entries else np.empty(0, np.uint64)
    heads = np.zeros(len(entries), np.int64)
    np.cumsum(lengths[:-1], out=heads[1:])
    within = np.arange(len(keys)) - np.repeat(heads, lengths)
    granules = (np.repeat(firsts[:-1], lengths) + within // GRANULE).astype(np.uint32)
    vocabulary, counts = np.unique(keys, return_counts=True)
    alone = _tell(keys, vocabulary[counts > (_SELDOM if small else len(keys) >> _COMMON)])
    paired = np.ones(max(len(keys) - 1, 0), bool)
    cuts = heads[(heads > 0) & (heads < len(keys))]  # the last sources may have no words
    paired[cuts - 1] = False  # not over the end of a source
    units = np.concatenate((hash_words(keys[alone]), hash_pairs(keys)[paired]))
    places = np.concatenate((granules[alone], granules[:-1][paired]))
    postings = build_postings(units, places, int(firsts[-1]), small)
    sketch = np.zeros(int(firsts[-1]) * GRANULE, np.uint8)
    sketch[np.repeat(firsts[:-1] * GRANULE, lengths) + within] = sketch_words(keys)
    with ArrayWriter(path) as writer:
        writer.add("numbers", np.array([entry.number for entry in entries], np.int64))
        writer.add("firsts", firsts.astype(np.uint32))
        writer.add("lengths", lengths.astype(np.uint32))
        writer.add("days", np.array([entry.days for entry in entries], np.int32).reshape(-1))
        for entry in entries:
            writer.add("offsets", entry.starts[::GRANULE].astype(np.uint32))
        writer.add("sketch", sketch)
        writer.add("vocabulary", vocabulary)
        writer.add("counts", counts.astype(np.uint32))
        writer.add("entries", postings.entries.array)
        writer.add("directory", postings.directory.array)
        writer.finish({"words": len(keys)})


def _tell(keys: NDArray[np.uint64], common: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Mark the keys that are not among the common ones."""
    marks = np.ones(1 << _MARKED, bool)
    marks[common >> np.uint64(64 - _MARKED)] = False
    told: NDArray[np.bool_] = marks[keys >> np.uint64(64 - _MARKED)]
    return told


def merge_segments(path: Path, segments: Sequence[Segment], dead: frozenset[int], small: bool) -> None:
    """Write several segments as one, without the sources whose numbers are `dead`.

    The words of dead sources stay in the count of words until the record is rebuilt.
    """
    kept = [~np.isin(segment.numbers, list(dead)) for segment in segments]
    firsts_of = [segment.firsts.astype(np.int64) for segment in segments]
    spans = [firsts[1:] - firsts[:-1] for firsts in firsts_of]
    sizes = np.concatenate([span[alive] for span, alive in zip(spans, kept, strict=True)])
    firsts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=firsts[1:])
    numbering, shown, at = [], [], 0
    for span, alive in zip(spans, kept, strict=True):
        granules = np.repeat(alive, span)
        number = np.full(len(granules), -1, np.int64)
        number[granules] = np.arange(at, at + int(granules.sum()))
        at += int(granules.sum())
        numbering.append(number)
        shown.append(granules)
    with ArrayWriter(path) as writer:
        for segment, alive in zip(segments, kept, strict=True):
            writer.add("numbers", segment.numbers[alive])
        writer.add("firsts", firsts.astype(np.uint32))
        for segment, alive in zip(segments, kept, strict=True):
            writer.add("lengths", segment.lengths[alive])
        for segment, alive in zip(segments, kept, strict=True):
            writer.add("days", segment.days[alive].reshape(-1))
        for segment, granules in zip(segments, shown, strict=True):
            writer.add("offsets", segment.offsets[granules])
        for segment, granules in zip(segments, shown, strict=True):
            writer.add("sketch", segment.sketch.array.reshape(-1, GRANULE)[granules].reshape(-1))
        vocabulary, back = np.unique(np.concatenate([s.vocabulary for s in segments]), return_inverse=True)
        counts = np.bincount(back, np.concatenate([s.counts for s in segments]), len(vocabulary))
        writer.add("vocabulary", vocabulary)
        writer.add("counts", counts.astype(np.uint32))
        directory, written = [], 0
        for part in merge_postings(list(zip((s.postings for s in segments), numbering, strict=True)), at, small):
            writer.add("entries", part.entries.array)
            directory.append(part.directory.array[:-1] + np.uint32(written))
            written += len(part.entries.array)
            for segment in segments:
                segment.file.release()  # what is read once need not stay in memory
        for piece in (*directory, np.array([written], np.uint32)):
            writer.add("directory", piece)
        writer.finish({"words": sum(segment.words for segment in segments)})
