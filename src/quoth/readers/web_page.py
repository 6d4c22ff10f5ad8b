"""Web pages: the main text, and the readers' comments after it, as blocks joined by blank lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from quoth.model import BlockKind, Days, Document, Problem
from quoth.text.decode import decode, require_text

from . import plain
from .appeals import take_out_appeals
from .articles import join_articles
from .captions import keep_captions
from .comment_threads import take_out_comments
from .datelines import find_dateline
from .digests import digest
from .embeds import set_posts_apart
from .furniture import Role
from .linked_data import read_bodies
from .names import find_day_in_name
from .page_dates import find_address, find_page_day
from .page_facts import find_author, find_language, find_title
from .page_labels import Labels
from .page_pieces import Piece, find_pieces, join
from .page_rewrites import rewrite
from .roles import find_role
from .set_apart import label_quotations
from .strip import strip_markup

__all__ = ["read"]

_LARGEST = 2_000_000
"""Code points from which on a page is only stripped of its markup: finding the text takes too long."""
_SNIFFED = 4096
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z!/?]")
_DEEPEST = 250
"""Elements within one another from which on a page is left as it is: libxml2 drops what lies beyond 256."""
_WHOLE = 200
"""Code points from which on the text that the linked data holds stands for a page in which none was found."""
_SPACE = re.compile(r"\s+")


def read(data: bytes, name: str) -> Document:
    """Read a web page; raises BinaryError, or EmptyError where it holds no words."""
    declared = _DECLARED.search(data[:_SNIFFED])
    decoded = decode(data, name, declared.group(1).decode("ascii") if declared else None)
    if not _TAG.search(decoded.text):
        return plain.build(decoded.text, name, digest(data), decoded.problems)
    if len(decoded.text) > _LARGEST:
        return _fall_back(data, decoded.text, name, decoded.problems, "the page is too long to search")
    page = _extract(decoded.text)
    pieces = [*page.pieces, *page.comments]
    if not any(piece.kind in (BlockKind.BODY, BlockKind.QUOTATION) for piece in pieces):
        if len("".join(piece.text for piece in page.bodies)) < _WHOLE:
            document = _fall_back(data, decoded.text, name, decoded.problems, "no main text was found in the page")
            return replace(document, published=page.day, language=page.language)
        pieces = [*page.bodies, *page.comments]
    text, blocks, landmarks = join(pieces)
    return Document(
        name,
        text,
        digest(data),
        title=page.title,
        author=page.author,
        published=page.day or find_dateline(text, blocks) or find_day_in_name(page.address),
        blocks=blocks,
        landmarks=landmarks,
        language=page.language,
        problems=decoded.problems,
    )


@dataclass(slots=True)
class _Page:
    """What was found in a page."""

    day: Days | None = None
    address: str = ""
    title: str | None = None
    author: str | None = None
    language: str | None = None
    pieces: tuple[Piece, ...] = ()
    comments: tuple[Piece, ...] = ()
    bodies: tuple[Piece, ...] = ()
    """The text as the linked data holds it."""


def _extract(words: str) -> _Page:
    """Return what a page states and what is found in it; no pieces where nothing is, or the extractor fails."""
    import trafilatura  # noqa: PLC0415  (heavy, and only needed here)

    page = _Page()
    try:
        tree = trafilatura.load_html(words)
        if tree is None:
            return page
        page.day, page.address = find_page_day(tree), find_address(tree) or ""
        page.title, page.author, page.language = find_title(tree), find_author(tree), find_language(tree)
        page.bodies = tuple(_read_bodies(tree))
        rewrite(tree)
        labels = Labels(words + "".join(tree.itertext()))
        comments = _prepare(tree, labels) if _measure_depth(tree) <= _DEEPEST else []
        found: Any = trafilatura.bare_extraction(
            tree, include_comments=True, with_metadata=True, date_extraction_params=_DATES
        )
        page.comments = tuple(comments)
        if found is not None:
            page.title = page.title or _clean(found.title, labels)
            page.author = page.author or _clean(found.author, labels)
            page.pieces = tuple(_find_pieces(found.body, labels))
            page.comments += tuple(_find_comments(found.commentsbody, labels))
    except Exception:  # broken markup fails in many places of the extractor; the page is stripped instead
        page.pieces = page.comments = ()
    return page


_DATES = {"extensive_search": False}
"""The extractor's own search for a day, which guesses, is kept short: `page_dates` has it."""


def _prepare(tree: Any, labels: Labels) -> list[Piece]:
    """Rewrite what the extractor would lose or mix up; return the comments that were taken out of the page."""
    comments = take_out_comments(tree)
    take_out_appeals(tree)
    set_posts_apart(tree, labels)
    label_quotations(tree, labels)
    keep_captions(tree, labels)
    join_articles(tree, labels)
    return comments


def _measure_depth(tree: Any) -> int:
    """Return how many elements lie in one another at most; no more than is needed is counted."""
    deepest, stack = 0, [(tree, 1)]
    while stack and deepest <= _DEEPEST:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in element)
    return deepest


def _read_bodies(tree: Any) -> Iterator[Piece]:
    for headline, body in read_bodies(tree):
        if headline:
            yield Piece(BlockKind.HEADING, _SPACE.sub(" ", headline).strip())
        for paragraph in _BREAKS.split(html.unescape(body)):
            if paragraph.strip():
                yield Piece(BlockKind.BODY, _SPACE.sub(" ", paragraph).strip())


_BREAKS = re.compile(r"\s*\n\s*")


def _find_pieces(body: Any, labels: Labels) -> Iterator[Piece]:
    if body is not None:
        for piece in find_pieces(body, BlockKind.BODY, labels):
            if piece.kind is not BlockKind.CAPTION and find_role(piece.text) in (Role.ALWAYS, Role.FOOTER):
                piece.kind = BlockKind.FURNITURE
            yield piece


def _find_comments(body: Any, labels: Labels) -> Iterator[Piece]:
    if body is None:
        return
    for piece in find_pieces(body, BlockKind.COMMENT, labels):
        role = find_role(piece.text)
        furniture = role is not None and role is not Role.LINKS
        yield Piece(BlockKind.FURNITURE if furniture else BlockKind.COMMENT, piece.text)


def _clean(value: str | None, labels: Labels) -> str | None:
    return _SPACE.sub(" ", labels.take_off(value)).strip() or None if value else None


def _fall_back(data: bytes, page: str, name: str, problems: tuple[Problem, ...], what: str) -> Document:
    """Read all the words of the page, furniture and all."""
    text = strip_markup(page)
    require_text(text, name)
    problem = Problem(name, what, "all its words were read; look whether menus are among them")
    return plain.build(text, name, digest(data), (*problems, problem))
