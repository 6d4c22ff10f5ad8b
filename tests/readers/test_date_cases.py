"""What day a document states, from cases that anyone can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quoth.model import Days
from quoth.readers import read, read_text
from quoth.readers.names import find_day_in_name
from quoth.text.calendar_words import MONTHS

FOLDER = Path(__file__).parent.parent / "cases" / "dates"
PAGE = """<!doctype html><html><head><title>The Bench</title>{head}</head><body><article><h1>The Bench</h1>{body}
<p>The council met behind closed doors on Tuesday and came out with a plan that nobody had asked for.</p>
<p>It gives the port the quay and the cranes for thirty years, and it gives the town a bench to sit on.</p>
</article>{after}</body></html>"""


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"])


def shown(days: Days | None) -> str:
    return str(days) if days else ""


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case["text"].strip()[:50])
def test_heads_of_texts(case: dict[str, Any]) -> None:
    assert shown(read_text(case["text"]).published) == case["day"]
    assert shown(read(case["text"].encode(), "x.txt").published) == case["day"]


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["name"])
def test_names(case: dict[str, Any]) -> None:
    assert shown(find_day_in_name(case["name"])) == case["day"]
    assert shown(read(b"We shall keep the strait open to every ship.", case["name"]).published) == case["day"]


@pytest.mark.parametrize("case", cases("front_matter"), ids=lambda case: case["front"])
def test_front_matter(case: dict[str, Any]) -> None:
    document = read(f"{case['front']}\nThe council met.\n".encode(), "x.md")
    assert shown(document.published) == case["day"]
    assert document.blocks[0].span.cut(document.text) == case["front"].strip()


@pytest.mark.parametrize("case", cases("pages"), ids=lambda case: f"{case['place']}: {case['day']}")
def test_pages(case: dict[str, Any]) -> None:
    page = PAGE.format(head=case.get("head", ""), body=case.get("body", ""), after=case.get("after", ""))
    assert shown(read(page.encode(), "x.html").published) == case["day"]


def test_what_a_document_states_goes_before_its_name() -> None:
    assert shown(read(b"Published: 3 May 2021\n\nThe council met.", "2021-05-09.txt").published) == "2021-05-03"
    page = PAGE.format(head='<meta name="date" content="2021-05-03">', body="<p>Posted 5 May 2021</p>", after="")
    assert shown(read(page.encode(), "2021-05-09.html").published) == "2021-05-03"
    assert shown(read(b"---\ndate: 2021-05-03\n---\n5 May 2021\n\nWords.", "2021-05-09.md").published) == "2021-05-03"


def test_the_line_of_a_day_is_no_title() -> None:
    assert read_text("May 3, 2021 · By Ada Holm\n\nThe council met behind closed doors.").title is None
    assert read_text("Published: 3 May 2021\n\nThe Bench\n\nThe council met.").title == "The Bench"


def test_a_page_without_text_keeps_its_day() -> None:
    page = b'<html><head><meta name="date" content="2021-05-03"></head><body><b>So.</b></body></html>'
    assert shown(read(page, "x.html").published) == "2021-05-03"


def test_no_name_of_a_month_means_two() -> None:
    """Lines are read in all languages at once."""
    months: dict[str, int] = {}
    for names in MONTHS.values():
        for name, number in names.items():
            assert months.setdefault(name, number) == number
