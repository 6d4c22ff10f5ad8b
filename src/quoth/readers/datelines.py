"""The day that a text states at its head: `Published: 3 May 2021`, `May 3, 2021 · By Ada Holm`, `LONDON, 3 May 2021 —`.

Only lines that do nothing else are asked, since a text may open with the day of what it tells. The rules stand
in the order of their standing. One that finds two different days is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quoth.model import Block, BlockKind, Days
from quoth.text.calendar_words import WEEKDAYS
from quoth.text.full_days import find_full_days, has_year
from quoth.text.lazy import lazy

__all__ = ["RULES", "Rule", "find_dateline", "one_of", "take_out_changes"]

_LINES = 12
"""Lines of the head."""
_LONGEST = 160
"""Code points of a line that does nothing else, and from the start of one that may open with a dateline."""

_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|corrected|accessed|retrieved|expires|aktualisiert|geändert|abgerufen|"
    r"mis(?:e)? à jour|modifié|actualizado|modificado|aggiornato|modificato)\b",
    re.IGNORECASE,
)
_LABELS = (
    "(?:first |originally )?published(?: online)?|(?:first )?posted|date|dated|date published|publication date|"
    "release date|released|issued|sent|veröffentlicht|erschienen|datum|publié|paru|date de publication|publicado|"
    "fecha|pubblicato|data"
)
"""What says that a day is that of publication."""
_CLAUSES = re.compile(r"[|·•;()\[\]]|\s[–—-]\s")
_MARKUP = re.compile(r"[*_`#>]+")
_SHORT = "mon tue tues wed thu thur thurs fri sat sun"
_WEEKDAY = "|".join(sorted({*_SHORT.split(), *(name for names in WEEKDAYS.values() for name in names)}, key=len)[::-1])
_LABEL = lazy(
    rf"\s*(?:{_LABELS})\s*:?\s*(?:(?:by|von|par|por|da|di)\s[^\d:]{{1,60}}?)?\s*(?:on|am|le|el|il)?\s*"
    rf"(?:(?:{_WEEKDAY})\.?,?)?\s*",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-zà-ÿ][\w.'’-]*"
_NAME = rf"{_WORD}(?:\s(?:of|de|del|della|di|du|la|le|van|von|der|den|and|&|{_WORD})){{0,4}}"
_BESIDE = lazy(
    rf"(?:on\s|am\s|le\s|el\s)?(?i:{_WEEKDAY})?\.?"
    r"|(?:at\s|um\s|à\s|T)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?\s?(?i:[ap]\.?m\.?|uhr|h|Z)?\s?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d)?"
    r"|(?i:by|von|par|por|di|da)\s[^\d]{1,60}"
    r"|\d{1,3}\s(?i:min(?:ute)?s?(?:\sread)?)"
)
"""What may stand beside a day on a line of its own: a weekday, a time, a byline."""
_OPENERS = "In|On|At|By|From|Since|Until|After|Before|The|Am|Im|Seit|Le|En|El|La|Il|Nel|Dal"
"""Words that open a sentence and no dateline."""
_NAMED = lazy(_NAME)
_PARTS = re.compile(r"[|·•–—/,;()\[\]]|\s-\s")
_BEFORE = lazy(
    rf"(?!(?:{_OPENERS})\b)(?:{_NAME})(?:,\s?{_NAME}){{0,2}}(?:,|\s\([^()]{{2,40}}\)|(?<=[^\W\d_a-zà-ÿ]))\s?"
)
_AFTER = lazy(r"\s?(?:\([^()]{2,40}\)|/[^/]{2,30}/)?\s?(?:—|–|--?)\s?[^\d\s]")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FULL = 60
"""Code points from which on a line that ends a sentence is running text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of stating the day at the head of a text."""

    name: str
    """Its name."""
    says: str
    """What it looks like, as the manual has it."""
    find: Callable[[str, bool], Iterator[Days]]
    """Yields the days of one line; the second argument is whether it is the first."""


def find_dateline(text: str, blocks: Sequence[Block] = ()) -> Days | None:
    """Return the day that the head of `text` states; None where it states none, or two of one standing.

    `blocks` tell where front matter ends and readers' comments begin. Raises nothing.
    """
    lines = [line for line in _head(text, blocks) if has_year(line)]
    if not lines:
        return None
    first = next(_head(text, blocks))
    for rule in RULES:
        days = one_of(day for line in lines for day in rule.find(line, line == first))
        if days is not None:
            return days
    return None


def one_of(days: Iterator[Days]) -> Days | None:
    """Return the only day there is, however often; None where there is none, or another."""
    found = set(days)
    return found.pop() if len(found) == 1 else None


def take_out_changes(line: str) -> list[str]:
    """Return the clauses of a line that tell no change: `Published 3 May | Updated 4 May` without its end."""
    kept = []
    for clause in _CLAUSES.split(line):
        changed = _CHANGED.search(clause)
        before = clause[: changed.start()] if changed else clause
        if before.strip():
            kept.append(before)
    return kept


def _head(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Go over the first lines that hold words, without markup, down to the running text and its first line.

    One sentence may stand before it, under the title. Of a long line only the start is given.
    """
    start, end = 0, next((block.span.start for block in blocks if block.kind is BlockKind.COMMENT), len(text))
    if blocks and blocks[0].kind is BlockKind.FURNITURE and text.startswith(("---", "+++"), blocks[0].span.start):
        start = blocks[0].span.end  # front matter, whose fields were read as such
    taken = sentences = 0
    while start < end and taken < _LINES:
        stop = text.find("\n", start, min(end, start + 2000))
        stop = min(end, start + 2000) if stop < 0 else stop
        line = " ".join(_MARKUP.sub("", text[start:stop]).split())
        if line:
            taken += 1
            yield line[:_LONGEST]
            sentences += len(line) >= _FULL and _SENTENCE.search(line) is not None
            if len(line) > _LONGEST or sentences == 2:
                return
        start = stop + 1


