"""What only the neighbours of a word tell, in languages other than English: an ordered table of small steps.

Each step looks at the letters of a paragraph and changes those that the words beside them show to be of another
class. They make every language's letters such that one set of rules reads them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cues import Grammar, Lexicon
from .forms import binds

__all__ = ["mend"]


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph that is being mended."""

    letters: list[str]
    """The class of each token; steps change it in place."""
    words: Sequence[str]
    """The tokens as written; empty where a quotation stands."""
    lower: Sequence[str]
    """The same in small letters."""
    firsts: frozenset[int]
    """Tokens that begin sentences."""
    lexicon: Lexicon
    """The language."""
    grammar: Grammar
    """How it builds its sentences."""
    known: frozenset[str]
    """Words that the document prints in names."""

    def find(self, pattern: re.Pattern[str]) -> Sequence[re.Match[str]]:
        """Return all places of a pattern in the letters as they are now."""
        return list(pattern.finditer("".join(self.letters)))


_TOUCHING = re.compile("V(?=[fis]Q)")


def mend(
    line: str, words: Sequence[str], bounds: Sequence[tuple[int, int]], lexicon: Lexicon, known: frozenset[str]
) -> tuple[str, frozenset[int], frozenset[int]]:
    """Return the letters of a paragraph with the classes that the neighbours tell, and two sets of tokens.

    `words` are its tokens, `bounds` its sentences, `known` the words that the document prints in names. The sets
    are of verbs that touch a quotation (`parle de « … »`), and of those that show that someone's words are told.
    """
    assert lexicon.grammar is not None
    firsts = frozenset(low for low, _ in bounds)
    lower = [word.lower().replace("’", "'") for word in words]
    mended = _Line(list(line), words, lower, firsts, lexicon, lexicon.grammar, known)
    for step in _STEPS:
        step(mended)
    told = lexicon.grammar.reported
    letters = "".join(mended.letters)
    touching = frozenset(match.start() for match in _TOUCHING.finditer(letters))
    return letters, touching, frozenset(at for at, word in enumerate(words) if word in told) if told else frozenset()


def _expressions(line: _Line) -> None:
    """`nach Angaben von Hale`, `d’après Hale`: several words that tell one thing."""
    for at, word in enumerate(line.lower):
        for rest, classes in line.grammar.phrases.get(word, ()):
            end = at + 1 + len(rest)
            if tuple(line.lower[at + 1 : end]) == rest:
                line.letters[at:end] = classes
                break


_TITLE = re.compile("o(?=N)")


def _titles(line: _Line) -> None:
    """`Ministerin Hale`: where all nouns are in upper case, a title before a name belongs to it."""
    if line.grammar.capital_nouns:
        for match in line.find(_TITLE):
            at = match.start()
            if line.words[at][:1].isupper() and line.lexicon.people.is_title(line.lower[at]):
                line.letters[at] = "N"


_PARTICLE = re.compile("[No][^N]{1,2}(?=N)")


def _particles(line: _Line) -> None:
    """`Ursula von Hale`, `Frau van der Hale`: a small word inside a name."""
    people = line.lexicon.people
    for match in line.find(_PARTICLE):
        first, last = match.start(), match.end()
        if line.words[first][:1].isupper() and all(word in people.particles for word in line.words[first + 1 : last]):
            single = line.letters[first - 1 : first] != ["N"] or line.lower[first - 1].rstrip(".") in people.titles
            if binds(line.words[first], people, line.grammar.capital_nouns or not single):
                line.letters[first:last] = "N" * (last - first)


_OWNER = re.compile("N(?=[oNKvA])")


def _owners(line: _Line) -> None:
    """`Hales Plan`: a name in -s of which the document prints the form without."""
    if line.grammar.genitive:
        for match in line.find(_OWNER):
            word = line.words[match.start()]
            if word.endswith("s") and word[:-1].rstrip("'’") in line.known:
                line.letters[match.start()] = "S"


_OF = re.compile("(?<=[oK])d(?=[oKN])")


def _genitives(line: _Line) -> None:
    """`der Sprecher der Ministerin`: an article right behind a noun says whose it is."""
    for match in line.find(_OF) if line.grammar.genitives else ():
        if line.lower[match.start()] in line.grammar.genitives:
            line.letters[match.start()] = "f"


_RELATIVE = re.compile("(?<=,)d(?=[VXYiPAdmNh])")


