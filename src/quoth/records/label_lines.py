"""Lines that may begin a speaker's turn: `MR. HALE:`, `Q.`, `The PRESIDENT. --`, `Mr. HALE.`; each is weighed alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import Span

from .labels import NOT_SPEAKERS, PARTICLES, ROLES, TITLES

__all__ = ["WORD", "Mark", "find_marks"]

_LABEL = re.compile(
    r"[\r\n][^\S\r\n]{0,80}"
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?[^\S\r\n]{1,4})?"  # the time, of recordings
    r"(?:\*\*|__)?"
    r"(?P<label>[^\W\d_\s][^\r\n:：*]{0,79}|[\[(][^\r\n:：*()\[\]]{1,40}[\])])"
    r"(?:\*\*|__)?[:：](?:\*\*|__)?"
    r"(?=[^\S\r\n]|[\r\n]|[\[(“\"‘'«—–-]|(?<=：))"
)
"""A line that may begin a turn, with the end of the line before it; every part is bounded, so a long line costs no more
than a short one."""
_INITIAL = re.compile(
    r"[\r\n][^\S\r\n]{0,80}(?P<label>[QA])(?:\.(?=[^\S\r\n]{1,40}[^\s.])|(?=[^\S\r\n]{2,40}[^\s.]))"
)
"""Question and answer of a deposition: `Q. Where were you?`, `Q    Where were you?`"""
_CAPITALS = r"(?:Mc|Mac|De|Du|La|Le|Van|O['’])?[^\W\d_a-z]{2,30}(?:['’-][^\W\d_a-z]{2,30}){0,2}"
_POINTED = re.compile(
    r"[\r\n][^\S\r\n]{0,80}(?P<label>"
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Hon|Sen|Senator|Rep|Secretary|Chairman|Chairwoman|Chair|General|MR|MRS|MS|MISS|DR|SEN)"
    rf"\.?[^\S\r\n](?:{_CAPITALS}|[A-Z][^\W\d_]{{1,30}}(?:['’-][A-Z][^\W\d_]{{1,30}})?)"
    rf"(?:[^\S\r\n](?:[A-Z]\.|{_CAPITALS}|[A-Z][^\W\d_]{{1,30}})){{0,2}}(?:[^\S\r\n]of(?:[^\S\r\n][A-Z][^\W\d_]{{1,30}}){{1,3}})?"
    rf"|(?:The|THE)[^\S\r\n]{_CAPITALS}(?:[^\S\r\n](?:pro[^\S\r\n]tempore|of|{_CAPITALS})){{0,4}}"
    r")\.(?:[^\S\r\n]{0,4}(?:--|—|–)[^\S\r\n]{0,4}(?=\S)|[^\S\r\n]{1,4}(?=[“\"‘'(\[]?[^\W\d_a-z]))"
)
"""A label that a point ends, as in records of parliaments: `Mr. HALE of Ostmark. I thank`, `THE PRESIDENT. -- I`."""
_DASH = re.compile(r"[^\S\r\n]{0,4}(?:--|—|–)(?=[^\S\r\n])")
_LEAST_POINTED = 3
"""Labels that a point ends, from which on they are more than ends of sentences."""
_ASIDE = re.compile(r"\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])")
WORD = re.compile(r"[^\s,/&-]+")
_LONGEST = 8
"""Words of a label at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that may begin a turn."""

    start: int
    """First code point of its label."""
    words: int
    """First code point after the colon."""
    label: str
    """The speaker as it names them, without asides."""
    strength: int
    """3 for capitals, 2 for a title or a role, 1 for other names, 0 for a single capitalised word."""


def find_marks(text: str, names: Sequence[Span] = ()) -> list[Mark]:
    """Return the lines of a text that may begin a turn, in order; `names` are those that stand before a time alone."""
    found = []
    text = f"\n{text}"  # each line then begins behind the end of another
    for match in _LABEL.finditer(text) if ":" in text or "：" in text else ():
        dash = _DASH.match(text, match.end())
        mark = _weigh(match["label"], match.start("label"), dash.end() if dash else match.end())
        if mark:
            found.append(mark)
    initials = [Mark(m.start("label") - 1, m.end() - 1, m["label"], 3) for m in _INITIAL.finditer(text)]
    if {mark.label for mark in initials} == {"Q", "A"}:
        found += initials
    labels = ((match["label"], match.start("label"), match.end()) for match in _POINTED.finditer(text))
    pointed = [mark for label in labels if (mark := _weigh(*label))]
    if len(pointed) >= _LEAST_POINTED and len(pointed) > len(found):
        found += pointed
    for name in names:
        mark = _weigh(text[name.start + 1 : name.end + 1], name.start + 1, name.end + 1)
        if mark:
            found.append(mark)
    return sorted(found, key=lambda mark: mark.start)


def _weigh(label: str, start: int, words_from: int) -> Mark | None:
    """Return the mark of a line, or None where its label is no name; both offsets are one too high."""
    raw = label.strip()
    bare = _ASIDE.sub("", raw).strip() or raw.strip("()[]")
    words = WORD.findall(bare)
    if not 1 <= len(words) <= _LONGEST or len(bare) > 60:
        return None
    folded = [word.casefold().rstrip(".") for word in words]
    if bare.casefold().rstrip(".") in NOT_SPEAKERS or (len(words) == 1 and folded[0] in NOT_SPEAKERS):
        return None
    if not all(_may_name(word, i) for i, word in enumerate(words)):
        return None
    name = bare.removeprefix("The ") if len(words) > 1 else bare  # `The PRESIDING OFFICER`
    upper = name.upper() == name != name.lower()
    plain = bare.upper() == bare.lower()  # a script without capitals
    strong = upper or folded[0] in TITLES or folded[-1] in ROLES or folded[0] in ROLES
    if folded[0] == "the":
        strong = upper or (len(folded) > 1 and folded[1] in TITLES | ROLES)
        if not strong:
            return None
    strength = 3 if upper else 2 if strong else 0 if len(words) == 1 and not plain else 1
    return Mark(start - 1, words_from - 1, bare, strength)


def _may_name(word: str, place: int) -> bool:
    """Whether a word may stand in a label: capitalised, a particle, or a number after a name."""
    first = word.lstrip("'’\"“(")[:1]
    if word[-1] in ".!?;…" and not _is_short(word):
        return False
    if word[-1] in "”\"":
        return word[0] in "“\""
    if word.casefold() in PARTICLES or word.casefold() in ROLES:
        return True
    if first.isdigit():
        return place > 0 and len(word) <= 3
    return first.isalpha() and not first.islower()


def _is_short(word: str) -> bool:
    """Whether a point ends an abbreviation: an initial, a title, Jr."""
    return word[-1] == "." and (len(word) <= 5 or word[:-1].casefold() in TITLES)
