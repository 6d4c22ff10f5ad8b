"""The blocks of a chapter: a walk over its markup, without recursion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quoth.model import BlockKind
from quoth.readers.passages import Passage, raise_digits
from quoth.readers.safe_xml import local_name, walk_tree

from .markup import BLOCKS, SILENT, find_kind, find_page, is_back_link, is_call, target
from .notes import find_notes

__all__ = ["Piece", "find_pieces"]


@dataclass(slots=True)
class Piece:
    """One block."""

    kind: BlockKind
    """What it is."""
    cite: str | None = None
    """The address that a block quotation names."""
    note: str | None = None
    """For a note: the id by which it is called."""
    passage: Passage = field(default_factory=Passage)
    """Its words."""
    calls: list[str] = field(default_factory=list)
    """The ids of the notes that it calls."""
    moved: bool = False
    """Whether it stands elsewhere than in the chapter: behind the block that calls it."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words in an element are."""

    element: Any
    kind: BlockKind
    cite: str | None = None
    note: str | None = None


def find_pieces(root: Any, called_before: frozenset[str] = frozenset()) -> list[Piece]:
    """Return the blocks of a chapter, each note behind the block that calls it first.

    `called_before` are the ids of notes that chapters before this one call; those stay where they are.
    """
    return _put_notes(_Walk(root, called_before).pieces())


class _Walk:
    """What is known at one place of the markup."""

    def __init__(self, root: Any, called_before: frozenset[str]) -> None:
        self._root = root
        self._notes = find_notes(root, called_before)
        self._pieces = [Piece(BlockKind.BODY)]
        self._around = [_Around(None, BlockKind.BODY)]
        self._set = 0
        self._raised = 0

    def pieces(self) -> list[Piece]:
        """Return the blocks in the order of the markup."""
        walk = walk_tree(self._root)
        skipped = None
        for event, element in walk:
            name = local_name(element.tag).casefold()
            if event == "start":
                if self._pass_over(name, element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(name, element)
                    self._write(element.text)
            else:
                if element is not skipped:
                    self._finish(name, element)
                skipped = None
                if element is not self._root:
                    self._write(element.tail)
        return self._pieces

    def _pass_over(self, name: str, element: Any) -> bool:
        """Whether what is in an element is not read as words; take what it says otherwise."""
        if name in SILENT or (element.get("hidden") is not None and self._kind(name, element) is not BlockKind.NOTE):
            return True
        page = find_page(element)
        if page is not None:
            self._pieces[-1].passage.mark("page", page)
            return True
        if name != "a":
            return False
        if is_call(element):
            words = "".join(element.itertext()).strip()
            bare = words.strip("[]()")
            self._pieces[-1].passage.write(raise_digits(bare) if bare.isdecimal() else words)
            if (element.get("href") or "").startswith("#"):
                self._pieces[-1].calls.append(target(element))
            return True
        return is_back_link(element)

    def _kind(self, name: str, element: Any) -> BlockKind | None:
        return BlockKind.NOTE if element in self._notes else find_kind(element, name)

    def _start(self, name: str, element: Any) -> None:
        kind = self._kind(name, element)
        if kind is not None:
            outer = self._around[-1]
            if outer.kind is BlockKind.NOTE and kind is not BlockKind.HEADING:
                kind = outer.kind  # a quotation in a note is of the note
            cite = element.get("cite") if name == "blockquote" else None
            note = (self._notes.get(element) or element.get("id") or outer.note) if kind is BlockKind.NOTE else None
            self._around.append(_Around(element, kind, cite or outer.cite, note))
        if name in BLOCKS:
            self._begin()
        if name in _STARTING:
            _STARTING[name](self, element)

    def _finish(self, name: str, element: Any) -> None:
        if name in _FINISHING:
            _FINISHING[name](self)
        if self._around[-1].element is element:
            self._around.pop()
        if name in BLOCKS:
            self._begin()

    def _begin(self) -> None:
        """Begin a block, of the kind that words are of at this place."""
        around = self._around[-1]
        cite = around.cite if around.kind is BlockKind.QUOTATION else None
        self._pieces.append(Piece(around.kind, cite, around.note))

    def _write(self, text: str | None) -> None:
        if text and self._set:
            self._pieces[-1].passage.write(text)
        elif text:
            self._pieces[-1].passage.write_loosely(raise_digits(text) if self._raised else text)

    def _break(self, _: Any) -> None:
        self._pieces[-1].passage.write("\n")

    def _open_marks(self, _: Any) -> None:
        self._write("\u201c")

    def _close_marks(self) -> None:
        self._write("\u201d")

    def _raise(self, _: Any) -> None:
        self._raised += 1

    def _lower(self) -> None:
        self._raised -= 1

    def _keep_lines(self, _: Any) -> None:
        self._set += 1

    def _lose_lines(self) -> None:
        self._set -= 1

    def _spell(self, element: Any) -> None:
        """Write the letter that a picture stands for: the first of a chapter is often drawn."""
        letter = (element.get("alt") or "").strip()
        if len(letter) == 1 and letter.isalpha():
            self._write(letter)


def _put_notes(pieces: list[Piece]) -> list[Piece]:
    """Put the blocks of each note behind the first block that calls it."""
    notes: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.kind is BlockKind.NOTE and piece.note:
            notes.setdefault(piece.note, []).append(piece)
    called = {call for piece in pieces if piece.kind is not BlockKind.NOTE for call in piece.calls if call in notes}
    placed: list[Piece] = []
    for piece in pieces:
        if piece.kind is BlockKind.NOTE and piece.note in called:
            continue
        placed.append(piece)
        for call in piece.calls if piece.kind is not BlockKind.NOTE else ():
            for note in notes.pop(call, ()):
                note.moved = True
                placed.append(note)
    return placed


_STARTING: dict[str, Callable[[_Walk, Any], None]] = {
    "br": _Walk._break,
    "q": _Walk._open_marks,
    "sup": _Walk._raise,
    "pre": _Walk._keep_lines,
    "img": _Walk._spell,
}
_FINISHING: dict[str, Callable[[_Walk], None]] = {
    "q": _Walk._close_marks,
    "sup": _Walk._lower,
    "pre": _Walk._lose_lines,
}
"""Elements that add something, or change how words are written, at their start and at their end."""
