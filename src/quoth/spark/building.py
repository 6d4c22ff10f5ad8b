"""A record made on Spark: each partition of the sources becomes a shard, and the shards are one record."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.errors import RecordError
from quoth.files import ignore, read_bundle, source_of
from quoth.growth import Intake, require_place
from quoth.model import Problem, SourceText
from quoth.readers import read
from quoth.readers.bundles import holds_many
from quoth.records.disk.places import SHARDS, SUFFIX
from quoth.records.disk.shards import write_shards
from quoth.records.disk.writer import Writer
from quoth.records.manifest import MANIFEST, Entry, parse_manifest
from quoth.records.rows import build_source
from quoth.reports.json_report import problem_value
from quoth.text.decode import decode

from .cells import explain, holds_files, name_cells, require_columns, show_path, tell_empty, write_id
from .workers import examine_workers

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, SparkSession

__all__ = ["build_record"]

_FOLDER = "shards"
"""Where the shards lie, in the record's folder."""
_TOLD = 1000
"""Problems of one shard that are told at most; of more it is told how many there were."""
_ROWS = "shard STRING, added BIGINT, problem STRUCT<`where`: STRING, `what`: STRING, `remedy`: STRING>"
"""What comes of each partition."""
_NAME = "sources"
"""What a table of sources is called where one of its rows has no name."""
_STEM = r"([^/]+?)(?:\.[^./]*)?$"


def build_record(
    spark: SparkSession, sources: DataFrame, path: Path | str, *, shards: int | None = None
) -> Intake:
    """Make a record in `shards` shards at `path` of a table of sources; return how many there are, and what was of no
    use.

    A row is a file (columns `path` and `content`, as `binaryFile` gives them), or a source with `id` and `text` or
    `turns`, and what else one may have (`title`, `date`, `speaker`, …). All machines must see `path`. Where a build was
    interrupted, shards that are finished are kept, as long as their number is the same. Of rows with one id one is
    held. Raises RecordError where something else stands there, ReadError where columns are missing,
    MissingExtraError where a worker has no quoth.
    """
    folder = Path(path).absolute()
    _require_place(folder)
    told: list[Problem] = []
    listed = _Listed({}, ())
    require_columns(sources.columns, _NAME)
    if holds_files(sources.columns):
        listed = _read_manifests(sources, told)
        sources = sources.where(f"path not like '%/{MANIFEST}'")
    keyed = _name_rows(spark, sources, listed)
    at_once = examine_workers(spark, None)
    count = shards or at_once
    (folder / _FOLDER).mkdir(parents=True, exist_ok=True)
    parted = keyed.repartition(count, "key").sortWithinPartitions("key")
    made = parted.mapInArrow(_Building(str(folder / _FOLDER), count, listed), _ROWS).collect()
    names = sorted({row["shard"] for row in made if row["shard"]})
    problems = (*told, *(Problem(**row["problem"].asDict()) for row in made if row["problem"]))
    added = sum(row["added"] or 0 for row in made)
    if not names:
        shutil.rmtree(folder)
        return Intake(0, 0, 0, problems)
    write_shards(folder, [f"{_FOLDER}/{name}" for name in names])
    return Intake(added, 0, 0, problems)


def _require_place(folder: Path) -> None:
    """Raise RecordError where something else than a part of a build stands, or no record can be made."""
    others = {each.name for each in folder.iterdir()} - {_FOLDER} if folder.is_dir() else set()
    if others:
        what = "there is a record already" if SHARDS in others else "something else stands here"
        raise RecordError(str(folder), what, "take it away, or choose another name")
    require_place(folder)


@dataclass(frozen=True)
class _Listed:
    """What manifests among the files say of others."""

    entries: Mapping[str, Entry]
    """Their lines, by the path of the file."""
    folders: tuple[str, ...]
    """Where they stand: of files below, only those that are listed are sources."""

    def leaves_out(self, path: str) -> bool:
        """Whether a file stands below a manifest that does not list it."""
        return path not in self.entries and path.startswith(self.folders)


def _read_manifests(sources: DataFrame, problems: list[Problem]) -> _Listed:
    entries: dict[str, Entry] = {}
    folders = []
    for row in sources.where(f"path like '%/{MANIFEST}'").collect():
        folder = row["path"].removesuffix(MANIFEST)
        lines, told = parse_manifest(decode(bytes(row["content"]), row["path"]).text, show_path(row["path"]))
        entries |= {f"{folder}{line.path}": line for line in lines}
        problems += told
        folders.append(folder)
    return _Listed(entries, tuple(folders))


