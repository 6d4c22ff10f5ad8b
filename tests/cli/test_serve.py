"""`quoth serve` as a process: where it listens, whom it lets in, what it logs, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Start = Callable[..., tuple["subprocess.Popen[str]", str]]
QUOTED = "“The gate shall be open to all by day and by night.” He went on and on. "


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_text("The gate shall be open to all by day and by night.", encoding="utf-8")
    return tmp_path / "source.txt"


@pytest.fixture
def start(record: Path) -> Iterator[Start]:
    """Begin a server on a port that is free; return its process and its address."""
    begun = []

    def begin(*options: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "quoth", "serve", "--record", str(record), "--port", "0", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        begun.append(process)
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("quoth is at http://"), line + (process.stderr.read() if process.stderr else "")
        return process, line.split()[3]

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def ask(url: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data, {"content-type": "application/json", **headers})
    with urllib.request.urlopen(request, timeout=50) as answer:
        return answer.status, json.load(answer)


def test_others_are_not_let_in_unless_that_was_said(record: Path, quoth: Callable[..., Result]) -> None:
    for host in ("0.0.0.0", "::", "example.org"):
        result = quoth("serve", "--record", str(record), "--host", host)
        assert result.exit_code == 2
        assert "--token" in result.output
        assert "--open" in result.output
    assert "16 characters" in quoth("serve", "--record", str(record), "--token", "short").output


def test_a_port_that_is_taken_is_said(record: Path, quoth: Callable[..., Result]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = quoth("serve", "--record", str(record), "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "cannot listen" in result.output


def test_the_log_tells_requests_and_checks_and_nothing_of_what_was_said(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    token = "every-third-gate-is-open"
    process, url = start("--log", str(log), "--token", token)
    bearer = {"authorization": f"Bearer {token}"}
    check = ask(f"{url}/api/v1/checks", {"text": QUOTED, "name": "draft"}, **bearer)[1]
    assert check["counts"] == {"verbatim": 1}
    assert ask(f"{url}/healthz")[1]["status"] == "ok"
    process.terminate()
    process.wait(20)
    text = log.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [(line["event"], line.get("state")) for line in lines if line["event"] == "check"] == [("check", "done")]
    routes = [(line["method"], line["route"], line["status"]) for line in lines if line["event"] == "request"]
    assert routes == [("POST", "/api/v1/checks", 201), ("GET", "/healthz", 200)]
    assert all(secret not in text for secret in (token, check["id"], "draft", "gate shall"))


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_soon_and_answers_who_waits(start: Start, number: signal.Signals) -> None:
    process, url = start()
    answers = []

    def wait() -> None:
        answers.append(ask(f"{url}/api/v1/checks?wait=50", {"text": QUOTED * 20_000}))

    waiting = threading.Thread(target=wait)
    waiting.start()
    pause = threading.Event()
    for _ in range(1000):
        checks = ask(f"{url}/api/v1/checks")[1]["checks"]
        if checks and checks[0]["progress"] and checks[0]["progress"]["stage"] != "waiting":
            break
        pause.wait(0.02)
    process.send_signal(number)
    process.wait(20)
    waiting.join(20)
    assert [(status, check["state"]) for status, check in answers] == [(202, "open")]
    _, errors = process.communicate()
    assert "Traceback" not in errors
