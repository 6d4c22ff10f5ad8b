"""One session of Spark for all its tests, on two cores; documents of every kind; one machine to compare with."""

from __future__ import annotations

import contextlib
import json
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from quoth.cli import commands
from quoth.errors import MissingExtraError
from quoth.growth import add_sources
from quoth.spark import open_session
from quoth.spark.session import require_java

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Value = dict[str, Any]
Lines = Callable[..., list[Value]]

ROOT = Path(__file__).parents[2]
SUMMIT = ROOT / "examples" / "summit"
SAID = "Our position is simple, and I would be grateful if you would circulate it in full."
"""Words of the record."""
TEXT = f"Tomas Bredal wrote on 2 May 2024: “{SAID}”\n"
ALTERED = TEXT.replace("simple", "clear")


def place_files(folder: Path) -> dict[str, str]:
    """Return options that keep all that Spark writes in a folder, and its servers on loopback."""
    return {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "scratch"),
        "spark.driver.extraJavaOptions": f"-Dderby.system.home={folder / 'derby'}",
    }


def require_spark() -> None:
    """Skip a test where there is no pyspark or no Java."""
    pytest.importorskip("pyspark")
    try:
        require_java()
    except MissingExtraError as error:
        pytest.skip(str(error))


class _Held:
    """The session, from the first test that asks for it to the last test of this folder."""

    session: SparkSession | None = None
    environment: Mapping[str, str] = MappingProxyType({})

    def open(self, folder: Path) -> SparkSession:
        if self.session is None or self._is_stopped():
            require_spark()
            self.environment = dict(os.environ)
            with contextlib.chdir(ROOT):  # paths of the manual are told from here
                self.session = open_session("local[2]", "tests", place_files(folder))
            self.session.sparkContext.setLogLevel("OFF")
        return self.session

    def _is_stopped(self) -> bool:
        """Whether a test has stopped it, which had it from `open_session`."""
        from pyspark import SparkContext  # noqa: PLC0415  (where it is installed)

        return SparkContext._active_spark_context is None

    def close(self) -> None:
        """End the session and the Java that it ran in: tests of other folders fork and count what is open."""
        if self.session is None:
            return
        from pyspark import SparkContext  # noqa: PLC0415  (where it is installed)

        gateway: Any = self.session.sparkContext._gateway
        self.session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(60)
        SparkContext._gateway = SparkContext._jvm = self.session = None
        for name in os.environ.keys() - self.environment.keys():
            del os.environ[name]


_HELD = _Held()


@pytest.fixture
def spark(tmp_path_factory: pytest.TempPathFactory) -> SparkSession:
    """Return the session; tests are skipped where there is no pyspark or no Java."""
    return _HELD.open(tmp_path_factory.mktemp("spark"))


def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Close the session after the last test of this folder."""
    if nextitem is None or Path(__file__).parent not in nextitem.path.parents:
        _HELD.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of documents: a page, Markdown, JSON lines, a zip, an answer, and what cannot be read."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "essay.html").write_bytes((SUMMIT / "essay.html").read_bytes())
    (folder / "notes.md").write_text(f"# Notes\n\n{TEXT}\n> {SAID}\n\n{ALTERED}", "utf-8")
    (folder / "plain.txt").write_text("Nothing is quoted here.\n", "utf-8")
    (folder / "carried.txt").write_text(f"He told them this. {SAID} So much for that.\n", "utf-8")
    answer = {"answer": TEXT, "quote": SAID, "cited": ["“No such words.”"]}
    (folder / "answer.json").write_text(json.dumps(answer), "utf-8")
    rows: list[Value] = [
        {"id": "one", "text": TEXT, "title": "One", "date": "2024-05-03", "author": "Ann Lee"},
        {"id": "two", "text": ALTERED, "date": "no day"},
        {"id": "three", "text": None},
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with zipfile.ZipFile(folder / "pack é.zip", "w") as packed:
        packed.writestr("a.txt", TEXT)
        packed.writestr("below/b.md", ALTERED)
        packed.writestr("broken.pdf", b"%PDF-1.7\nthis is none")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nthis is none")
    (folder / "cut.zip").write_bytes((folder / "pack é.zip").read_bytes()[:300])
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the address of the example's record, on disk."""
    where = tmp_path_factory.mktemp("record") / "summit.quoth"
    add_sources(where, SUMMIT / "record")
    return where


@pytest.fixture(scope="session")
def quoth() -> Lines:
    """Return a function that runs `quoth ARGUMENTS --format jsonl` on this machine, and returns its lines."""

    def run(*arguments: object) -> list[Value]:
        result = CliRunner().invoke(commands, [*map(str, arguments), "--format", "jsonl"], prog_name="quoth")
        return [json.loads(line) for line in result.stdout.splitlines()]

    return run


def list_rows(frame: DataFrame) -> list[Value]:
    """Return the rows of a table as JSON has them, without what is null; in an order of their own."""
    return sort(row.asDict(recursive=True) for row in frame.collect())


def sort(rows: Any) -> list[Value]:
    """Return rows without what is null, in an order that their values alone give."""
    return sorted((prune(row) for row in rows), key=lambda row: json.dumps(row, sort_keys=True))


def prune(value: Any) -> Any:
    """Return a value without the nulls in it: a column that a row has not and one that is null are the same."""
    if isinstance(value, dict):
        return {key: prune(each) for key, each in value.items() if each is not None}
    return [prune(each) for each in value] if isinstance(value, list) else value


def spread(value: Value, rows: str = "findings") -> list[Value]:
    """Return what should be the rows of a report: written anew, and plainly."""
    document = value["document"]
    told = [{"document": document, **row} for row in value[rows]]
    told += [{"document": document, "problem": problem} for problem in value["problems"]]
    told += [{"document": document, "unmarked": carried} for carried in value.get("unmarked") or []]
    return told or [{"document": document}]


