"""What a visitor of the server does again and again, and documents to do it with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .conftest import EXAMPLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

ESSAY = EXAMPLE / "essay.html"
SAID = "For thirty years we argued about how much water there was, because each of us kept a different book"
TRUE = f"“{SAID},” Oskevin admitted at the press conference on 14 May."
"""What stands in the record of the example just so."""
FALSE = TRUE.replace("thirty", "forty")
GOING_ON = f"{TRUE} He went on and on.\n\n".encode()
LONG: dict[str, Any] = {"name": "long.txt", "mimeType": "text/plain", "buffer": GOING_ON * 8000}
"""A document that is being checked for some seconds."""
LONGER = LONG | {"buffer": GOING_ON * 30_000}
"""One that is being checked for as long as a test may need."""
PICTURE = {"name": "picture.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(99)}


def paste(page: Page, text: str, name: str = "") -> None:
    """Check a text from the home page."""
    page.get_by_label("Paste a text").fill(text)
    if name:
        page.get_by_text("Options", exact=True).click()
        page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Check the quotations").click()


def upload(page: Page, file: Any, button: str = "Check the quotations") -> None:
    """Send a file from the home page, or with another button from the page of the record."""
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name=button).click()


def wait_for_report(page: Page) -> None:
    """Wait until a check is done and its report is shown."""
    page.locator("#report").wait_for()


def remove(page: Page) -> None:
    """Remove what a page is about."""
    page.locator("summary", has_text="Remove").click()
    page.get_by_role("button", name="Remove it for good").click()


def list_labels(page: Page) -> list[str]:
    """Return the labels of the findings that are shown, in order."""
    shown = "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.label)"
    return list(map(str, page.locator(".card").evaluate_all(shown)))
