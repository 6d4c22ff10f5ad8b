"""What each paragraph of a plain text is: heading, running text, block quotation, comment, furniture.

A page that was copied from a screen carries its buttons and its readers with it. The phrases that
give these away are data (`furniture`); here is only the order in which they are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from quoth.model import Block, BlockKind, Span
from quoth.text.calendar_words import MONTHS, WEEKDAYS
from quoth.text.paragraphs import Paragraph

from .furniture import Role
from .roles import LONGEST, find_role

__all__ = ["mark_blocks"]

_PROSE = 120
"""Code points from which on a paragraph that ends a sentence is running text, not a button."""
_BODY = 300
"""Code points of running text that must come before a comment heading means what it says: many
sites also print `12 comments` under the title."""
_LINKS = 15
"""Titles at most in a list of other pages."""
_SPOKEN = (None, Role.SIGNATURE)
"""What an indented paragraph may look like: words may end in `as the statute says`."""
_INDENT = 4
"""Columns from which on an indented paragraph is set apart."""
_ENDS = frozenset(".!?…。！？।؟")
_CLOSERS = "\"'”’»›)]*_ \t"
_OPENERS = frozenset("\"“„«‘'‹-–—")
_ITEM = re.compile(r"(?:\(?\d{1,4}[.)]|[-*•‣])[ \t]+")
_NUMBERED = re.compile(
    r"(?:[IVXLC]{1,6}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3}|(?i:part|chapter|section|article)\s+[\dIVXLC]{1,6})[.):]\s+\S"
)

_BULLET = re.compile(r"[-*•‣][ \t]+\S")
_MARKED = re.compile(r"#{1,6} \S.*[^\s.!?:;,]$|\*\*[^*]+\*\*:?$")
"""A heading as Markdown marks it, in a plain text."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BYLINES = frozenset("by posted published updated photo image source copyright © printed filed last first".split())
"""First words of lines that tell of the page, not of what follows."""
_MONTHS = frozenset(month.rstrip(".") for month in MONTHS["en"]) | frozenset(WEEKDAYS["en"])


@dataclass(slots=True)
class _Part:
    """A paragraph while it is being weighed."""

    paragraph: Paragraph
    text: str
    """Its characters; of a long one only as many as are needed."""
    size: int
    role: Role | None
    kind: BlockKind = BlockKind.BODY

    @property
    def prose(self) -> bool:
        return self.role is None and self.size >= _PROSE and self.ended

    @property
    def ended(self) -> bool:
        return self.text.rstrip(_CLOSERS)[-1:] in _ENDS


@dataclass(slots=True)
class _Page:
    parts: list[_Part]
    items: dict[int, int] = field(default_factory=dict)
    """For each part that begins with a number or bullet of a comment list: that mark's length."""