def _labelled(line: str, _: bool) -> Iterator[Days]:
    for clause in take_out_changes(line):
        found = list(find_full_days(clause))
        if len(found) == 1 and _LABEL.fullmatch(clause, 0, found[0][0].start):
            yield found[0][1]


def _alone(line: str, first: bool) -> Iterator[Days]:
    if len(line) >= _LONGEST:
        return
    kept = " | ".join(take_out_changes(line))
    found = list(find_full_days(kept))
    if len(found) != 1:
        return
    (span, days), = found
    parts = _PARTS.split(f"{kept[: span.start]}|{kept[span.end :]}")
    others = [part.strip() for part in parts if not _BESIDE.fullmatch(part.strip())]
    # A title may name the day of what it tells: the first line counts only without a name.
    if not others or (not first and len(others) <= 2 and all(_NAMED.fullmatch(part) for part in others)):
        yield days


def _dateline(line: str, _: bool) -> Iterator[Days]:
    for span, days in find_full_days(line):
        # A second year is the end of a life or of a span: `Ada Holm, 3 May 1951 – June 2020`.
        beside = has_year(line[span.end : span.end + 40])
        if span.start < 80 and not beside and _BEFORE.fullmatch(line, 0, span.start) and _AFTER.match(line, span.end):
            yield days
        return


RULES: tuple[Rule, ...] = (
    Rule("labelled", "a label before it: `Published: May 3, 2021`, `Posted on 3 May 2021 by Ada Holm`", _labelled),
    Rule("alone", "a line of its own, with no more than a weekday, a time, a byline or a name: "
         "`May 3, 2021 · By Ada Holm`; a name does not do on the first line, which may be a title", _alone),
    Rule("dateline", "a place before it and a dash behind it: `LONDON, 3 May 2021 — The ferry …`", _dateline),
)  # fmt: skip
"""The rules, the best first."""
