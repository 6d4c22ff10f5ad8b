"""Documents parted into waves, the same way in each run, so that a run that was stopped can be gone on with.

A document's wave is a hash of its path, or of its id, modulo the number of waves: a column, so that nothing is moved.
Of files it is a hash of `_metadata.file_path`, by which Spark leaves out the files of other waves before it reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quoth.errors import ReadError

from .cells import holds_files, require_columns, write_id

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["Parted", "Wave", "choose_number", "part_documents"]

_ENOUGH = 1000
"""Documents of a wave, about, where nothing is said: some minutes on one machine, beside which beginning a wave is
nothing, and which are soon done again."""
_MOST = 32
"""Waves at most, where nothing is said: a table that is one file is read through for each."""
_CELLS = 1024
"""Cells in which documents are counted before the number of waves is known; a number of waves divides it."""
_FILE = ("file_path", "file_size", "file_modification_time")
"""What Spark knows of the file that a row is from, without reading it."""


@dataclass(frozen=True, slots=True)
class Wave:
    """Documents that are done together."""

    number: int
    """Which it is, from 1 on."""
    size: int
    """How many documents it has."""

    @property
    def folder(self) -> str:
        """The name of the folder that its rows are written to: a value of the column `wave`, to Spark."""
        return f"wave={self.number:04}"


@dataclass(frozen=True)
class Parted:
    """A table of documents in waves."""

    documents: DataFrame
    """All of them."""
    key: str
    """The expression of which a hash tells a document's wave."""
    sizes: Sequence[int]
    """How many documents each wave has."""
    digest: str
    """A digest of which documents they are: of their paths or ids, and of the size and the time of their files."""

    @property
    def begun(self) -> list[Wave]:
        """The waves that have documents, in order."""
        return [Wave(number, size) for number, size in enumerate(self.sizes, 1) if size]

    def select(self, wave: Wave) -> DataFrame:
        """Return the documents of a wave."""
        if len(self.sizes) == 1:
            return self.documents
        return self.documents.where(f"{_place(self.key, len(self.sizes))} = {wave.number - 1}")


def choose_number(documents: int) -> int:
    """Return into how many waves so many documents are parted where nothing is said: a power of two.

    >>> [choose_number(documents) for documents in (3, 1000, 1001, 20_000, 10_000_000)]
    [1, 1, 2, 32, 32]
    """
    number = 1
    while number < _MOST and number * _ENOUGH < documents:
        number *= 2
    return number


def part_documents(documents: DataFrame, number: int | None = None) -> Parted:
    """Part a table into that many waves, or as many as suit it; the table is counted, and no file of it is read.

    Raises ReadError where there are no documents, or the table has not their columns.
    """
    from pyspark.sql.functions import expr  # noqa: PLC0415  (an extra)

    require_columns(documents.columns)
    key, row = _find_key(documents)
    cells = number or _CELLS
    told = documents.selectExpr(f"{_place(key, cells)} AS cell", f"{row} AS row").groupBy("cell")
    # Sums of 32 bits cannot run over, and tell of a document that stands there twice, which no bit of the other does.
    sums = "bit_xor(row) AS bits", "sum(row & 4294967295) AS low", "count(*) AS size"
    counted = told.agg(*map(expr, sums)).collect()
    total = sum(each["size"] for each in counted)
    if not total:
        raise ReadError("documents", "there are none", "check the paths")
    sizes = [0] * (number or choose_number(total))
    bits = low = 0
    for each in counted:
        sizes[each["cell"] % len(sizes)] += each["size"]
        bits, low = bits ^ each["bits"], low + each["low"]
    return Parted(documents, key, sizes, f"{bits & (1 << 64) - 1:016x}{low:x}")


def _place(key: str, number: int) -> str:
    return f"pmod(xxhash64({key}), {number})"


def _find_key(documents: DataFrame) -> tuple[str, str]:
    """Return the expression of what a document is known by, and one of a hash of all that tells it from others."""
    names = documents.columns
    key = write_id(names)
    if not _knows_files(documents):
        told = ", ".join(f"`{name.replace('`', '``')}`" for name in names)
        return key, f"xxhash64(to_json(struct({told})))"
    told = ", ".join(f"_metadata.{name}" for name in _FILE)
    return "_metadata.file_path" if holds_files(names) else key, f"xxhash64({key}, {told})"


def _knows_files(documents: DataFrame) -> bool:
    from pyspark.errors import AnalysisException  # noqa: PLC0415  (an extra)

    try:
        documents.selectExpr(*(f"_metadata.{name}" for name in _FILE))
    except AnalysisException:
        return False
    return True
