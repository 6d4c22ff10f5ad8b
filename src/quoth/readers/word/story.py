"""The paragraphs of a Word document as they stand once all tracked changes are accepted.

What was inserted or moved here is read, what was deleted or moved away is not; a paragraph whose mark was deleted goes
on in the next one. Comments, field codes, hidden text and what stands for missing words in a form are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from quoth.model import BlockKind
from quoth.readers.passages import Passage, raise_digits
from quoth.readers.safe_xml import walk_tree

from .names import attribute, child, is_on, shorten
from .notes import Notes
from .pages import Pages
from .styles import Styles
from .symbols import find_symbol

__all__ = ["Paragraph", "Story"]

_SILENT = frozenset(
    "w:del w:moveFrom w:delText w:delInstrText w:instrText w:fldData w:pPr w:rPr w:sectPr w:tblPr w:tblGrid "
    "w:trPr w:tcPr w:sdtPr w:sdtEndPr w:rt w:rubyPr m:rPr m:ctrlPr w:annotationRef".split()
)
"""Elements of which nothing is read: what was deleted or moved away, field codes, the properties of others, and
the small signs over ruby text (17.3.3.25)."""
_BRANCHES = ("mc:Choice", "mc:Fallback")
_WRITTEN = {
    "w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad",
}  # fmt: skip
"""Elements that stand for a character (17.3.3)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the running text."""

    element: Any
    """The `w:p` that it ends with, whose properties count."""
    passage: Passage
    """Its words."""
    in_table: bool
    """Whether it stands in a table."""


class Story:
    """Goes over one part of a document: its body, or one note."""

    def __init__(self, root: Any, styles: Styles, notes: Notes | None = None, pages: Pages | None = None) -> None:
        """Take what is to be walked over; in a note, neither notes are called nor pages counted."""
        self._root = root
        self._styles = styles
        self._notes = notes
        self._pages = pages
        self.foreign = 0
        """How many parts in formats of their own are set in, none of which is read."""
        self._open: list[Passage] = []
        self._joined: Passage | None = None
        self._joined_element: Any = None
        self._tables = 0
        self._raised = False
        self._codes: list[bool] = []
        self._hidden = 0  # how many of these hold a code and no result yet
        self._branches: list[Any] = []
        self._worded: set[Any] | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        """Go over the paragraphs; those of a text box come behind the one that it hangs on."""
        walk = walk_tree(self._root)
        for event, element in walk:
            name = shorten(element.tag)
            if not name:
                continue
            if event == "start":
                if name in _SILENT or (name in _GATES and not _GATES[name](self, element)):
                    walk.skip_subtree()
                elif name in _WRITTEN:
                    self._write(_WRITTEN[name])
                elif name in _OPENING:
                    _OPENING[name](self, element)
            elif name == "w:p":
                yield from self._close(element)
            elif name in ("w:tbl", "w:tc"):
                self._tables -= name == "w:tbl"
                yield from self._flush()
            elif name == "w:r":
                self._raised = False
            elif name == "mc:AlternateContent":
                self._branches.pop()
        yield from self._flush()

    # What lets an element in or keeps it out.

    def _enter_run(self, run: Any) -> bool:
        self._raised = self._styles.is_raised(run)
        return not self._styles.hides(run)

    def _enter_branch(self, branch: Any) -> bool:
        """Let in one of the ways of saying the same: a text box comes as a drawing, and again as an older picture."""
        return not self._branches or branch is self._branches[-1]

    def _enter_row(self, row: Any) -> bool:
        return child(row, "w:trPr", "w:del") is None

    def _enter_cell(self, cell: Any) -> bool:
        return child(cell, "w:tcPr", "w:cellDel") is None

    def _enter_control(self, control: Any) -> bool:
        return not is_on(control, "w:sdtPr", "w:showingPlcHdr")

    # What an element adds.

    def _begin(self, element: Any) -> None:
        if not self._open and self._joined is not None:
            self._open.append(self._joined)
            self._joined = None
        else:
            self._open.append(Passage())
        if self._pages and not (self._open[:-1] or self._tables):
            self._pages.begin_paragraph(self._open[-1], is_on(element, "w:pPr", "w:pageBreakBefore"))

    def _close(self, element: Any) -> Iterator[Paragraph]:
        if not self._open:
            return
        passage = self._open.pop()
        if self._hidden:  # a field code that does not end with its paragraph is a broken one
            self._codes = [False] * len(self._codes)
            self._hidden = 0
        if self._open:
            self._open[-1].take_in(passage, self._styles.kind(element) or BlockKind.BODY)
            return
        if self._pages:
            self._pages.end_paragraph(child(element, "w:pPr", "w:sectPr"))
        mark = child(element, "w:pPr", "w:rPr")
        if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
            self._joined, self._joined_element = passage, element
        else:
            yield Paragraph(element, passage, self._tables > 0)

    def _flush(self) -> Iterator[Paragraph]:
        """Give out what waits for a next paragraph: there is none in this cell, or none at all."""
        if self._joined is not None and not self._open:
            passage, self._joined = self._joined, None
            yield Paragraph(self._joined_element, passage, self._tables > 0)

    def _write(self, text: str) -> None:
        if self._open and not self._hidden:
            self._open[-1].write(raise_digits(text) if self._raised else text)
            if self._pages and not text.isspace():
                self._pages.count(len(text))

    def _write_words(self, element: Any) -> None:
        self._write((element.text or "").replace("\n", " "))

    def _write_symbol(self, element: Any) -> None:
        self._write(find_symbol(attribute(element, "font") or "", attribute(element, "char") or ""))

    def _break(self, element: Any) -> None:
        if self._pages and self._open and attribute(element, "type") == "page":
            self._pages.break_here(self._open[-1])
        self._write("\n")

    def _turn_page(self, _: Any) -> None:
        if self._pages and self._open:
            self._pages.turn(self._open[-1])

    def _call(self, element: Any) -> None:
        if self._notes is None or not self._open or self._hidden:
            return
        own_mark = (attribute(element, "customMarkFollows") or "0") not in ("0", "false", "off")
        call, texts = self._notes.call(shorten(element.tag), attribute(element, "id") or "", own_mark)
        self._open[-1].write(call)
        for text in texts:
            self._open[-1].put_behind(BlockKind.NOTE, text)

    def _mark_field(self, element: Any) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._codes.append(True)
            self._hidden += 1
        elif self._codes and kind in ("separate", "end"):
            self._hidden -= self._codes.pop()
            if kind == "separate":
                self._codes.append(False)

    def _choose(self, element: Any) -> None:
        branches = [branch for branch in element if shorten(branch.tag) in _BRANCHES]
        worded = self._worded = _find_worded(self._root) if self._worded is None else self._worded
        first = branches[0] if branches else None
        self._branches.append(next((branch for branch in branches if branch in worded), first))

    def _enter_table(self, _: Any) -> None:
        self._tables += 1

    def _miss(self, _: Any) -> None:
        self.foreign += 1


def _find_worded(root: Any) -> set[Any]:
    """Return the branches under `root` that hold words, in one walk however deep they lie in one another."""
    found: set[Any] = set()
    around: list[Any] = []
    for event, element in walk_tree(root):
        name = shorten(element.tag)
        if name in _BRANCHES and event == "start":
            around.append(element)
        elif name in _BRANCHES:
            inner = around.pop()
            if around and inner in found:
                found.add(around[-1])
        elif name == "w:t" and around:
            found.add(around[-1])
    return found


_GATES: dict[str, Callable[[Story, Any], bool]] = {
    "w:r": Story._enter_run,
    "mc:Choice": Story._enter_branch,
    "mc:Fallback": Story._enter_branch,
    "w:tr": Story._enter_row,
    "w:tc": Story._enter_cell,
    "w:sdt": Story._enter_control,
}
"""Elements that are read or not, each with who decides."""

_OPENING: dict[str, Callable[[Story, Any], None]] = {
    "w:p": Story._begin,
    "w:t": Story._write_words,
    "m:t": Story._write_words,
    "w:br": Story._break,
    "w:sym": Story._write_symbol,
    "w:lastRenderedPageBreak": Story._turn_page,
    "w:footnoteReference": Story._call,
    "w:endnoteReference": Story._call,
    "w:fldChar": Story._mark_field,
    "w:tbl": Story._enter_table,
    "w:altChunk": Story._miss,
    "w:subDoc": Story._miss,
    "mc:AlternateContent": Story._choose,
}
"""Elements that add something, each with what."""
