"""Pages with numbered lines, as court reporters and printers of bills make them; and pages parted by form feeds.

The numbers, and what stands between two pages, are nobody's words; they tell page and line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from quoth.model import Landmark, Span

__all__ = ["find_lines", "find_pages"]

_LINE = re.compile(r"[^\r\n\f]*\S[^\r\n\f]*")
_NUMBER = re.compile(r"[^\S\r\n]{0,20}(\d{1,2})(?:[^\S\r\n]+\S|[^\S\r\n]*$)")
_ANY_NUMBER = re.compile(r"[\r\n\f][^\S\r\n]{0,20}\d{1,2}(?=\s)")
_PRINTED = (
    re.compile(r"\b(?:page|p\.|pg\.?|seite)[^\S\r\n]{0,4}(\d{1,5})\b", re.IGNORECASE),
    re.compile(r"^\W*(\d{1,5}|[ivxlc]{1,7})\W*$"),
    re.compile(r"(?:^|\s)(\d{1,5})\s*$"),
)
"""How a page's own number is printed, the surest first."""
_FULL = 10
"""Lines that one page has at least, so that numbers before lines are those of lines."""
_SHARE = 0.6
"""Share of the lines that are numbered."""
_SKIPPED = 3
"""Numbers that may be missing: of empty lines."""
_FURNITURE = 6
"""Lines between two pages that are their foot and head; of more some are text."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line with something on it."""

    start: int
    """Its first code point."""
    text: str
    """Its characters."""
    number: int
    """The number before it; 0 for none."""
    at: Span
    """Where that stands."""


def find_lines(text: str) -> tuple[list[Span], list[Landmark]]:
    """Return what the numbers of lines and pages take up, and the pages and lines; nothing where lines bear none.

    >>> pages = ["\\n".join(f"{n:>2}   and so on" for n in range(1, 13)) for _ in range(2)]
    >>> silent, marks = find_lines(f"{pages[0]}\\n\\n  Page 7\\n\\n{pages[1]}")
    >>> len(silent), [mark.label for mark in marks if mark.kind == "page"]
    (25, ['6', '7'])
    """
    if sum(1 for _ in islice(_ANY_NUMBER.finditer(text), _FULL)) < _FULL - 1:  # the first line may not be among them
        return [], []
    lines = [_read_line(match) for match in _LINE.finditer(text)]
    if sum(1 for line in lines if line.number) < max(_FULL, _SHARE * len(lines)):
        return [], []
    pages: list[list[int]] = []
    for at, line in enumerate(lines):
        if not line.number:
            continue
        last = lines[pages[-1][-1]].number if pages else 0
        if pages and last < line.number <= last + 1 + _SKIPPED:
            pages[-1].append(at)
        elif line.number == 1 and (not pages or len(pages[-1]) > 1):
            pages.append([at])
    numbered = sum(len(page) for page in pages)
    if numbered < _SHARE * len(lines) or max(map(len, pages), default=0) < _FULL:
        return [], []
    silent = [lines[at].at for page in pages for at in page]
    between = [range(0, pages[0][0]), *(range(a[-1] + 1, b[0]) for a, b in pairwise(pages))]
    between.append(range(pages[-1][-1] + 1, len(lines)))
    printed = [_read_page([lines[at].text for at in part]) for part in between]
    for part in between[1:-1]:
        if len(part) <= _FURNITURE:
            silent += [Span(lines[at].start, lines[at].start + len(lines[at].text)) for at in part]
    for part in (between[0], between[-1]):
        alone = [lines[at] for at in part if any(pattern.search(lines[at].text) for pattern in _PRINTED[:2])]
        silent += [Span(line.start, line.start + len(line.text)) for line in alone if len(part) <= _FURNITURE]
    labels = _label(printed, len(pages))
    marks = []
    for page, label in zip(pages, labels, strict=True):
        if label:
            marks.append(Landmark(lines[page[0]].start, "page", label))
        marks += [Landmark(lines[at].start, "line", str(lines[at].number)) for at in page]
    return sorted(silent, key=lambda span: span.start), marks


def _read_line(match: re.Match[str]) -> _Line:
    found = _NUMBER.match(match.group())
    number = int(found[1]) if found else 0
    at = Span(match.start() + found.start(1), match.start() + found.end(1)) if found else Span(0, 0)
    return _Line(match.start(), match.group(), number, at)


def _read_page(lines: Sequence[str]) -> str | None:
    """Return the number of a page that stands among the lines before or behind it."""
    if len(lines) > _FURNITURE:
        return None
    found = (pattern.search(line) for pattern in _PRINTED for line in lines)
    return next((match[1] for match in found if match), None)


def _label(printed: Sequence[str | None], count: int) -> list[str | None]:
    """Return the number of each page; those that are not printed are counted on from those that are.

    `printed` is what stands before the first page, between each two, and behind the last. Where something stands
    before the first one, or nothing behind the last one, numbers stand at the head, else at the foot.
    """
    at_foot = printed[0] is None and printed[-1] is not None
    own = list(printed[1:] if at_foot else printed[:-1])
    known = next((at for at, label in enumerate(own) if label and label.isdecimal()), None)
    if known is None:
        return [label or (str(at + 1) if count > 1 else None) for at, label in enumerate(own)]
    first = int(own[known] or 0) - known
    return [label or str(max(first + at, 1)) for at, label in enumerate(own)]


def find_pages(text: str) -> list[Landmark]:
    """Return the pages of a text that form feeds part, counted from 1; none where there are none.

    >>> [(mark.offset, mark.label) for mark in find_pages("one\\ftwo\\f")]
    [(0, '1'), (4, '2')]
    """
    breaks = [match.end() for match in re.finditer("\f", text) if match.end() < len(text)]
    return [Landmark(at, "page", str(number)) for number, at in enumerate([0, *breaks], 1)] if breaks else []
