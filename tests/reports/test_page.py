"""The page of a report: whole, safe, self-contained, and the document's words in their order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

import quoth
from quoth.model import Excuse, ExcuseKind, Label, Report
from quoth.reports.labels import LABELS
from quoth.reports.page import read_asset, render
from quoth.reports.page.overview import make_strip, make_timeline
from quoth.reports.page.paragraphs import TokenKind, lay_paragraphs
from quoth.reports.page.ranking import asks_for_look, explain_rank, rank_findings
from quoth.reports.weighing import find_heaviest, weigh

EXAMPLE = Path(__file__).parents[2] / "examples" / "summit"
HOSTILE = (
    "He said “<script>alert(1)</script> the dam & the <b>gate</b> are shut tonight” \x1b[31m \u202eand \"' --> </style>"
    " went. “The gate shall be open to all by day and by night,” said <img src=x onerror=alert(1)>."
)
PARTS = ["“", "”", "‘", "’", "\n\n", "> ", "We said", "the gate is open", "…", "[it]", "—", " "]


@pytest.fixture(scope="module")
def report() -> Report:
    return quoth.check(EXAMPLE / "essay.html", quoth.open_record(EXAMPLE / "record"))


@pytest.fixture(scope="module")
def page(report: Report) -> Any:
    return html.document_fromstring(render(report))


def test_every_finding_has_a_card_a_row_and_a_mark(report: Report, page: Any) -> None:
    numbers = [str(finding.quotation.number) for finding in report.findings]
    assert [card.get("data-f") for card in page.cssselect("details.card")] == numbers
    assert [body.get("id") for body in page.cssselect("details.card > .body")] == [f"f{number}" for number in numbers]
    assert sorted(row.get("data-f") for row in page.cssselect("#findings tbody tr")) == sorted(numbers)
    assert {mark.get("data-f") for mark in page.cssselect("mark.q")} == set(numbers)
    assert Counter(ref.get("href") for ref in page.cssselect("a.ref")) == Counter(f"#f{number}" for number in numbers)


def test_identifiers_are_unique_and_every_link_within_leads_somewhere(page: Any) -> None:
    identifiers = Counter(page.xpath("//@id"))
    assert max(identifiers.values()) == 1
    assert {link[1:] for link in page.xpath("//@href") if link.startswith("#")} <= set(identifiers)
    assert set(page.xpath("//@aria-labelledby")) <= set(identifiers)


def test_the_page_needs_no_other_file_and_no_network(page: Any) -> None:
    assert not page.xpath("//@src | //link | //iframe | //object")
    assert "url(" not in read_asset("report.css")
    assert "@import" not in read_asset("report.css")
    assert not re.search(r"fetch\(|XMLHttp|import ", read_asset("report.js"))
    assert not page.xpath("//@style | //@onclick")


def test_a_document_cannot_break_out_of_the_page() -> None:
    report = quoth.check(HOSTILE, sources=["The gate shall be open to all by day. <script>alert(2)</script>"])
    rendered = render(report)
    page = html.document_fromstring(rendered)
    assert len(page.cssselect("script")) == 1
    assert not page.cssselect("img, .text b, .card b:not([aria-hidden])")
    assert "alert(1)" in page.cssselect("section.document")[0].text_content()
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\u202e]", rendered)


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    source = {"id": "a", "text": "The gate shall be open to all by day and by night.", "url": "javascript:alert(1)"}
    page = render(quoth.check("“The gate shall be open to all by day and by night.”", sources=[source]))
    assert "javascript:" not in page


def test_the_words_are_laid_against_each_other_in_their_place() -> None:
    report = quoth.check(
        "“The gate must be open . . . by night, and [the] toll is paid by all,” she said.",
        sources=["He came late. The gate shall be open to all by day and by night, and a toll is paid by all. So."],
    )
    (card,) = html.document_fromstring(render(report)).cssselect("details.card")
    shown = card.cssselect("blockquote")[0]
    assert [part.text_content() for part in shown.cssselect("ins")] == ["must"]
    assert [part.text_content() for part in shown.cssselect("del")] == ["shall"]
    assert any("to all by day and" in part.text_content() for part in shown.cssselect(".cut"))
    assert shown.cssselect(".around")[0].text_content().startswith("He came late.")
    assert [part.text_content() for part in card.cssselect(".sides del")] == ["shall"]


def test_what_moved_is_shown_where_it_stood_and_where_it_stands() -> None:
    report = quoth.check(
        "“The water board can reopen the mill road old as long as I sit here, and the grain office pays,” she said.",
        sources=["The water board can reopen the old mill road as long as I sit here, and the grain office pays."],
    )
    shown = html.document_fromstring(render(report)).cssselect("details.card blockquote")[0]
    assert [part.text_content() for part in shown.cssselect("del.moved")] == ["moved away: old"]
    assert [part.text_content() for part in shown.cssselect("ins.moved")] == ["moved here: old"]


def test_words_that_were_not_found_are_not_laid_against_the_nearest_passage() -> None:
    report = quoth.check(
        "“The gate of the harbour shall be painted blue before the feast of lamps,” she said.",
        sources=["The gate of the mill shall be mended before the harvest, and the road after it."],
    )
    (card,) = html.document_fromstring(render(report)).cssselect("details.card.v-not_found")
    assert card.cssselect(".nearest")
    assert not card.cssselect("blockquote ins, blockquote del")


def test_the_gravest_findings_stand_first_in_the_table_with_what_weighs(report: Report, page: Any) -> None:
    rows = page.cssselect("#findings tbody tr")
    assert [int(row.get("data-f")) for row in rows] == [f.quotation.number for f in rank_findings(report.findings)]
    grounds = {row.get("data-f"): [part.text_content() for part in row.cssselect(".ground")] for row in rows}
    assert grounds["18"] == [
        "negation: “not” left out – heavy 0.95: a word that denies came or went: “not” left out: “I did not promise to”"
    ]
    assert grounds["20"][0].startswith("Given to Tomas Bredal")
    assert grounds["3"] == []


def test_a_heavy_cut_that_was_marked_is_ranked_before_what_weighs_little(report: Report, page: Any) -> None:
    labels = [finding.verdict.label for finding in rank_findings(report.findings)]
    assert labels[:2] == [Label.MISATTRIBUTED] * 2
    assert labels[-1] is Label.VERBATIM
    weights = [(finding.verdict.label, weigh(finding)) for finding in rank_findings(report.findings)]
    assert [round(weight, 2) for label, weight in weights if label is Label.ALTERED] == [0.95, 0.9, 0.7, 0.32]
    marked = next(finding for finding in rank_findings(report.findings) if finding.verdict.label is Label.MARKED)
    assert explain_rank(marked) == (
        "cut: “unless the joint commission has met by then” – heavy 0.80: "
        "8 words; holds a condition or exception: “unless”",
    )
    light = replace(marked, omitted=())
    assert (asks_for_look(marked), asks_for_look(light)) == (True, False)
    assert find_heaviest(light) is None
    altered = next(finding for finding in report.findings if finding.verdict.label is Label.ALTERED)
    unchecked = next(finding for finding in report.findings if finding.verdict.label is Label.UNCHECKED)
    first, *others = rank_findings([unchecked, light, marked, altered])
    assert first is altered
    assert others == [marked, light, unchecked]
    assert page.cssselect(f'.card[data-f="{marked.quotation.number}"]')[0].get("open") is not None


def test_each_label_has_a_sign_of_its_own_that_is_drawn_and_not_read_out(page: Any) -> None:
    drawn = {row.label: page.cssselect(f".filter.v-{row.label.value} svg.sign path")[0].get("d") for row in LABELS}
    assert len(set(drawn.values())) == len(LABELS)
    assert {sign.get("aria-hidden") for sign in page.cssselect("svg.sign")} == {"true"}
    assert len(page.cssselect(".ref svg.sign")) == len(page.cssselect(".ref"))
    told = " ".join(part.text_content() for part in page.cssselect(".badge, .ref, .tally, .filter"))
    assert not {row.symbol for row in LABELS} & set(told)


def test_a_report_without_findings_says_so() -> None:
    assert "No quotation was found" in render(quoth.check("Nothing here.", sources=["Some words."]))


def test_every_label_has_its_style() -> None:
    style = read_asset("report.css")
    for row in LABELS:
        assert f".v-{row.label.value}" in style
        assert f"#show-{row.label.value}:not(:checked)" in style
        assert row.label is Label.VERBATIM or f".q.v-{row.label.value}" in style


def test_the_timeline_has_a_dot_for_each_saying_of_a_known_day(report: Report) -> None:
    timeline = make_timeline(report)
    assert timeline is not None
    assert (timeline.first, timeline.last) == ("2024-05-02", "2024-05-20")
    assert (min(dot.x for dot in timeline.dots), max(dot.x for dot in timeline.dots)) == (1.5, 98.5)
    assert [(day.text, day.anchor) for day in timeline.days[:2]] == [("2024-05-02", "start"), ("2024-05-20", "end")]
    assert make_timeline(quoth.check("“a b c d”", sources=["a b c d"])) is None


def test_of_many_sayings_a_dot_stands_for_several_and_a_tick_for_those_of_its_label() -> None:
    said = "The gate shall be open to all by day and by night."
    sources = [
        {"id": "a", "text": said, "date": "2024-01-01"},
        {"id": "b", "text": "No toll is paid by anyone on this river.", "date": "2024-02-01"},
    ]
    text = f"“{said}” she said. " * 400 + "“No toll is paid by anyone on this river,” he said."
    report = quoth.check(text, sources=sources)
    timeline = make_timeline(report)
    assert timeline is not None
    assert timeline.each == 34
    assert sum(dot.x < 50 for dot in timeline.dots) == timeline.height == 12
    assert {(tick.label, tick.y, tick.height) for tick in make_strip(report)[:-1]} == {("verbatim", 0, 28)}
    assert len(report.findings) == 401


def test_a_page_without_a_title_is_called_by_its_files_name_or_untitled() -> None:
    for name in ("essay.txt", " "):
        report = quoth.check("Nothing here.", sources=["Some words."])
        report = replace(report, document=replace(report.document, name=name, title=" "))
        assert html.document_fromstring(render(report)).cssselect("h1")[0].text == (name.strip() or "Untitled")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_the_documents_words_stand_in_their_order_whatever_is_quoted(parts: list[str]) -> None:
    text = " ".join(["So.", *parts])
    report = quoth.check(text, sources=["We said that the gate is open."])
    tokens = [token for paragraph in lay_paragraphs(report) for token in paragraph.tokens]
    shown = "".join(token.text for token in tokens if token.kind is TokenKind.TEXT)
    blocks = report.document.blocks
    assert shown == ("".join(block.span.cut(text) for block in blocks) if blocks else text)
    depth = 0
    for token in tokens:
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        assert depth >= 0
    assert depth == 0
    ended = Counter(token.finding.quotation.number for token in tokens if token.kind is TokenKind.END and token.finding)
    assert ended == Counter(finding.quotation.number for finding in report.findings)


def test_what_does_not_count_is_told_in_its_card_its_row_and_on_top(report: Report) -> None:
    assert "Not counted" not in render(report)
    excuses = (Excuse(1, ExcuseKind.IGNORED, "the <paper> agreed"), Excuse(3, ExcuseKind.KNOWN))
    page = html.document_fromstring(render(replace(report, excused=excuses)))
    assert "Not counted: 1 ignored, 1 known." in page.cssselect("p.headline")[0].text_content()
    told = {card.get("data-f"): card.cssselect("p.excused") for card in page.cssselect("details.card")}
    assert {number: one[0].text_content() for number, one in told.items() if one} == {
        "1": "Not counted: ignored: the <paper> agreed", "3": "Not counted: known",
    }  # fmt: skip
    rows = {row.get("data-f"): row.text_content() for row in page.cssselect("#findings tbody tr")}
    assert [number for number, text in sorted(rows.items()) if "Not counted" in text] == ["1", "3"]
