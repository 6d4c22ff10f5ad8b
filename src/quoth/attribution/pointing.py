"""Whom a pronoun, a relative or a description points back to: gender, role and nearness decide."""

from __future__ import annotations

import re

from .cues import Lexicon
from .mentions import Names, Naming
from .offices import OFFICES, same_land, split_office

__all__ = ["Pointer"]

_FAR = 900
"""Code points over which a pronoun still points back."""
_NEAR = 200
"""Code points over which a relative pronoun does."""
_DENIED = re.compile(r"\b(?:not|nor)\s$")
"""What says that somebody else is meant than the one named next."""
_ROLE = 64
"""Code points round a name in which its bearer's role may be told: `the Russian president, Ada Holm,`."""
_SOLE = re.compile(r"((?:[A-Z]\.)+(?=[A-Z]|\b)[A-Z]|[^\W\d_]+(?:-[^\W\d_]+)*)(?:['’]s|\.(?=\s))?")


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
        self._people = lexicon.people
        grammar = lexicon.grammar
        self._articles = "the |an? " if grammar is None else "".join(f"{article}|" for article in grammar.articles)
        self._of = r"(?: (?:of|for) \w+(?: \w+)?)?" if grammar is None else ""

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
            if _DENIED.search(self._text, max(0, naming.start - 8), naming.start):
                continue  # `it was Holm, not Falk, who said`
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
        if last is not None and not self._people.is_person(tuple(last.split())):
            return last
        for naming in self._names.before(offset, 20):
            if offset - naming.end > _FAR:
                return None
            parts = naming.name.parts
            if parts[-1].lower() in self._people.bodies:
                return self.canonical(naming)
        return None

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
        told = self.in_role(core, offset)
        if told is None and len(core) > 1 and self._lexicon.grammar is None:
            told = self.holder(core, offset)
        if told is not None:
            return told
        abroad = split_office(core) if self._lexicon.grammar is None else None
        if abroad and abroad[0].capitalize() in self._text[offset : offset + _ROLE]:
            return None  # `the Marrenian premier` is not the premier of another land, whom the document names
        if people.is_office(noun):
            for naming in self._names.before(offset):
                title = naming.name.title
                if office and len(core) > 1 and not self._is_borne(core, naming):
                    continue  # `the Chief Justice` is not any justice
                if title == noun or (title and people.title_endings and title.endswith(noun)):
                    return self.canonical(naming)
            if office:
                return None  # `the Chief Justice`: an office whose holder the document may never name
        if not people.is_noun(noun):
            return None
        return self._last_fitting(people.noun_gender(noun) or gender, offset, last)

    def _is_borne(self, core: list[str], naming: Naming) -> bool:
        """Whether the whole of an office stands before a name: `Chief Justice Holm`."""
        named = self._text[max(0, naming.start - _ROLE) : naming.end]
        words = _words(named[: named.rfind(naming.name.parts[0])])
        return words[-len(core) :] == core

    def _noun(self, core: list[str]) -> str:
        """Return the noun of a description: its last word, or its first one for a person where nouns come first."""
        people, grammar = self._people, self._lexicon.grammar
        if grammar is None or not grammar.head_first:
            return people.full_titles.get(core[-1], core[-1])
        words = [people.full_titles.get(word, word) for word in core]
        return next((word for word in words if people.is_office(word) or people.is_noun(word)), words[0])

    def holder(self, core: list[str], offset: int) -> str | None:
        """Return the last person said to hold an office in a land: `["marrenian", "leader"]`, its president."""
        asked = split_office(core)
        if asked is None:
            return None
        land, office = asked
        for naming in self._names.before(offset, 60):
            if not naming.name.person:
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

    def in_role(self, core: list[str], offset: int) -> str | None:
        """Return the last person whose name is set beside the words of a description."""
        role = r"\s+".join(map(re.escape, core))
        before = re.compile(rf"\b{role}{self._of}[\s,]*$")
        after = re.compile(rf"\s*[,(–—](?:[^,.;]{{1,30}},)?\s*(?:{self._articles})?(?:[\w-]+ ){{0,2}}?{role}\b")
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
        opened = 0
        for naming in self._names.before(offset):
            if opened and naming.end <= opened:
                return guess  # `Holm was no better. In 2009 she …`: the paragraph begins with a surname alone
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
                    begins = self._text[naming.start - 2 : naming.start] == "\n\n" and len(parts) == 1
                    if begins and parts[0] in self._names.inner:
                        opened = naming.start
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
            if fits and self._people.is_person(parts) and all(part[0].isupper() for part in (parts[0], parts[-1])):
                return last
        return fallback or guess
