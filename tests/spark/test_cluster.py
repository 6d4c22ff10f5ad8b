"""A real cluster, of which a machine dies in the middle of the work, and a server that is only asked."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quoth.archive import open_record
from quoth.ingest import gather
from quoth.model import Document
from quoth.pipeline import check
from quoth.readers.rows import Row, read_row
from quoth.reports.json_report import report_value

from .cluster import Cluster, run_cluster, run_server, wait_for
from .conftest import ALTERED, SAID, SUMMIT, TEXT, Value, place_files, require_spark, sort, spread

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]
DRIVER = Path(__file__).with_name("driver.py")
EVENTS = "SparkListenerTaskEnd"


def write_text(number: int) -> str:
    """Return a document that takes a while, and is like no other."""
    words = ("glad", "obliged", "sorry")
    more = [f"“{SAID.replace('grateful', word)}” was what clerk No. {number} read." for word in words]
    return "\n\n".join([f"No. {number}. {TEXT if number % 3 else ALTERED}", *more * 3])


def count_tasks(folder: Path) -> dict[str, int]:
    """Return how many tasks each executor has done so far, as Spark's own log of events has it."""
    done: dict[str, int] = {}
    for log in folder.rglob("*"):
        if not log.is_file():
            continue
        for line in log.read_text("utf-8", "replace").splitlines():
            if f'"{EVENTS}"' not in line:
                continue
            try:
                event = json.loads(line)
            except ValueError:  # it is being written
                continue
            done[event["Task Info"]["Executor ID"]] = done.get(event["Task Info"]["Executor ID"], 0) + 1
    return done


def write_table(path: Path, texts: dict[str, str]) -> None:
    path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items()), "utf-8")


def check_alone(texts: dict[str, str], record: Path) -> list[Value]:
    """Return the rows that are to come of a table, by this machine."""
    opened, rows = open_record(record), []
    for key, text in texts.items():
        document = read_row(Row(0, {"id": key, "text": text}), "documents")
        assert isinstance(document, Document)
        rows += spread(json.loads(json.dumps(report_value(check(document, opened)))))
    return sort(rows)


def wait_for_rows(cluster: Cluster, path: Path) -> None:
    """Wait until the driver has written them; Spark takes its time to end, and need not be waited for."""

    def written() -> bool:
        if not path.exists():
            cluster.require("driver")
        return path.exists()

    wait_for("all rows", written, 180)


@pytest.mark.parametrize(("how", "documents", "tasks"), [("send", 300, 1), ("shards", 40, 12)])
def test_a_worker_that_is_killed_in_the_middle_changes_nothing(
    tmp_path: Path, record: Path, make_shards: Callable[..., Path], how: str, documents: int, tasks: int
) -> None:
    require_spark()
    if how == "shards":
        record = make_shards(tmp_path / "shards.quoth", gather(SUMMIT / "record")[0], 3)
    texts = {str(number): write_text(number) for number in range(documents)}
    write_table(tmp_path / "documents.jsonl", texts)
    (tmp_path / "events").mkdir()
    options = place_files(tmp_path) | {
        "spark.executor.memory": "512m",
        "spark.executor.cores": "1",
        "spark.cores.max": "2",
        "spark.scheduler.minRegisteredResourcesRatio": "1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime": "120s",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": (tmp_path / "events").as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.logStageExecutorMetrics": "false",
        "spark.eventLog.buffer.kb": "1",
    }
    with run_cluster(tmp_path, 2) as cluster:
        cluster.begin(
            "driver", sys.executable, str(DRIVER), cluster.address, str(tmp_path / "documents.jsonl"), str(record),
            str(tmp_path / "out.json"), json.dumps(options), how, PYSPARK_PYTHON=sys.executable,
        )  # fmt: skip
        cluster.wait_until("driver", re.compile("^begun$", re.MULTILINE))
        before = count_tasks(tmp_path / "events")

        def worked() -> bool:
            cluster.require("driver")
            done = count_tasks(tmp_path / "events")
            return len(done) == 2 and all(done[name] > before.get(name, 0) + tasks for name in done)

        wait_for("both workers have done some of it", worked)
        assert not (tmp_path / "out.json").exists()
        cluster.kill("worker-1")
        wait_for_rows(cluster, tmp_path / "out.json")
        logs = [path.read_text("utf-8", "replace") for path in (tmp_path / "events").rglob("*") if path.is_file()]
        assert any("SparkListenerExecutorRemoved" in log for log in logs)
    assert sort(json.loads((tmp_path / "out.json").read_text("utf-8"))) == check_alone(texts, record)


@pytest.mark.parametrize("how", ["open", "shards"])
def test_a_server_of_spark_connect_is_asked_as_a_cluster_is(
    tmp_path: Path, record: Path, make_shards: Callable[..., Path], how: str
) -> None:
    require_spark()
    if how == "shards":
        record = make_shards(tmp_path / "shards.quoth", gather(SUMMIT / "record")[0], 3)
    pytest.importorskip("grpc", reason="needs pyspark[connect]")
    texts = {str(number): write_text(number) for number in range(12)}
    write_table(tmp_path / "documents.jsonl", texts)
    with run_server(tmp_path, place_files(tmp_path)) as server:
        server.begin(
            "driver", sys.executable, "-W", "error", str(DRIVER), server.address, str(tmp_path / "documents.jsonl"),
            str(record), str(tmp_path / "out.json"), "{}", how, PATH=str(tmp_path), JAVA_HOME=str(tmp_path),
        )  # fmt: skip
        wait_for_rows(server, tmp_path / "out.json")
    assert sort(json.loads((tmp_path / "out.json").read_text("utf-8"))) == check_alone(texts, record)
