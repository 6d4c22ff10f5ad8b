"""What a page holds besides running text: posts, captions, threads, several articles, what it states of itself."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth import extract
from quoth.errors import ReadError
from quoth.model import Document
from quoth.readers import read

SENTENCE = "The council met on Tuesday and came out with a plan for the light that nobody had asked for."
FILL = "<p>" + f"{SENTENCE} " * 3 + "</p>"
FILLED = ("body", " ".join([SENTENCE] * 3))


def page(body: str, head: str = "", root: str = "<html>") -> Document:
    document = read(f"<!DOCTYPE html>{root}<head>{head}</head><body>{body}</body></html>".encode(), "x.html")
    assert not document.problems
    return document


def parts(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def article(body: str, **more: str) -> Document:
    return page(f"<article><h1>The Light</h1>{FILL}{body}{FILL}</article>", **more)


def inside(document: Document) -> list[tuple[str, str]]:
    """Return what stands between the two paragraphs that fill the page."""
    found = parts(document)
    assert found[1] == found[-1] == FILLED
    return found[2:-1]


TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">We shall pay for the lamp.<br>All of it. '
    '<a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Ada Holm (@adaholm) '
    '<a href="https://twitter.example/adaholm/status/1?ref_src=w">May 3, 2021</a></blockquote>'
)


@pytest.mark.parametrize(
    "around", ["{}", '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{}</div></figure>']
)
def test_an_embedded_post_is_a_quotation_of_its_writer(around: str) -> None:
    document = article(around.format(TWEET))
    assert inside(document) == [
        ("quotation", "We shall pay for the lamp."),
        ("quotation", "All of it."),
        ("body", "— Ada Holm (@adaholm) May 3, 2021"),
    ]
    block = document.blocks[2]
    assert (block.speaker, block.cite) == ("Ada Holm", "https://twitter.example/adaholm/status/1")
    assert [found.speaker for found in extract(document).attributions] == ["Ada Holm", "Ada Holm"]


def test_posts_of_other_sites_are_told_by_their_signature() -> None:
    body = (
        '<blockquote class="instagram-media" data-instgrm-permalink="https://insta.example/p/1?x"><p>It is lit.</p>'
        '<a href="https://insta.example/p/1">A post shared by Bo Quist (@boquist)</a></blockquote>'
        '<blockquote><p>Not in my time.</p><p>— Mara Hale (@mara@sea.example) <a href="https://sea.example/1">9h</a></p>'
        "</blockquote>"
    )
    found = [(block.speaker, block.cite) for block in article(body).blocks if block.kind == "quotation"]
    assert found == [("Bo Quist", "https://insta.example/p/1"), ("Mara Hale", "https://sea.example/1")]


def test_a_block_quotation_has_what_it_cites_and_its_signature_below() -> None:
    document = article(
        '<blockquote cite="https://x.example/letter"><p>We shall keep it open.</p><p>Summer and winter.</p>'
        "<footer><cite>Mara Hale</cite></footer></blockquote>"
        "<figure><blockquote>We shall pay.</blockquote><figcaption>Bo Quist</figcaption></figure>"
        "<blockquote><p>We shall go.</p><p>— Ada Holm</p></blockquote>"
    )
    assert inside(document) == [
        ("quotation", "We shall keep it open."),
        ("quotation", "Summer and winter."),
        ("body", "— Mara Hale"),
        ("quotation", "We shall pay."),
        ("body", "— Bo Quist"),
        ("quotation", "We shall go."),
        ("body", "— Ada Holm"),
    ]
    cites = [block.cite for block in document.blocks if block.kind == "quotation"]
    assert cites == ["https://x.example/letter", "https://x.example/letter", None, None]
    speakers = [found.speaker for found in extract(document).attributions]
    assert speakers[1:] == ["Mara Hale", "Bo Quist", "Ada Holm"]


def test_a_quotation_shown_once_more_in_large_letters_is_left_out() -> None:
    assert inside(article('<figure class="wp-block-pullquote"><blockquote>We shall pay.</blockquote></figure>')) == []


def test_captions_stand_where_their_pictures_stand() -> None:
    document = article(
        '<figure><img src="a.jpg"><figcaption>The mayor, who said “we shall pay”. <i>Photo: Bo Quist</i></figcaption>'
        "</figure>"
        "<p>Between the pictures.</p>"
        '<div class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">The rock at noon.</p></div>'
        "<figure><table><tr><td>1</td><td>lamp</td></tr></table><figcaption>What it costs.</figcaption></figure>"
    )
    assert inside(document) == [
        ("caption", "The mayor, who said “we shall pay”. Photo: Bo Quist"),
        ("body", "Between the pictures."),
        ("caption", "The rock at noon."),
        ("body", "1 lamp"),
        ("caption", "What it costs."),
    ]


@pytest.mark.parametrize(
    ("appeal", "left"),
    [
        ('<div class="newsletter-box"><p>Sign up and never miss a tide.</p><form><button>Go</button></form></div>', []),
        ('<div id="paywall"><p>Subscribe to keep reading.</p><a href="/pay">Plans</a></div>', []),
        ('<div class="paywall"><p>The lamp is lit, said the keeper.</p></div>', ["The lamp is lit, said the keeper."]),
        ('<p class="offer">They offered to sign up for it.</p>', ["They offered to sign up for it."]),
    ],
)
def test_appeals_are_taken_away_but_not_what_stands_behind_a_wall(appeal: str, left: list[str]) -> None:
    assert [text for _, text in inside(article(appeal))] == left


def test_a_time_in_a_sentence_is_kept() -> None:
    document = article('<p>On <time datetime="2021-05-03">Monday</time> she said no.</p>')
    assert inside(document) == [("body", "On Monday she said no.")]


def post(number: int, hour: str) -> str:
    return (
        f'<article class="post" id="p{number}"><header><time datetime="2021-05-03T{hour}">{hour}</time>'
        f'<h3><a href="#p{number}">Entry {number}</a></h3></header><div class="post-content"><p>The mayor said “we '
        f"shall pay {number} times” and left the hall, which was by then all but empty of those who had come.</p></div>"
        "</article>"
    )


def test_posts_of_a_live_blog_come_in_order_with_their_times() -> None:
    posts = "".join(post(n, f"1{n}:02") for n in range(4))
    document = page(f"<main><h1>The vote</h1><p>We follow the vote here.</p><div class='liveblog'>{posts}</div></main>")
    kinds = [kind for kind, _ in parts(document)]
    assert kinds == ["heading", "body", *["furniture", "heading", "body"] * 4]
    assert [mark.label for mark in document.landmarks] == ["10:02", "11:02", "12:02", "13:02"]
    assert [document.text[mark.offset :][:5] for mark in document.landmarks] == ["10:02", "11:02", "12:02", "13:02"]
    assert extract(document).attributions[0].speaker is not None


def test_all_articles_of_a_page_are_read_but_not_those_it_leads_to() -> None:
    more = "<p>" + "Nobody at the quay had heard of it before the vote, and few had after it. " * 4 + "</p>"
    own = "".join(f'<article><h2><a href="/{n}">Title {n}</a></h2>{FILL}{more}</article>' for n in "ab")
    other = '<article><h2><a href="/c">Title c</a></h2><p>' + "A few words of another page. " * 9 + "</p></article>"
    document = page(own + other + f"<aside class='related'><article><h2>Title d</h2>{FILL}</article></aside>")
    assert [text for kind, text in parts(document) if kind == "heading"] == ["Title a", "Title b"]
    assert len(document.blocks) == 6


COMMENTS = """<section id="comments"><h3>Two comments</h3><ol class="comment-list">
<li id="comment-1" class="comment even"><article class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">Marta K.</b> <span class="says">says:</span></div>
<div class="comment-metadata"><time>May 3, 2021 at 9:14 pm</time></div></footer>
<div class="comment-content"><p>I was there and she said “we might pay”.</p><p>Twice.</p></div>
<div class="reply"><a href="#">Reply</a></div></article>
<ol class="children"><li class="comment"><div class="comment-author">oldquay</div>
<p>Who paid?<br><br>Not I.</p></li></ol>
</li></ol></section>"""


def test_comments_have_their_writers() -> None:
    document = page(f"<article><h1>The Light</h1>{FILL}<p>So it was.</p></article>{COMMENTS}")
    rows = [(str(b.kind), b.span.cut(document.text), b.speaker) for b in document.blocks[3:]]
    assert rows[:6] == [
        ("furniture", "Marta K.", None),
        ("comment", "I was there and she said “we might pay”.", "Marta K."),
        ("comment", "Twice.", "Marta K."),
        ("furniture", "oldquay", None),
        ("comment", "Who paid?", "oldquay"),
        ("comment", "Not I.", "oldquay"),
    ]
    assert all(kind == "furniture" for kind, _, _ in rows[6:])
    (found,) = extract(document).attributions
    assert found.speaker != "Marta K."  # who writes is not who is quoted


def test_the_page_states_its_title_its_authors_and_its_language() -> None:
    linked = json.dumps(
        {
            "@graph": [
                {
                    "@type": "NewsArticle",
                    "headline": "The Light &amp; the Rock",
                    "author": [{"@type": "Person", "name": "Ada Holm"}, {"name": ["Bo Quist"]}, 7],
                    "inLanguage": "nb",
                }
            ]
        }
    )
    script = f'<script type="application/ld+json">{linked}</script>'
    document = article("", head=f"<title>No</title>{script}", root='<html lang="en-GB">')
    assert (document.title, document.author, document.language) == (
        "The Light & the Rock", "Ada Holm; Bo Quist", "en-GB",
    )  # fmt: skip
    assert article("", head=script).language == "nb"
    shared = '<meta property="og:title" content="The Rock"><meta property="article:author" content="https://x.example/a">'
    document = article("", head=f'{shared}<meta property="og:locale" content="de_DE">')
    assert (document.title, document.author, document.language) == ("The Rock", None, "de-DE")


@pytest.mark.parametrize(
    "linked", ["{", "[1, null]", '{"@type": ["Article"], "headline": 7, "author": {"name": null}}']
)
def test_broken_linked_data_says_nothing(linked: str) -> None:
    document = article("", head=f'<script type="application/ld+json">{linked}</script>')
    assert (document.title, document.author) == ("The Light", None)


def test_a_text_that_only_the_linked_data_holds_is_read() -> None:
    body = "She said <b>no</b>. " * 9
    updates = [{"@type": "BlogPosting", "headline": f"At {n}", "articleBody": body} for n in (1, 2)]
    linked = json.dumps({"@type": "LiveBlogPosting", "headline": "The vote", "liveBlogUpdate": updates})
    document = page('<div id="root"></div>', head=f'<script type="application/ld+json">{linked}</script>')
    assert [(kind, text[:8]) for kind, text in parts(document)] == [
        ("heading", "At 1"), ("body", "She said"), ("heading", "At 2"), ("body", "She said"),
    ]  # fmt: skip


def test_words_like_a_label_of_ours_stay_words() -> None:
    document = article("<p>⟦0·0⟧ and ⟦1·⟧ are marks.</p><figure><figcaption>A rock.</figcaption></figure>")
    assert inside(document) == [("body", "⟦0·0⟧ and ⟦1·⟧ are marks."), ("caption", "A rock.")]


MANY = "".join(
    ["<html><body><main><h1>x</h1>", FILL, TWEET, FILL, '<div class="liveblog">', post(1, "10:02"), post(2, "11:02"),
     '</div><figure class="a"><blockquote cite="y">We shall.<footer>— A. Holm</footer></blockquote><figcaption>b',
     '</figcaption></figure><p class="wp-caption-text">A <q>rock</q>.</p></main>', COMMENTS]
)  # fmt: skip
TAGS = re.split(r"(<[^>]*>)", MANY)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TAGS) - 1), st.integers(0, len(TAGS)), st.integers(0, 40)), max_size=12))
def test_a_page_with_its_tags_moved_cut_and_doubled_reads_or_is_refused(edits: list[tuple[int, int, int]]) -> None:
    parts = list(TAGS)
    for origin, to, size in edits:
        parts.insert(to, TAGS[origin][:size])
        del parts[(origin + size) % len(parts)]
    with suppress(ReadError):
        document = read("".join(parts).encode(), "x.html")
        assert all("⟦" not in block.span.cut(document.text) for block in document.blocks)


@pytest.mark.parametrize(
    "unit",
    ["<blockquote cite=x><p>a<p>— b", "<article><h2>t", "<figure><figcaption>a", "<li class=comment><i class=fn>a"],
)
def test_levels_within_levels_are_read_in_their_order(unit: str) -> None:
    document = read(("<html><body>" + FILL + unit * 40 + FILL).encode(), "x.html")
    assert not document.problems
    assert SENTENCE in document.text


def test_deep_pages_are_read_as_ever() -> None:
    document = read(("<div>" * 300 + TWEET + "deep words" + "</div>" * 300 + "<p>and after</p>").encode(), "x.html")
    assert "deep words" in document.text
    assert "and after" in document.text
