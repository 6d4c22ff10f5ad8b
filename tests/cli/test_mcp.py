"""`quoth mcp` as a command: what it refuses to begin with, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]
COMMAND = [sys.executable, "-m", "quoth", "mcp"]
BEGIN = (
    b'{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},'
    b'"clientInfo":{"name":"raw","version":"1"}}}\n'
)


def test_others_are_not_let_in_unless_that_was_said(quoth: Run) -> None:
    for host in ("0.0.0.0", "::", "example.org"):
        result = quoth("mcp", "--http", "--host", host)
        assert result.exit_code == 2
        assert "--token" in result.output
        assert "--open" in result.output
    assert "16 characters" in quoth("mcp", "--http", "--token", "short").output


def test_a_record_that_cannot_be_opened_is_said_in_a_line(quoth: Run) -> None:
    for options, said in (
        (("--record", "nowhere"), "quoth: nowhere: there is no such file or folder"),
        (("--record", "record", "--allow-add"), "quoth: record: sources can be added to a record on disk alone"),
        (("--allow-add",), "quoth: --allow-add: sources can be added to a record on disk alone"),
    ):
        result = quoth("mcp", *options)
        assert result.exit_code == 2
        assert result.stderr.startswith(said)
        assert result.stderr.count("\n") == 1
        assert not result.stdout


def test_a_port_that_is_taken_is_said(quoth: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = quoth("mcp", "--http", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "cannot listen" in result.stderr


def test_it_ends_quietly_when_standard_input_is_closed() -> None:
    done = subprocess.run(COMMAND, input=BEGIN, capture_output=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b'{"jsonrpc":"2.0","id":0,"result":')
    assert done.stdout.count(b"\n") == 1
    assert subprocess.run(COMMAND, input=b"", capture_output=True, timeout=50).returncode == 0


def test_it_ends_though_a_check_goes_on_that_nobody_waits_for() -> None:
    given = {"text": "“a” " * 100_000, "sources": [{"id": "a", "text": "a b c d"}]}
    call = {"name": "check_quotations", "arguments": given}
    lines = (
        b'{"jsonrpc":"2.0","method":"notifications/initialized"}\n',
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}).encode() + b"\n",
    )
    done = subprocess.run(COMMAND, input=BEGIN + b"".join(lines), capture_output=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_quietly_at_a_signal(number: signal.Signals) -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(BEGIN)
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(number)
        assert process.wait(20) == 0
        assert process.stdout.read() == b""
        assert process.stderr
        assert process.stderr.read() == b""


def test_what_is_not_installed_is_said(quoth: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("quoth.mcp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    result = quoth("mcp")
    assert result.exit_code == 2
    assert "pip install 'quoth[mcp]'" in result.stderr


def test_it_needs_nothing_of_the_other_extras() -> None:
    code = (
        "import sys\nimport quoth.mcp.server, quoth.mcp.serving\n"
        "print(sorted({'fastapi', 'sqlalchemy', 'alembic', 'spacy', 'quoth.web'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
