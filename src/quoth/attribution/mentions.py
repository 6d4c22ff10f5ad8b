"""Names as written, to one canonical name a person and document.

`Sen. Marco Rubio (R-FL)` and `Rubio` are both `Marco Rubio`; the fullest form that the document
itself prints is the canonical one. A pronoun or a description stands for the last person named
whom it fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from quoth.model import Span

from .cues import Lexicon
from .inflection import Cases
from .people import PARTICLES, SUFFIXES, People

__all__ = ["Names", "Naming", "Written", "binds", "find_names", "read_name"]

_UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
_CAPITAL = rf"[{_UPPER}][^\W_]*(?:(?:['’\-](?=[^\W_])|\.(?=[{_UPPER}]))[^\W_]*)*"
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
class Written:
    """A name as it is written somewhere, read once for all the places where it stands."""

    parts: tuple[str, ...]
    """The name's parts without titles; none where it is no name after all."""
    gender: str | None
    """`m` or `f` where a title tells."""
    title: str | None
    """The last title before the name, lower case."""
    governed: bool
    """Whether it owns something, or begins with a small word that governs it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person or body is named."""

    start: int
    """First code point in the document."""
    end: int
    """One past the last."""
    name: Written
    """The name."""


@dataclass(slots=True)
class Names:
    """All names of a document."""

    text: str
    """The document's text."""
    lexicon: Lexicon
    """What is known of its language."""
    starts: list[int] = field(default_factory=list)
    """First code points of the places where the author names someone, in order."""
    ends: list[int] = field(default_factory=list)
    """One past the last of each."""
    written: list[Written] = field(default_factory=list)
    """The name that stands there."""
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
    forms: set[tuple[str, ...]] = field(default_factory=set)
    """The parts of every name, as they are printed."""
    cases: Cases | None = None
    """Which of them other forms are cases of; made when it is first asked."""
    surnames: set[str] = field(default_factory=set)
    """Last words of names whose first name is a person's, as written."""

    def canonical(self, parts: tuple[str, ...], gender: str | None = None) -> str:
        """Return the fullest name that the document gives for these parts."""
        if not parts:
            return ""
        key = parts, gender
        if key not in self.cache:
            self.cache[key] = self._canonical(parts, gender)
        return self.cache[key]

    def _canonical(self, parts: tuple[str, ...], gender: str | None) -> str:
        if self.lexicon.grammar is not None:
            self.cases = self.cases or Cases(self.forms, self.lexicon.grammar)
            parts = self.cases.find_nominative(parts)
        known, people = self.fuller.get(_surname(parts)), self.lexicon.people
        best = parts
        if known:
            fit = [
                (name, count) for name, count in known.items()
                if len(name) > len(parts) and _fits(parts, name, people) and name[-1].lower() not in SUFFIXES
                and (gender is None or people.first_gender(name) in (None, gender))
            ]  # fmt: skip
            if fit:
                best = max(fit, key=lambda one: (one[1], len(one[0])))[0]
                # The same person with a middle name or initial: the fuller form stands for both.
                same = [name for name, _ in fit if name[0] == best[0] and len(name) <= 4]
                best = max([best, *same], key=len)
        return " ".join(best)

    def gender(self, parts: tuple[str, ...]) -> str | None:
        """Return `m` or `f` where the document or the first name tells."""
        told = self.lexicon.people.first_gender(parts)
        if told or not parts:
            return told
        counts = self.genders.get(_surname(parts))
        return counts.most_common(1)[0][0] if counts else None

    def is_known(self, parts: tuple[str, ...]) -> bool:
        """Whether the document or the name itself tells that these parts name a person."""
        return self.lexicon.people.is_person(parts) and (
            len(parts) > 1 or _surname(parts) in self.titled or self.gender(parts) is not None
        )

    def before(self, offset: int, limit: int = 40) -> Iterator[Naming]:
        """Go over the last `limit` namings that begin before `offset`, the nearest first."""
        high = bisect_left(self.starts, offset)
        for i in range(high - 1, max(0, high - limit) - 1, -1):
            yield Naming(self.starts[i], self.ends[i], self.written[i])

    def is_prominent(self, naming: Naming) -> bool:
        """Whether a naming may be what a sentence is about: nothing governs it, and it owns nothing."""
        if naming.name.governed or self.text[naming.end : naming.end + 2] in ("'s", "’s"):
            return False
        governor = _LAST_WORD.search(self.text, max(0, naming.start - 14), naming.start)
        return not (governor and self.lexicon.classes.get(governor.group(1).lower(), "") in _GOVERNORS)


def read_name(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None]:
    """Return the parts of a name as written, without titles, and the gender that a title tells."""
    parts, gender, _ = _read(written, lexicon)
    return parts, gender


