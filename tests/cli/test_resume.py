"""Archives, tables and pages of a run that was stopped: kept where they were done and are the same."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result

from quoth.cli import documents
from quoth.settings import FETCHING

from .conftest import RIGHT, WRONG
from .test_many import many, stuck, wait_for  # noqa: F401  (`many` is a fixture)

Run = Callable[..., Result]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


def pack(path: Path, texts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in texts.items():
            packed.writestr(name, text)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    """Return the address of a page, and a list of what its server was asked for."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = RIGHT.encode() if self.path == "/essay.txt" else b""
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *given: object) -> None:
            """Write nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/essay.txt", asked
        server.shutdown()


def test_archives_tables_and_pages_are_kept_whole(quoth: Run, many: Path, page: tuple[str, list[str]]) -> None:  # noqa: F811
    url, asked = page
    pack(many / "docs.zip", {"a.txt": RIGHT, "b.txt": WRONG, "c.txt": ""})
    pack(many / "other.zip", {"a.txt": WRONG})
    rows = "".join(json.dumps({"id": number, "text": RIGHT}) + "\n" for number in range(3))
    (many / "table.jsonl").write_text(rows, "utf-8")
    given = ["check", "docs.zip", "table.jsonl", "other.zip", url, "many", "--record", "disk.quoth"]
    given += ["--allow-private", "--format", "jsonl", "-j", "1"]
    into = [*given, "-o", "out.jsonl"]
    with stuck(many, into) as (process, _, _):
        # What was asked for; two reports and a mark, three and one, one and one, one and one; six.
        wait_for(lambda: (many / "out.jsonl.part").read_bytes().count(b"\n") == 1 + 3 + 4 + 2 + 2 + 6)
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate()[1].decode().splitlines()
    assert "10 of 16 documents are done" in told[-2]
    assert asked.count("/essay.txt") == 1
    pack(many / "other.zip", {"a.txt": RIGHT, "d.txt": WRONG})  # changed
    resumed = quoth(*into, "--resume", "--fail-on", "altered")
    assert "9 of 16 documents are done and unchanged" in resumed.stderr
    assert resumed.exit_code == 1
    whole = quoth(*given)
    assert (many / "out.jsonl").read_text("utf-8") == whole.stdout
    assert asked.count("/essay.txt") == 1


def test_a_page_is_checked_anew_where_it_is_to_be_fetched_anew(
    quoth: Run, many: Path, page: tuple[str, list[str]]  # noqa: F811
) -> None:
    url, asked = page
    into = ["check", url, "many", "--record", "disk.quoth", "--allow-private", "--refresh", "--format", "jsonl"]
    into += ["-j", "1", "-o", "out.jsonl"]
    with stuck(many, into) as (process, _, _):
        wait_for(lambda: (many / "out.jsonl.part").read_bytes().count(b"\n") == 1 + 2 + 6)
        process.kill()
    assert "6 of 13 documents are done and unchanged" in quoth(*into, "--resume").stderr
    assert asked.count("/essay.txt") == 2


def test_a_large_archive_or_table_is_shared_and_comes_in_its_own_order(
    quoth: Run, many: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    texts = {f"{number:03}.txt": f"No. {number}.\n\n{WRONG if number % 7 == 0 else RIGHT}" for number in range(40)}
    texts["005.txt"] = ""
    pack(many / "docs.zip", texts)
    rows = [json.dumps({"id": number, "text": RIGHT}) for number in range(30)]
    rows[3:5] = ["no row", "[]"]
    (many / "table.jsonl").write_text("\n".join(rows), "utf-8")
    (many / "bad.zip").write_bytes((many / "docs.zip").read_bytes()[:-50])
    given = ["check", "docs.zip", "bad.zip", "many/01.txt", "table.jsonl"]
    given += ["--record", "disk.quoth", "--format", "jsonl"]
    one = quoth(*given, "-j", "1")
    assert len(one.stdout.splitlines()) == 39 + 1 + 28
    monkeypatch.setattr(documents, "_LARGE", 100)
    several = quoth(*given, "-j", "3")
    assert (several.stdout, several.stderr, several.exit_code) == (one.stdout, one.stderr, one.exit_code)
    named = documents.expand(["docs.zip"], "", FETCHING, None)[0][0]
    shares = [list(documents.read_named(share, None)) for share in documents.share_out(named, 3)]
    assert [len(share) for share in shares] == [14, 13, 13]
