"""Reports made for reading: text and Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from quoth.model import Report
from quoth.reports import render


def test_text_is_plain_and_fits_unless_asked(report: Report) -> None:
    text = render(report, "text", width=60)
    assert max(len(line) for line in text.splitlines()) <= 60
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_colour_only_adds_to_the_words(report: Report) -> None:
    coloured = render(report, "text", color=True)
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()] == render(
        report, "text"
    ).splitlines()


def test_the_style_of_a_name_ends_with_the_name(report: Report) -> None:
    coloured = render(report, "text", color=True)
    assert "\x1b[2m      why\x1b[0m          The same words." in coloured


def test_text_tells_what_a_reader_wants(report: Report) -> None:
    text = render(report)
    assert "   3  ≠ ALTERED  nobody named" in text
    assert "“It is [-not-] safe.”" in text
    assert "negation: “not” left out – heavy 1.00: turns the sense round" in text
    assert "“come what may” – middling 0.30: a condition" in text
    assert "log · The log [vol. 1] · 2021-05 · Ben Low · at " in text
    assert "looked past  quotation marks" in text
    assert "7 “So-called”" in text
    assert "    ! log_2.pdf: it holds no text; scan it" in text


def test_markdown_shows_the_characters_as_they_are(report: Report) -> None:
    page = MarkdownIt().enable("table").render(render(report, "markdown"))
    assert "It is <del>not</del> safe." in page
    assert "the *bridge*." in page
    assert "[b]rackets and &lt;U+D800&gt;" in page
    assert "<h1>essay_[1].txt</h1>" in page
    assert "<em>[=come what may=]</em>" in page
    assert "<strong>||</strong>" in page
    assert "<td>≠ altered</td>" in page
