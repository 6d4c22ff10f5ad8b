"""A real browser: Debian's Chromium, or another that is installed; without one these tests are skipped."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoth
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

Opening = Callable[..., "Page"]
"""Takes a page of HTML and options of the browser's context to the page as it is shown."""


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
def opening(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Opening]:
    """Open pages from a file, as people do; what one says in the console or asks of the network fails the test."""
    opened: list[Page] = []
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            complaints.append(said.text)

    def dismiss(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    def follow(asked: Request) -> None:
        if not asked.url.startswith("file:"):
            complaints.append(asked.url)

    def open_page(html: str, *, width: int = 1400, fragment: str = "", **options: Any) -> Page:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", follow)
        page.goto(path.as_uri() + fragment)
        opened.append(page)
        return page

    yield open_page
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    for number, page in enumerate(opened):
        if not page.is_closed():
            page.screenshot(path=PICTURES / f"{name}-{number}.png")
        page.context.close()
    assert not complaints


@pytest.fixture(scope="session")
def report() -> Report:
    return quoth.check(EXAMPLE / "essay.html", quoth.open_record(EXAMPLE / "record"))


@pytest.fixture(scope="session")
def page_of_report(report: Report) -> str:
    return render(report, "html")
