"""quoth serve as a person uses it, from a document to its report, with and without scripts, with keys alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typst
from playwright.sync_api import expect

from .visitor import ESSAY, FALSE, LONG, PICTURE, SAID, TRUE, list_labels, paste, remove, upload, wait_for_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visiting = Callable[..., "Page"]

BREAD = "Bread is baked in the tower on each third morning of the week"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_that_is_pasted_becomes_a_report(visiting: Visiting, scripts: bool) -> None:
    page = visiting(java_script_enabled=scripts)
    paste(page, f"{TRUE}\n\n{FALSE}", "Draft of a speech")
    wait_for_report(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Draft of a speech"
    assert list_labels(page) == ["verbatim", "altered"]
    assert page.locator(".card blockquote ins").first.inner_text() == "forty"
    page.get_by_role("link", name="History").click()
    assert page.get_by_role("rowheader").first.inner_text() == "Draft of a speech"


def test_a_pdf_that_is_uploaded_becomes_a_report(visiting: Visiting, tmp_path: Path) -> None:
    (tmp_path / "a.typ").write_text(f"#set document(title: \"On books\")\n= On books\n{TRUE}", encoding="utf-8")
    page = visiting()
    upload(page, {"name": "books.pdf", "mimeType": "application/pdf", "buffer": typst.compile(str(tmp_path / "a.typ"))})
    wait_for_report(page)
    assert list_labels(page) == ["verbatim"]
    assert SAID in " ".join(page.locator("#document").inner_text().split())


def test_a_report_is_filtered_by_verdict_and_by_speaker(visiting: Visiting) -> None:
    page = visiting()
    upload(page, ESSAY)
    wait_for_report(page)
    everything = list_labels(page)
    page.get_by_role("checkbox", name="verbatim").uncheck()
    assert list_labels(page) == [label for label in everything if label != "verbatim"]
    page.get_by_role("checkbox", name="verbatim").check()
    page.get_by_label("said by").select_option("Marta Oskevin")
    said = page.locator(".card:not(.off) .said").all_text_contents()
    assert 1 < len(said) < len(everything)
    assert set(said) == {"Marta Oskevin"}


def test_keys_alone_lead_from_the_home_page_through_a_report(visiting: Visiting) -> None:
    page = visiting()
    look = """() => { const e = document.activeElement, s = getComputedStyle(e);
      const c = getComputedStyle(e.closest(".card") || e), box = e.getBoundingClientRect();
      return (s.outlineStyle !== "none" || c.outlineStyle !== "none") && box.bottom > 0 && box.top < innerHeight; }"""

    def tab_to(what: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            assert page.evaluate(look), what
            if page.evaluate("what => document.activeElement.matches(what)", what):
                return
        raise AssertionError(f"no key leads to {what}")

    tab_to(".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to("#text")
    page.keyboard.insert_text(f"{TRUE}\n\n{FALSE}")
    tab_to("#file")
    tab_to(".options summary")
    page.keyboard.press("Enter")
    tab_to("#style")
    tab_to(".primary")
    page.keyboard.press("Enter")
    wait_for_report(page)
    tab_to(".menu summary")
    page.keyboard.press("Enter")
    tab_to(".menu a")
    page.keyboard.press("Escape")
    assert not page.locator(".menu a").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    for key, number in ("j", 1), ("j", 2), ("k", 1):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.parentElement.dataset.f + location.hash") == f"{number}#f{number}"
        assert page.evaluate(look)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_check_that_goes_on_tells_how_far_it_is_and_can_be_cancelled(visiting: Visiting, scripts: bool) -> None:
    page, other = visiting(java_script_enabled=scripts), visiting(java_script_enabled=scripts)
    upload(page, LONG)
    assert page.locator("#stage").inner_text()
    assert page.get_by_role("progressbar").is_visible()
    paste(other, TRUE)
    assert other.locator("#stage").inner_text() == "Waiting for its turn"
    if scripts:  # without, it asks for itself anew, which the next test sees
        page.locator("#count", has_text=re.compile(r"[1-9][\d,]* of 8,000")).wait_for()
        assert float(page.get_by_role("progressbar").get_attribute("value") or 0) > 0
    page.get_by_role("button", name="Cancel").click()
    page.locator("#waiting[data-state=cancelled]").wait_for()
    remove(page)
    assert "long.txt" not in page.locator("main").inner_text()
    wait_for_report(other)  # nobody touched that page: it saw to itself
    assert list_labels(other) == ["verbatim"]


def test_a_source_that_is_added_changes_what_a_check_says(visiting: Visiting) -> None:
    page = visiting()
    paste(page, f"{TRUE} “{BREAD},” he added.", "Twice")
    wait_for_report(page)
    assert list_labels(page) == ["verbatim", "not_found"]
    first = page.url
    page.get_by_role("link", name="Record").click()
    before = page.locator("tbody tr").count()
    upload(page, {"name": "bread.txt", "mimeType": "text/plain", "buffer": f"{BREAD}. So it was.".encode()}, "Add it")
    assert "Added to the record" in page.locator("main").inner_text()
    page.get_by_role("link", name="The record").click()
    assert page.locator("tbody tr").count() == before + 1
    page.goto(first)
    page.get_by_role("button", name="Check again").click()
    wait_for_report(page)
    assert list_labels(page) == ["verbatim", "verbatim"]
    page.get_by_role("link", name="What changed").click()
    row = page.locator("tbody tr")
    assert row.count() == 1
    assert [text.strip() for text in row.locator(".badge").all_inner_texts()] == ["not found", "verbatim"]
    row.get_by_role("link").click()
    assert page.locator('.card[data-f="2"] .reason').is_visible()
    page.get_by_role("link", name="Record").click()
    page.get_by_role("link", name="bread", exact=True).click()
    remove(page)
    assert page.locator("tbody tr").count() == before


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_found_in_the_record_leads_to_its_place_in_the_source(visiting: Visiting, scripts: bool) -> None:
    page = visiting("/record", java_script_enabled=scripts)
    page.get_by_role("searchbox").fill("the water that passed this gate in April")
    page.keyboard.press("Enter")
    first = page.locator(".found li").first
    assert first.locator("mark").inner_text() == "The water that passed this gate in April"
    first.get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Press conference")
    found = page.locator(".reading mark")
    assert found.inner_text() == "The water that passed this gate in April"
    expect(found).to_be_in_viewport()


def test_the_history_lists_a_check_until_it_is_removed(visiting: Visiting) -> None:
    page = visiting()
    paste(page, TRUE, "To be forgotten")
    wait_for_report(page)
    link = page.url
    page.goto(link.partition("/checks/")[0] + "/checks")
    row = page.locator("tbody tr", has_text="To be forgotten")
    assert "1" in row.locator(".verdicts").inner_text()
    row.get_by_role("link").click()
    remove(page)
    assert page.locator("tbody tr", has_text="To be forgotten").count() == 0
    answer = page.goto(link)
    assert answer
    assert answer.status == 404
    assert "removed" in page.locator("main").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_report_is_saved_in_every_format(visiting: Visiting, scripts: bool) -> None:
    page = visiting(java_script_enabled=scripts)
    paste(page, TRUE, "On books")
    wait_for_report(page)
    endings = set()
    for link in page.locator(".menu li a").all():
        page.locator("summary", has_text="Save as").click()
        with page.expect_download() as saving:
            link.click()
        text = saving.value.path().read_text(encoding="utf-8")
        assert "On books" in text
        name, _, ending = saving.value.suggested_filename.partition(".")
        assert name == "On-books"
        if ending == "json":
            assert json.loads(text)["findings"]
        endings.add(ending)
        page.reload()
    assert endings == {"txt", "md", "html", "json", "jsonl", "csv"}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_leads_to_one_finding_and_opens_it(visiting: Visiting, scripts: bool) -> None:
    page = visiting()
    upload(page, ESSAY)
    wait_for_report(page)
    other = visiting("/checks" + page.url.partition("/checks")[2] + "#f3", java_script_enabled=scripts)
    reason = other.locator('.card[data-f="3"] .reason')
    expect(reason).to_be_visible()
    if not scripts:  # then a busy Chromium now and then opens it, but stays where it is
        other.locator('.ref[data-f="3"]').click()
    expect(reason).to_be_in_viewport()


def test_the_link_of_a_finding_is_copied_by_one_press(visiting: Visiting) -> None:
    page = visiting(permissions=["clipboard-read", "clipboard-write"])
    paste(page, f"{TRUE}\n\n{FALSE}")
    wait_for_report(page)
    expect(page.get_by_label("Link", exact=True)).to_be_hidden()
    page.keyboard.press("j")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("#f1")


def test_without_a_clipboard_or_scripts_the_link_stands_in_a_field(visiting: Visiting) -> None:
    page = visiting()
    paste(page, TRUE)
    wait_for_report(page)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")  # as outside of https
    page.get_by_role("button", name="Copy link").click()
    assert page.get_by_label("Link", exact=True).input_value() == page.url
    assert page.evaluate("getSelection().toString()") == page.url
    other = visiting("/checks" + page.url.partition("/checks")[2], java_script_enabled=False)
    assert other.get_by_label("Link", exact=True).input_value() == page.url
    assert not other.get_by_role("button", name="Copy link").is_visible()


def test_what_cannot_be_read_says_why(visiting: Visiting) -> None:
    page = visiting()
    upload(page, PICTURE)
    assert "PNG image" in page.get_by_role("alert").inner_text()
    page.get_by_role("link", name="Check another document").click()
    page.get_by_role("button", name="Check the quotations").click()
    assert "paste a text" in page.locator("main").inner_text()
