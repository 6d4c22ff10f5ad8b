"""The page of a report as a person uses it: filters, table, keys, links, on a telephone, in print, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from quoth.model import Label, Report
from quoth.reports.page.ranking import rank_findings

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opening = Callable[..., "Page"]

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def numbers_shown(page: Page, what: str) -> list[int]:
    shown = page.locator(what).evaluate_all("all => all.filter(e => e.offsetParent !== null).map(e => +e.dataset.f)")
    return list(map(int, shown))


def numbers_of(report: Report, *labels: Label, but: bool = False) -> list[int]:
    return [f.quotation.number for f in report.findings if (f.verdict.label in labels) is not but]


def test_a_verdict_is_hidden_and_shown_again(opening: Opening, page_of_report: str, report: Report) -> None:
    page = opening(page_of_report)
    page.get_by_role("checkbox", name="verbatim").uncheck()
    left = numbers_of(report, Label.VERBATIM, but=True)
    assert numbers_shown(page, ".card") == numbers_shown(page, ".ref") == left
    assert page.get_by_role("status").inner_text() == f"{len(left)} of {len(report.findings)} shown"
    page.get_by_role("checkbox", name="verbatim").check()
    assert len(numbers_shown(page, ".card")) == len(report.findings)


def test_one_speaker_is_chosen_in_the_document_and_in_the_table(
    opening: Opening, page_of_report: str, report: Report
) -> None:
    page = opening(page_of_report)
    page.get_by_label("said by").select_option("Marta Oskevin")
    hers = [f.quotation.number for f in report.findings if f.attribution.speaker == "Marta Oskevin"]
    assert numbers_shown(page, ".card") == hers
    page.get_by_role("radio", name="a table").check()
    assert sorted(numbers_shown(page, "#findings tbody tr")) == hers
    assert not page.locator("#document").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_gravest_findings_come_first_when_asked_for(
    opening: Opening, page_of_report: str, report: Report, scripts: bool
) -> None:
    page = opening(page_of_report, java_script_enabled=scripts)
    page.get_by_role("radio", name="gravest first").check()
    ranked = [finding.quotation.number for finding in rank_findings(report.findings)]
    rows = page.locator("#findings tbody tr")
    assert [int(row.get_attribute("data-f") or 0) for row in rows.all()] == ranked
    first = rows.first
    assert first.is_visible()
    assert "Given to Tomas Bredal" in first.inner_text()
    first.get_by_role("link").click()
    card = page.locator(f'.card[data-f="{ranked[0]}"]')
    assert card.locator(".reason").is_visible()
    box = card.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 450


def test_the_table_takes_other_orders(opening: Opening, page_of_report: str) -> None:
    page = opening(page_of_report)
    page.get_by_role("radio", name="a table").check()
    ranked = numbers_shown(page, "#findings tbody tr")

    def order_by(name: str, column: str) -> list[str]:
        page.get_by_label("in order of").select_option(name)
        assert page.locator("th[aria-sort]").all_inner_texts() == [column]
        assert page.get_by_role("status").inner_text() == f"In order of {name}"
        at = page.locator("#findings th").all_inner_texts().index(column) + 1
        return page.locator(f"#findings td:nth-child({at})").all_text_contents()

    assert list(map(int, order_by("place in the document", "No."))) == sorted(ranked)
    assert (weights := order_by("weight", "Weight")) == sorted(weights, reverse=True)
    for name, column in (("speaker", "Said by"), ("day", "Day")):
        held = order_by(name, column)
        assert held == sorted(held, key=lambda words: (not words, words.casefold()))
    page.get_by_label("in order of").select_option("gravity")
    assert numbers_shown(page, "#findings tbody tr") == ranked
    assert page.locator("th[aria-sort]").count() == 0


def test_keys_go_from_finding_to_finding_and_to_the_table(opening: Opening, page_of_report: str) -> None:
    page = opening(page_of_report)

    def at() -> str:
        return str(page.evaluate("document.activeElement.parentElement.dataset.f + ' ' + location.hash"))

    for key, number in zip("jjjkkk", (1, 2, 3, 2, 1, 1), strict=True):
        page.keyboard.press(key)
        assert at() == f"{number} #f{number}"
    page.keyboard.press("j")
    assert at() == "2 #f2"
    assert page.locator('[data-f="2"].card').get_attribute("open") is not None
    assert page.locator("mark.current").get_attribute("data-f") == "2"
    page.get_by_role("checkbox", name="unchecked").uncheck()
    page.keyboard.press("j")
    assert at() == "3 #f3"
    page.keyboard.press("Control+k")
    assert at() == "3 #f3"


def test_keys_follow_the_order_of_the_table_and_turn_back_to_the_finding(
    opening: Opening, page_of_report: str, report: Report
) -> None:
    page = opening(page_of_report)
    ranked = [finding.quotation.number for finding in rank_findings(report.findings)]
    at = "+document.activeElement.closest('[data-f]').dataset.f"
    page.keyboard.press("t")
    for key, number in zip("jjjkj", (*ranked[:3], *ranked[1:3]), strict=True):
        page.keyboard.press(key)
        assert page.evaluate(at) == number
    assert page.locator("#findings").is_visible()
    page.keyboard.press("t")
    assert page.locator(f'.card[data-f="{ranked[2]}"] .reason').is_visible()
    assert page.evaluate(at) == ranked[2]
    page.keyboard.press("t")
    assert page.evaluate(at) == ranked[2]
    page.keyboard.press("Enter")
    page.locator(f'.card[data-f="{ranked[2]}"] .reason').wait_for()
    page.keyboard.press("j")
    assert page.evaluate(at) == ranked[2] + 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_leads_to_a_finding_and_opens_it(opening: Opening, page_of_report: str, scripts: bool) -> None:
    page = opening(page_of_report, fragment="#f10", java_script_enabled=scripts)
    card = page.locator('.card[data-f="10"]')
    assert card.locator(".reason").is_visible()
    box = card.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 450


def test_a_link_leads_to_a_finding_that_was_filtered_out(opening: Opening, page_of_report: str) -> None:
    page = opening(page_of_report)
    page.get_by_role("checkbox", name="verbatim").uncheck()
    page.keyboard.press("t")
    page.evaluate("location.hash = '#f10'")
    page.locator('.card[data-f="10"] .reason').wait_for()
    assert page.get_by_role("checkbox", name="verbatim").is_checked()


def test_a_row_of_the_table_leads_into_the_document_and_a_card_back_to_the_words(
    opening: Opening, page_of_report: str
) -> None:
    page = opening(page_of_report)
    page.keyboard.press("t")
    page.get_by_role("row", name="18 altered").get_by_role("link").click()
    card = page.locator('.card[data-f="18"]')
    card.locator(".reason").wait_for()
    card.get_by_role("link", name="In the text").click()
    box = page.locator("#q18").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900


def test_the_keyboard_alone_reaches_everything_in_order_and_one_sees_where_it_is(
    opening: Opening, page_of_report: str
) -> None:
    page = opening(page_of_report)
    look = """() => {
      const e = document.activeElement, s = getComputedStyle(e), c = getComputedStyle(e.closest(".card") || e);
      return [e.tagName, e.id || e.className, s.outlineStyle !== "none" || c.outlineStyle !== "none"];
    }"""
    seen: list[Any] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(look))
        if seen[-1][0] == "BODY":
            break
    assert seen[-1][0] == "BODY"
    reached = seen[:-1]
    assert all(outlined for _, _, outlined in reached)
    assert reached[0][1] == "skip"
    names = [name for _, name, _ in reached]
    for box in page.locator(".filters input").all():
        assert box.get_attribute("id") in names
    assert {"speaker", "view-document"} <= set(names)
    assert sum(tag == "SUMMARY" for tag, _, _ in reached) >= page.locator(".card > summary").count()
    assert sum("ref" in name for name in names) == page.locator(".ref").count()


@pytest.mark.parametrize("table", [False, True])
def test_on_a_telephone_nothing_runs_out_sideways(opening: Opening, page_of_report: str, table: bool) -> None:
    page = opening(page_of_report, width=390, has_touch=True)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    if table:
        page.get_by_role("radio", name="a table").check()
    assert page.evaluate(SIDEWAYS) == 0
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_the_text_begins_soon_on_a_telephone_and_speakers_stand_open_on_a_wide_screen(
    opening: Opening, page_of_report: str, scripts: bool
) -> None:
    page = opening(page_of_report, width=390, java_script_enabled=scripts)
    top = page.locator("mark.q").first.bounding_box()
    assert top is not None
    assert top["y"] < 700
    speakers = page.get_by_role("heading", name="Who is quoted")
    assert not speakers.is_visible()
    page.get_by_text("Speakers, sources, days").click()
    assert speakers.is_visible()
    page = opening(page_of_report, width=1400, java_script_enabled=scripts)
    assert page.get_by_role("heading", name="Who is quoted").is_visible()
    assert not page.get_by_text("Speakers, sources, days").is_visible()


def test_signs_are_drawn_in_the_readers_own_colours_where_those_are_forced(
    opening: Opening, page_of_report: str
) -> None:
    page = opening(page_of_report, forced_colors="active")
    colours = "all => all.map(e => [getComputedStyle(e).stroke, getComputedStyle(e.parentElement).color])"
    drawn = page.locator(".filter .sign, .badge .sign, .ref .sign").evaluate_all(colours)
    assert drawn
    assert all(stroke == colour for stroke, colour in drawn)


def test_the_page_is_dark_where_the_device_is(opening: Opening, page_of_report: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        opening(page_of_report, color_scheme=scheme).evaluate(paper).strip("rgb()").split(", ")
        for scheme in ("light", "dark")
    )
    assert min(map(int, light)) > 200
    assert max(map(int, dark)) < 60


def test_without_scripts_all_is_there_with_filters_and_table(
    opening: Opening, page_of_report: str, report: Report
) -> None:
    page = opening(page_of_report, java_script_enabled=False)
    assert page.locator(".card").count() == len(report.findings)
    assert not page.get_by_label("said by").is_visible()
    assert not page.get_by_label("in order of").is_visible()
    assert not page.locator("#findings").is_visible()
    page.get_by_role("checkbox", name="unchecked").uncheck()
    for finding in report.findings:
        number = finding.quotation.number
        shown = finding.verdict.label is not Label.UNCHECKED
        assert page.locator(f'.card[data-f="{number}"]').is_visible() is shown
    page.get_by_role("radio", name="a table").check()
    assert page.locator("#findings").is_visible()
    assert page.locator("#findings tbody tr:visible").count() == len(numbers_of(report, Label.UNCHECKED, but=True))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_print_holds_what_every_card_says(
    opening: Opening, page_of_report: str, report: Report, scripts: bool
) -> None:
    page = opening(page_of_report, java_script_enabled=scripts)
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True))
    text = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    squeezed = "".join(text.split())
    for finding in report.findings:
        assert "".join(finding.verdict.reason.split()) in squeezed
    assert "Show" not in text.split()
    printed.close()


def test_nothing_moves_by_itself(opening: Opening, page_of_report: str) -> None:
    page = opening(page_of_report, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e);
      return s.scrollBehavior === "smooth" || s.transitionDuration !== "0s" || s.animationName !== "none" }).length"""
    assert page.evaluate(moving) == 0