def _relatives(line: _Line) -> None:
    """`Hale, die den Plan …`: an article behind a comma that no noun follows."""
    for match in line.find(_RELATIVE) if line.grammar.relatives else ():
        at = match.start()
        follower = line.letters[at + 1]
        if line.lower[at] in line.grammar.relatives and (follower not in "dNA" or _closes(line, at)):
            line.letters[at] = "W"


def _closes(line: _Line, at: int) -> bool:
    """Whether the clause that begins at a token ends in a verb of saying, or goes on to one past a quotation."""
    rest = "".join(line.letters[at : at + 40])
    return bool(re.match(r"[^,.:;V]*QV", rest))


_OBJECT = re.compile(r"V[A]?(d)(?=[oK]+[^NoK])")


def _objects(line: _Line) -> None:
    """`calificó el plan de «…»`: what is named stands right behind the verb, and is not its subject."""
    if line.grammar.naming:
        for match in line.find(_OBJECT):
            if line.lower[match.start()] in line.grammar.naming:
                line.letters[match.start(1)] = "i"


_BEHIND = re.compile("(?<=Q)[,-]{0,2}(.)(?=[NdohPK])")


def _behind(line: _Line) -> None:
    """`„…“, so Hale`: words that tell whose words they are only right behind a quotation."""
    for match in line.find(_BEHIND) if line.grammar.behind else ():
        if line.lower[match.start(1)] in line.grammar.behind:
            line.letters[match.start(1)] = "a"


_OPENING = re.compile("([^QN,])(?=(?:N{1,4}|X),|P)")


def _opening(line: _Line) -> None:
    """`Pour Hale, le plan est « mort »`: words that do so only at the beginning of a sentence."""
    for match in line.find(_OPENING) if line.grammar.opening else ():
        if match.start() in line.firsts and line.lower[match.start()] in line.grammar.opening:
            line.letters[match.start()] = "a"
            if line.letters[match.end()] == "X":
                line.letters[match.end()] = "P"  # `pour lui`


_OBLIQUE = re.compile("(?<=a)i")


def _oblique(line: _Line) -> None:
    """`nach Angaben des Rates`: an article that no subject has, behind words that tell whose words they are."""
    for match in line.find(_OBLIQUE) if line.grammar.oblique else ():
        if line.lower[match.start()] in line.grammar.oblique:
            line.letters[match.start()] = "d"


_AFTER_TELLING = re.compile("(?<=a)(?:[mX]|h(?=[VXYvA,di]|o[dPN]))")


def _pronouns(line: _Line) -> None:
    """`selon lui`, `enligt henne`: behind words that tell whose words they are, any pronoun is the speaker."""
    for match in line.find(_AFTER_TELLING):
        line.letters[match.start()] = "P"


_ANY_VERB = re.compile("Q(?:,-?|-)[XAm]{0,2}([ov])(?=[dNP])")
_BARE_VERB = re.compile("Q(?:,-[XAm]{0,2}([ov])(?=[odNP])|(?:,|-)([ov])(?=[NP]))")
_ALONE = re.compile("Q(?:,-?|-)(v)(?=[.,])")


def _any_verbs(line: _Line) -> None:
    """`« … », s’inquiète le boulanger`: a word behind a quotation that a noun phrase follows is a verb, whichever."""
    found = [*line.find(_BARE_VERB if line.grammar.bare else _ANY_VERB)]
    if line.grammar.implied:
        found += line.find(_ALONE)
    for match in found:
        at = match.start(match.lastindex or 0)
        if line.words[at][:1].islower():
            line.letters[at] = "V"


_SECOND = re.compile("(?<=[dhS])a")


def _adjectives(line: _Line) -> None:
    """`il secondo giorno`: behind an article no word tells whose words they are."""
    for match in line.find(_SECOND):
        line.letters[match.start()] = "o"


_NAME_END = re.compile("(?<=N)[odK]")


def _name_ends(line: _Line) -> None:
    """`sagte Hale der Zeitung`, `dijo Hale satisfecha`: a name ends what it stands in."""
    for match in line.find(_NAME_END):
        at = match.start()
        if line.letters[at] == "d":
            line.letters[at] = "i"
        else:
            line.letters[at] = "A" if line.words[at][:1].isupper() or line.letters[at] == "K" else "v"


_STEPS: tuple[Callable[[_Line], None], ...] = (
    _expressions,
    _titles,
    _particles,
    _owners,
    _genitives,
    _relatives,
    _objects,
    _behind,
    _opening,
    _oblique,
    _pronouns,
    _any_verbs,
    _adjectives,
    _name_ends,
)
"""In the order in which they are taken."""
