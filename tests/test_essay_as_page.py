"""An essay gives the same findings as plain text and as a web page with all that stands round it."""

from __future__ import annotations

import html

import pytest

from quoth import check
from quoth.model import BlockKind, Report
from quoth.readers import read

TITLE = "Half a Light for Hallow Gate"
ESSAY = [
    (BlockKind.HEADING, TITLE),
    (BlockKind.BODY, "There was never much doubt about what the port wanted from the town, and none of what it pays."),
    (BlockKind.BODY, "Answering the council’s letter, Mara Hale said the following on Tuesday:"),
    (BlockKind.BODY, "“(W)e have read the letter with care, and we thank the council for it.”"),
    (BlockKind.BODY, "“(I)t is plain…that nobody has asked the keepers.”"),
    (BlockKind.BODY, "The port “shall pay for the lamp” and for nothing else, she added."),
    (BlockKind.HEADING, "What the port wants"),
    (BlockKind.BODY, "Bo Quist, who keeps the light, saw it otherwise. “The lamp was never ours to sell,” he told us."),
    (BlockKind.BODY, "In her letter of May 3 the mayor wrote:"),
    (BlockKind.QUOTATION, "The strait shall be kept open in summer and in winter, and no ship shall be turned away."),
    (BlockKind.BODY, "Quist stressed that the rock “belongs to those who stand on it”, and nobody laughed."),
    (BlockKind.BODY, "What the town makes of it will be seen in the spring, when the dues are set for thirty years."),
    (BlockKind.COMMENT, "“The lamp was never ours to sell.” … yeah, well, of course! And who bought it?"),
    (BlockKind.COMMENT, "I was there that night and it was hot as an oven."),
]  # fmt: skip
SOURCES = [
    "We have read the letter with care, and we thank the council for it. It is plain to me and to all that nobody has "
    "asked the keepers. The port shall pay for the lamp.",
    "The lamp was never ours to sell. The rock belongs to those who stand upon it.",
    "The strait shall be kept open in summer and in winter, and no vessel shall be turned away.",
]
HEAD = """<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{title} | Harbour Pages</title>
<meta property="og:title" content="{title}"></head><body>
<header><a href="/">Harbour Pages</a><p>News from the quay</p></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav>
<main><article class="post"><header><h1>{title}</h1><p class="entry-meta">Posted by the night desk</p></header>"""
FIGURE = '<figure><img src="rock.jpg" alt="The rock"></figure>'
ASIDE = '<aside class="related"><h3>Read also</h3><p>The mayor said “no comment” once more.</p></aside>'
NEWS = '<div class="newsletter"><p>Sign up for “The Tide”, our newsletter.</p><form><button>Go</button></form></div>'
FOOT = """<section id="respond"><h3>Leave a Reply</h3><form><p>Commenting as “guest”.</p></form></section></main>
<aside><h3>Recent posts</h3><ul><li><a href="/x">“Nobody asked”</a></li></ul></aside>
<footer><p>Harbour Pages, where “all is said”.</p></footer></body></html>"""


def as_text() -> bytes:
    lines: list[str] = []
    comments = [words for kind, words in ESSAY if kind is BlockKind.COMMENT]
    for kind, words in ESSAY:
        if kind is BlockKind.QUOTATION:
            lines.append(f"    {words}")
        elif kind is not BlockKind.COMMENT:
            lines.append(words)
    lines += [f"2 thoughts on “{TITLE}”", f"  1. {comments[0]}", "     Reply"]
    lines += [f"  2. {comments[1]}", "     Reply", "Leave a Reply"]
    lines += ["Your email address will not be published. Required fields are marked *", "Up ↑"]
    return "\n\n".join(lines).encode()


def as_page(writers: bool) -> bytes:
    tags = {
        BlockKind.HEADING: "<h2>{}</h2>", BlockKind.BODY: "<p>{}</p>",
        BlockKind.QUOTATION: "<blockquote><p>{}</p></blockquote>",
    }  # fmt: skip
    parts = [HEAD.format(title=TITLE)]
    for number, (kind, words) in enumerate(ESSAY[1:]):
        if kind is not BlockKind.COMMENT:
            parts.append(tags[kind].format(html.escape(words)))
        parts.append({1: FIGURE, 5: NEWS, 7: ASIDE}.get(number, ""))
    parts.append(f'</article><section id="comments"><h3>2 thoughts on “{TITLE}”</h3><ol class="comment-list">')
    for name, (_, words) in zip(("oldquay", "Marta K."), ESSAY[-2:], strict=True):
        author = f'<div class="comment-author"><b class="fn">{name}</b> says:</div>' if writers else ""
        parts.append(f'<li class="comment">{author}<div class="comment-content"><p>{words}</p></div></li>')
    return "".join([*parts, "</ol></section>", FOOT]).encode()


def tell(report: Report) -> list[tuple[object, ...]]:
    return [
        (
            finding.quotation.text, finding.quotation.kind, finding.quotation.block, finding.attribution.speaker,
            finding.attribution.rule, finding.attribution.said_on, finding.verdict.label, finding.verdict.reason,
            finding.passage.text if finding.passage else None,
            [(departure.kind, departure.weight) for departure in finding.departures],
        )
        for finding in report.findings
        if finding.quotation.block is not BlockKind.FURNITURE  # what the site says of itself
    ]  # fmt: skip


@pytest.mark.parametrize("writers", [True, False])
def test_an_essay_gives_the_same_findings_as_text_and_as_a_page(writers: bool) -> None:
    text, page = (check(read(data, name), sources=SOURCES) for data, name in (
        (as_text(), "essay.txt"), (as_page(writers), "essay.html"),
    ))  # fmt: skip
    assert not page.problems
    assert [kind for kind, _ in ESSAY if kind is not BlockKind.COMMENT] == [
        block.kind for block in page.document.blocks if block.kind not in (BlockKind.COMMENT, BlockKind.FURNITURE)
    ]
    assert len(tell(text)) == 7
    assert tell(page) == tell(text)