def _name_rows(spark: SparkSession, sources: DataFrame, listed: _Listed) -> DataFrame:
    """Return the rows with the key of each: its id, or what a manifest calls its file, else the file's name, which is
    its path where two share it.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415  (an extra)

    if holds_files(sources.columns):
        lines = [(path, entry.key) for path, entry in listed.entries.items()]
        known = spark.createDataFrame(lines, "path STRING, known STRING")
        sources = sources.select("path", "content").join(f.broadcast(known), "path", "left")
        stems = sources.select("path", f.regexp_extract("path", _STEM, 1).alias("stem"))
        shared = stems.groupBy("stem").count().where("count > 1").select("stem", f.lit(True).alias("shared"))
        named = sources.withColumn("stem", f.regexp_extract("path", _STEM, 1)).join(f.broadcast(shared), "stem", "left")
        whole = f.when(f.col("shared"), f.regexp_replace("path", "^file:(//)?", ""))
        key: Column = f.coalesce(f.col("known"), whole, f.col("stem"))
        return named.select(key.alias("key"), "path", "content")
    return sources.withColumn("key", f.expr(write_id(sources.columns)))


@dataclass(frozen=True)
class _Building:
    """Makes a shard of one partition."""

    folder: str
    """Where the shards lie."""
    count: int
    """How many there are to be."""
    listed: _Listed
    """What manifests say of files."""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Write the sources of all batches into one shard, which is there whole or not at all."""
        import pyarrow  # noqa: PLC0415  (an extra)
        from pyspark import TaskContext  # noqa: PLC0415

        context = TaskContext.get()
        number = context.partitionId() if context is not None else 0
        shard = Path(self.folder) / f"{number:05d}-of-{self.count:05d}{SUFFIX}"
        problems: list[Problem] = []
        added = self._build(shard, batches, problems)
        rows: list[dict[str, Any]] = [{"shard": shard.name if added else None, "added": added}]
        rows += [{"problem": problem_value(problem)} for problem in problems[:_TOLD]]
        if len(problems) > _TOLD:
            rest = Problem(shard.name, f"{len(problems) - _TOLD:,} more problems are not shown", "look at the sources")
            rows.append({"problem": problem_value(rest)})
        text = pyarrow.string()
        told = pyarrow.struct([("where", text), ("what", text), ("remedy", text)])
        schema = pyarrow.schema([("shard", text), ("added", pyarrow.int64()), ("problem", told)])
        yield pyarrow.RecordBatch.from_pylist(rows, schema)

    def _build(self, shard: Path, batches: Iterable[pa.RecordBatch], problems: list[Problem]) -> int:
        """Return how many sources the shard holds."""
        if shard.exists():
            from quoth.records.disk.store import DiskStore  # noqa: PLC0415

            return len(DiskStore(shard))  # of an interrupted build, or of another attempt at this task
        making = shard.with_name(f".{secrets.token_hex(6)}{SUFFIX}")
        try:
            with Writer(making) as writer:
                added = writer.add(_read_sources(batches, self.listed, problems)).added
            if added and not shard.exists():
                making.rename(shard)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        return added


def _read_sources(
    batches: Iterable[pa.RecordBatch], listed: _Listed, problems: list[Problem]
) -> Iterator[SourceText]:
    for batch in batches:
        read_cells = partial(_read_file, listed) if holds_files(batch.schema.names) else _read_row
        for cells in batch.to_pylist():
            key = cells.pop("key")
            try:
                yield from read_cells(key, cells, problems)
            except Exception as error:
                problems.append(explain(key or _NAME, error, "report it"))


def _read_row(key: str, cells: dict[str, Any], problems: list[Problem]) -> Iterator[SourceText]:
    fields = name_cells(cells, _NAME)
    if isinstance(fields, Problem):
        problems.append(fields)
    elif not key:
        problems.append(Problem(_NAME, "this row has no id", "give each source one"))
    elif (source := build_source(fields, key, key, problems)) is not None:
        yield source


def _read_file(
    listed: _Listed, key: str, cells: dict[str, Any], problems: list[Problem]
) -> Iterator[SourceText]:
    path, data = cells["path"], cells["content"]
    name = show_path(path)
    if listed.leaves_out(path):
        problems.append(Problem(name, f"it is not in {MANIFEST}", "add a line for it"))
    elif data is None:
        problems.append(tell_empty(name))
    elif holds_many(name):
        yield from (source for source, _ in read_bundle(data, name, problems, ignore))
    else:
        document = read(data, name)
        problems.extend(document.problems)
        yield source_of(document, listed.entries.get(path) or Entry(name, name, key))
