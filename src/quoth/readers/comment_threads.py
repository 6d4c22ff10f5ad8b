"""Threads of readers' comments: who wrote each, and their words; taken out of the page before its text is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quoth.model import BlockKind

from .page_labels import Labels, read_words
from .page_pieces import Piece, find_pieces
from .roles import find_role

__all__ = ["take_out_comments"]

_ITEM = re.compile(
    r"(?:^|\s)(?:[a-z]{1,12}[-_]{1,2})?comment(?:[-_]{0,2}(?:item|container|wrapper|entry|node|thread|post))?(?:\s|$)",
    re.I,
)
"""Classes of an element that is one comment."""
_TYPE = re.compile(r"/(?:Comment|UserComments|Answer)\Z")
_AUTHOR = re.compile(
    r"(?:^|\s)(?:fn|nickname|commenter|(?:comment[-_]{0,2})?(?:author|user)(?:[-_]{0,2}name)?|username|user[-_]?name|"
    r"display[-_]?name|comment__author)(?:\s|$)",
    re.I,
)
"""Classes of the one who wrote it."""
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:meta|metadata|reply|date|time|timestamp|actions?|avatar|votes?|score|likes?|says|permalink|edit|"
    r"share|report|toolbar|buttons?|awaiting[-_]moderation)(?:$|[-_\s])",
    re.I,
)
"""Classes of what stands round its words."""
_SILENT = frozenset("form button input textarea select script style svg img time nav header footer label".split())
_SAYS = re.compile(r"(?:\s+(?:says|said|wrote|sagt|dit|dice|zegt))?\s*:?\Z")
_LONGEST = 80
"""Code points of the longest name."""
_TAGS = {
    "br": "lb", "ul": "list", "ol": "list", "li": "item", "blockquote": "quote", "section": "div", "article": "div",
    "p": "p", "div": "div", "table": "table", "td": "cell", "tr": "row",
    **dict.fromkeys(("dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"), "p"),
}
"""Elements of a page as `find_pieces` knows them; all others hold running words."""


def take_out_comments(tree: Any) -> list[Piece]:
    """Take the comments whose writers are told out of a page, and return them in order; none where no writer is told.

    Each begins with a piece of furniture that names its writer, and every piece of its words has them as its speaker.
    """
    items = [element for element in tree.iter("li", "div", "article", "section", "details") if _is_comment(element)]
    known = set(items)
    items = [element for element in items if not _is_part(element, known)]
    known = set(items)
    authors = {element: _find_author(element, known) for element in items}
    if not any(author is not None for author in authors.values()):
        return []
    pieces: list[Piece] = []
    for element in items:
        pieces += _read(element, known, authors[element])
    for element in items:
        if element.getparent() is not None:
            element.drop_tree()
    return pieces


def _is_comment(element: Any) -> bool:
    classes = (element.get("class") or "")[:200]
    return bool(
        _ITEM.search(classes)
        or (element.get("itemprop") or "") == "comment"
        or _TYPE.search(element.get("itemtype") or "")
    )


def _is_part(element: Any, known: set[Any]) -> bool:
    """Whether an element is but the inner half of a comment: the only one that its parent holds."""
    outer = element.getparent()
    alone = outer in known and not any(other in known for other in outer if other is not element)
    return alone and not (outer.text or "").strip() and _find_author(outer, known) is None


def _own(element: Any, known: set[Any]) -> Iterator[Any]:
    """Go over the elements of a comment, but not over those of the comments in it."""
    stack = [element]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(child for child in reversed(part) if child not in known and isinstance(child.tag, str))


def _find_author(element: Any, known: set[Any]) -> str | None:
    """Return who wrote a comment: the words of the first element that is named so."""
    for part in _own(element, known):
        named = part.get("itemprop") in ("author", "creator") or part.get("rel") == "author"
        if part is not element and (named or _AUTHOR.search((part.get("class") or "")[:200])):
            words = _SAYS.sub("", " ".join(read_words(part).split()))
            if words and len(words) <= _LONGEST:
                return words
    return None


def _read(element: Any, known: set[Any], author: str | None) -> Iterator[Piece]:
    """Yield the pieces of one comment; its elements are used up."""
    if author is not None:
        yield Piece(BlockKind.FURNITURE, author)
    body = element.makeelement("div")
    stack = [(child, body) for child in reversed(element)]
    body.text = element.text
    while stack:
        part, into = stack.pop()
        if not isinstance(part.tag, str) or part in known or _is_beside(part):
            _add_tail(into, part.tail)
            continue
        copy = into.makeelement(_TAGS.get(part.tag, "span"))
        copy.text, copy.tail = part.text, part.tail
        into.append(copy)
        stack.extend((child, copy) for child in reversed(part))
    for piece in find_pieces(body, BlockKind.COMMENT, Labels("")):
        if piece.text != author:
            furniture = find_role(piece.text) is not None
            kind = BlockKind.FURNITURE if furniture else BlockKind.COMMENT
            yield Piece(kind, piece.text, None if furniture else author)


def _is_beside(part: Any) -> bool:
    """Whether a part of a comment is none of its words."""
    classes = (part.get("class") or "")[:200]
    author = _AUTHOR.search(classes) or part.get("itemprop") in ("author", "creator", "dateCreated", "datePublished")
    return part.tag in _SILENT or bool(author) or (_BESIDE.search(classes) is not None and not _holds_text(part))


def _holds_text(part: Any) -> bool:
    return next(part.iter("p"), None) is not None


def _add_tail(into: Any, words: str | None) -> None:
    if words:
        if len(into):
            into[-1].tail = (into[-1].tail or "") + words
        else:
            into.text = (into.text or "") + words
