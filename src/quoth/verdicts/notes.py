"""Notes that own up to a change in words, such as `(citation omitted)`; bare citations, and calls of notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.model import Span
from quoth.text.sentences import ABBREVIATIONS

__all__ = ["CITED", "NOTES", "Note", "find_note", "is_citation", "is_note_call", "notes_after", "write_note_table"]


@dataclass(frozen=True, slots=True)
class Note:
    """One note, as a bracket inside a quotation or right after it says it."""

    name: str
    """Its name in the manual and in cases."""
    words: re.Pattern[str]
    """What the bracket holds."""
    owns: str
    """What it owns up to."""


def _note(name: str, words: str, owns: str) -> Note:
    return Note(name, re.compile(words, re.IGNORECASE), owns)


_OMITTED = r"(?:,? and [\w ]{1,40})? (?:is |are )?omitted"
NOTES: tuple[Note, ...] = (
    _note("citation omitted", rf"(?:internal )?(?:citations?|references?){_OMITTED}", "citations that are left out"),
    _note("footnote omitted", rf"(?:foot|end)?notes?{_OMITTED}", "calls of notes that are left out"),
    _note("quotation marks omitted", rf"(?:internal )?(?:quotation|quote) marks{_OMITTED}", "marks inside"),
    _note("emphasis added", r"(?:emphas[ie]s|italics?) (?:added|mine|ours|supplied)", "slanted or heavy letters"),
    _note("emphasis omitted", rf"(?:emphas[ie]s|italics?){_OMITTED}", "letters set upright"),
    _note("alteration in original", r"(?:alterations?|brackets?|ellips[ie]s|omissions?) in (?:the )?original",
          "brackets and points that the source has itself"),
    _note("cleaned up", r"cleaned up", "brackets, points, marks inside and citations that are left out"),
)  # fmt: skip
"""Tried in order."""

CITED = frozenset(("citation omitted",))
"""Notes that own up to citations left out."""

_CITES = re.compile(
    r"(?:(?i:see|see also|cf\.|accord|quoting|citing) )?(?:"
    r"(?i:id\.|ibid\.)|"
    r"[^\n;]{0,160}?\b\d{1,4} [A-Z][\w.]{0,12}(?: ?[A-Z0-9][\w.]{0,8}){0,3},? (?:at )?\d{1,5}\b|"
    r"[A-Z][^\n;]{0,120}?\((?:[^()\n]{0,30} )?(?:1[5-9]|20)\d\d)"
)
_BRACKET = re.compile(r"[(\[][^()\[\]]{3,80}[)\]]")
_LONGEST = 260
"""Code points of a citation, at most."""


def write_note_table() -> str:
    """Return the notes as a table in Markdown, in their order."""
    rows = ["| note | owns up to |", "| --- | --- |"]
    return "\n".join([*rows, *(f"| `({note.name})` | {note.owns} |" for note in NOTES)])


def find_note(bracket: str) -> Note | None:
    """Return the note that a bracket, its marks included, holds; None where it holds other words."""
    inner = bracket.strip("[]() \u2060.,;")
    return next((note for note in NOTES if note.words.fullmatch(inner)), None)


def notes_after(text: str, offset: int) -> tuple[Note, ...]:
    """Return the notes in parentheses after a quotation that ends at `offset`, in its paragraph, before the next one.

    >>> [note.name for note in notes_after("“It holds.” Osk, 12 Marr. at 3 (citation omitted).", 11)]
    ['citation omitted']
    """
    rest = text[offset : offset + _LONGEST].partition("\n\n")[0]
    rest = re.split("[“\"«„]", rest, maxsplit=1)[0]
    return tuple(note for bracket in _BRACKET.findall(rest) if (note := find_note(bracket)) is not None)


def is_citation(text: str, span: Span) -> bool:
    """Whether the words at `span` of `text` are a citation that stands by itself between two sentences.

    >>> is_citation("It holds. Osk v. Varn, 12 Marr. 34 (2001). So be it.", Span(10, 40))
    True
    """
    before = text[max(0, span.start - 6) : span.start].rstrip(" \n\"”’(")
    if len(span) > _LONGEST or before[-1:] not in tuple(".;?!"):
        return False
    cited = span.cut(text)
    return _CITES.match(cited) is not None and any(c.isdigit() for c in text[span.start : span.end + 2])


def is_note_call(text: str, span: Span) -> bool:
    """Whether the word at `span` of `text` calls a note: a small number set against the mark before it, `[^a]`.

    >>> is_note_call("It holds.12 So be it.", Span(9, 11)), is_note_call("in No.12 of the list", Span(6, 8))
    (True, False)
    """
    word = span.cut(text)
    if span.start > 1 and text.startswith("[^", span.start - 2) and text.startswith("]", span.end):
        return not any(c.isspace() for c in word)
    if not word.isdigit() or len(word) > 3 or span.start < 2 or text[span.end : span.end + 1].isalnum():
        return False
    if text[span.start - 1] not in ".,;:?!”’\")":
        return False
    before = re.search(r"[^\W_]+(?=\.$)", text[max(0, span.start - 16) : span.start])
    return before is None or before.group().lower() not in ABBREVIATIONS["en"]
