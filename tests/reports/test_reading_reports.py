"""Reports made for reading: text and Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from quoth import extract
from quoth.model import Extraction, Report
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
    assert "log · The log [vol. 1] · 2021-05 · Ben Low · page 12, line 7 · at " in " ".join(text.split())
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


def test_the_text_of_an_extraction_is_plain_and_fits_unless_asked(extraction: Extraction) -> None:
    for width in (40, 61, 100):
        text = render(extraction, "text", width=width)
        assert max(len(line) for line in text.splitlines()) <= width
        assert not any(line != line.rstrip() for line in text.splitlines())
        coloured = render(extraction, "text", width=width, color=True)
        bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in bare.splitlines()] == text.splitlines()
    assert "\x1b[1mAnn Lee\x1b[0m, 2021-05-03" in coloured


def test_an_extraction_shows_the_words_that_a_speaker_is_known_by() -> None:
    far = "Ada Holm, who has kept the ferry at Hallow Gate since the spring, said: “We are afloat.”"
    assert "why          “Ada Holm … said” · " in render(extract(far), "text")
    near = "“No,” said Tomas Hale, “and ‘never’ is the word"
    text = render(extract(near), "text")
    assert "Tomas Hale  (never closed)" in text
    assert "why          “said Tomas Hale” · after-inverted" in text
    assert "(within 1" in text


def test_an_extraction_of_nothing_says_so() -> None:
    assert render(extract("Published: 3 May 2021\n\nNothing."), "text") == "text\npublished 2021-05-03\nno quotations\n"
