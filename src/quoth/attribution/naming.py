"""From the words that point to a speaker to the speaker's name in the document."""

from __future__ import annotations

import re

from .cues import Lexicon
from .forms import read_name
from .frames import Frame
from .mentions import Names
from .pointing import Pointer
from .subjects import Phrase, core_before, phrase_at

__all__ = ["Namer"]

_APPOSED = re.compile(r"[,-](N{1,5})(?:[,-]|\.$|$)")
"""A name set off after a description: `the director, James B. Comey,`."""
_APPOSED_LAST = re.compile(r"[,-](N{1,5})(?:[,.:Q-]|$)")
"""The same in languages other than English, where it may end the sentence as well."""
_OWNER = re.compile(r"(?:^|[^ibuf])(N{1,5})(?:\([^)]{0,6}\))?,(?:[nifdtoN]{1,8},){0,2}$")
"""A name that a description, an age or a town is set off from: `Ada Holm, 59, of Ashton, Md.`."""
_BODY = re.compile(r"f(?:d?[NS&]+)(?=[^NS]|$)")
"""What the name of a body goes on with: `the Department of Public Works`."""

_MANY = ("s", "men", "people", "police")
"""Endings of words for several."""
_ANSWERS = frozenset(
    "answer reply response verdict message question retort words remark rejoinder speech address lecture sermon".split()
)
"""Nouns of saying that are no document: whose they are, speaks."""
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson spokespeople lawyer attorney".split())
"""Nouns that tell in what follows for whom one speaks."""


