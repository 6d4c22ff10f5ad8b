"""What names, titles and nouns tell of a person, in any one language."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["People"]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """What names, titles and nouns of one language tell of people; all words in lower case."""

    female: frozenset[str]
    """First names borne mostly by women."""
    male: frozenset[str]
    """First names borne mostly by men."""
    titles: dict[str, str | None]
    """Words before a name, with the gender they tell."""
    full_titles: dict[str, str]
    """Titles, and forms of titles, that stand for another one."""
    nouns: frozenset[str]
    """Nouns by which a person already named is called again: `the minister`."""
    female_nouns: frozenset[str]
    """Nouns that only a woman is called by."""
    male_nouns: frozenset[str]
    """Nouns that only a man is called by."""
    bodies: frozenset[str]
    """Last words of names that are of bodies, documents or places."""
    places: frozenset[str]
    """Names that are of places, peoples or things."""
    states: frozenset[str]
    """Short names of states after a town."""
    suffixes: frozenset[str]
    """Words that may follow a name and are no surname."""
    particles: frozenset[str]
    """Lower-case words that may stand inside a name."""
    peoples: tuple[str, ...] = ()
    """Endings of words for one who comes from a place: `the Bolivian`."""
    female_endings: tuple[str, ...] = ()
    """Endings of nouns for a woman."""
    male_endings: tuple[str, ...] = ()
    """Endings of nouns for a man."""
    no_men: frozenset[str] = frozenset()
    """Words with such an ending that are no nouns for a man."""
    title_endings: tuple[str, ...] = ()
    """Endings of titles, where words are joined: `Verkehrsministerin`."""
    courtesies: frozenset[str] = frozenset()
    """Titles that stand before a surname with a particle: `Frau von Hale`."""
    body_first: bool = False
    """Whether the name of a body begins with what it is: `Ministerio de Sanidad`."""
    title_names: frozenset[str] = frozenset()
    """Titles that are surnames as well: `Martin Luther King`."""
    postnominals: frozenset[str] = frozenset()
    """Offices and degrees written after a name, and no part of it; as written."""
    several: frozenset[str] = frozenset()
    """Nouns for several people: `police`."""
    several_endings: tuple[str, ...] = ()
    """Endings of such nouns."""

    def is_title(self, word: str) -> bool:
        """Whether a word in small letters is a title, alone or joined: `secretary-general`, `vice-president`.

        >>> from quoth.attribution.english_people import ENGLISH_PEOPLE
        >>> ENGLISH_PEOPLE.is_title("secretary-general"), ENGLISH_PEOPLE.is_title("jean-paul")
        (True, False)
        """
        titles = self.titles
        return (
            word in titles
            or ("-" in word and any(part in titles for part in word.split("-")))
            or bool(self.title_endings and word.endswith(self.title_endings))
        )

    def is_office(self, word: str) -> bool:
        """Whether a word in small letters is a title by itself, or ends as one."""
        return word in self.titles or bool(self.title_endings and word.endswith(self.title_endings))

    def is_noun(self, word: str) -> bool:
        """Whether a word in small letters is a noun for a person."""
        return word in self.nouns or word.endswith(self.peoples)

    def is_many(self, noun: str) -> bool:
        """Whether a noun in lower case is one for several people.

        >>> from quoth.attribution.english_people import ENGLISH_PEOPLE
        >>> ENGLISH_PEOPLE.is_many("prosecutors"), ENGLISH_PEOPLE.is_many("lawyers"), ENGLISH_PEOPLE.is_many("ross")
        (True, True, False)
        """
        return noun in self.several or noun[:-1] in self.nouns or noun.endswith(self.several_endings)

    def noun_gender(self, noun: str) -> str | None:
        """Return `m` or `f` where a noun, lower case, tells.

        >>> from quoth.attribution.english_people import ENGLISH_PEOPLE
        >>> [ENGLISH_PEOPLE.noun_gender(noun) for noun in ("businesswoman", "chairman", "minister")]
        ['f', 'm', None]
        """
        if noun in self.female_nouns or noun.endswith(self.female_endings):
            return "f"
        male = noun in self.male_nouns or (noun.endswith(self.male_endings) and noun not in self.no_men)
        return "m" if male else None

    def title_gender(self, title: str) -> str | None:
        """Return the gender that a title tells."""
        told = self.titles.get(title)
        return told or (self.noun_gender(title) if self.title_endings else None)

    def first_gender(self, parts: tuple[str, ...]) -> str | None:
        """Return the gender that a full name's first name tells."""
        if len(parts) < 2:
            return None
        first = parts[0].lower()
        return "m" if first in self.male else "f" if first in self.female else None

    def is_person(self, parts: tuple[str, ...]) -> bool:
        """Whether these parts can name a person."""
        last = parts[-1].lower() if parts else ""
        if not parts or last in self.bodies or last in self.places or last in self.states:
            return False
        return not (self.body_first and parts[0].lower() in self.bodies)
