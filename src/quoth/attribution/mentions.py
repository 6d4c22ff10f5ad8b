"""Names as written, to one canonical name a person and document.

`Sen. Marco Rubio (R-FL)` and `Rubio` are both `Marco Rubio`; the fullest form that the document
itself prints is the canonical one. A pronoun or a description stands for the last person named
whom it fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.model import Span

from .cues import Lexicon
from .people import (
    BODY_WORDS,
    FEMALE,
    MALE,
    PARTICLES,
    PLACES,
    SUFFIXES,
    TITLES,
)

__all__ = ["Names", "Naming", "find_names", "read_name"]

_UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
_CAPITAL = rf"[{_UPPER}](?:[^\W_]|['’\-](?=[^\W_])|\.(?=[{_UPPER}]))*"
_SHORT = "|".join("Mr Mrs Ms Mx Dr Sen Rep Gov Gen St Prof Rev Lt Col Capt Sgt Adm Hon Cmdr Maj Sens Reps Supt".split())
_PART = rf"(?:(?:(?:[{_UPPER}]\.)*[{_UPPER}]|{_SHORT})\.(?=[ \u00a0\n][{_UPPER}])|{_CAPITAL})"
_NAME = re.compile(
    rf"{_PART}(?:[ \u00a0\n](?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]){{0,2}}{_PART})*"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
_GOVERNORS = frozenset("ibufsd")
"""Classes of words that make a name after them something less than the subject."""
_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person or body is named."""

    start: int
    """First code point in the document."""
    end: int
    """One past the last."""
    parts: tuple[str, ...]
    """The name's parts without titles."""
    gender: str | None
    """`m` or `f` where a title tells."""
    inside: bool
    """Whether it stands inside a sentence, where only names begin in upper case."""
    title: str | None
    """The last title before the name, lower case."""
    prominent: bool
    """Whether it may be what a sentence is about: nothing governs it, and it owns nothing."""


@dataclass(slots=True)
class Names:
    """All names of a document."""

    namings: list[Naming] = field(default_factory=list)
    """In reading order."""
    starts: list[int] = field(default_factory=list)
    """Their first code points."""
    fuller: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)
    """Folded surname (or first name) to the names that hold it, with how often each is written."""
    genders: dict[str, Counter[str]] = field(default_factory=dict)
    """Folded surname to the genders that titles and first names tell."""

    titled: set[str] = field(default_factory=set)
    """Folded surnames that a title stands before somewhere."""
    cache: dict[tuple[tuple[str, ...], str | None], str] = field(default_factory=dict)
    """Canonical names already told."""
    inner: set[str] = field(default_factory=set)
    """Words of names that stand inside sentences."""

    def canonical(self, parts: tuple[str, ...], gender: str | None = None) -> str:
        """Return the fullest name that the document gives for these parts."""
        if not parts:
            return ""
        key = parts, gender
        if key not in self.cache:
            self.cache[key] = self._canonical(parts, gender)
        return self.cache[key]

    def _canonical(self, parts: tuple[str, ...], gender: str | None) -> str:
        known = self.fuller.get(_surname(parts))
        best = parts
        if known:
            fit = [
                (name, count) for name, count in known.items()
                if len(name) > len(parts) and _fits(parts, name) and name[-1].lower() not in SUFFIXES
                and (gender is None or first_gender(name) in (None, gender))
            ]  # fmt: skip
            if fit:
                best = max(fit, key=lambda one: (one[1], len(one[0])))[0]
                # The same person with a middle name or initial: the fuller form stands for both.
                same = [name for name, _ in fit if name[0] == best[0] and len(name) <= 4]
                best = max([best, *same], key=len)
        return " ".join(best)

    def gender(self, parts: tuple[str, ...]) -> str | None:
        """Return `m` or `f` where the document or the first name tells."""
        told = first_gender(parts)
        if told or not parts:
            return told
        counts = self.genders.get(_surname(parts))
        return counts.most_common(1)[0][0] if counts else None

    def is_known(self, parts: tuple[str, ...]) -> bool:
        """Whether the document or the name itself tells that these parts name a person."""
        return is_person(parts) and (
            len(parts) > 1 or _surname(parts) in self.titled or self.gender(parts) is not None
        )

    def before(self, offset: int, limit: int = 40) -> list[Naming]:
        """Return the last namings that end before `offset`, the nearest first."""
        high = bisect_left(self.starts, offset)
        return self.namings[max(0, high - limit) : high][::-1]


def first_gender(parts: tuple[str, ...]) -> str | None:
    """Return the gender that a full name's first name tells."""
    if len(parts) < 2:
        return None
    first = parts[0].lower()
    return "m" if first in MALE else "f" if first in FEMALE else None


