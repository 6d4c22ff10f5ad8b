"""Whom a pronoun, a relative or a description points back to: gender, role and nearness decide."""

from __future__ import annotations

import re

from .cues import Lexicon
from .forms import is_person
from .mentions import Names, Naming
from .offices import OFFICES, same_land, split_office
from .people import BODY_WORDS, FEMALE_NOUNS, FULL_TITLES, MALE_NOUNS, PERSON_NOUNS, TITLE_WORDS

__all__ = ["PEOPLES", "Pointer", "noun_gender"]

_FAR = 900
"""Code points over which a pronoun still points back."""
_NEAR = 200
"""Code points over which a relative pronoun does."""
_ROLE = 64
"""Code points round a name in which its bearer's role may be told: `the Russian president, Ada Holm,`."""
PEOPLES = ("ian", "ean", "ish", "ese")
"""Endings of words for one who comes from a place: `the Bolivian`."""
_SOLE = re.compile(r"((?:[A-Z]\.)+(?=[A-Z]|\b)[A-Z]|[^\W\d_]+(?:-[^\W\d_]+)*)(?:['’]s|\.(?=\s))?")
_NO_MEN = frozenset("human german roman ottoman".split())


def noun_gender(noun: str) -> str | None:
    """Return `m` or `f` where a noun, lower case, tells.

    >>> noun_gender("businesswoman"), noun_gender("chairman"), noun_gender("minister")
    ('f', 'm', None)
    """
    if noun in FEMALE_NOUNS or noun.endswith("woman"):
        return "f"
    return "m" if noun in MALE_NOUNS or (noun.endswith("man") and noun not in _NO_MEN) else None


def _words(text: str) -> list[str]:
    """Return the words of a stretch in lower case, without signs of possession."""
    return [match.group(1).lower() for match in _SOLE.finditer(text)]


def _holds(words: list[str], land: str, office: tuple[str, ...]) -> bool:
    """Whether words are an office and its land: `Marrenia's president`, `the president of Marrenia`."""
    if words[:1] == ["the"]:
        words = words[1:]
    size = len(office)
    if len(words) == size + 1:
        return tuple(words[1:]) == office and same_land(words[0], land)
    of_land = len(words) == size + 2 and words[size] == "of" and same_land(words[-1], land)
    return of_land and tuple(words[:size]) == office


