"""A real browser: Debian's Chromium, or another that is installed; without one these tests are skipped."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoth
from quoth.growth import add_sources
from quoth.model import Report
from quoth.reports import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "summit"
PICTURES = ROOT / "artifacts" / "browser"
"""Where a picture of each page is left that a test was done with."""
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""Commands under which the browser may be installed."""

REFUSED = "Failed to load resource: the server responded with a status of 4"
"""What Chromium says in the console of each page that is shown with such a status."""

Opening = Callable[..., "Page"]
"""Takes a page of HTML, or an address or a path of one, and options of the browser's context to the page as it is
shown."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of this folder last: while the browser is driven no other event loop runs in this thread."""
    items.sort(key=lambda item: Path(__file__).parent in item.path.parents)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser is installed: none of {', '.join(NAMES)} is on the path")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (heavy, and only needed here)

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found)
        yield running
        running.close()


@pytest.fixture
def showing(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Opening]:
    """Show addresses; what a page says in the console or asks of others fails the test, and a picture of it is left."""
    opened: list[Page] = []
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        own = said.location["url"] == said.page.url if said.page else False
        if said.type in ("error", "warning") and not (own and said.text.startswith(REFUSED)):
            complaints.append(said.text)

    def dismiss(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    def show(address: str, *, only: str, width: int = 1400, **options: Any) -> Page:
        def follow(asked: Request) -> None:
            if not asked.url.startswith((only, "data:,")):
                complaints.append(asked.url)

        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", follow)
        page.goto(address)
        opened.append(page)
        return page

    yield show
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    for number, page in enumerate(opened):
        if not page.is_closed():
            page.screenshot(path=PICTURES / f"{name}-{number}.png")
        page.context.close()
    assert not complaints


@pytest.fixture
def opening(showing: Opening, tmp_path: Path) -> Opening:
    """Open pages from a file, as people do."""
    numbers = count()

    def open_page(html: str, *, fragment: str = "", **options: Any) -> Page:
        path = tmp_path / f"page{next(numbers)}.html"
        path.write_text(html, encoding="utf-8")
        return showing(path.as_uri() + fragment, only="file:", **options)

    return open_page


@contextmanager
def run_server(record: Path, trouble: Path, *options: str) -> Iterator[str]:
    """Run the command on a record, with a history beside it; yield the server's address."""
    command = [sys.executable, "-m", "quoth", "serve", "--record", str(record), "--port", "0", *options]
    with (
        trouble.open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as running,
    ):
        assert running.stdout
        address = re.search(r"http://\S+", running.stdout.readline())
        try:
            assert address
            yield address[0]
        finally:
            running.send_signal(signal.SIGINT)
            ended = running.wait()
    assert (ended, trouble.read_text()) == (0, "")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a record on disk, made of the example's; one for all tests of a module."""
    folder = tmp_path_factory.mktemp("served")
    add_sources(folder / "summit.quoth", EXAMPLE / "record")
    with run_server(folder / "summit.quoth", folder / "errors") as address:
        yield address


@pytest.fixture
def visiting(showing: Opening, server: str) -> Opening:
    """Visit paths of the server."""

    def visit(path: str = "/", **options: Any) -> Page:
        return showing(server + path, only=server, **options)

    return visit


@pytest.fixture(scope="session")
def report() -> Report:
    return quoth.check(EXAMPLE / "essay.html", quoth.open_record(EXAMPLE / "record"))


@pytest.fixture(scope="session")
def page_of_report(report: Report) -> str:
    return render(report, "html")
