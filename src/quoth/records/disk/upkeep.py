"""What keeps a record sound: mended after an interruption, checked byte by byte, read whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from quoth.errors import QuothError, RecordError
from quoth.model import Problem, SourceText

from .catalogue import Catalogue, require_record
from .damage import REMAKE
from .digests import digest_source
from .files import find_damage
from .packing import Held
from .places import CATALOGUE, SEGMENTS
from .renewal import compact_record, rebuild_record
from .segment import Segment
from .shape import find_misfit
from .texts import TextReader
from .writer import Writer

__all__ = ["check_record", "compact_record", "read_sources", "rebuild_record"]

_ADD = "add the source again"
_NEW = "make a new record: `quoth record export` gives all sources that can still be read"
_BLOCKS = 4
"""Blocks kept while texts are read one behind another."""
_TRIES = 5
"""Times that a record is checked anew while another process alters it."""
_SHOWN = 3
"""Keys that a problem of many sources names."""


def check_record(
    folder: Path, advance: Callable[[str], None] | None = None, mended: list[Problem] | None = None
) -> list[Problem]:
    """Return all that is wrong with a record: every table, text and segment is read whole.

    What an interruption left is mended first, and told in `mended`, unless the folder may not be written or another
    process is writing. A source that is damaged is noted, so that it is taken in when it is added again. `advance`
    is called with the name of each segment and the key of each source. Raises RecordError where the catalogue
    cannot be opened at all.
    """
    require_record(folder)
    try:
        writer = Writer(folder)
    except RecordError as error:
        return _check_unowned(folder, advance, error)
    with writer:
        if writer.swept and mended is not None:
            what = f"{writer.swept} files that an interruption had left were taken away"
            mended.append(Problem(SEGMENTS, what, "nothing else need be done"))
        problems, damaged = _check(folder, writer.catalogue, advance)
        if damaged:
            try:
                writer.catalogue.forget_digests(damaged)
            except RecordError as error:
                problems.append(Problem(CATALOGUE, error.what, error.remedy))
    return problems


def read_sources(folder: Path, problems: list[Problem]) -> Iterator[SourceText]:
    """Go over all sources with their texts; one that is damaged is added to `problems` and passed over.

    The index is not looked at. Raises RecordError where the catalogue cannot be opened.
    """
    catalogue = Catalogue.open(folder / CATALOGUE)
    try:
        catalogue.begin_reading()
        texts = TextReader(catalogue, _BLOCKS)
        for held in _walk(catalogue, problems, []):
            try:
                yield texts.read_source(held)
            except QuothError as error:
                problems.append(Problem(held.source.key, error.what, _ADD))
    finally:
        catalogue.close()


def _check_unowned(folder: Path, advance: Callable[[str], None] | None, refusal: RecordError) -> list[Problem]:
    """Check a record that cannot be locked; another process may alter it meanwhile."""
    catalogue = Catalogue.open(folder / CATALOGUE)
    try:
        for _ in range(_TRIES):
            catalogue.begin_reading()
            before = catalogue.segments()
            problems, _ = _check(folder, catalogue, advance)
            catalogue.begin_reading()
            if catalogue.segments() == before:
                return problems
    finally:
        catalogue.close()
    raise RecordError(str(folder), "it is altered while it is checked", refusal.remedy)


def _check(
    folder: Path, catalogue: Catalogue, advance: Callable[[str], None] | None
) -> tuple[list[Problem], list[int]]:
    """Return what is wrong with a record, and the numbers of the sources that are damaged."""
    problems: list[Problem] = []
    try:
        problems += [Problem(CATALOGUE, f"it is damaged ({what})", _NEW) for what in catalogue.find_faults()]
        problems += _check_segments(folder, catalogue, advance)
    except RecordError as error:
        problems.append(Problem(CATALOGUE, error.what, _NEW))
    damaged: list[int] = []
    texts = TextReader(catalogue, _BLOCKS)
    for held in _walk(catalogue, problems, damaged):
        if advance:
            advance(held.source.key)
        what = _find_fault(catalogue, texts, held)
        if what:
            damaged.append(held.number)
            problems.append(Problem(held.source.key, what, _ADD))
    return problems, damaged


def _check_segments(folder: Path, catalogue: Catalogue, advance: Callable[[str], None] | None) -> Iterator[Problem]:
    """Go over what is wrong with the index: each live source stands in one segment, with all its words."""
    words = catalogue.word_counts()
    dead = catalogue.dead()
    seen: dict[int, int] = {}
    whole = True
    last = 0
    for name, total in catalogue.segments():
        if advance:
            advance(name)
        path = folder / SEGMENTS / name
        damage = find_damage(path)
        segment = None if damage else Segment(path)
        if segment is None:
            yield Problem(name, str(damage), REMAKE)
            whole = False
            continue
        if segment.words != total:
            yield Problem(name, f"it holds {segment.words} words, and the catalogue says {total}", REMAKE)
        misfit = find_misfit(segment)
        if misfit:
            yield Problem(name, misfit, REMAKE)
        numbers = [last, *segment.numbers.tolist()]
        if any(after <= before for before, after in pairwise(numbers)):
            yield Problem(name, "its sources are out of order", REMAKE)
        last = numbers[-1]
        for number, length in zip(numbers[1:], segment.lengths.tolist(), strict=False):
            seen[number] = seen.get(number, 0) + 1
            if number in words and length != words[number]:
                what = f"it has {length} words of {_name(catalogue, [number])}, which has {words[number]}"
                yield Problem(name, what, REMAKE)
    twice = [number for number, times in seen.items() if times > 1]
    unknown = [number for number in seen if number not in words and number not in dead]
    missing = [number for number in words if number not in seen] if whole else []
    if twice:
        yield Problem(SEGMENTS, f"{len(twice)} sources stand in several segments", REMAKE)
    if unknown:
        yield Problem(SEGMENTS, f"{len(unknown)} sources stand there of which the catalogue knows nothing", REMAKE)
    if missing:
        what = f"{len(missing)} sources stand in no segment ({_name(catalogue, missing)})"
        yield Problem(SEGMENTS, what, REMAKE)


def _walk(catalogue: Catalogue, problems: list[Problem], damaged: list[int]) -> Iterator[Held]:
    """Go over all sources that can be read; the others are told, and their numbers added to `damaged`."""
    try:
        last = -1
        while numbers := catalogue.numbers_after(last):
            for number in numbers:
                try:
                    held = catalogue.get(number)
                except RecordError as error:
                    damaged.append(number)
                    problems.append(Problem(catalogue.find_key(number), error.what, _ADD))
                else:
                    yield held
            last = numbers[-1]
    except RecordError as error:
        problems.append(Problem(CATALOGUE, f"not all sources can be listed: {error.what}", _NEW))


def _find_fault(catalogue: Catalogue, texts: TextReader, held: Held) -> str | None:
    """Return what is wrong with a source; None where it is all as it was given."""
    try:
        source = texts.read_source(held)
        known = catalogue.find_digest(held.source.key)
        named = {source.source.speaker, *(turn.speaker for turn in source.turns)} - {None, ""}
        speakers = catalogue.speakers(held.number)
    except RecordError as error:
        return error.what
    if len(source.text) != held.size or known != (held.number, digest_source(source)) or speakers != named:
        return "it is not as it was given"
    return None


def _name(catalogue: Catalogue, numbers: list[int]) -> str:
    keys = [catalogue.find_key(number) for number in numbers[:_SHOWN]]
    return ", ".join(keys) + (", ..." if len(numbers) > _SHOWN else "")