def mark_blocks(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    """Return the blocks of `text`, one for each paragraph and one for each number of a comment list."""
    page = _Page([_part(text, paragraph) for paragraph in paragraphs])
    for rule in RULES:
        rule(page)
    return tuple(_blocks(page))


def _part(text: str, paragraph: Paragraph) -> _Part:
    span = paragraph.span
    size = len(span)
    shown = span.cut(text) if size <= LONGEST else text[span.end - LONGEST : span.end]
    item = _ITEM.match(shown) if size <= LONGEST else None
    role = find_role(shown[item.end() :] if item else shown)
    return _Part(paragraph, shown, size, role)


def _mark_title(page: _Page) -> None:
    """Take the first short line for the title, and later short lines set apart for headings."""
    for i, part in enumerate(page.parts):
        if part.role is None:
            if i + 1 < len(page.parts) and _looks_like_title(part):
                part.kind = BlockKind.HEADING
            break
    prose = False
    for i, part in enumerate(page.parts[:-1]):
        follower = page.parts[i + 1]
        dated = prose and _looks_dated(part) and (follower.prose or follower.paragraph.lines > 1)
        if dated or (_looks_like_heading(part) and _stands_below(follower)):
            part.kind = BlockKind.HEADING
        prose = prose or part.prose


def _looks_like_title(part: _Part) -> bool:
    bare = part.text.rstrip(_CLOSERS)
    return (
        part.paragraph.lines <= 2
        and part.size <= 160
        and bare[-1:] not in (".", "!", ",", ";", ":", "…", "。", "")
        and any(char.isalpha() for char in bare)
    )


def _stands_below(part: _Part) -> bool:
    """Whether a paragraph may stand below a heading: text, or the first point of a list."""
    if part.paragraph.lines > 1 or _BULLET.match(part.text):
        return True
    return part.role is None and part.ended and not _NUMBERED.match(part.text) and not _looks_like_heading(part)


def _looks_dated(part: _Part) -> bool:
    """Whether a later line is a place or an occasion with its year, and no more: `Lisbon, 2014`, `The 2014 lecture`."""
    if part.role is not None or part.paragraph.lines > 1 or part.size > 60 or not part.paragraph.after_blank:
        return False
    words = part.text.split()
    return (
        1 < len(words) <= 7 and words[0][:1].isupper() and words[0].lower() not in _BYLINES
        and len(_YEAR.findall(part.text)) == 1 and part.text[-1] not in ".!?:;,”\""
        and any(word[:1].isalpha() and word.strip(".,").lower() not in _MONTHS for word in words)
    )  # fmt: skip


def _looks_like_heading(part: _Part) -> bool:
    """Whether a later line is a heading: numbered, or all in capitals."""
    text = part.text
    if part.role is not None or part.paragraph.lines > 1 or part.size > 100 or not part.paragraph.after_blank:
        return False
    capitals = text.isupper() and len(text.split()) >= 2 and text[-1] not in "!?:;,”\""
    if text[0] in "#*" and _MARKED.match(text):
        return True
    return capitals or (bool(_NUMBERED.match(text)) and text[-1] not in ".!?:;,”\"")


def _mark_quotations(page: _Page) -> None:
    """Take indented paragraphs for block quotations: where the text itself is not indented, or behind a colon."""
    sizes = [(part.paragraph.indent >= 2, part.size) for part in page.parts if not _ITEM.match(part.text)]
    indented = sum(size for inner, size in sizes if inner) > 0.4 * sum(size for _, size in sizes)
    in_item = introduced = False
    for part in page.parts:
        item = bool(_ITEM.match(part.text)) and part.size <= LONGEST
        if part.paragraph.indent < _INDENT:
            in_item = item or (in_item and part.paragraph.indent > 0)
            introduced = not part.paragraph.indent and part.text.rstrip().endswith(":")
        elif not item and not in_item and part.role in _SPOKEN and part.size >= 20 and (introduced or not indented):
            part.kind = BlockKind.QUOTATION


def _mark_sections(page: _Page) -> None:
    """Walk down the page: text, then comments, then the form and the footer."""
    state = BlockKind.BODY
    below, body = state, 0
    links = 0
    for i, part in enumerate(page.parts):
        role = part.role
        if role is Role.COMMENTS and _opens(page, i, body):
            state = below = BlockKind.COMMENT
            part.kind, links = BlockKind.FURNITURE, 0
        elif role is Role.FORM or (role is Role.FOOTER and body >= _BODY):
            part.kind, links = BlockKind.FURNITURE, 0
            if body >= _BODY or state is BlockKind.COMMENT:
                state = BlockKind.FURNITURE
        elif role in (Role.ALWAYS, Role.FOOTER):
            part.kind = BlockKind.FURNITURE
        elif role is Role.LINKS and (state is not BlockKind.BODY or _heads_links(page, i)):
            part.kind, links = BlockKind.FURNITURE, _LINKS
        elif links and _looks_like_link(part):
            part.kind, links = BlockKind.FURNITURE, links - 1
        else:
            links = 0
            if part.prose and state is BlockKind.FURNITURE:
                state = below  # the form stood above the text, or between comments
            if state is BlockKind.COMMENT:
                part.kind = BlockKind.COMMENT
                if role in (Role.NEAR, Role.SIGNATURE, Role.COMMENTS):
                    part.kind = BlockKind.FURNITURE
            elif state is BlockKind.FURNITURE:
                part.kind = BlockKind.FURNITURE
            elif part.kind is not BlockKind.HEADING:
                body += part.size


def _opens(page: _Page, at: int, body: int) -> bool:
    """Whether a comment heading opens comments: text came before it, and a bare word has support."""
    words = page.parts[at].text.split()
    if len(words) >= 4:
        return body > 0  # "3 thoughts on ..." stands below a text, however short
    if body < _BODY:
        return False
    if len(words) > 2 or any(char.isdigit() for char in page.parts[at].text):
        return True
    near = (Role.SIGNATURE, Role.NEAR, Role.FORM, Role.ALWAYS)
    return any(part.role in near for part in page.parts[max(0, at - 3) : at + 6])


def _looks_like_link(part: _Part) -> bool:
    """Whether a line may be the title of another page; a line of dialogue may not."""
    if part.role not in (None, Role.NEAR, Role.LINKS) or part.size > 120 or part.text[0] in _OPENERS:
        return False
    return part.text.rstrip(_CLOSERS)[-1:] not in (".", "!", ":", "…", ",", ";")


def _heads_links(page: _Page, at: int) -> bool:
    """Whether a list of links begins here: what names it is no sentence, and a title follows."""
    ended = page.parts[at].text.rstrip(_CLOSERS)[-1:] in _ENDS
    return not ended and at + 1 < len(page.parts) and _looks_like_link(page.parts[at + 1])


def _mark_neighbours(page: _Page) -> None:
    """Take weak furniture that stands beside furniture, from either side."""
    for parts in (page.parts, page.parts[::-1]):
        beside = False
        for part in parts:
            if part.role is Role.NEAR and beside:
                part.kind = BlockKind.FURNITURE
            beside = part.kind is BlockKind.FURNITURE


def _mark_menus(page: _Page) -> None:
    """Take menu words at the very top or bottom of a page that has more than one of them."""
    for parts in (page.parts, page.parts[::-1]):
        run = []
        for part in parts:
            if part.role is not Role.NEAR and part.kind is not BlockKind.FURNITURE:
                break
            run.append(part)
        if len(run) > 1:
            for part in run:
                part.kind = BlockKind.FURNITURE


def _mark_items(page: _Page) -> None:
    """Part the numbers of a comment list from the comments: the site counted, not the reader."""
    for i, part in enumerate(page.parts):
        found = _ITEM.match(part.text) if part.size <= LONGEST else None
        if part.kind is BlockKind.COMMENT and found is None and part.size > LONGEST:
            page.items[i] = -1
        elif part.kind is BlockKind.COMMENT and found and found.end() < part.size:
            page.items[i] = found.end()


RULES: tuple[Callable[[_Page], None], ...] = (
    _mark_menus,
    _mark_title,
    _mark_quotations,
    _mark_sections,
    _mark_neighbours,
    _mark_items,
)
"""The rules, in order; a later one may overrule an earlier one."""


def _blocks(page: _Page) -> Iterator[Block]:
    for i, part in enumerate(page.parts):
        span = part.paragraph.span
        mark = page.items.get(i, 0)
        if mark > 0:
            number = part.text[:mark].rstrip()
            yield Block(BlockKind.FURNITURE, Span(span.start, span.start + len(number)))
            span = Span(span.start + mark, span.end)
        yield Block(part.kind, span)
