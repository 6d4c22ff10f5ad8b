"""A small site on this machine, and a cache of its own for each test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

Answer = tuple[int, dict[str, str], bytes]
PAGE = (
    b"<!DOCTYPE html><html><head><title>The lantern</title></head><body><article><h1>The lantern</h1>"
    b"<p>Ann Lee said on Monday: &ldquo;We shall keep the old bridge open for every farmer of the valley.&rdquo; "
    b"Nobody in the room had asked her about the bridge, and nobody asked her about the toll.</p></article>"
    b"</body></html>"
)


class Site:
    """A server whose answers a test sets, and which remembers what it was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.agents.add(self.headers["User-Agent"])
                answer = site.answers.get(self.path, (404, {}, b"none"))
                status, headers, body = answer() if callable(answer) else answer
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *given: object) -> None:
                """Write nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"

    def put(self, path: str, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": kind, **named}, body)
        return self.base + path

    def move(self, path: str, to: str) -> str:
        self.answers[path] = (302, {"Location": to}, b"")
        return self.base + path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()
