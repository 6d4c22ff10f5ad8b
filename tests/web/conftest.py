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


@pytest.fixture
def serving(tmp_path: Path) -> Serving:
    record = tmp_path / "gates.quoth"
    source = {"id": "speech", "text": SOURCE, "title": "Speech on gates", "speaker": "Ada Holm", "date": "2024-05-02"}
    add_sources(record, source)
    return Serving(record, f"sqlite:///{tmp_path / 'history.sqlite'}", upload=2_000_000)


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