def is_person(parts: tuple[str, ...]) -> bool:
    """Whether these parts can name a person."""
    last = parts[-1].lower() if parts else ""
    if not parts or last in BODY_WORDS or last in PLACES:
        return False
    return not (len(parts) == 1 and last.isupper())


def read_name(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None]:
    """Return the parts of a name as written, without titles, and the gender that a title tells."""
    parts, gender, _ = _read(written, lexicon)
    return parts, gender


def is_title(word: str) -> bool:
    """Whether a word in small letters is a title, alone or joined: `secretary-general`, `vice-president`.

    >>> is_title("secretary-general"), is_title("jean-paul")
    (True, False)
    """
    return word in TITLES or ("-" in word and any(part in TITLES for part in word.split("-")))


def _read(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None, str | None]:
    words = _WORD.findall(written)
    for i in range(len(words) - 1, 0, -1):
        if _POSSESSIVE.search(words[i - 1]):
            words = words[i:]  # `Pakistan's Nawaz Sharif`
            break
    words = [_POSSESSIVE.sub("", word) for word in words]
    gender: str | None = None
    title: str | None = None
    begin = 0
    for i, word in enumerate(words):
        key = word.rstrip(".,").lower()
        if is_title(key) and i < len(words) - 1:
            begin, title = i + 1, key
            gender = TITLES.get(key) or gender
        elif i == begin and key in lexicon.classes and lexicon.classes[key] not in "VGKotv" and len(words) > i + 1:
            begin = i + 1  # a small word in upper case: the sentence begins here
    words = words[begin:]
    for i, word in enumerate(words[:-1]):
        if word.lower() in MALE or word.lower() in FEMALE:
            words = words[i:]
            break
    parts = tuple(word.strip(".,") if len(word) > 2 else word.strip(",") for word in words)
    return parts, gender, title


def find_names(text: str, lexicon: Lexicon, quoted: Sequence[Span] = ()) -> Names:
    """Find all names of a text and what their fullest forms are.

    `quoted` are the stretches that quote, in order and apart: names in them are known, but no pronoun of
    the author's points to them.
    """
    names = Names()
    read: dict[str, tuple[tuple[str, ...], str | None, str | None]] = {}
    walls = iter(quoted)
    wall = next(walls, None)
    classes = lexicon.classes
    for match in _NAME.finditer(text):
        written = match.group()
        if written not in read:
            lower = written.lower()
            letter = classes.get(lower, "")
            read[written] = ((), None, None) if letter and letter not in "Vv" else _read(written, lexicon)
        parts, gender, title = read[written]
        if all(is_title(part.lower()) for part in parts):
            continue  # no name is left, or an office alone
        if len(parts) == 1 and classes.get(parts[0].lower(), "") not in "Vv":
            continue
        before = text[max(0, match.start() - 2) : match.start()]
        inside = before[:1].isalnum() or before[:1] == ","
        while wall is not None and wall.end <= match.start():
            wall = next(walls, None)
        if wall is None or match.start() < wall.start:
            governor = _LAST_WORD.search(text, max(0, match.start() - 14), match.start())
            prominent = not (
                _POSSESSIVE.search(written)
                or text[match.end() : match.end() + 2] in ("'s", "’s")
                or classes.get(written.split()[0].lower(), "") in _GOVERNORS
                or (governor and classes.get(governor.group(1).lower(), "") in _GOVERNORS)
            )
            names.namings.append(Naming(match.start(), match.end(), parts, gender, inside, title, prominent))
            names.starts.append(match.start())
        if inside:
            names.inner.update(parts)
        surname = _surname(parts)
        told = gender or first_gender(parts)
        if title and is_person(parts):
            names.titled.add(surname)
        if told:
            names.genders.setdefault(surname, Counter())[told] += 1
        if len(parts) > 1 and is_person(parts):
            names.fuller.setdefault(surname, Counter())[parts] += 1 if first_gender(parts) is None else 3
            names.fuller.setdefault(parts[0].lower(), Counter())[parts] += 1
    return names


def _surname(parts: tuple[str, ...]) -> str:
    last = parts[-1].lower()
    if last in SUFFIXES and len(parts) > 1:
        last = parts[-2].lower()
    return last


def _fits(parts: tuple[str, ...], fuller: tuple[str, ...]) -> bool:
    """Whether a shorter name can be short for a fuller one."""
    if len(parts) == 1:
        part = parts[0].lower()
        return part == _surname(fuller) or (part == fuller[0].lower() and first_gender(fuller) is not None)
    return parts[0][:1] == fuller[0][:1] and _surname(parts) == _surname(fuller) and parts[0] == fuller[0]
