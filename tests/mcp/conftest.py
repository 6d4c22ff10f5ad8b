"""The command as a process, asked by the official client over both transports."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from mcp import Client, StdioServerParameters

from quoth.growth import add_sources

ROOT = Path(__file__).parents[2]
_Result = TypeVar("_Result")
Asked = Callable[[Client], Awaitable[_Result]]
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record on disk of the example's sources, for all tests of a module that leave it as it is."""
    path = tmp_path_factory.mktemp("mcp") / "archive.quoth"
    add_sources(path, ROOT / "examples" / "summit" / "record")
    return path


def open_streams(*options: str) -> StdioServerParameters:
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return StdioServerParameters(command=sys.executable, args=["-m", "quoth", "mcp", *options], env=env)


def begin_http(*options: str) -> tuple[subprocess.Popen[str], str]:
    """Begin a server on a port that is free; return its process and the address to ask."""
    command = [sys.executable, "-m", "quoth", "mcp", "--http", "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()
    assert line.startswith("quoth is at http://"), line + (process.stderr.read() if process.stderr else "")
    return process, line.split()[3]


@pytest.fixture
def begin() -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """Begin servers over HTTP, which end with the test."""
    begun = []

    def start(*options: str) -> tuple[subprocess.Popen[str], str]:
        process, address = begin_http(*options)
        begun.append(process)
        return process, address

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def run(server: Any, asked: Asked[_Result], **options: Any) -> _Result:
    """Let a client of `server` do what is asked; return what comes of it."""

    async def connect() -> _Result:
        async with Client(server, **options) as client:
            return await asked(client)

    return anyio.run(connect)


@pytest.fixture(params=["stdio", "http"])
def ask(request: pytest.FixtureRequest, begin: Callable[..., tuple[subprocess.Popen[str], str]]) -> Ask:
    """Return what lets a client of a server, begun with some options, do what is asked."""

    def over_either(asked: Asked[Any], *options: object, **named: Any) -> Any:
        told = [str(option) for option in options]
        return run(open_streams(*told) if request.param == "stdio" else begin(*told)[1], asked, **named)

    return over_either


@pytest.fixture
def call(ask: Ask) -> Ask:
    """Return what calls one tool of a server that is begun with some options."""

    def once(name: str, given: dict[str, Any], *options: object) -> Any:
        return ask(lambda client: client.call_tool(name, given), *options)

    return once
