from __future__ import annotations

import random
from contextlib import suppress

import pytest

from quoth.errors import EmptyError, ReadError
from quoth.model import Document
from quoth.readers import read
from quoth.readers.families import looks_like_html
from quoth.readers.strip import strip_markup

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The Light | Harbour News</title>
<meta name="author" content="Ada Holm">
<meta property="article:published_time" content="2022-02-01T10:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
<article><h1>The Light</h1>
<p>The council met on Tuesday and came out with a plan for the <em>light</em> that nobody had asked for.</p>
<h2>What it costs</h2>
<blockquote><p>We shall keep the strait open, the mayor wrote in her letter.</p>
<p>Summer and<br>winter.</p></blockquote>
<ul><li>Item one of the plan is the lamp.</li><li>Item two is the <b>rock</b>.</li></ul>
<p>She also said <q>we <i>will</i> pay</q>, and left
the hall<sup><a href="#1">1</a></sup> by the back door.</p>
</article>
<section id="comments"><h3>2 Comments</h3><ol class="comment-list">
<li class="comment"><p>I was there and she said "we might pay".</p></li>
<li class="comment"><p>Who paid for the lamp?</p></li>
</ol></section><footer>Copyright 2022 Harbour News</footer></body></html>"""


def parts(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def test_a_page_gives_its_text_and_then_its_comments() -> None:
    document = read(PAGE.encode(), "light.html")
    assert parts(document) == [
        ("heading", "The Light"),
        (
            "body",
            "The council met on Tuesday and came out with a plan for the light that nobody had asked for.",
        ),
        ("heading", "What it costs"),
        ("quotation", "We shall keep the strait open, the mayor wrote in her letter."),
        ("quotation", "Summer and\nwinter."),
        ("body", "Item one of the plan is the lamp."),
        ("body", "Item two is the rock."),
        ("body", "She also said “we will pay”, and left the hall¹ by the back door."),
        ("comment", 'I was there and she said "we might pay".'),
        ("comment", "Who paid for the lamp?"),
    ]
    assert document.text == "\n\n".join(text for _, text in parts(document))
    assert (document.title, document.author, str(document.published)) == (
        "The Light",
        "Ada Holm",
        "2022-02-01",
    )


def test_two_breaks_part_paragraphs_and_set_text_keeps_its_lines() -> None:
    page = (
        "<html><body><article><p>One line of words that is long enough to be kept here.<br><br>Two lines of "
        "words that are long enough too.</p><pre>MR. HALE: Is it so?\nMS. ROE: It is.</pre>"
        + "".join(
            f"<p>Paragraph {i} of many others that make the page long enough to be one.</p>" for i in range(9)
        )
        + "</article></body></html>"
    )
    assert [text for _, text in parts(read(page.encode(), "x.html"))][:3] == [
        "One line of words that is long enough to be kept here.",
        "Two lines of words that are long enough too.",
        "MR. HALE: Is it so?\nMS. ROE: It is.",
    ]


def test_an_encoding_is_read_where_the_page_declares_it() -> None:
    page = (
        '<html><head><meta charset="iso-8859-2"></head><body><p>Zażółć gęślą jaźń, powiedział burmistrz.</p>'
    )
    assert "Zażółć gęślą jaźń" in read(page.encode("iso8859-2"), "x.html").text


def test_a_page_without_main_text_is_read_whole_with_a_problem() -> None:
    document = read(b"<div>" * 3000 + b"hello there, people of the world", "x.html")
    assert document.text == "hello there, people of the world"
    assert "no main text" in str(document.problems[0])


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<script>let words</script>", "<!-- words -->", "<p>"]
)
def test_a_page_without_words_is_empty(page: str) -> None:
    with pytest.raises(EmptyError):
        read(page.encode(), "x.html")


def test_a_page_cut_off_anywhere_reads_or_is_refused() -> None:
    data = PAGE.encode()
    for end in range(1, len(data), 211):
        with suppress(ReadError):
            assert read(data[:end], "x.html").text


def test_a_page_with_broken_bytes_reads_or_is_refused() -> None:
    dice = random.Random(7)
    for _ in range(15):
        data = bytearray(PAGE.encode())
        for _ in range(30):
            data[dice.randrange(len(data))] = dice.randrange(1, 256)
        with suppress(ReadError):
            assert read(bytes(data), "x.html").text


def test_a_page_too_long_to_search_is_stripped() -> None:
    paragraphs = b"<p>Word &amp; more.</p>" + b"<p>" + b"word " * 200 + b"</p>"
    document = read(b"<html><body>" + paragraphs * 2000, "x.html")
    assert "too long" in str(document.problems[0])
    assert document.text.startswith("Word & more.\n\nword word")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One<br>two</p>three", "One\ntwo\n\nthree"),
        ("a < b & c &gt; d", "a < b & c > d"),
        ("<STYLE>x</style>words<!-- no -->more", "wordsmore"),
        ("<p title='a > b'>words", "b'>words"),
        ("words<p", "words"),
        ("words<script>never closed", "words"),
        ("İ<P>words</P>", "İ\n\nwords"),
        ("<<<>", "<<<>"),
    ],
)
def test_markup_is_taken_off(page: str, text: str) -> None:
    assert strip_markup(page) == text


@pytest.mark.parametrize(
    "data", [b"<!doctype HTML>", b"\xef\xbb\xbf <html>", b"<?xml version='1.0'?><html>", b"<!-- x --><head>"]
)
def test_pages_are_known_by_their_beginning(data: bytes) -> None:
    assert looks_like_html(data)
    assert not looks_like_html(b"words " + data)
