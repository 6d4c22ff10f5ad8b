"""Every page that the server has: axe finds nothing in it, none runs out sideways, is bright in the dark or moves, and
none runs what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Opening, run_server
from .test_every_document import LONG as UNBROKEN
from .test_every_document import SCREENS, find_violations
from .visitor import ESSAY, LONGER, PICTURE, TRUE, list_labels, paste, remove, upload, wait_for_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Visiting = Callable[..., "Page"]

STATES = [
    "home", "failed", "report done again", "changes", "nothing changed", "history", "record", "long words", "source",
    "source further on", "found", "nothing found", "no such page", "refused",
]  # fmt: skip
"""Pages that stay as they are while they are looked at; a report that was done again shows all that one can show."""
WIDTH = "document.documentElement.scrollWidth"
PAPER = """[...document.querySelectorAll("body, .bar, textarea, input, table")]
  .map((e) => getComputedStyle(e).backgroundColor).filter((colour) => colour.startsWith("rgb("))"""
"""The colours that words stand on."""
MOVING = """[...document.querySelectorAll("*")].map((e) => getComputedStyle(e)).filter((s) =>
  s.scrollBehavior === "smooth" || s.transitionDuration !== "0s" || s.animationName !== "none").length"""
SMALLEST = 24
"""Pixels each way of what is pressed, as WCAG 2.2 asks."""
SMALL = """(least) => [...document.querySelectorAll(
    "button, select, summary, input, .button, .bar a, .rows a, .menu a")]
  .filter((e) => e.checkVisibility() && !e.closest("label"))
  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least).map(([what]) => what)"""
BAD = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ARABIC = "قالت الوزيرة: «السد سيبقى مفتوحا طوال فصل الشتاء، ولن ندفع ثمن الماء مرتين»."


@pytest.fixture(scope="module")
def paths(browser: Browser, server: str) -> dict[str, str]:
    """The path of each page, by its state."""
    page = browser.new_page()
    found = {
        "home": "/", "history": "/checks", "record": "/record", "no such page": "/nothing",
        "source": "/record/source?key=2024-05-20-chamber",
        "source further on": "/record/source?key=2024-05-20-chamber&at=900&to=960#found",
        "found": "/record/search?words=share+the+readings+of+stations", "nothing found": "/record/search?words=xyzzy",
        "refused": "/record/source?key=2024-05-20-chamber&at=there",
    }  # fmt: skip

    def check(give: Callable[..., None], *given: Any) -> str:
        page.goto(server)
        give(page, *given)
        page.locator("#report, [role=alert]").wait_for()
        return page.url.removeprefix(server)

    def check_again(path: str) -> str:
        page.goto(server + path)
        page.get_by_role("button", name="Check again").click()
        wait_for_report(page)
        return page.url.removeprefix(server)

    found["failed"] = check(upload, PICTURE)
    found["long words"] = check(paste, f"{UNBROKEN} said “{UNBROKEN} and {TRUE[1:-1]}", UNBROKEN[:200])
    report = check(upload, ESSAY)
    page.goto(server + "/record")
    supper = "We shall fill the upper lake before the winter comes, commission or no commission, and the plain"
    upload(page, {"name": f"{UNBROKEN[:90]}.txt", "mimeType": "text/plain", "buffer": supper.encode()}, "Add it")
    found["report done again"] = check_again(report)
    found["changes"] = found["report done again"] + "/changes"
    found["nothing changed"] = check_again(found["report done again"]) + "/changes"
    page.context.close()
    return found


TOKEN = "every-third-gate-is-open"


def look_at(page: Page) -> None:
    """Assert on every screen what should hold of every page, whatever it shows."""
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        assert find_violations(page) == [], (width, scheme)
        assert page.evaluate(WIDTH) == width
        brightest = max(max(map(int, colour.strip("rgb()").split(", "))) for colour in page.evaluate(PAPER))
        assert (brightest < 70) is (scheme == "dark")
    assert page.evaluate(MOVING) == 0
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(WIDTH) == 320
    assert page.evaluate(SMALL, SMALLEST) == []
    page.set_viewport_size({"width": 390, "height": 900})


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_runs_out_sideways(
    visiting: Visiting, paths: dict[str, str], state: str
) -> None:
    assert set(STATES) == set(paths)
    page = visiting(paths[state])
    if state == "home":
        page.get_by_text("Options", exact=True).click()
    look_at(page)
    for menu in page.locator(".menu summary").all():
        menu.click()
        assert page.locator(".menu[open]").count() == 1
        assert find_violations(page) == []
        for width in (390, 760, 930, 1100):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDTH) == width
        page.set_viewport_size({"width": 390, "height": 900})


def test_the_same_holds_while_a_check_goes_on_and_once_it_is_cancelled(visiting: Visiting) -> None:
    page, other = visiting(), visiting()
    upload(page, LONGER)
    paste(other, TRUE)
    look_at(other)
    assert other.locator("#waiting[data-state=open]").count() == 1
    other.get_by_role("button", name="Cancel").click()
    other.get_by_text("It was cancelled").wait_for()
    look_at(other)
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("It was cancelled").wait_for()


@pytest.mark.parametrize(("words", "said"), [
    ("Words that nobody said.", "Added to the record"), ("Words that nobody said.", "Held already"),
    ("Other words.", "took the place"), (" ", "Not added to the record"),
])  # fmt: skip
def test_the_same_holds_for_what_comes_of_adding_a_source(visiting: Visiting, words: str, said: str) -> None:
    page = visiting("/record")
    upload(page, {"name": "added.txt", "mimeType": "text/plain", "buffer": words.encode()}, "Add it")
    assert said in page.locator("main").inner_text()
    look_at(page)


@pytest.fixture(scope="module")
def new_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a folder in which one file is of no use, that has checked nothing so far."""
    folder = tmp_path_factory.mktemp("new")
    (folder / "record").mkdir()
    (folder / "record" / "source.txt").write_text(TRUE, encoding="utf-8")
    with run_server(folder / "record", folder / "errors") as address:
        yield address


