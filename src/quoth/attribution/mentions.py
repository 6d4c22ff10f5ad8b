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
from .english_people import FAMILY_FIRST, JOINED_PARTICLES, KNIGHTLY, PARTICLES
from .forms import POSSESSIVE, has_suffix, read_form, surname_of
from .inflection import Cases
from .people import People

__all__ = ["Names", "Naming", "Written", "find_names", "make_written"]

_UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
_SHORT = "Mr Mrs Ms Mx Dr Sen Rep Gov Gen St Prof Rev Lt Col Capt Sgt Adm Hon Cmdr Maj Sens Reps Supt".split()
_PART = (
    # The capital first and once: an expression that begins with a class of characters is searched for fast.
    rf"[{_UPPER}](?:"
    rf"(?:(?:\.[{_UPPER}])*|{'|'.join(f'(?<={short[0]}){short[1:]}' for short in _SHORT)})\.(?=[ \u00a0\n][{_UPPER}])"
    rf"|[^\W_]*(?:(?:['’\-](?=[^\W_])|\.(?=[{_UPPER}]))[^\W_]*)*)"
)
_NAME = re.compile(
    rf"{_PART}(?:[ \u00a0\n](?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]){{0,2}}"
    rf"(?:(?:{'|'.join(sorted(JOINED_PARTICLES))})['’\-])?{_PART})*"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
_FIRST = re.compile(r"(?:^|[.!?:;…\n][\"'”’)\]]*\s*|[“‘\"(])$")
"""What stands before the first word of a sentence."""
_GOVERNORS = frozenset("ibufsd")
"""Classes of words that make a name after them something less than the subject."""


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
    surname: str = ""
    """The last part that is no suffix, lower case."""
    first: str | None = None
    """`m` or `f` where the first name tells."""
    person: bool = False
    """Whether it can name a person."""


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
    """The parts of every name, as they are printed; only where names have cases."""
    cases: Cases | None = None
    """Which of them other forms are cases of; made when it is first asked."""
    called: set[str] = field(default_factory=set)
    """Folded first parts of names by which their bearers are called: `Sir Jonas`, and family names that come first."""
    alone: set[str] = field(default_factory=set)
    """Folded names of one part."""
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
        known, people = self.fuller.get(surname_of(parts)), self.lexicon.people
        best = parts
        if known and has_suffix(parts):
            # Kept to tell two of one name apart, and where the surname never stands alone.
            others = any(name[: len(parts) - 1] == parts[:-1] and name != parts for name in known)
            return " ".join(parts if others or surname_of(parts) not in self.alone else parts[:-1])
        if known:
            fit = [
                (name, count) for name, count in known.items()
                if len(name) > len(parts) and self._fits(parts, name)
                and (gender is None or people.first_gender(name) in (None, gender))
            ]  # fmt: skip
            # `Jonas Ross Jr` is the one meant where no other Ross is named in full.
            fit = [one for one in fit if not has_suffix(one[0])] or [(name[:-1], count) for name, count in fit]
            fit = [one for one in fit if len(one[0]) > len(parts)]
            if fit:
                best = max(fit, key=lambda one: (one[1], len(one[0])))[0]
                # The same person with a middle name or initial: the fuller form stands for both.
                same = [name for name, _ in fit if name[0] == best[0] and len(name) <= 4]
                best = max([best, *same], key=len)
        return " ".join(best)

    def _fits(self, parts: tuple[str, ...], fuller: tuple[str, ...]) -> bool:
        """Whether a shorter name can be short for a fuller one."""
        if len(parts) == 1:
            part, first = parts[0].lower(), fuller[0].lower()
            if part == surname_of(fuller):
                return True
            return part == first and (first in self.called or self.lexicon.people.first_gender(fuller) is not None)
        return parts[0][:1] == fuller[0][:1] and surname_of(parts) == surname_of(fuller) and parts[0] == fuller[0]

    def gender(self, parts: tuple[str, ...]) -> str | None:
        """Return `m` or `f` where the document or the first name tells."""
        people = self.lexicon.people
        told = people.first_gender(parts)
        if told or not parts:
            return told
        counts = self.genders.get(surname_of(parts))
        if counts:
            return counts.most_common(1)[0][0]
        known = len(parts) == 1 and parts[0].lower() not in self.fuller
        return people.first_gender((*parts, "")) if known else None

    def is_known(self, parts: tuple[str, ...]) -> bool:
        """Whether the document or the name itself tells that these parts name a person."""
        return self.lexicon.people.is_person(parts) and (
            len(parts) > 1 or surname_of(parts) in self.titled or self.gender(parts) is not None
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
        form, start = match.group(), match.start()
        first, _, rest = form.partition(" ")
        if first.lower() in lexicon.orders and _FIRST.search(text, max(0, start - 4), start):
            form, start = rest, start + len(first) + 1  # `Ask Holm how that went`
        name = _read_written(form, lexicon) if form and form.lower() not in lexicon.cut_short else None
        if name is None or not name.parts:
            continue
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
    if lexicon.grammar is not None:
        names.forms = {_read_written(form, lexicon).parts for form in times}
    return names


@lru_cache(1 << 16)
def _read_written(form: str, lexicon: Lexicon) -> Written:
    """Read a name as written; without parts where it is a small word, or an office alone."""
    none = Written((), None, None, False)
    if lexicon.classes.get(form.lower(), "V") not in "Vv":
        return none
    parts, gender, title = read_form(form, lexicon)
    if all(lexicon.people.is_title(part.lower()) for part in parts):
        return none
    if len(parts) == 1 and lexicon.classes.get(parts[0].lower(), "V") not in "Vv":
        return none
    governed = bool(POSSESSIVE.search(form)) or lexicon.classes.get(form.split()[0].lower(), "-") in _GOVERNORS
    return make_written(parts, gender, title, governed, lexicon.people)


def make_written(
    parts: tuple[str, ...], gender: str | None, title: str | None, governed: bool, people: People
) -> Written:
    """Return a name with what its parts tell."""
    first, person = people.first_gender(parts), people.is_person(parts)
    return Written(parts, gender, title, governed, surname_of(parts), first, person)


def _count(names: Names, name: Written, count: int, inside: bool) -> None:
    """Take in what a name tells that is written `count` times."""
    parts = name.parts
    if inside:
        names.inner.update(parts)
    surname, first, person = name.surname, name.first, name.person
    if len(parts) == 1:
        names.alone.add(surname)
    if name.title and person:
        names.titled.add(surname)
    if len(parts) > 1 and (name.title in KNIGHTLY or parts[0].lower() in FAMILY_FIRST):
        names.called.add(parts[0].lower())
    if told := name.gender or first:
        names.genders.setdefault(surname, Counter())[told] += count
    if len(parts) > 1 and person:
        names.fuller.setdefault(surname, Counter())[parts] += count if first is None else 3 * count
        names.fuller.setdefault(parts[0].lower(), Counter())[parts] += count
        if first is not None:
            names.surnames.add(parts[-1])
