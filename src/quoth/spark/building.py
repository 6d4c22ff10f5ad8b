"""A record made on Spark: each partition of the sources becomes a shard, and the shards are one record."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.errors import QuothError, ReadError, RecordError
from quoth.files import ignore, read_bundle, source_of
from quoth.growth import Intake
from quoth.model import Problem, SourceText
from quoth.readers import read
from quoth.readers.bundles import holds_many
from quoth.readers.rows import find_columns
from quoth.records.disk.places import SHARDS, SUFFIX
from quoth.records.disk.shards import write_shards
from quoth.records.disk.writer import Writer
from quoth.records.manifest import MANIFEST, Entry, parse_manifest
from quoth.records.rows import build_source
from quoth.reports.json_report import problem_value
from quoth.text.decode import decode

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
    if {"path", "content"} <= set(sources.columns):
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
    if folder.suffix != SUFFIX:
        raise RecordError(str(folder), f"the name of a record on disk ends in {SUFFIX}", f"write {folder.name}{SUFFIX}")
    others = {each.name for each in folder.iterdir()} - {_FOLDER} if folder.is_dir() else set()
    if folder.exists() and (not folder.is_dir() or others):
        what = "there is a record already" if SHARDS in others else "something else stands here"
        raise RecordError(str(folder), what, "take it away, or choose another name")
    if not folder.parent.is_dir():
        raise RecordError(str(folder), f"there is no folder {folder.parent}", "make it first, or check the path")


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
        lines, told = parse_manifest(decode(bytes(row["content"]), row["path"]).text, _show(row["path"]))
        entries |= {f"{folder}{line.path}": line for line in lines}
        problems += told
        folders.append(folder)
    return _Listed(entries, tuple(folders))


def _name_rows(spark: SparkSession, sources: DataFrame, listed: _Listed) -> DataFrame:
    """Return the rows with the key of each: its id, or what a manifest calls its file, else the file's name, which is
    its path where two share it.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415  (an extra)

    if {"path", "content"} <= set(sources.columns):
        lines = [(path, entry.key) for path, entry in listed.entries.items()]
        known = spark.createDataFrame(lines, "path STRING, known STRING")
        sources = sources.select("path", "content").join(f.broadcast(known), "path", "left")
        stems = sources.select("path", f.regexp_extract("path", _STEM, 1).alias("stem"))
        shared = stems.groupBy("stem").count().where("count > 1").select("stem", f.lit(True).alias("shared"))
        named = sources.withColumn("stem", f.regexp_extract("path", _STEM, 1)).join(f.broadcast(shared), "stem", "left")
        whole = f.when(f.col("shared"), f.regexp_replace("path", "^file:(//)?", ""))
        key: Column = f.coalesce(f.col("known"), whole, f.col("stem"))
        return named.select(key.alias("key"), "path", "content")
    found = find_columns(sources.columns)
    if "id" not in found or not {"text", "turns"} & found.keys():
        what = f"the table has the columns {', '.join(sources.columns) or 'none'}"
        raise ReadError("sources", what, "give it `id` and `text`, or read files with `binaryFile`")
    key = f.col(f"`{sources.columns[found['id']]}`").cast("string")
    return sources.withColumn("key", f.coalesce(key, f.lit("")))


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
        files = {"path", "content"} <= set(batch.schema.names)
        columns = find_columns(batch.schema.names)
        for cells in batch.to_pylist():
            try:
                if files:
                    path, name = cells["path"], _show(cells["path"])
                    entry = listed.entries.get(path) or Entry(name, name, cells["key"])
                    if listed.leaves_out(path):
                        problems.append(Problem(name, f"it is not in {MANIFEST}", "add a line for it"))
                    else:
                        yield from _read_file(name, cells["content"], entry, problems)
                    continue
                values = list(cells.values())
                row = {what: values[at] for what, at in columns.items() if values[at] is not None}
                if not cells["key"]:
                    problems.append(Problem("sources", "this row has no id", "give each source one"))
                elif (source := build_source(row, cells["key"], cells["key"], problems)) is not None:
                    yield source
            except QuothError as error:
                problems.append(Problem.of(error))
            except Exception as error:
                what = f"a fault in quoth stopped it ({type(error).__name__}: {' '.join(str(error).split())})"
                problems.append(Problem(cells["key"] or "sources", what, "report it"))


def _show(path: str) -> str:
    """Return the path of a file as a user writes it: Hadoop's `file:/a b` is `/a b`."""
    return path.removeprefix("file://").removeprefix("file:")


def _read_file(name: str, data: bytes | None, entry: Entry, problems: list[Problem]) -> Iterator[SourceText]:
    if data is None:
        problems.append(Problem(name, "this row has no content", "check how the table was made"))
    elif holds_many(name):
        yield from (source for source, _ in read_bundle(data, name, problems, ignore))
    else:
        document = read(data, name)
        problems.extend(document.problems)
        yield source_of(document, entry)
