"""From the elements that the extractor keeps to the blocks of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quoth.model import Block, BlockKind, Landmark, Span

from .page_labels import Labels

__all__ = ["Piece", "find_pieces", "join"]

_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTATION, "code": BlockKind.FURNITURE}
"""What the extractor's elements are; all others are running text."""
_BLOCKS = frozenset({"p", "head", "quote", "code", "list", "item", "table", "row", "body", "div", "main"})
"""Elements of the extractor that begin a block of their own."""
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_INNER_SPACE = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class Piece:
    """The words of one block, before their place is known."""

    kind: BlockKind
    """What it is."""
    text: str
    """Its words."""
    speaker: str | None = None
    """Whose words they are, where the page tells."""
    cite: str | None = None
    """The address they are said to come from."""
    time: str | None = None
    """The time of the post that begins here."""


def find_pieces(root: Any, kind: BlockKind, labels: Labels) -> list[Piece]:
    """Return the blocks under `root` in order, without recursion: pages can be nested without end.

    What has a label is what the label says; `kind` is what all else is that no element tells.
    """
    pieces: list[Piece] = []
    words: list[str] = []
    current = kind

    def flush() -> None:
        # Two line breaks are how many pages part their paragraphs.
        for part in _BLANK.split("".join(words)):
            text = "\n".join(_INNER_SPACE.sub(" ", line).strip() for line in part.split("\n")).strip()
            for label, own in labels.split(text):
                if label is None:
                    pieces.append(Piece(current, own))
                else:
                    pieces.append(Piece(label.kind, own, label.speaker, label.cite, label.time))
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


def join(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...], tuple[Landmark, ...]]:
    """Set the pieces one below another, parted by a blank line; return the text, its blocks, its landmarks."""
    blocks, marks, at = [], [], 0
    for piece in pieces:
        blocks.append(Block(piece.kind, Span(at, at + len(piece.text)), piece.speaker, piece.cite))
        if piece.time:
            marks.append(Landmark(at, "time", piece.time))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks), tuple(marks)
