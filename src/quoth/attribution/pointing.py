"""Whom a pronoun, a relative or a description points back to: gender, role and nearness decide."""

from __future__ import annotations

import re

from .cues import Lexicon
from .mentions import Names, Naming

__all__ = ["Pointer"]

_FAR = 900
"""Code points over which a pronoun still points back."""
_NEAR = 200
"""Code points over which a relative pronoun does."""
_ROLE = 64
"""Code points round a name in which its bearer's role may be told: `the Russian president, Ada Holm,`."""


class Pointer:
    """Follows words that name nobody to the names before them, in one document."""

    def __init__(self, text: str, names: Names, lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon
        self._people = lexicon.people
        self._articles = "the |an? " if lexicon.grammar is None else "".join(f"{a}|" for a in lexicon.grammar.articles)

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
            if word not in self._lexicon.personal or self._people.is_person(naming.name.parts):
                return self.canonical(naming)
        return None

    def pronoun(self, word: str, offset: int, last: str | None) -> str | None:
        """Return whom a pronoun points to; `last` is who spoke last."""
        gender = "f" if word in self._lexicon.female else "m" if word in self._lexicon.male else None
        return last if gender is None else self._last_fitting(gender, offset, last)

    def implied(self, verb: str, offset: int, last: str | None) -> str | None:
        """Return whom a verb without a subject is about; `last` is who spoke last."""
        grammar = self._lexicon.grammar
        assert grammar is not None
        told = "f" if verb.endswith(grammar.female_verbs) else "m" if verb.endswith(grammar.male_verbs) else None
        return self._last_fitting(told, offset, last)

    def described(
        self, core: list[str], offset: int, last: str | None, office: bool = False, gender: str | None = None
    ) -> str | None:
        """Return who `the minister` is: who bears that title, who has that role, else the last whom it fits.

        `core` are the words of the description, lower case, without its article; `office` says that it is
        written as one, whose holder the document may never name; `gender` is what its article tells.
        """
        people = self._people
        noun = self._noun(core)
        if not people.is_office(noun) and not people.is_noun(noun):
            return None
        told = self.in_role(core, offset) if len(core) > 1 else None
        if told is not None:
            return told
        if people.is_office(noun):
            for naming in self._names.before(offset):
                title = naming.name.title
                if title == noun or (title and people.title_endings and title.endswith(noun)):
                    return self.canonical(naming)
            if office:
                return None  # `the Chief Justice`: an office whose holder the document may never name
        if not people.is_noun(noun):
            return None
        return self._last_fitting(people.noun_gender(noun) or gender, offset, last)

    def _noun(self, core: list[str]) -> str:
        """Return the noun of a description: its last word, or its first one for a person where nouns come first."""
        people, grammar = self._people, self._lexicon.grammar
        words = [people.full_titles.get(word, word) for word in core]
        if grammar is not None and grammar.head_first:
            return next((word for word in words if people.is_office(word) or people.is_noun(word)), words[0])
        return words[-1]

    def in_role(self, core: list[str], offset: int) -> str | None:
        """Return the last person whose name is set beside the words of a description."""
        role = r"\s+".join(map(re.escape, core))
        before = re.compile(rf"\b{role}[\s,]*$")
        after = re.compile(rf"[\s,(]*(?:{self._articles})?(?:[\w-]+ ){{0,2}}?{role}\b")
        for naming in self._names.before(offset, 60):
            if self._people.is_person(naming.name.parts):
                low, high = max(0, naming.start - _ROLE), min(offset, naming.end + _ROLE)
                if before.search(self._text[low : naming.start].lower()) or after.match(
                    self._text[naming.end : high].lower()
                ):
                    return self.canonical(naming)
        return None

    def _last_fitting(self, gender: str | None, offset: int, last: str | None) -> str | None:
        """Return the person of that gender whom the text before a place is about; who spoke last comes first."""
        fallback: str | None = None
        for naming in self._names.before(offset):
            if offset - naming.end > (_FAR if fallback is not None else 3 * _FAR):
                break
            if not self._people.is_person(naming.name.parts):
                continue
            name = self.canonical(naming)
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
            if fits and self._people.is_person(parts) and all(part[0].isupper() for part in (parts[0], parts[-1])):
                return last
        return fallback
