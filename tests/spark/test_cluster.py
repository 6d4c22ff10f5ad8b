"""A real cluster, of which a machine dies in the middle of the work: nothing is lost, and nothing else is found."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from quoth.archive import open_record
from quoth.pipeline import check
from quoth.readers.rows import Row, read_row
from quoth.reports.json_report import report_value

from .cluster import run_cluster, wait_for
from .conftest import ALTERED, SAID, TEXT, place_files, require_spark, sort, spread

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]
DOCUMENTS = 480
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


def test_a_worker_that_is_killed_in_the_middle_changes_nothing(tmp_path: Path, record: Path) -> None:
    require_spark()
    texts = {str(number): write_text(number) for number in range(DOCUMENTS)}
    lines = (json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items())
    (tmp_path / "documents.jsonl").write_text("".join(lines), "utf-8")
    (tmp_path / "events").mkdir()
    options = place_files(tmp_path) | {
        "spark.executor.memory": "512m",
        "spark.executor.cores": "1",
        "spark.default.parallelism": "2",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": (tmp_path / "events").as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.logStageExecutorMetrics": "false",
        "spark.eventLog.buffer.kb": "1",
    }
    with run_cluster(tmp_path, 2) as cluster:
        driver = cluster.begin(
            "driver", sys.executable, str(DRIVER), cluster.address, str(tmp_path / "documents.jsonl"), str(record),
            str(tmp_path / "out.json"), json.dumps(options), PYSPARK_PYTHON=sys.executable,
        )  # fmt: skip
        cluster.wait_until("driver", re.compile("^begun$", re.MULTILINE))
        before = count_tasks(tmp_path / "events")

        def worked() -> bool:
            assert driver.poll() is None, cluster.read_log("driver")[-3000:]
            done = count_tasks(tmp_path / "events")
            return len(done) == 2 and all(done[name] > before.get(name, 0) + 1 for name in done)

        wait_for("both workers have done some of it", worked)
        assert not (tmp_path / "out.json").exists()
        cluster.kill("worker-1")
        assert driver.wait(180) == 0, cluster.read_log("driver")[-3000:]
        logs = [path.read_text("utf-8", "replace") for path in (tmp_path / "events").rglob("*") if path.is_file()]
        assert any("SparkListenerExecutorRemoved" in log for log in logs)
    opened = open_record(record)
    alone = []
    for key, text in texts.items():
        document = read_row(Row(0, {"id": key, "text": text}), "documents")
        alone += spread(json.loads(json.dumps(report_value(check(document, opened)))))  # type: ignore[arg-type]
    assert sort(json.loads((tmp_path / "out.json").read_text("utf-8"))) == sort(alone)
