"""Markdown: the content unchanged, its parts told by CommonMark's rules for blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quoth.model import Block, BlockKind, Document, Problem, Span
from quoth.text.decode import decode
from quoth.text.full_days import read_stated
from quoth.text.paragraphs import trim

from . import plain
from .digests import digest

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["LARGEST", "build", "read"]

LARGEST = 3_000_000
"""Code points from which on a text is read as plain: the parser takes seconds a megabyte."""
_BREAK = re.compile(r"\r\n|\r|\n")
_FRONT = re.compile(
    r"(?:---|(\+\+\+))[ \t]*(?:\r\n|\r|\n)(.{0,20000}?)(?<=[\r\n])(?(1)\+\+\+|(?:---|\.\.\.))[ \t]*(?:\r\n|\r|\n|\Z)",
    re.DOTALL,
)
"""YAML between `---`, TOML between `+++`."""
_FIELD = re.compile(r"(?:^|(?<=[\r\n]))([A-Za-z_-]{1,30})[ \t]*[:=][ \t]*([^\r\n]*)")
_NOTE = re.compile(r"[ \t]#.*")
_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])))+[ \t]*")
_LABEL = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
"""How a note begins."""
_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^()\n]*\)")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]+|[*_`]+(?!\w)")
_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "by": "author",
    "published": "published",
    "published_at": "published",
    "published_on": "published",
    "date_published": "published",
    "datepublished": "published",
    "publishdate": "published",
    "publish_date": "published",
    "pubdate": "published",
    "date": "date",
}
"""Names of front matter that are read, and what each is. A `date` may be that of the draft."""


_SWITCHES = frozenset({"true", "false", "yes", "no", "draft", "null", "~"})
"""What `published` holds where it says whether, and not when."""


def read(data: bytes, name: str) -> Document:
    """Read Markdown; raises BinaryError or EmptyError."""
    decoded = decode(data, name)
    text = decoded.text
    if len(text) > LARGEST:
        return plain.read_instead(data, name, "too long to read as Markdown", "cut it in parts")
    return build(text, name, digest(data), decoded.problems)


def build(text: str, name: str, fingerprint: str, problems: tuple[Problem, ...] = ()) -> Document:
    """Make the document of a text in Markdown from its characters, at most `LARGEST`."""
    front = _FRONT.match(text)
    stated, more = _read_front(front.group(2), name) if front else ({}, ())
    blocks = tuple(_find_blocks(text, front.end() if front else 0))
    return Document(
        name,
        text,
        fingerprint,
        title=stated.get("title") or _first_heading(text, blocks),
        author=stated.get("author"),
        published=read_stated(stated.get("published") or stated.get("date") or ""),
        blocks=blocks,
        problems=(*problems, *more),
    )


def _read_front(front: str, name: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return title, author and date of front matter; only `name: words` lines are read."""
    stated: dict[str, str] = {}
    problems = []
    for key, value in _FIELD.findall(front):
        field = _FIELDS.get(key.casefold())
        bare = _NOTE.sub("", value).strip().strip("'\"[]").strip()
        if not field or not bare or field in stated or bare.casefold() in _SWITCHES:
            continue
        if field in ("date", "published") and read_stated(bare) is None:
            problems.append(Problem(name, f"the date {bare!r} is not one", "write it as 2022-02-01"))
            continue
        stated[field] = bare
    return stated, tuple(problems)


def _find_blocks(text: str, start: int) -> Iterator[Block]:
    """Go over the blocks of `text`; what stands before `start` is front matter."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (heavy, and only needed here)
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415  (the same)

    if start:
        yield Block(BlockKind.FURNITURE, trim(text, 0, start))
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    offsets = [start]
    offsets.extend(found.end() for found in _BREAK.finditer(text, start))
    offsets.append(len(text))
    end = start
    for kind, first, last in _walk(parser.parse(text[start:])):
        span = _bare(text, offsets[first], offsets[min(last, len(offsets) - 1)], kind)
        if span is not None and span.start >= end:
            yield Block(kind, span)
            end = span.end


def _walk(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind, int, int]]:
    """Go over what holds words, with its lines; a row of a table is one."""
    quoted, heading, noted, row = 0, False, 0, None

    def find_kind() -> BlockKind:
        if quoted:
            return BlockKind.QUOTATION
        return BlockKind.NOTE if noted else BlockKind.HEADING if heading else BlockKind.BODY

    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0
        elif token.type in ("footnote_reference_open", "footnote_reference_close"):
            noted += token.nesting
        elif token.type == "tr_open" and token.map:
            row = token.map[0]
            yield find_kind(), row, row + 1
        elif token.type == "tr_close":
            row = None
        elif token.type == "inline" and token.map and row is None:
            yield find_kind(), token.map[0], token.map[1]
        elif token.type in ("fence", "code_block") and token.map:
            yield BlockKind.FURNITURE, token.map[0], token.map[1]
        elif token.type == "html_block" and token.map:
            comment = token.content.lstrip().startswith(("<!--", "<script", "<style"))
            yield BlockKind.FURNITURE if comment else BlockKind.BODY, token.map[0], token.map[1]


def _bare(text: str, start: int, end: int, kind: BlockKind) -> Span | None:
    """Return the span without the marks of lists, headings and quotations before its words."""
    label = _LABEL.match(text, start, end) if kind is BlockKind.NOTE else None
    start = label.end() if label else start
    if kind is not BlockKind.FURNITURE:
        marks = _MARKS.match(text, start, end)
        if marks and marks.end() < end:
            start = marks.end()
    span = trim(text, start, end)
    if kind is BlockKind.HEADING:
        hashes = _HASHES.search(text[span.start : span.end])
        if hashes:
            span = Span(span.start, span.start + hashes.start())
    return span if len(span) else None


def _first_heading(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            words = _LINK.sub(r"\1", block.span.cut(text))
            return " ".join(_EMPHASIS.sub("", words).split()) or None
    return None
