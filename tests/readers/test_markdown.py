from __future__ import annotations

import pytest

from quoth.archive import open_record
from quoth.model import Document
from quoth.pipeline import check
from quoth.readers import read

NOTE = """---
title: "The Light"
author: Ada Holm
date: 2022-02-01
tags: [sea]
---
# The *Light* and [what](x) it costs #

A paragraph
over two lines.

Second head
===========

> “We shall keep
> the strait open.”
>
> So she said.
> - and an item

- item one
- item two

  goes on

1. first
   - inner

| who | what |
|-----|------|
| she | “yes” |

```
code “not words”
```

<!-- a note to self -->

    more code
"""


def parts(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_text_is_unchanged_and_its_parts_are_told(end: str) -> None:
    text = NOTE.replace("\n", end)
    document = read(text.encode(), "note.md")
    assert document.text == text
    assert (document.title, document.author, str(document.published)) == (
        "The Light",
        "Ada Holm",
        "2022-02-01",
    )
    assert [(kind, words.replace(end, "\n")) for kind, words in parts(document)][1:] == [
        ("heading", "The *Light* and [what](x) it costs"),
        ("body", "A paragraph\nover two lines."),
        ("heading", "Second head"),
        ("quotation", "“We shall keep\n> the strait open.”"),
        ("quotation", "So she said."),
        ("quotation", "and an item"),
        ("body", "item one"),
        ("body", "item two"),
        ("body", "goes on"),
        ("body", "first"),
        ("body", "inner"),
        ("body", "| who | what |"),
        ("body", "| she | “yes” |"),
        ("furniture", "```\ncode “not words”\n```"),
        ("furniture", "<!-- a note to self -->"),
        ("furniture", "more code"),
    ]
    assert parts(document)[0][0] == "furniture"


def test_the_first_heading_is_the_title_without_its_markup() -> None:
    assert (
        read(b"# The *Light* and [what](x) it costs #\n\nWords.", "x.md").title
        == "The Light and what it costs"
    )


def test_a_bad_date_is_a_problem() -> None:
    document = read(b"---\ndate: last week\n---\nWords.", "x.md")
    assert document.published is None
    assert "last week" in str(document.problems[0])


def test_a_rule_is_no_front_matter() -> None:
    assert parts(read(b"---\n\nWords.", "x.md")) == [("body", "Words.")]


@pytest.mark.parametrize(
    "text", ["> ", "#", "[a]: b", "```", ">" * 5000, "- " * 5000, "[" * 50_000, "|a|\n|-|"]
)
def test_odd_markdown_reads(text: str) -> None:
    assert read(text.encode(), "x.md").text == text


def test_a_text_too_long_for_the_parser_is_read_as_plain() -> None:
    document = read(b"# Head\n\n" + b"word " * 700_000, "x.md")
    assert "too long" in str(document.problems[0])
    assert len(document.blocks) == 2


NOTED = """Hale said: “We shall keep[^a] the strait open.”[^long-1]

[^a]: See “the letter”,
and the answer.
[^long-1]: First.

    Second.

    > It is lit.

And so it was.
"""


def test_footnotes_are_notes_without_their_labels() -> None:
    document = read(NOTED.encode(), "note.md")
    assert document.text == NOTED
    assert parts(document) == [
        ("body", "Hale said: “We shall keep[^a] the strait open.”[^long-1]"),
        ("note", "See “the letter”,\nand the answer."),
        ("note", "First."),
        ("note", "Second."),
        ("quotation", "It is lit."),
        ("body", "And so it was."),
    ]


@pytest.mark.parametrize("call", ["[^a]", "[^1]", "[^long-1]"])
def test_the_call_of_a_note_is_no_word_on_either_side(call: str) -> None:
    said = "We shall keep the strait open for all ships."
    noted = said.replace("strait", f"strait{call}")
    for quoted, recorded in ((noted, said), (said, noted)):
        document = read(f"Hale said: “{quoted}”{call}\n".encode(), "note.md")
        finding = check(document, open_record([recorded])).findings[0]
        assert (finding.verdict.label, finding.departures) == ("verbatim", ())
