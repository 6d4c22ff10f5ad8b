"""Pages of documents of every kind: axe finds nothing in them, none runs out sideways, and none runs what it quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoth
from quoth.model import Problem, Report
from quoth.reports import render

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opening = Callable[..., "Page"]

EXAMPLE = Path(__file__).parents[2] / "examples" / "summit"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""Groups of axe's rules: WCAG 2.0, 2.1 and 2.2, levels A and AA, and what axe holds to be good besides."""
SCREENS = [(1400, "light"), (390, "dark"), (1400, "dark"), (390, "light")]
"""Width and scheme of colours."""
WHOLLY = {"example", "arabic"}
"""Documents that are looked at on every screen; the others on two, on which every width and scheme comes up."""
LONG = "a" * 500


def check_example() -> Report:
    report = quoth.check(EXAMPLE / "essay.html", quoth.open_record(EXAMPLE / "record"))
    problem = Problem("toll.pdf", "it cannot be read", "give another")
    return replace(report, problems=(problem,) * 8)


def check_arabic() -> Report:
    said = "السد سيبقى مفتوحا طوال فصل الشتاء، ولن ندفع ثمن الماء مرتين"
    text = (
        f"كتبت الصحيفة عن جلسة الأمس في الوادي.\n\nقالت الوزيرة: «{said}».\n\n"
        "ثم أضافت: «نحن نريد أن يشرب كل بيت من هذا البحر قبل نهاية العام»، وغادرت القاعة."
    )
    source = f"{said}. نحن نريد أن يشرب كل بيت من هذا النهر قبل نهاية العام."
    return quoth.check(text, sources=[{"id": "session", "title": "محضر الجلسة", "date": "2024-03-02", "text": source}])


def check_chinese() -> Report:
    text = (
        "鎮長說：「大壩整個冬天都會開著，我們不會為水付兩次錢。」\n\n"
        "她又說：「我們希望年底之前每一戶都能喝到這條河的湖水。」"
    )
    source = "大壩整個冬天都會開著，我們不會為水付兩次錢。我們希望年底之前每一戶都能喝到這條河的河水。"
    return quoth.check(text, sources=[{"id": "鎮", "title": "鎮公所記錄", "date": "2024-03-02", "text": source}])


def check_hostile() -> Report:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = (
        f"He said “{bad} the dam & the <b>gate</b> are shut” \u202eand \"' --> </style>.\n\n"
        f"“The gate is open to all by {bad}.”"
    )
    row = {"title": f"<svg onload=alert(3)>{bad}", "url": "https://toll.example/?\"><script>alert(4)</script>",
           "speaker": bad, "date": "2024-01-01", "text": f"The gate was open to all by {bad}."}  # fmt: skip
    report = quoth.check(text, sources=[{"id": bad, **row}])
    return replace(report, document=replace(report.document, title=bad, author=bad), problems=(Problem(bad, bad, bad),))


def check_long() -> Report:
    text = (
        f"{LONG} went. “The gate shall be {LONG} to all by day and by night,” said Mara {'B' * 300}. "
        f"“{LONG} is paid by all.”"
    )
    source = f"The gate shall be open to all by day and by night. {LONG} is not paid by all."
    return quoth.check(text, sources=[{"id": "k" * 300, "title": "T" * 400, "date": "2024-01-01", "text": source}])


def check_many() -> Report:
    """Many speakers, many sources of many days."""
    names = [f"{one}{other}" for one in ("Var", "Bel", "Tos", "Mir") for other in ("dan", "rik", "lo", "mund", "sel")]
    text = "\n\n".join(f"“The toll of gate {name} is {name} silver and no more,” said {name} Orvik." for name in names)
    return quoth.check(text, sources=[
        {"id": name, "text": f"The toll of gate {name} is {name} silver and no more.", "date": f"20{day:02d}-03-01"}
        for day, name in enumerate(names)
    ])  # fmt: skip


def check_nothing() -> Report:
    report = quoth.check("Nothing.", sources=["Some words."])
    problem = Problem("toll.pdf", "it is locked", "unlock it")
    return replace(report, document=replace(report.document, name="", title=""), problems=(problem,))


CHECKS = {check.__name__.removeprefix("check_"): check for check in (
    check_example, check_arabic, check_chinese, check_hostile, check_long, check_many, check_nothing
)}  # fmt: skip


@lru_cache
def render_document(name: str) -> str:
    return render(CHECKS[name](), "html")


def lay_out_whole(page: Page) -> None:
    """Open every card, and have all laid out that a browser leaves until it comes into view."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.add_style_tag(content=".row, #findings tbody tr { content-visibility: visible !important }")


def find_violations(page: Page) -> list[tuple[str, str, str]]:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  (heavy, and only needed here)

    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    assert len(found["passes"]) > 10
    return [
        (rule["id"], node["html"], node["failureSummary"]) for rule in found["violations"] for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("name", "width", "scheme"), [
    (name, width, scheme) for name in CHECKS for width, scheme in SCREENS[: 4 if name in WHOLLY else 2]
])  # fmt: skip
def test_axe_finds_nothing_and_nothing_runs_out_sideways(opening: Opening, name: str, width: int, scheme: str) -> None:
    page = opening(render_document(name), width=width, color_scheme=scheme)
    lay_out_whole(page)
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    table = page.get_by_role("radio", name="a table")
    assert table.count() == (name != "nothing")
    if table.count():
        table.check()
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_written_from_the_right_is_shown_from_the_right(opening: Opening) -> None:
    page = opening(render_document("arabic"))
    lay_out_whole(page)
    direction = "all => all.map(e => getComputedStyle(e).direction)"
    assert set(page.locator(".text").evaluate_all(direction)) == {"rtl"}
    assert set(page.locator(".card blockquote").evaluate_all(direction)) == {"rtl"}
    assert set(page.locator("time").evaluate_all(direction)) == {"ltr"}
    assert [deleted.inner_text() for deleted in page.locator("blockquote del").all()] == ["النهر"]


def test_the_page_of_the_example_is_light() -> None:
    assert len(render_document("example").encode()) < 300_000
