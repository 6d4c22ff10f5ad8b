"""A record's index made anew from its texts: all of it, or where sources that are gone still stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

from quoth.errors import RecordError
from quoth.workers import workers_of

from .catalogue import require_record
from .database import sync_folder, writing
from .files import find_damage
from .merging import PACE, SMALL, Pace, pick_all, pick_waiting
from .packing import Held
from .places import CATALOGUE, SEGMENTS
from .remaking import Share, make_segment
from .segment import Segment
from .writer import Writer, require

__all__ = ["compact_record", "rebuild_record"]

Advance = Callable[[str], None] | None


def rebuild_record(folder: Path, workers: int = 1, advance: Advance = None, pace: Pace = PACE) -> int:
    """Make all segments of a record anew from its texts; return how many sources it holds.

    `advance` is called with the key of each source. Until all is done, and whatever stops it, the old segments
    stand. Raises RecordError where another process writes, there is no room, or the catalogue is damaged.
    """
    with Writer(folder, pace, make=False) as writer:
        old = [name for name, _ in writer.catalogue.segments()]
        dead = writer.catalogue.dead()
        made, counts = _remake(writer, writer.catalogue.sources(), workers, advance)
        writer.catalogue.remake_segments(made, counts, dead)
        writer.take_away(old)
        return len(counts)


def compact_record(folder: Path, workers: int = 1, advance: Advance = None, pace: Pace = PACE) -> int:
    """Rid a record of what is gone: from its index, and from the disk; return how many bytes that saved.

    `advance` is called with the key of each source that is indexed anew: those beside which one that is gone
    stood. Words are counted anew there. Raises RecordError as `rebuild_record` does, and where a segment is damaged.
    """
    require_record(folder)
    before = _measure(folder)
    with Writer(folder, pace) as writer:
        catalogue, dead = writer.catalogue, writer.catalogue.dead()
        segments: list[tuple[str, int]] = []
        counts: list[tuple[int, int]] = []
        old: list[str] = []
        # Segments are in the order of their sources' numbers, so those side by side are made anew together.
        for stale, group in groupby(catalogue.segments(), lambda pair: _is_stale(folder, pair, dead)):
            listed = list(group)
            if stale:
                made, found = _remake(writer, _list_sources(writer, listed), workers, advance)
                segments += made
                counts += found
                old += [name for name, _ in listed]
            else:
                segments += listed
        catalogue.remake_segments(segments, counts, dead)
        writer.take_away(old)
        writer.merge()
        catalogue.free()
        catalogue.shrink()
    return before - _measure(folder)


def _is_stale(folder: Path, listed: tuple[str, int], dead: frozenset[int]) -> bool:
    """Whether a segment holds something of sources that are gone."""
    name, words = listed
    path = folder / SEGMENTS / name
    damage = find_damage(path)
    if damage:
        remedy = "run `quoth record rebuild`: the texts are kept apart and are not touched"
        raise RecordError(str(path), f"a segment of the index is damaged: {damage}", remedy)
    segment = Segment(path)
    # A merged segment counts the words of those whom it has dropped.
    return words != int(segment.lengths.sum()) or not dead.isdisjoint(segment.numbers.tolist())


def _list_sources(writer: Writer, segments: Iterable[tuple[str, int]]) -> Iterator[Held]:
    """Go over the sources that stand in segments and are not gone."""
    dead = writer.catalogue.dead()
    for name, _ in segments:
        for number in Segment(writer.folder / SEGMENTS / name).numbers.tolist():
            if number not in dead:
                yield writer.catalogue.get(number)


def _remake(
    writer: Writer, sources: Iterable[Held], workers: int, advance: Advance
) -> tuple[list[tuple[str, int]], list[tuple[int, int]]]:
    """Write segments of sources, merged as they come; return them with their words, and the sources with theirs."""
    made: list[tuple[str, int]] = []
    counts: list[tuple[int, int]] = []

    def merge(names: list[str]) -> None:
        if names:
            name, words, _ = writer.merge_files(names)
            at = min(i for i, (other, _) in enumerate(made) if other in names)
            made[:] = [pair for pair in made if pair[0] not in names]
            made.insert(at, (name, words))
            writer.take_away(names)

    do = partial(make_segment, writer.folder, writer.measure() <= SMALL)
    with workers_of(do, workers) as pool:
        for found in pool.run(_share(writer, sources)):
            segment = require(found, writer.folder)
            counts.extend(segment.counts)
            made.append((segment.share.segment, sum(words for _, words in segment.counts)))
            merge(pick_waiting(made, writer.pace))
            if advance:
                for _, key in segment.share.sources:
                    advance(key)
    merge(pick_all(made, writer.pace))
    with writing(writer.folder):
        sync_folder(writer.folder / SEGMENTS)
    return made, counts


def _share(writer: Writer, sources: Iterable[Held]) -> Iterator[Share]:
    """Part sources among segments that are to be made."""
    share: list[tuple[int, str]] = []
    size = 0
    for held in sources:
        share.append((held.number, held.source.key))
        size += held.size
        if size >= writer.pace.batch:
            yield Share(writer.new_name(), tuple(share))
            share, size = [], 0
    if share:
        yield Share(writer.new_name(), tuple(share))


def _measure(folder: Path) -> int:
    """Return how many bytes a record takes on its disk."""
    try:
        return sum(path.stat().st_size for path in (folder / CATALOGUE, *(folder / SEGMENTS).glob("*.seg")))
    except OSError as error:
        raise RecordError(str(folder), f"it cannot be read ({error.strerror})", "try again") from None
