"""Whom a pronoun, a relative or a description points back to: gender, role and nearness decide."""

from __future__ import annotations

import re

from .cues import Lexicon
from .mentions import Names, Naming, is_person
from .people import FEMALE_NOUNS, FULL_TITLES, MALE_NOUNS, PERSON_NOUNS, TITLE_WORDS

__all__ = ["PEOPLES", "Pointer", "noun_gender"]

_FAR = 900
"""Code points over which a pronoun still points back."""
_NEAR = 200
"""Code points over which a relative pronoun does."""
_ROLE = 64
"""Code points round a name in which its bearer's role may be told: `the Russian president, Ada Holm,`."""
PEOPLES = ("ian", "ean", "ish", "ese")
"""Endings of words for one who comes from a place: `the Bolivian`."""
_NO_MEN = frozenset("human german roman ottoman".split())


def noun_gender(noun: str) -> str | None:
    """Return `m` or `f` where a noun, lower case, tells.

    >>> noun_gender("businesswoman"), noun_gender("chairman"), noun_gender("minister")
    ('f', 'm', None)
    """
    if noun in FEMALE_NOUNS or noun.endswith("woman"):
        return "f"
    return "m" if noun in MALE_NOUNS or (noun.endswith("man") and noun not in _NO_MEN) else None


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
            if word not in self._lexicon.personal or is_person(naming.name.parts):
                return self.canonical(naming)
        return None

    def pronoun(self, word: str, offset: int, last: str | None, other: str | None = None) -> str | None:
        """Return whom a pronoun points to; `last` is who spoke last, `other` is one whom it cannot mean."""
        gender = "f" if word in self._lexicon.female else "m" if word in self._lexicon.male else None
        return last if gender is None else self._last_fitting(gender, offset, last, other)

    def described(self, core: list[str], offset: int, last: str | None, office: bool = False) -> str | None:
        """Return who `the minister` is: who bears that title, who has that role, else the last whom it fits.

        `core` are the words of the description, lower case, without its article; `office` says that it is
        written as one, whose holder the document may never name.
        """
        noun = FULL_TITLES.get(core[-1], core[-1])
        if noun not in TITLE_WORDS and noun not in PERSON_NOUNS and not noun.endswith(PEOPLES):
            return None
        told = self._by_role(core, offset) if len(core) > 1 else None
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

    def _by_role(self, core: list[str], offset: int) -> str | None:
        """Return the last person whose name is set beside the words of a description."""
        role = r"\s+".join(map(re.escape, core))
        before = re.compile(rf"\b{role}[\s,]*$")
        after = re.compile(rf"[\s,(]*(?:the |an? )?(?:[\w-]+ ){{0,2}}?{role}\b")
        for naming in self._names.before(offset, 60):
            if is_person(naming.name.parts):
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
        for naming in self._names.before(offset):
            if offset - naming.end > (_FAR if fallback is not None else 3 * _FAR):
                break
            if not is_person(naming.name.parts):
                continue
            name = self.canonical(naming)
            if name == other:
                continue
            parts = tuple(name.split())
            if name != last and not self._names.is_known(parts):
                continue
            told = naming.name.gender or self._names.gender(parts)
            if gender is not None and told is not None and told != gender:
                continue
            if name == last or self._names.is_prominent(naming):
                return name
            fallback = fallback or name
        if last:
            parts = tuple(last.split())
            fits = gender is None or self._names.gender(parts) in (None, gender)
            if fits and is_person(parts) and all(part[0].isupper() for part in (parts[0], parts[-1])):
                return last
        return fallback
