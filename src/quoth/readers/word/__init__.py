"""Word documents (Office Open XML): body, tables, text boxes, notes; tracked changes as accepted; comments left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quoth.errors import ReadError
from quoth.model import BlockKind, Document, Problem
from quoth.readers.office_properties import read_properties
from quoth.readers.packed import Package
from quoth.readers.style_names import Looks, tell_kinds
from quoth.readers.writing import TextWriter

from .names import child, shorten
from .notes import Notes
from .pages import Pages
from .parts import Parts
from .story import Story
from .styles import Styles

__all__ = ["read"]



def read(data: bytes, name: str) -> Document:
    """Read a Word document; raises ReadError where it is damaged, locked, or no Word document."""
    parts = Parts(Package(data, name, "Word"))
    root = parts.main()
    body = child(root, "w:body")
    if body is None:
        raise ReadError(name, "this is no Word document: it has no body", "save it anew")
    styles = Styles(parts.beside("styles"))
    notes = Notes()
    for kind in ("footnotes", "endnotes"):
        _take_notes(parts.beside(kind), styles, notes)
    pages = Pages()
    story = Story(body, styles, notes, pages)
    paragraphs = list(story.paragraphs())
    writer = TextWriter(name)
    title = None
    looks = [
        Looks(
            styles.kind(paragraph.element),
            None if paragraph.in_table else styles.setting(paragraph.element),
            paragraph.passage.text(),
        )
        for paragraph in paragraphs
    ]
    for paragraph, kind in zip(paragraphs, tell_kinds(looks), strict=True):
        if title is None and kind is BlockKind.HEADING and styles.is_title(paragraph.element):
            title = paragraph.passage.text()
        paragraph.passage.lay(writer, kind, marked=pages.trusted)
    stated = read_properties(parts.beside_package("core-properties"))
    problems = [*parts.problems, *_tell_missing(name, notes.missing, story.foreign)]
    return writer.finish(
        data,
        title=stated.title or title,
        author=stated.author,
        language=stated.language,
        problems=tuple(problems),
    )


def _take_notes(root: Any, styles: Styles, notes: Notes) -> None:
    for element in root if root is not None else ():
        if shorten(element.tag) in ("w:footnote", "w:endnote"):
            texts = []
            for paragraph in Story(element, styles).paragraphs():
                texts.append(paragraph.passage.text().strip())
                texts += [text for _, text in paragraph.passage.behind()]
            notes.add(element, texts)


def _tell_missing(name: str, notes: int, foreign: int) -> Iterator[Problem]:
    if notes:
        yield Problem(name, f"it calls notes that it does not hold ({notes})", "look for them in the document")
    if foreign:
        what = f"documents that are set into it were not read ({foreign})"
        yield Problem(name, what, "open it in a word processor and save it, or give them by themselves")
