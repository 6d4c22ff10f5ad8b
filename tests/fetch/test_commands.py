"""Addresses where the commands and the library take them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoth.archive import open_record
from quoth.cli import commands
from quoth.errors import FetchError
from quoth.fetch import Address
from quoth.growth import add_sources
from quoth.pipeline import read
from quoth.settings import FETCHING

from .conftest import PAGE, Site

Run = Callable[..., Result]


@pytest.fixture
def quoth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speech.txt").write_text("We shall keep the old bridge open for every farmer of the valley.", "utf-8")
    return lambda *given: CliRunner().invoke(commands, given, prog_name="quoth")


def test_pages_are_checked_among_files(quoth: Run, site: Site) -> None:
    url = site.put("/essay?page=1", PAGE)
    Path("note.md").write_text("Words.")
    gone = f"{site.base}/gone"
    done = quoth("check", url, gone, "note.md", "--record", "speech.txt", "--format", "jsonl", "--allow-private")
    assert done.exit_code == 0
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["document"]["name"] for report in reports] == [url, "note.md"]
    assert reports[0]["counts"] == {"verbatim": 1}
    assert done.stderr == f"quoth: {gone}: there is no such page (404 Not Found); " \
        "check the address, or take a copy with --archive\n"


def test_one_page_is_one_document(quoth: Run, site: Site) -> None:
    url = site.put("/essay?page=1", PAGE)
    done = quoth("quotes", url, "--format", "json", "--allow-private")
    assert json.loads(done.stdout)["document"]["name"] == url
    site.put("/essay?page=1", PAGE.replace(b"bridge", b"ford"))
    assert "bridge" in quoth("quotes", url, "--allow-private").stdout
    assert "ford" in quoth("quotes", url, "--allow-private", "--refresh").stdout
    assert quoth("quotes", url).exit_code == 2


def test_pages_are_fetched_by_several_processes(quoth: Run, site: Site) -> None:
    urls = [site.put(f"/{number}", PAGE) for number in range(6)]
    done = quoth("check", *urls, "--record", "speech.txt", "--format", "jsonl", "--allow-private", "--jobs", "2")
    assert [json.loads(line)["document"]["name"] for line in done.stdout.splitlines()] == urls


def test_pages_are_taken_into_a_record(quoth: Run, site: Site) -> None:
    page, rows = site.put("/essay", PAGE), site.put("/rows.jsonl", b'{"id": "a", "text": "One."}\n{"text": "Two."}\n')
    done = quoth("record", "add", "r.quoth", page, rows, "speech.txt", f"{site.base}/gone", "--allow-private")
    assert (done.exit_code, done.stdout) == (0, "4 sources added\n")
    assert "no such page" in done.stderr
    record = open_record("r.quoth")
    assert [source.key for source in record.sources()] == [page, "a", "rows-line-2", "speech"]
    assert record.source(page).url == page
    assert record.source(page).title == "The lantern"


def test_addresses_in_python(site: Site, tmp_path: Path) -> None:
    url = site.put("/essay", PAGE)
    with pytest.raises(FetchError, match="no public one"):
        read(url)
    given = Address(url, replace(FETCHING, allow_private=True))
    assert add_sources(tmp_path / "r.quoth", given).added == 1
    assert len(open_record([given, url])) == 2  # a string is text
