"""The page on the interface: what it tells is there, all that is there is told, and its examples run."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from quoth.gate.server import Server
from quoth.growth import add_sources
from quoth.web.api import shapes
from quoth.web.app import make_app
from quoth.web.problems import TYPES
from quoth.web.service import Service
from quoth.web.serving import Serving

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    place = tmp_path_factory.mktemp("api")
    add_sources(place / "archive.quoth", ROOT / "examples" / "summit" / "record")
    return Service(Serving(place / "archive.quoth", f"sqlite:///{place / 'history.sqlite'}"))


@pytest.fixture(scope="module")
def page(service: Service) -> Iterator[str]:
    """The page as it would be of a server that goes on."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(make_app(service), service.release)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield PAGE.replace("127.0.0.1:8400", f"127.0.0.1:{listening.getsockname()[1]}")
    server.should_exit = True
    thread.join()
    listening.close()


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_the_python_of_the_page_runs(page: str) -> None:
    printed, names = io.StringIO(), {"__name__": "example"}
    with contextlib.redirect_stdout(printed):
        exec("\n".join(blocks(page, "python")), names)  # the page's own examples
    assert "altered" in printed.getvalue()


def test_the_commands_of_the_page_run(page: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    answers = []
    for block in blocks(page, "sh"):
        done = subprocess.run(["bash", "-ec", block], capture_output=True, text=True, cwd=ROOT, timeout=50)
        assert done.returncode == 0, done.stderr
        answers += [json.loads(line) for line in done.stdout.splitlines() if line]
    drafted, filed, found, added = answers
    assert drafted["state"] == filed["state"] == "done"
    assert len(filed["report"]["findings"]) > 5
    assert found["passages"]
    assert added["added"] == 1


def test_every_route_is_told_and_no_other(service: Service) -> None:
    described = make_app(service).openapi()["paths"]
    there = {f"{method.upper()} {path.removeprefix('/api/v1')}" for path, ways in described.items() for method in ways}
    assert set(re.findall(r"^\| `([A-Z]+ /[^`]*)` \|", PAGE, re.MULTILINE)) == there


def test_every_field_of_a_request_is_told() -> None:
    for name in shapes.CheckRequest.model_fields:
        assert f"`{name}`" in PAGE


def test_every_type_of_problem_is_told_as_it_is() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \| (.*) \|$", PAGE, re.MULTILINE)
    assert [(slug, int(status), title) for slug, status, title in told] == [
        (slug, status, title) for slug, (status, title) in TYPES.items()
    ]