class Namer:
    """Names speakers of one document."""

    def __init__(self, text: str, names: Names, lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon
        self._people = lexicon.people
        # The weights were learnt with these two.
        self._personal = frozenset({"who", "i"}) if lexicon.grammar is None else lexicon.personal
        self._pointer = Pointer(text, names, lexicon)

    def name(self, frame: Frame, phrase: Phrase, last: str | None) -> str | None:
        """Return the canonical name of whom a phrase points to; `last` is who spoke last."""
        letters, start = frame.letters, frame.starts[phrase.first]
        letter = letters[phrase.first]
        written = self._text[start : frame.ends[phrase.first]].lower()
        if phrase.relative:
            return self._antecedent(frame, phrase.first, last) or self._pointer.antecedent(written, start)
        if letter in "VG" and frame.grammar is not None:
            return self._pointer.implied(written, start, last)
        if phrase.last == phrase.first + 1 and letter in "Ph":
            return self._pointer.pronoun(written, start, last)
        owned = self._answer(frame, phrase) if frame.grammar is None else None
        if owned is not None:
            return self.name(frame, owned, last)
        # The name that ends the core is the person: `campaign manager Robby Mook`, `Commentary's Noah Rothman`.
        head = self._head(frame, phrase)
        first = head
        while first > phrase.first and letters[first - 1] in "NS" and not (letters[first - 1] == "S" and first < head):
            first -= 1
        cause = self._with_cause(frame, phrase) if frame.grammar is None else phrase.last
        if cause > phrase.last and not _APPOSED.match(letters, cause):
            return self._written(frame, phrase.first, cause)
        owner = self._owner(frame, phrase, first, head)
        if owner is not None:
            return owner
        if frame.grammar is not None and first == head:
            return self._describe(frame, phrase, last) or self._written(frame, phrase.first, phrase.last)
        if letter == "d" and phrase.last == phrase.head:
            core = [word.lower() for word in self._words(frame, phrase.first + 1, head)]
            peoples = core[-1].endswith(self._people.peoples)
            if all(map(self._people.is_office, core)) or (len(core) == 1 and peoples):
                office = letters[head - 1] == "N" and not peoples
                holder = self._pointer.described(core, start, last, office)
                return holder or self._written(frame, phrase.first, head)
        if letter == "S" and phrase.last == phrase.head and frame.grammar is None:
            core = [word.lower() for word in self._words(frame, phrase.first, head)]
            core[0] = core[0].replace("’", "'").removesuffix("'s")
            holder = self._pointer.holder(core, start)
            if holder is not None:
                return holder  # `Marrenia's leader`
        apposed = self._apposed(frame, phrase)
        if apposed and all(self._people.is_title(word.lower()) for word in self._words(frame, first, head)):
            return apposed  # `its President, Hesta Vorn,`
        if first < head:
            named = self._read(frame, first, head, phrase)
            if named:
                return named
        if apposed:
            return apposed
        if letter == "d" and written == "the" and phrase.last == phrase.head:
            core = [word.lower() for word in self._words(frame, phrase.first + 1, phrase.head)]
            again = self._pointer.described(core, start, last)
            if again:
                return again
        return self._written(frame, phrase.first, phrase.last)

    def _describe(self, frame: Frame, phrase: Phrase, last: str | None) -> str | None:
        """Return whom a description means, in a language other than English: by the name after it, else by role."""
        grammar = frame.grammar
        assert grammar is not None
        match = _APPOSED_LAST.match(frame.letters, phrase.last)
        if match:
            parts, gender = read_name(self._written(frame, *match.span(1)), self._lexicon)
            if parts and self._people.is_person(parts):
                return self._names.canonical(parts, gender)
        words = [word.lower() for word in self._words(frame, phrase.first, phrase.last)]
        pointed = words[0] in grammar.definite
        if not pointed and not (grammar.bare and frame.letters[phrase.first] in "oK"):
            return None
        core = words[1:] if pointed else words
        start, gender = frame.starts[phrase.first], (grammar.genders or {}).get(words[0])
        if phrase.head < phrase.last:
            return self._pointer.in_role(core, start)  # `the minister of health`, not any minister
        return self._pointer.described(core, start, last, False, gender) if core else None

    def _answer(self, frame: Frame, phrase: Phrase) -> Phrase | None:
        """Return whose answer a phrase is about: `Hale's answer`."""
        owner = frame.letters.find("S", phrase.first, phrase.head - 1)
        if owner < 0 and frame.letters[phrase.first] == "h":
            owner = phrase.first
        if owner < 0:
            return None
        noun = self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower()
        return Phrase(phrase.first, owner + 1, owner + 1) if noun in _ANSWERS else None

    def _with_cause(self, frame: Frame, phrase: Phrase) -> int:
        """Return one past the token where a phrase ends, with those for whom someone speaks: `a spokesman for Hale`."""
        at = phrase.last
        if frame.letters[at : at + 1] != "i":
            return at
        if self._text[frame.starts[at - 1] : frame.ends[at - 1]].lower() not in _SPOKESMEN:
            return at
        if at + 1 >= len(frame.letters) or self._text[frame.starts[at] : frame.ends[at]].lower() != "for":
            return at
        cause = phrase_at(frame.letters, at + 1, len(frame.letters))
        return cause.last if cause is not None else at

    def can_mean(self, frame: Frame, pronoun: Phrase, phrase: Phrase) -> bool:
        """Whether a pronoun, the subject of what is told, can be the one who tells it: `Ross said he …`."""
        word = self._text[frame.starts[pronoun.first] : frame.ends[pronoun.first]].lower()
        head = self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]]
        if word not in self._lexicon.female and word not in self._lexicon.male:
            return True
        if frame.letters[phrase.head - 1] != "N" and head.endswith(_MANY):
            return False  # `two clerks say that he …`
        if phrase.head == phrase.first + 1 and self._people.is_many(head.lower()):
            return False  # `Prosecutors say that he …`
        gender = "f" if word in self._lexicon.female else "m"
        if frame.letters[phrase.first] == "P":
            told = "f" if head.lower() in self._lexicon.female else "m" if head.lower() in self._lexicon.male else None
        else:
            name = self.name(frame, phrase, None)
            told = self._names.gender(tuple(name.split())) if name else None
        return told in (None, gender)

    def other(self, frame: Frame, pronoun: Phrase, last: str | None, teller: str | None) -> str | None:
        """Return whom a pronoun points to, who is not the one who tells: `Ross recalled him saying`."""
        start = frame.starts[pronoun.first]
        word = self._text[start : frame.ends[pronoun.first]].lower()
        return self._pointer.pronoun(word, start, None if last == teller else last, teller)

    def is_person(self, frame: Frame, phrase: Phrase) -> bool:
        """Whether a phrase points to a person: a name of one, a pronoun for one, or a noun for one."""
        letters = frame.letters
        first = self._text[frame.starts[phrase.first] : frame.ends[phrase.first]].lower()
        if phrase.relative or letters[phrase.first] == "P":
            lexicon = self._lexicon
            return first in lexicon.male or first in lexicon.female or first in self._personal
        if self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower() in self._people.nouns:
            return True
        if letters[phrase.head - 1] != "N":
            return False
        name = self.name(frame, phrase, None)
        return name is not None and not self.is_thing(name)

    def called(self, written: str) -> str | None:
        """Return the canonical name of one who is called by a name somewhere in the words of others."""
        parts, gender = read_name(written, self._lexicon)
        return self._names.canonical(parts, gender) if parts and self._people.is_person(parts) else None

    def is_named(self, frame: Frame, phrase: Phrase) -> bool:
        """Whether a phrase holds a name, so that it can be told who or what is meant."""
        return "N" in frame.letters[phrase.first : phrase.head]

    def is_thing(self, name: str) -> bool:
        """Whether a name is of a body, a document or a place, or no name at all."""
        parts, _ = read_name(name, self._lexicon)
        return not self._people.is_person(parts) or any(part[:1].islower() for part in (parts[0], parts[-1]))

    def _read(self, frame: Frame, first: int, head: int, phrase: Phrase) -> str | None:
        """Return the name from token `first` to before `head`; that of a body with what hangs on it."""
        parts, gender = read_name(self._written(frame, first, head), self._lexicon)
        if not parts:
            return None
        if gender is None and frame.grammar is not None and first > phrase.first:
            gender = self._people.title_gender(self._written(frame, first - 1, first).lower().rstrip("."))
        if parts[-1].lower() in self._people.bodies and phrase.last > head:
            match = _BODY.match(frame.letters, head, phrase.last)
            if match:
                return self._written(frame, first, match.end())
        return self._names.canonical(parts, gender)

    def _antecedent(self, frame: Frame, at: int, last: str | None) -> str | None:
        """Return what a relative pronoun at token `at` hangs on, where it is a description."""
        letters = frame.letters
        end = at - 1 if letters[at - 1 : at] == "," else at
        low = frame.bounds[frame.sentence[at]][0]
        first = core_before(letters, end, low) if end > low and letters[end - 1] in "oK" else None
        if first is None:
            return None
        owner = letters.rfind("S", first, end) + 1
        if owner and letters[end - 1] == "K":
            return self.name(frame, Phrase(first, owner, owner), last)  # `Holm's bid that …`
        return self.name(frame, Phrase(first, end, end), last)

    def _words(self, frame: Frame, first: int, last: int) -> list[str]:
        return [self._text[frame.starts[i] : frame.ends[i]] for i in range(first, last)]

    def _written(self, frame: Frame, first: int, last: int) -> str:
        """Return the words of the tokens from `first` to before `last`, parted by single spaces."""
        return " ".join(self._text[frame.starts[first] : frame.ends[last - 1]].split())

    def _owner(self, frame: Frame, phrase: Phrase, first: int, head: int) -> str | None:
        """Return the person from whom the phrase is set off by commas: a description, or the town of someone."""
        letters = frame.letters
        at = phrase.first
        if at < 2 or letters[at - 1] != ",":
            return None
        if first < head:
            place = self._text[frame.starts[head - 1] : frame.ends[head - 1]].lower().rstrip(".")
            if head - phrase.first > 2 or (
                place not in self._people.places and place not in self._people.states
            ):
                return None
        elif letters[phrase.last : phrase.last + 1] != "," or letters[at] not in "doh":
            return None
        match = _OWNER.search(letters, max(0, at - 24), at)
        if not match:
            return None
        parts, gender = read_name(self._written(frame, *match.span(1)), self._lexicon)
        return self._names.canonical(parts, gender) if parts and self._people.is_person(parts) else None

    def _apposed(self, frame: Frame, phrase: Phrase) -> str | None:
        """Return the name that is set off after a phrase."""
        match = _APPOSED.match(frame.letters, phrase.last)
        if not match:
            return None
        parts, gender = read_name(self._written(frame, *match.span(1)), self._lexicon)
        noun = self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower()
        kin = frame.letters.find("S", phrase.first, phrase.head) >= 0 and self._people.noun_gender(noun) is not None
        if len(parts) < (1 if kin else 2) or not self._people.is_person(parts):
            return None
        return self._names.canonical(parts, gender)

    def _head(self, frame: Frame, phrase: Phrase) -> int:
        """Return one past the token that names: `secretary of state Hillary Clinton` is no name of an office."""
        of = frame.letters[phrase.head : phrase.head + 1] == "f"
        if of and phrase.last > phrase.head and frame.letters[phrase.last - 2 : phrase.last] == "NN":
            title = self._text[frame.starts[phrase.head - 1] : frame.ends[phrase.head - 1]].lower()
            first = phrase.last
            while frame.letters[first - 1] == "N":
                first -= 1
            if self._people.is_office(title):
                parts, _ = read_name(self._written(frame, first, phrase.last), self._lexicon)
                if len(parts) > 1 and self._people.first_gender(parts):
                    return phrase.last
        return phrase.head
