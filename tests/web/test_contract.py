"""The description of the interface is kept: whatever it lets a program send, it gets an answer that is described."""

from __future__ import annotations

import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.stateful
import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig

from quoth.gate.server import Server
from quoth.growth import add_sources
from quoth.settings import Fetching
from quoth.web.app import make_app
from quoth.web.service import Service
from quoth.web.serving import Serving

CONFIG = {
    "suppress-health-check": ["all"],
    "warnings": False,
    "generation": {"database": "none", "deterministic": True},
    "checks": {
        # A day that no calendar has, a key that no source bears: no schema tells them.
        "positive_data_acceptance": {"expected-statuses": ["2xx", 404, 409, 413, 415, 422, 429, 503]},
        "not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", 503]},
    },
}


def make_service() -> Service:
    """Return a service on a record of its own; it is left behind when the process ends."""
    place = Path(tempfile.mkdtemp(prefix="quoth-contract-"))
    source = {"id": "speech", "text": "The gate shall be open to all by day and by night.", "speaker": "Ada Holm"}
    add_sources(place / "gates.quoth", source)
    fetching = Fetching(connect=0.2, read=0.2, total=0.5, tries=1)
    return Service(Serving(place / "gates.quoth", f"sqlite:///{place / 'history.sqlite'}", fetching=fetching))


@pytest.fixture(scope="module")
def contract() -> Iterator[Any]:
    service = make_service()
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(make_app(service), service.release)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/openapi.json"
    yield schemathesis.openapi.from_url(url, config=SchemathesisConfig.from_dict(CONFIG))
    server.should_exit = True
    thread.join()
    listening.close()


def try_times(number: int) -> Any:
    """Return settings for so many tries, the same in every run."""
    return hypothesis.settings(max_examples=number, deadline=None, derandomize=True, database=None,
                               suppress_health_check=list(hypothesis.HealthCheck))  # fmt: skip


@pytest.mark.timeout(300)
def test_what_is_described_is_kept(contract: Any) -> None:
    operations = [result.ok() for result in contract.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:

        def ask(case: Any) -> None:
            case.call_and_validate()

        try_times(25)(hypothesis.given(case=operation.as_strategy())(ask))()


@pytest.mark.timeout(300)
def test_what_is_described_of_a_check_that_was_begun_is_kept(contract: Any) -> None:
    settings = hypothesis.settings(try_times(15), stateful_step_count=8)
    hypothesis.stateful.run_state_machine_as_test(contract.as_state_machine(), settings=settings)
