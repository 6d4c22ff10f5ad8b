"""Web pages: the main text, and the readers' comments after it, as blocks joined by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quoth.model import Block, BlockKind, Days, Document, Problem, Span
from quoth.text.decode import decode, require_text

from . import plain
from .datelines import find_dateline
from .digests import digest
from .furniture import Role
from .names import find_day_in_name
from .page_dates import find_address, find_page_day
from .roles import find_role
from .strip import strip_markup

__all__ = ["looks_like_html", "read"]

_LARGEST = 2_000_000
"""Code points from which on a page is only stripped of its markup: finding the text takes too long."""
_SNIFFED = 4096
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[A-Za-z!/?]")
_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTATION, "code": BlockKind.FURNITURE}
"""What the extractor's elements are; all others are running text."""
_BLOCKS = frozenset({"p", "head", "quote", "code", "list", "item", "table", "row", "body", "div", "main"})
"""Elements of the extractor that begin a block of their own."""
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_INNER_SPACE = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class _Piece:
    """The words of one block, before their place is known."""

    kind: BlockKind
    text: str


def looks_like_html(data: bytes) -> bool:
    """Whether the first bytes say that this is a web page.

    >>> looks_like_html(b"<!DOCTYPE html><title>x</title>")
    True
    """
    return bool(_HTML.match(data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, name: str) -> Document:
    """Read a web page; raises BinaryError, or EmptyError where it holds no words."""
    declared = _DECLARED.search(data[:_SNIFFED])
    decoded = decode(data, name, declared.group(1).decode("ascii") if declared else None)
    if not _TAG.search(decoded.text):
        return plain.build(decoded.text, name, digest(data), decoded.problems)
    if len(decoded.text) > _LARGEST:
        return _fall_back(data, decoded.text, name, decoded.problems, "the page is too long to search")
    found, stated = _extract(decoded.text)
    if found is None:
        return replace(
            _fall_back(data, decoded.text, name, decoded.problems, "no main text was found in the page"),
            published=stated.day,
        )
    pieces = [*_find_pieces(found.body), *_find_comments(found.commentsbody)]
    if not any(piece.kind in (BlockKind.BODY, BlockKind.QUOTATION) for piece in pieces):
        return replace(
            _fall_back(data, decoded.text, name, decoded.problems, "no main text was found in the page"),
            published=stated.day,
        )
    text, blocks = _join(pieces)
    return Document(
        name,
        text,
        digest(data),
        title=_words(found.title),
        author=_words(found.author),
        published=stated.day or find_dateline(text, blocks) or find_day_in_name(stated.address),
        blocks=blocks,
        problems=decoded.problems,
    )


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the page says of itself."""

    day: Days | None = None
    address: str = ""


def _extract(page: str) -> tuple[Any, _Stated]:
    """Return what trafilatura finds, None where it finds nothing or fails; and what the page states."""
    import trafilatura  # noqa: PLC0415  (heavy, and only needed here)

    stated = _Stated()
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None, stated
        stated = _Stated(find_page_day(tree), find_address(tree) or "")
        for element in list(tree.iter("q", "pre", "sup")):
            _REWRITES[element.tag](element)
        for element in reversed(list(tree.iter("br"))):
            _part_paragraph(element)
        found = trafilatura.bare_extraction(
            tree, include_comments=True, with_metadata=True, date_extraction_params=_DATES
        )
    except Exception:  # broken markup fails in many places of the extractor; the page is stripped instead
        return None, stated
    return found, stated


_DATES = {"extensive_search": False}
"""The extractor's own search for a day, which guesses, is kept short: `page_dates` has it."""


def _write_marks(element: Any) -> None:
    """Write the marks that a browser shows round a short quotation (HTML Standard, 4.5.7)."""
    element.text = "\u201c" + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + "\u201d"
    else:
        element.text += "\u201d"
    element.tag = "span"


def _break_lines(element: Any) -> None:
    """Keep the line ends of set text; the extractor would take every `pre` for a block quotation."""
    element.tag = "p"
    lines = (element.text or "").split("\n")
    element.text = lines[0]
    for place, line in enumerate(lines[1:]):
        end = element.makeelement("br")
        end.tail = line
        element.insert(place, end)


def _raise_digits(element: Any) -> None:
    """Write the call of a note so that it does not become part of the word before it."""
    words = "".join(element.itertext()).strip()
    if words.isdecimal():
        del element[:]
        element.text = words.translate(_RAISED)


def _part_paragraph(element: Any) -> None:
    """Make two paragraphs of one that two line breaks part; the extractor would keep a single break.

    Called from the last break to the first, so that each move takes along only what stands up to the next.
    """
    after, parent = element.getnext(), element.getparent()
    if after is None or after.tag != "br" or parent is None or parent.tag != "p":
        return
    if (element.tail or "").strip():
        return
    rest = parent.makeelement("p")
    rest.text, rest.tail, parent.tail = after.tail, parent.tail, None
    for child in list(after.itersiblings()):
        rest.append(child)
    parent.remove(after)
    parent.remove(element)
    parent.addnext(rest)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REWRITES = {"q": _write_marks, "pre": _break_lines, "sup": _raise_digits}
"""What the extractor would lose, and how it is kept as text."""


def _find_pieces(body: Any) -> Iterator[_Piece]:
    if body is not None:
        for piece in _walk(body, BlockKind.BODY):
            if find_role(piece.text) in (Role.ALWAYS, Role.FOOTER):
                piece.kind = BlockKind.FURNITURE
            yield piece


def _find_comments(body: Any) -> Iterator[_Piece]:
    if body is None:
        return
    for piece in _walk(body, BlockKind.COMMENT):
        role = find_role(piece.text)
        furniture = role is not None and role is not Role.LINKS
        yield _Piece(BlockKind.FURNITURE if furniture else BlockKind.COMMENT, piece.text)


def _walk(root: Any, kind: BlockKind) -> list[_Piece]:
    """Return the blocks under `root` in order, without recursion: pages can be nested without end."""
    pieces: list[_Piece] = []
    words: list[str] = []
    current = kind

    def flush() -> None:
        # Two line breaks are how many pages part their paragraphs.
        for part in _BLANK.split("".join(words)):
            text = "\n".join(_INNER_SPACE.sub(" ", line).strip() for line in part.split("\n")).strip()
            if text:
                pieces.append(_Piece(current, text))
        words.clear()

    stack: list[tuple[Any, BlockKind, bool]] = [(root, kind, True)]
    while stack:
        element, outer, opening = stack.pop()
        block = element.tag in _BLOCKS
        if opening:
            own = outer if outer is not BlockKind.BODY else _KINDS.get(element.tag, outer)
            if block:
                flush()
                current = own
            if element.tag == "lb":
                words.append("\n")
            elif element.tag == "cell" and words:
                words.append(" ")
            words.append(_SPACE.sub(" ", element.text or "") if element.tag != "code" else element.text or "")
            stack.append((element, outer, False))
            stack.extend((child, own, True) for child in reversed(element) if isinstance(child.tag, str))
        else:
            if block:
                flush()
                current = outer
            if element is not root:
                words.append(_SPACE.sub(" ", element.tail or ""))
    flush()
    return pieces


def _join(pieces: Sequence[_Piece]) -> tuple[str, tuple[Block, ...]]:
    """Set the pieces one below another, parted by a blank line."""
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(Block(piece.kind, Span(at, at + len(piece.text))))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks)


def _words(value: str | None) -> str | None:
    return _SPACE.sub(" ", value).strip() or None if value else None


def _fall_back(data: bytes, page: str, name: str, problems: tuple[Problem, ...], what: str) -> Document:
    """Read all the words of the page, furniture and all."""
    text = strip_markup(page)
    require_text(text, name)
    problem = Problem(name, what, "all its words were read; look whether menus are among them")
    return plain.build(text, name, digest(data), (*problems, problem))
