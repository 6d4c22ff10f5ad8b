"""What a quotation is said to be taken from: by a citation behind it, a note, its sentence, or its section's heading.

The heading of a section may tell the day of what is quoted there, as well: `Lisbon, 2014`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.model import BlockKind, Cited, Days, Document, Quotation, Span, Told
from quoth.text.sentences import find_sentences

from .citations import Citation, Citations
from .dates import read_bare_day

__all__ = ["Occasions", "Section"]

_MARKUP = " \t\n*_#>"
_NUMBERING = re.compile(r"[#*_\s]*(?:(?:[IVXLC]{1,6}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3})[.):]\s+)?")
_PLAIN_HEADS = frozenset("""
coda conclusion conclusions introduction background argument arguments summary discussion analysis notes facts statement
overview appendix references sources epilogue prologue preface postscript methods results timeline context
""".split())
"""Headings that name a part of the document, and nothing outside it."""
_OCCASIONS = (
    "address|argument|arguments|broadcast|conference|convention|debate|forum|hearing|interview|lecture|letter|memo|"
    "memoir|memorandum|op-ed|rally|remarks|sermon|speech|statement|summit|testimony|town hall|tweet"
)
_OCCASION = re.compile(rf"\b(?:{_OCCASIONS})\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Ff]rom|[Oo]f|[Tt]o)\s+(?P<name>(?:the|[Hh]er|[Hh]is|[Tt]heir|that|[A-Z][\w-]+['’]s)\s+"
    rf"(?:[a-z-]+\s+|\d{{4}}\s+){{0,2}}(?:[A-Z][\w’'-]+\s+){{1,4}}(?:[a-z-]+\s+){{0,1}}(?:{_OCCASIONS})\b)"
)
"""`in her Lisbon lecture`, `at the Ashton debate`."""
_NOTE = re.compile(
    r"^[ \t]*(?:\[(?P<number>\d{1,3})\]|\[\^(?P<mark>\w{1,12})\]:|(?P<raised>[¹²³⁰⁴-⁹]{1,3}))[ \t]*(?=\S)",
    re.MULTILINE,
)
"""How a note begins."""
_CALL = re.compile(r"[\"'”’»)\].,;]*\s?(?:\[\^?(?P<number>\w{1,12})\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3}))")
"""The call of a note behind a quotation."""
_RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_BARE = frozenset("tr of oral arg id at no nos and the see also cf supra note app br".split())
"""Words of a citation that tell nothing of what is cited."""
_STATES = frozenset("united states state people commonwealth city county district department commission board".split())
"""Words of parties that go to law so often that a case is called by the other party."""
_LONGEST = 400
"""Code points of a sentence in which a name is looked for, on either side of a quotation."""
_HEAD = 160
"""Code points of the longest heading that is read."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the document under one heading."""

    start: int
    """First code point of its heading."""
    head: Span
    """The words of the heading, without number and marks."""
    days: Days | None
    """The days that the heading tells."""
    names: bool
    """Whether the heading may name what is quoted in the section."""


