"""A server in this process, with a record on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from quoth.growth import add_sources
from quoth.web.app import make_app
from quoth.web.service import Service
from quoth.web.serving import Serving

SOURCE = "The gate shall be open to all by day and by night. Nobody pays for water."


def make_serving(place: Path) -> Serving:
    """Return how a record is served that holds one speech."""
    record = place / "gates.quoth"
    source = {"id": "speech", "text": SOURCE, "title": "Speech on gates", "speaker": "Ada Holm", "date": "2024-05-02"}
    add_sources(record, source)
    return Serving(record, f"sqlite:///{place / 'history.sqlite'}", upload=2_000_000)


@pytest.fixture
def serving(tmp_path: Path) -> Serving:
    return make_serving(tmp_path)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server for all tests of a module that leave the record as it is."""
    serving = make_serving(tmp_path_factory.mktemp("standing"))
    with TestClient(make_app(Service(serving)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def client(serving: Serving) -> Iterator[TestClient]:
    with TestClient(make_app(Service(serving)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def wait(client: TestClient) -> Callable[[Any], Any]:
    """Return a function that looks at a check's page until it is over."""

    def look(begun: Any) -> Any:
        pause = threading.Event()
        for _ in range(3000):
            page = client.get(str(begun.url))
            if 'data-state="open"' not in page.text:
                return page
            pause.wait(0.02)
        raise AssertionError("the check never ended")

    return look