@lru_cache(1 << 16)
def _read(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str | None, str | None]:
    words = _WORD.findall(written)
    people = lexicon.people
    for i in range(len(words) - 1, 0, -1):
        if _POSSESSIVE.search(words[i - 1]):
            words = words[i:]  # `Pakistan's Nawaz Sharif`
            break
    words = [_POSSESSIVE.sub("", word) for word in words]
    if lexicon.grammar is not None:
        words = _bound(words, lexicon)
    gender: str | None = None
    title: str | None = None
    begin = 0
    for i, word in enumerate(words):
        key = word.rstrip(".,").lower()
        if people.is_title(key) and i < len(words) - 1:
            begin, title = i + 1, people.full_titles.get(key, key)
            gender = people.title_gender(key) or gender
        elif i == begin and key in lexicon.classes and lexicon.classes[key] not in "VGKotv" and len(words) > i + 1:
            begin = i + 1  # a small word in upper case: the sentence begins here
    words = words[begin:]
    for i, word in enumerate(words[:-1]):
        if word.lower() in people.male or word.lower() in people.female:
            words = words[i:]
            break
    parts = tuple(word.strip(".,") if len(word) > 2 else word.strip(",") for word in words)
    return parts, gender, title


def binds(before: str, people: People, capital_nouns: bool) -> bool:
    """Whether a particle after the word `before` goes on with its name: `Ursula von Hale`, but `Holm von der Partei`.

    Where nouns are in upper case, only a first name or a title that tells the gender is sure to.
    """
    word = before.rstrip(".,").lower()
    known = word in people.male or word in people.female or word in people.courtesies
    return known or not capital_nouns


def _bound(words: list[str], lexicon: Lexicon) -> list[str]:
    """Return the words of a name down to a particle that does not belong to it."""
    assert lexicon.grammar is not None
    for i in range(1, len(words)):
        if words[i] in lexicon.people.particles and words[i - 1] not in lexicon.people.particles:
            single = i == 1 or words[i - 2].rstrip(".").lower() in lexicon.people.titles
            if not binds(words[i - 1], lexicon.people, lexicon.grammar.capital_nouns or not single):
                return words[:i]
    return words


def find_names(text: str, lexicon: Lexicon, quoted: Sequence[Span] = ()) -> Names:
    """Find all names of a text and what their fullest forms are.

    `quoted` are the stretches that quote, in order and apart: names in them are known, but no pronoun of
    the author's points to them.
    """
    names = Names(text, lexicon)
    times: Counter[str] = Counter()
    mid: set[str] = set()
    walls = iter(quoted)
    wall = next(walls, None)
    for match in (_NAME if lexicon.grammar is None else lexicon.grammar.name).finditer(text):
        form = match.group()
        name = _read_written(form, lexicon)
        if not name.parts:
            continue
        start = match.start()
        times[form] += 1
        if form not in mid:
            before = text[start - 2 : start] if start > 1 else ""
            if before[:1].isalnum() or before[:1] == ",":
                mid.add(form)
        while wall is not None and wall.end <= start:
            wall = next(walls, None)
        if wall is None or start < wall.start:
            names.starts.append(start)
            names.ends.append(match.end())
            names.written.append(name)
    for form, count in times.items():
        _count(names, _read_written(form, lexicon), count, form in mid)
    return names


@lru_cache(1 << 16)
def _read_written(form: str, lexicon: Lexicon) -> Written:
    """Read a name as written; without parts where it is a small word, or an office alone."""
    none = Written((), None, None, False)
    if lexicon.classes.get(form.lower(), "V") not in "Vv":
        return none
    parts, gender, title = _read(form, lexicon)
    if all(lexicon.people.is_title(part.lower()) for part in parts):
        return none
    if len(parts) == 1 and lexicon.classes.get(parts[0].lower(), "V") not in "Vv":
        return none
    governed = bool(_POSSESSIVE.search(form)) or lexicon.classes.get(form.split()[0].lower(), "-") in _GOVERNORS
    return Written(parts, gender, title, governed)


def _count(names: Names, name: Written, count: int, inside: bool) -> None:
    """Take in what a name tells that is written `count` times."""
    parts = name.parts
    names.forms.add(parts)
    if inside:
        names.inner.update(parts)
    surname = _surname(parts)
    people = names.lexicon.people
    first = people.first_gender(parts)
    person = people.is_person(parts)
    if name.title and person:
        names.titled.add(surname)
    if told := name.gender or first:
        names.genders.setdefault(surname, Counter())[told] += count
    if len(parts) > 1 and person:
        names.fuller.setdefault(surname, Counter())[parts] += count if first is None else 3 * count
        names.fuller.setdefault(parts[0].lower(), Counter())[parts] += count
        if first is not None:
            names.surnames.add(parts[-1])


def _surname(parts: tuple[str, ...]) -> str:
    last = parts[-1].lower()
    if last in SUFFIXES and len(parts) > 1:
        last = parts[-2].lower()
    return last


def _fits(parts: tuple[str, ...], fuller: tuple[str, ...], people: People) -> bool:
    """Whether a shorter name can be short for a fuller one."""
    if len(parts) == 1:
        part = parts[0].lower()
        return part == _surname(fuller) or (part == fuller[0].lower() and people.first_gender(fuller) is not None)
    return parts[0][:1] == fuller[0][:1] and _surname(parts) == _surname(fuller) and parts[0] == fuller[0]
