"""From the words that point to a speaker to the speaker's name in the document."""

from __future__ import annotations

import re

from .cues import Lexicon
from .frames import Frame
from .mentions import Names, Naming, first_gender, is_person, is_title, read_name
from .people import FEMALE_NOUNS, MALE_NOUNS, PERSON_NOUNS, TITLE_WORDS
from .subjects import Phrase

__all__ = ["Namer"]

_FAR = 900
"""Code points over which a pronoun still points back."""


_PEOPLES = ("ian", "ean", "ish", "ese")
"""Endings of words for one who comes from a place: `the Bolivian`."""
_APPOSED = re.compile(r"[,-](N{2,5})[,-]")
"""A name set off after a description: `the director, James B. Comey,`."""


class Namer:
    """Names speakers of one document."""

    def __init__(self, text: str, names: Names, lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon

    def name(self, frame: Frame, phrase: Phrase, last: str | None) -> str | None:
        """Return the canonical name of whom a phrase points to; `last` is who spoke last."""
        letters = frame.letters
        start = frame.starts[phrase.first]
        if phrase.relative:
            return self._antecedent(start)
        letter = letters[phrase.first]
        written = self._text[start : frame.ends[phrase.first]].lower()
        if phrase.last == phrase.first + 1 and letter in "Ph":
            return self._pronoun(written, start, last)
        # The name that ends the core is the person: `campaign manager Robby Mook`, `Commentary's Noah Rothman`.
        at = self._head(frame, phrase)
        head = at
        while at > phrase.first and letters[at - 1] in "NS" and not (letters[at - 1] == "S" and at < head):
            at -= 1
        if letter == "d" and phrase.last == phrase.head:
            noun = self._text[frame.starts[head - 1] : frame.ends[head - 1]].lower()
            core = [
                self._text[frame.starts[i] : frame.ends[i]].lower() for i in range(phrase.first + 1, head)
            ]
            if all(word in TITLE_WORDS for word in core) or (len(core) == 1 and noun.endswith(_PEOPLES)):
                capital = letters[head - 1] == "N" and not noun.endswith(_PEOPLES)
                holder = self._described(noun, start, last, capital)
                return holder or " ".join(self._text[start : frame.ends[head - 1]].split())
        apposed = self._apposed(frame, phrase)
        if apposed and all(is_title(word.lower()) for word in self._words(frame, at, head)):
            return apposed  # `its President, Hesta Vorn,`
        if at < head:
            parts, gender = read_name(self._text[frame.starts[at] : frame.ends[head - 1]], self._lexicon)
            if parts:
                return self._names.canonical(parts, gender)
        if apposed:
            return apposed
        described = self._text[start : frame.ends[phrase.last - 1]]
        if letter == "d" and written == "the" and phrase.last == phrase.head:
            noun = self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower()
            again = self._described(noun, start, last)
            if again:
                return again
        return " ".join(described.split())

    def _words(self, frame: Frame, first: int, last: int) -> list[str]:
        return [self._text[frame.starts[i] : frame.ends[i]] for i in range(first, last)]

    def _apposed(self, frame: Frame, phrase: Phrase) -> str | None:
        """Return the name that is set off after a phrase."""
        match = _APPOSED.match(frame.letters, phrase.last)
        if not match:
            return None
        first, last = match.span(1)
        parts, gender = read_name(self._text[frame.starts[first] : frame.ends[last - 1]], self._lexicon)
        return self._names.canonical(parts, gender) if len(parts) > 1 else None

    def is_person(self, frame: Frame, phrase: Phrase) -> bool:
        """Whether a phrase points to a person: a name of one, a pronoun for one, or a noun for one."""
        letters = frame.letters
        first = self._text[frame.starts[phrase.first] : frame.ends[phrase.first]].lower()
        if phrase.relative or letters[phrase.first] == "P":
            return first in self._lexicon.male or first in self._lexicon.female or first in ("who", "i")
        if self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower() in PERSON_NOUNS:
            return True
        if letters[phrase.head - 1] != "N":
            return False
        name = self.name(frame, phrase, None)
        return name is not None and not self.is_thing(name)

    def is_named(self, frame: Frame, phrase: Phrase) -> bool:
        """Whether a phrase holds a name, so that it can be told who or what is meant."""
        return "N" in frame.letters[phrase.first : phrase.head]

    def is_thing(self, name: str) -> bool:
        """Whether a name is of a body, a document or a place, or no name at all."""
        parts, _ = read_name(name, self._lexicon)
        return not is_person(parts) or any(part[:1].islower() for part in (parts[0], parts[-1]))

    def _head(self, frame: Frame, phrase: Phrase) -> int:
        """Return one past the token that names: `secretary of state Hillary Clinton` is no name of an office."""
        if phrase.last > phrase.head and frame.letters[phrase.last - 2 : phrase.last] == "NN":
            title = self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower()
            first = phrase.last
            while frame.letters[first - 1] == "N":
                first -= 1
            if title in TITLE_WORDS:
                parts, _ = read_name(self._text[frame.starts[first] : frame.ends[phrase.last - 1]], self._lexicon)
                if len(parts) > 1 and first_gender(parts):
                    return phrase.last
        return phrase.head

    def _antecedent(self, offset: int) -> str | None:
        near = next(self._names.before(offset, 1), None)
        return self._canonical(near) if near is not None and offset - near.end < 200 else None

    def _canonical(self, naming: Naming) -> str:
        return self._names.canonical(naming.name.parts, naming.name.gender)

    def _pronoun(self, word: str, offset: int, last: str | None) -> str | None:
        lexicon = self._lexicon
        gender = "f" if word in lexicon.female else "m" if word in lexicon.male else None
        if gender is None:
            return last
        return self._last_fitting(gender, offset, last)

    def _described(self, noun: str, offset: int, last: str | None, office: bool = False) -> str | None:
        """Return who `the minister` is: who bears that title, else the last person named whom it fits."""
        if noun in TITLE_WORDS:
            for naming in self._names.before(offset):
                if naming.name.title == noun:
                    return self._canonical(naming)
            if office:
                return None  # `the Chief Justice`: an office whose holder the document may never name
        if noun not in PERSON_NOUNS and not noun.endswith(_PEOPLES):
            return None
        gender = "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None
        return self._last_fitting(gender, offset, last)

    def _last_fitting(self, gender: str | None, offset: int, last: str | None) -> str | None:
        """Return the person of that gender whom the text before a place is about; who spoke last comes first."""
        fallback: str | None = None
        for naming in self._names.before(offset):
            if offset - naming.end > _FAR and fallback is not None:
                break
            if offset - naming.end > 3 * _FAR:
                break
            if not is_person(naming.name.parts):
                continue
            name = self._canonical(naming)
            parts = tuple(name.split())
            if name != last and not self._names.is_known(parts):
                continue
            told = naming.name.gender or self._names.gender(parts)
            if gender is not None and told is not None and told != gender:
                continue
            if name == last or self._names.is_prominent(naming):
                return name
            fallback = fallback or name
        told = self._names.gender(tuple(last.split())) if last else None
        if last and (gender is None or told in (None, gender)) and not self.is_thing(last):
            return last
        return fallback