class Pointer:
    """Follows words that name nobody to the names before them, in one document."""

    def __init__(self, text: str, names: Names, lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon

    def canonical(self, naming: Naming) -> str:
        """Return the fullest name of whoever is named there."""
        return self._names.canonical(naming.name.parts, naming.name.gender)

    def antecedent(self, word: str, offset: int) -> str | None:
        """Return whom the relative pronoun `word` at `offset` stands for: the nearest person, for `who`.

        In `Holm, head of the Water League, who said` the league is passed over.
        """
        for naming in self._names.before(offset, 6):
            if offset - naming.end > _NEAR:
                return None
            if word not in self._lexicon.personal or naming.name.person:
                return self.canonical(naming)
        return None

    def pronoun(self, word: str, offset: int, last: str | None, other: str | None = None) -> str | None:
        """Return whom a pronoun points to; `last` is who spoke last, `other` is one whom it cannot mean."""
        word = word.replace("’", "'").partition("'")[0]  # `she’d`
        if word == "it":
            return self._thing(offset, last)
        gender = "f" if word in self._lexicon.female else "m" if word in self._lexicon.male else None
        return last if gender is None else self._last_fitting(gender, offset, last, other)

    def _thing(self, offset: int, last: str | None) -> str | None:
        """Return the body that the text before a place is about; a thing that spoke last comes first."""
        if last is not None and not is_person(tuple(last.split())):
            return last
        for naming in self._names.before(offset, 20):
            if offset - naming.end > _FAR:
                return None
            parts = naming.name.parts
            if parts[-1].lower() in BODY_WORDS:
                return self.canonical(naming)
        return None

    def described(self, core: list[str], offset: int, last: str | None, office: bool = False) -> str | None:
        """Return who `the minister` is: who bears that title, who has that role, else the last whom it fits.

        `core` are the words of the description, lower case, without its article; `office` says that it is
        written as one, whose holder the document may never name.
        """
        noun = FULL_TITLES.get(core[-1], core[-1])
        if noun not in TITLE_WORDS and noun not in PERSON_NOUNS and not noun.endswith(PEOPLES):
            return None
        told = self._by_role(core, offset) or (self.holder(core, offset) if len(core) > 1 else None)
        if told is not None:
            return told
        if noun in TITLE_WORDS:
            for naming in self._names.before(offset):
                if naming.name.title == noun:
                    return self.canonical(naming)
            if office:
                return None  # `the Chief Justice`: an office whose holder the document may never name
        if noun not in PERSON_NOUNS and not noun.endswith(PEOPLES):
            return None
        return self._last_fitting(noun_gender(noun), offset, last)

    def holder(self, core: list[str], offset: int) -> str | None:
        """Return the last person said to hold an office in a land: `["marrenian", "leader"]`, its president."""
        asked = split_office(core)
        if asked is None:
            return None
        land, office = asked
        for naming in self._names.before(offset, 60):
            if not is_person(naming.name.parts):
                continue
            low, high = max(0, naming.start - _ROLE), min(offset, naming.end + _ROLE)
            form = self._text[naming.start : naming.end]
            lead = form[: form.rfind(naming.name.parts[0])] if naming.name.parts[0] in form else ""
            before = _words(self._text[low : naming.start].rpartition(". ")[2] + lead)
            after = _words(self._text[naming.end : high])
            if any(
                _holds(before[-size:], land, one) or _holds(after[:size], land, one)
                for one in OFFICES[office] for size in (len(one) + 1, len(one) + 2, len(one) + 3)
            ):  # fmt: skip
                return self.canonical(naming)
        return None

    def _by_role(self, core: list[str], offset: int) -> str | None:
        """Return the last person whose name is set beside the words of a description."""
        role = r"\s+".join(map(re.escape, core))
        before = re.compile(rf"\b{role}(?: (?:of|for) \w+(?: \w+)?)?[\s,]*$")
        after = re.compile(rf"\s*[,(–—](?:[^,.;]{{1,30}},)?\s*(?:the |an? )?(?:[\w-]+ ){{0,2}}?{role}\b")
        for naming in self._names.before(offset, 60):
            if naming.name.person:
                low, high = max(0, naming.start - _ROLE), min(offset, naming.end + _ROLE)
                if before.search(self._text[low : naming.start].lower()) or after.match(
                    self._text[naming.end : high].lower()
                ):
                    return self.canonical(naming)
        return None

    def _last_fitting(
        self, gender: str | None, offset: int, last: str | None, other: str | None = None
    ) -> str | None:
        """Return the person of that gender whom the text before a place is about; who spoke last comes first."""
        fallback: str | None = None
        maybe: str | None = None
        guess: str | None = None
        for naming in self._names.before(offset):
            if offset - naming.end > (_FAR if fallback is not None else 3 * _FAR):
                break
            if not naming.name.person:
                continue
            name = self.canonical(naming)
            if name == other:
                continue
            parts = tuple(name.split())
            if name != last and not self._names.is_known(parts):
                if guess is None and self._names.is_prominent(naming) and offset - naming.end <= _FAR:
                    guess = name
                continue
            told = naming.name.gender or self._names.gender(parts)
            if gender is not None and told is not None and told != gender:
                continue
            if maybe is not None and (told is None or offset - naming.end > _NEAR):
                if offset - naming.end > _NEAR:
                    break
                continue
            if name == last or self._names.is_prominent(naming):
                if told is not None or gender is None or name == last:
                    return name
                maybe = name  # of no known gender: one who is known to fit may stand close before
            fallback = fallback or name
        if maybe is not None:
            return maybe
        if last:
            parts = tuple(last.split())
            fits = gender is None or self._names.gender(parts) in (None, gender)
            if fits and is_person(parts) and all(part[0].isupper() for part in (parts[0], parts[-1])):
                return last
        return fallback or guess
