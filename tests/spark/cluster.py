"""A standalone cluster of Spark on loopback: a master and workers, processes of their own that end with the block."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["Cluster", "run_cluster", "run_server", "wait_for"]

_DEPLOY = "org.apache.spark.deploy"
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"
_ADDRESS = re.compile(r"Starting Spark master at (spark://[\d.]+:\d+)")


def wait_for(what: str, ask: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until something is so; fail where it is not in time."""
    end = time.monotonic() + seconds
    while not ask():
        assert time.monotonic() < end, f"{what}: not within {seconds:.0f} seconds"
        time.sleep(0.1)


class Cluster:
    """Processes that were begun for a test, each the head of a group; the master's address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun: dict[str, subprocess.Popen[bytes]] = {}
        self.address = ""

    def begin(self, name: str, *command: str, **own: str) -> subprocess.Popen[bytes]:
        """Begin a process with variables of its own in its environment; what it tells goes to a file of its name."""
        with (self._folder / f"{name}.log").open("wb") as log:
            self._begun[name] = subprocess.Popen(
                command, env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"} | own, cwd=self._folder, stdout=log,
                stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        return self._begun[name]

    def begin_server(self, name: str, kind: str, *arguments: str) -> None:
        """Begin a master or a worker, on a free port of loopback."""
        self.begin(
            name, str(find_programs() / "spark-class"), f"{_DEPLOY}.{kind}", "--host", "127.0.0.1", "--port", "0",
            "--webui-port", "0", *arguments, SPARK_LOCAL_DIRS=str(self._folder / "scratch"),
            SPARK_WORKER_DIR=str(self._folder / name), SPARK_DAEMON_MEMORY="256m",
        )  # fmt: skip

    def read_log(self, name: str) -> str:
        """Return what a process has told so far."""
        return (self._folder / f"{name}.log").read_text("utf-8", "replace")

    def require(self, name: str) -> None:
        """Fail where a process has ended."""
        assert self._begun[name].poll() is None, f"{name} has ended:\n{self.read_log(name)[-3000:]}"

    def wait_until(self, name: str, told: str | re.Pattern[str]) -> re.Match[str]:
        """Wait until a process tells something, and return where."""
        found: list[re.Match[str]] = []

        def ask() -> bool:
            self.require(name)
            found.extend(re.finditer(told, self.read_log(name)))
            return bool(found)

        wait_for(f"{name} tells of {told!r}", ask)
        return found[0]

    def kill(self, name: str) -> None:
        """Kill a process and all that it has begun, at once: a machine that loses its power."""
        begun = self._begun.pop(name)
        if begun.poll() is None:  # else its number may be another's by now
            os.kill(begun.pid, signal.SIGSTOP)  # it begins nothing meanwhile
            for process in [begun.pid, *_find_below(begun.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
        begun.wait(30)

    def close(self) -> None:
        """Kill whatever is left."""
        for name in [*self._begun]:
            self.kill(name)


def find_programs() -> Path:
    """Return the folder of Spark's own programs, which come with pyspark."""
    import pyspark  # noqa: PLC0415  (where it is installed)

    return Path(pyspark.__file__).parent / "bin"


def _find_below(top: int) -> list[int]:
    """Return the processes that one has begun, and those that they have, in whatever session they are."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
        parents.setdefault(parent, []).append(int(status.parent.name))
    found, seen = [], [top]
    while seen:
        below = parents.get(seen.pop(), [])
        found += below
        seen += below
    return found


@contextmanager
def run_cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Yield a cluster of some workers of one core each, called `worker-0` and so on; all of it ends with the block."""
    cluster = Cluster(folder)
    try:
        cluster.begin_server("master", "master.Master")
        cluster.address = cluster.wait_until("master", _ADDRESS)[1]
        for number in range(workers):
            size = ("--cores", "1", "--memory", "512m")
            cluster.begin_server(f"worker-{number}", "worker.Worker", *size, cluster.address)
        yield cluster
    finally:
        cluster.close()


@contextmanager
def run_server(folder: Path, options: dict[str, str]) -> Iterator[Cluster]:
    """Yield a server of Spark Connect with two cores, on a free port of loopback; it ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {"spark.connect.grpc.binding.address": "127.0.0.1", "spark.connect.grpc.binding.port": str(port)}
    settings = [word for key, value in (options | own).items() for word in ("--conf", f"{key}={value}")]
    cluster = Cluster(folder)
    cluster.address = f"sc://127.0.0.1:{port}"

    def answers() -> bool:
        cluster.require("server")
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", port)) == 0

    try:
        cluster.begin(
            "server", str(find_programs() / "spark-submit"), "--master", "local[2]", *settings, "--class", _CONNECT,
            "spark-internal", PYSPARK_PYTHON=sys.executable,
        )  # fmt: skip
        wait_for("the server answers", answers)
        yield cluster
    finally:
        cluster.close()
