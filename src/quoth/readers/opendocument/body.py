"""The paragraphs of an OpenDocument text; what was deleted, and what is said about the text, is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from quoth.model import BlockKind
from quoth.readers.page_count import PageCount
from quoth.readers.passages import Passage, raise_digits
from quoth.readers.safe_xml import walk_tree

from .names import attribute, shorten
from .styles import Styles

__all__ = ["Body", "Paragraph"]

_SILENT = frozenset(
    "text:tracked-changes office:annotation office:annotation-end text:sequence-decls text:variable-decls "
    "text:user-field-decls text:dde-connection-decls office:forms office:event-listeners office:binary-data form:form "
    "svg:title svg:desc text:ruby-text text:hidden-text text:hidden-paragraph text:note-citation text:placeholder "
    "text:page-number text:page-count text:table-of-content-source text:illustration-index-source "
    "text:table-index-source text:object-index-source text:user-index-source text:alphabetical-index-source "
    "text:bibliography-source".split()
)
"""Elements of which nothing is read. Deleted words are kept in `text:tracked-changes` (OpenDocument 1.3, 5.5), so what
remains is the text with all changes accepted."""
_PARAGRAPHS = ("text:p", "text:h")
_INSIDE = ("table:table", "text:list")
_INDEXES = frozenset(
    "text:table-of-content text:illustration-index text:table-index text:object-index text:user-index "
    "text:alphabetical-index".split()
)
_HOLDERS = _INDEXES | frozenset(
    "text:note text:note-body text:list text:list-item text:list-header text:section text:index-body text:index-title "
    "text:bibliography text:numbered-paragraph".split()
)
"""Elements whose own white space is none of the text: they hold paragraphs."""
_MOST_PAGES = 50
"""Pages that may begin with one paragraph."""
_MOST_SPACES = 200
"""Spaces that one element may stand for."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the running text."""

    passage: Passage
    """Its words."""
    style: str
    """The name of its style."""
    kind: BlockKind | None
    """What it is by its own element; None where only its style can tell."""
    loose: bool
    """Whether it stands neither in a table nor in a list, so that how it is set in means something."""


@dataclass(slots=True)
class _Note:
    """A note that is being read."""

    call: str
    depth: int
    texts: list[str]


class Body:
    """Goes over the paragraphs of a text, without recursion."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._root = root
        self._styles = styles
        self._open: list[Passage] = []
        self._notes: list[_Note] = []
        self._raised: list[bool] = []
        self._counts: dict[str, int] = {}
        self._inside = 0
        self._indexes = 0
        self._first = True
        self._due = 0
        self.pages = PageCount()
        """The pages that were met."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Go over them; notes and text boxes come behind the one that they hang on."""
        walk = walk_tree(self._root)
        skipped = None
        for event, element in walk:
            name = shorten(element.tag)
            if event == "start":
                if name in _SILENT or self._is_hidden(name, element):
                    skipped = element
                    walk.skip_subtree()
                    continue
                if name in _STARTING:
                    _STARTING[name](self, element)
                self._inside += name in _INSIDE
                self._indexes += name in _INDEXES
                if _holds_words(name):
                    self._write(element.text)
                continue
            if element is not skipped:
                yield from self._finish(name, element)
            skipped = None
            parent = element.getparent()
            if parent is not None and _holds_words(shorten(parent.tag)):
                self._write(element.tail)

    def _finish(self, name: str, element: Any) -> Iterator[Paragraph]:
        if name in _PARAGRAPHS:
            yield from self._close(name, element)
        elif name == "text:note":
            self._close_note()
        elif name == "text:span":
            self._raised.pop()
        self._inside -= name in _INSIDE
        self._indexes -= name in _INDEXES

    def _is_hidden(self, name: str, element: Any) -> bool:
        if name == "text:span" or name in _PARAGRAPHS:
            family = "text" if name == "text:span" else "paragraph"
            return self._styles.hides(family, attribute(element, "text:style-name"))
        return name == "text:section" and attribute(element, "text:display") == "none"

    def _begin(self, element: Any) -> None:
        passage = Passage()
        self._open.append(passage)
        if len(self._open) > 1:
            return
        if self._first:
            self.pages.begin_first(passage)
        elif self._styles.breaks_page(attribute(element, "text:style-name")):
            self._due += 1
        for _ in range(min(self._due, _MOST_PAGES)):
            self.pages.begin_next(passage)
        self._first, self._due = False, 0

    def _close(self, name: str, element: Any) -> Iterator[Paragraph]:
        passage = self._open.pop()
        style = attribute(element, "text:style-name")
        if not self._open:
            kind = BlockKind.FURNITURE if self._indexes else BlockKind.HEADING if name == "text:h" else None
            yield Paragraph(passage, style, kind, self._inside == 0)
        elif self._notes and self._notes[-1].depth == len(self._open):
            self._notes[-1].texts.append(passage.text().strip())
            self._notes[-1].texts += [text for _, text in passage.behind()]
        else:
            self._open[-1].take_in(passage, self._styles.kind(style) or BlockKind.BODY)

    def _begin_note(self, element: Any) -> None:
        citation = next((one for one in element if shorten(one.tag) == "text:note-citation"), None)
        words = " ".join("".join(citation.itertext()).split()) if citation is not None else ""
        kind = attribute(element, "text:note-class")
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if words.isalpha():  # `iv`: there are no raised letters that would not become part of the word before
            words = str(self._counts[kind])
        note = _Note(raise_digits(words), len(self._open), [])
        self._notes.append(note)
        if self._open:
            self._open[-1].write(note.call)

    def _close_note(self) -> None:
        note = self._notes.pop()
        texts = [text for text in note.texts if text]
        for at, text in enumerate(texts):
            self._open[-1].put_behind(BlockKind.NOTE, text if at else f"{note.call} {text}".strip())

    def _begin_span(self, element: Any) -> None:
        self._raised.append(self._styles.is_raised(attribute(element, "text:style-name")))

    def _write(self, text: str | None) -> None:
        if text and self._open:
            raised = self._raised and self._raised[-1]
            self._open[-1].write_loosely(raise_digits(text) if raised else text)
            self.pages.count(len(text))

    def _write_spaces(self, element: Any) -> None:
        count = attribute(element, "text:c") or "1"
        if self._open:
            self._open[-1].write(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def _write_tab(self, _: Any) -> None:
        if self._open:
            self._open[-1].write("\t")

    def _break_line(self, _: Any) -> None:
        if self._open:
            self._open[-1].write("\n")

    def _turn_page(self, _: Any) -> None:
        if self._open:
            self.pages.begin_next(self._open[0])
        else:
            self._due += 1


_STARTING: dict[str, Callable[[Body, Any], None]] = {
    "text:p": Body._begin,
    "text:h": Body._begin,
    "text:note": Body._begin_note,
    "text:span": Body._begin_span,
    "text:s": Body._write_spaces,
    "text:tab": Body._write_tab,
    "text:line-break": Body._break_line,
    "text:soft-page-break": Body._turn_page,
}
"""Elements that add something, each with what."""


def _holds_words(name: str) -> bool:
    return name.startswith("text:") and name not in _HOLDERS