class Occasions:
    """Tells of each quotation of a document what it is said to be taken from."""

    def __init__(
        self, document: Document, quotations: Sequence[Quotation], citations: Citations, language: str
    ) -> None:
        self._text = document.text
        self._quotations = quotations
        self._citations = citations
        self._language = language
        self._published = document.published
        self._cases = dict(_short_names(citations))
        self._names_some = bool(self._cases) or _NAMED.search(self._text) is not None
        self._sections = list(self._find_sections(document))
        self._starts = [section.start for section in self._sections]
        self._notes = self._find_notes() if citations else {}

    def section(self, offset: int) -> Section | None:
        """Return the section that holds a place; None above the first heading."""
        at = bisect_right(self._starts, offset) - 1
        return self._sections[at] if at >= 0 else None

    def cited(self, index: int) -> Cited | None:
        """Return what a quotation is said to be taken from: what stands nearest comes first."""
        quotation = self._quotations[index]
        start, end = quotation.span.start, quotation.span.end
        if self._citations:
            behind = self._citations.after(self._text, end)
            if behind is not None:
                quoted = self._citations.quoted_in(self._text, behind)
                behind = quoted[0] if quoted else behind
                if _is_telling(behind):
                    return Cited(behind.name, behind.mention, Told.CITATION)
            note = self._noted(end)
            if note is not None and _is_telling(note):
                return Cited(note.name, note.mention, Told.NOTE)
        named = self._named(quotation.span) if self._names_some else None
        if named is not None:
            return named
        section = self.section(start)
        if section is None or not section.names:
            return None
        return Cited(" ".join(section.head.cut(self._text).split()), section.head, Told.HEADING)

    def _find_sections(self, document: Document) -> Iterator[Section]:
        for number, block in enumerate(document.blocks):
            if block.kind is BlockKind.HEADING and number and len(block.span) <= _HEAD:
                words = block.span.cut(self._text)
                numbering = _NUMBERING.match(words)
                start = block.span.start + (numbering.end() if numbering else 0)
                head = Span(start, max(start, block.span.start + len(words.rstrip(_MARKUP + ":"))))
                days = read_bare_day(head.cut(self._text), self._published, self._language)
                yield Section(block.span.start, head, days, days is not None or self._may_name(head.cut(self._text)))

    def _may_name(self, head: str) -> bool:
        """Whether a heading may name what is quoted under it: a case, an occasion, or a few words that are a name."""
        words = re.findall(r"[\w’'-]+", head)
        if not words or all(word.lower() in _PLAIN_HEADS for word in words):
            return False
        if " v. " in head or _OCCASION.search(head) or any(word.title() in self._cases for word in words):
            return True
        return len(words) <= 3 and all(word[0].isupper() for word in words)

    def _find_notes(self) -> dict[str, Citation]:
        """Return for the number of each note the first document that it cites."""
        found: dict[str, Citation] = {}
        notes = list(_NOTE.finditer(self._text))
        for note, after in zip(notes, [*notes, None][1:], strict=True):
            end = after.start() if after else len(self._text)
            paragraph = self._text.find("\n\n", note.end(), end)
            cited = self._citations.first_within(note.end(), paragraph if paragraph >= 0 else end)
            number = note["number"] or note["mark"] or note["raised"].translate(_RAISED)
            if cited is not None:
                found[number] = cited  # the notes stand below the text: the last of a number is the note
        return found

    def _noted(self, end: int) -> Citation | None:
        """Return what the note cites that is called behind a quotation."""
        call = _CALL.match(self._text, end) if self._notes else None
        if call is None:
            return None
        return self._notes.get(call["number"] or call["raised"].translate(_RAISED))

    def _named(self, span: Span) -> Cited | None:
        """Return the occasion that the quotation's sentence names before it, else behind it."""
        before = self._sentence(max(0, span.start - _LONGEST), span.start, last=True)
        behind = self._sentence(span.end, min(len(self._text), span.end + _LONGEST), last=False)
        for stretch in (before, behind):
            words = stretch.cut(self._text)
            found = [(match.start("name"), match["name"], match["name"]) for match in _NAMED.finditer(words)]
            if self._cases:
                found += [
                    (match.start("name"), match["name"], self._cases[match["name"]])
                    for match in re.finditer(r"\b[Ii]n\s+[*_]*(?P<name>[A-Z][\w’'-]+)\b", words)
                    if match["name"] in self._cases
                ]
            if found:
                at, shown, name = max(found)
                start = stretch.start + at
                return Cited(" ".join(name.split()), Span(start, start + len(shown)), Told.SENTENCE)
        return None

    def _sentence(self, start: int, end: int, last: bool) -> Span:
        """Return what of a stretch belongs to the sentence of the words behind its end, or before its beginning."""
        words = self._text[start:end]
        gap = words.rfind("\n\n") if last else words.find("\n\n")
        if gap >= 0:
            start, end = (start + gap + 2, end) if last else (start, start + gap)
        if end <= start:
            return Span(start, start)
        if not last and self._text[start - 1 : start] and re.match(r"[\"'”’»)\]\s]*[A-Z]", self._text[start:end]):
            return Span(start, start)  # the sentence ended inside the marks
        sentences = find_sentences(self._text, Span(start, end), (), self._language)
        if not sentences:
            return Span(start, start)
        one = sentences[-1 if last else 0]
        return Span(one.start, end) if last else one


def _is_telling(citation: Citation) -> bool:
    """Whether a citation names more than a page of something: `Holm Tr. 12`, but not `Tr. 12`."""
    words = re.findall(r"[A-Za-z][\w’'-]+", citation.name)
    return any(word.lower() not in _BARE for word in words)


def _short_names(citations: Citations) -> Iterator[tuple[str, str]]:
    """Go over the names by which cases are called, with the name of each in full: `Holm` for `Holm v. Quist`."""
    for citation in citations:
        parties = citation.name.split(" v. ")
        if len(parties) != 2:
            continue
        for party in parties:
            words = [word for word in re.findall(r"[A-Z][\w’'-]+", party) if word.lower() not in _STATES]
            if words and not any(word.lower() in _STATES for word in re.findall(r"\w+", party)):
                yield words[-1], citation.name
                break