@pytest.mark.parametrize("path", ["/", "/checks", "/record"])
def test_the_same_holds_before_anything_was_checked(showing: Opening, new_server: str, path: str) -> None:
    page = showing(new_server + path, only=new_server)
    assert page.locator(".checks, .give[action='/record/add']").count() == 0
    look_at(page)


@pytest.fixture
def guarded_server(tmp_path: Path) -> Iterator[str]:
    """A server that asks for its token."""
    (tmp_path / "source.txt").write_text(TRUE, encoding="utf-8")
    with run_server(tmp_path / "source.txt", tmp_path / "errors", "--token", TOKEN) as address:
        yield address


def test_the_same_holds_of_the_page_that_asks_for_the_token(showing: Opening, guarded_server: str) -> None:
    page = showing(guarded_server + "/record", only=guarded_server, java_script_enabled=False)
    page.get_by_label("Token").fill("something else, and long")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("heading", name="source.txt").wait_for()
    for path, heading in (("/login", "You are in"), ("/login", "Who is there?")):
        seen = showing(guarded_server + path, only=guarded_server)
        if heading == "You are in":
            seen.get_by_label("Token").fill(TOKEN)
            seen.get_by_role("button", name="Come in").click()
            seen.goto(guarded_server + path)
        assert seen.locator("h1").inner_text() == heading
        look_at(seen)


def path_of(page: Page, path: str) -> str:
    """Return the address of a path on the server that a page is of."""
    return str(page.evaluate("path => new URL(path, location).href", path))


def test_what_is_written_from_the_right_is_shown_from_the_right(visiting: Visiting) -> None:
    page = visiting()
    paste(page, ARABIC, "محضر الجلسة")
    wait_for_report(page)
    direction = "all => all.map(e => getComputedStyle(e).direction)"
    assert page.locator("h1, .text").evaluate_all(direction) == ["rtl", "rtl"]
    page.get_by_role("link", name="History").click()
    assert page.locator("tbody th bdi").first.inner_text() == "محضر الجلسة"
    assert page.locator("tbody th, tbody td").first.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_nothing_that_is_given_is_run(visiting: Visiting) -> None:
    page = visiting("/record")
    source = f"The gate was open to all by {BAD}."
    name = f"{BAD}.txt".replace("/", "∕")
    upload(page, {"name": name, "mimeType": "text/plain", "buffer": source.encode()}, "Add it")
    page.goto(path_of(page, "/record"))
    page.get_by_role("link", name="onerror").click()
    assert BAD in page.locator(".reading").inner_text()
    page.goto(path_of(page, "/"))
    paste(page, f"{BAD} said: “The gate was open to all by {BAD}.” He said “{BAD} --> </style></main>”.", BAD)
    wait_for_report(page)
    assert len(list_labels(page)) == 2
    page.goto(path_of(page, "/checks"))
    assert BAD in page.locator("tbody th").first.inner_text()
    page.goto(path_of(page, "/record/search") + "?words=" + BAD.replace("=", "%3D"))
    assert page.get_by_role("searchbox").input_value() == BAD
    assert page.locator("img, main script").count() == 0
    page.goto(path_of(page, "/record"))
    page.get_by_role("link", name="onerror").click()
    remove(page)
    page.goto(path_of(page, "/"))
    page.get_by_label("give an address").evaluate("e => { e.type = 'text'; e.value = 'javascript:alert(3)'; }")
    page.get_by_role("button", name="Check the quotations").click()
    assert "javascript:alert(3)" in page.locator("main").inner_text()
