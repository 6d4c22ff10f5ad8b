"""The words round one piece of a quotation, with the questions that rules of passing on put to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quoth.attribution.rules import find_subject
from quoth.attribution.sites import Site
from quoth.attribution.subjects import Phrase, before_verb, phrase_at

from .words import BARE, CALLING, NAMING, NOT_SAID, TELLING, UTTERING

__all__ = ["REACH", "Clause", "make_clause"]

REACH = 45
"""Tokens looked over on either side of a piece."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One piece of a quotation in its sentence; all places are tokens of its frame."""

    site: Site
    """The piece in its sentence."""
    word: Callable[[int], str]
    """Returns a token's word in lower case."""
    nearest: int | None
    """The word of saying that stands nearest before the piece, with no other piece between."""

    @property
    def letters(self) -> str:
        """The classes of the paragraph's words."""
        return self.site.frame.letters

    @property
    def at(self) -> int:
        """The piece."""
        return self.site.at

    @property
    def low(self) -> int:
        """First token of the sentence."""
        return self.site.low

    @property
    def high(self) -> int:
        """One past its last."""
        return self.site.high

    @property
    def last(self) -> str:
        """The last character of the quoted words."""
        return self.site.last

    def before(self) -> range:
        """Return the tokens before the piece, nearest first, up to the piece before it."""
        low = max(self.low, self.at - REACH, self.letters.rfind("Q", self.low, self.at) + 1)
        return range(self.at - 1, low - 1, -1)

    def after(self) -> range:
        """Return the tokens after the piece, up to the next."""
        end = self.letters.find("Q", self.at + 1, self.high)
        return range(self.at + 1, min(self.high if end < 0 else end, self.at + REACH))

    def skip(self, at: int, letters: str) -> int:
        """Return the first token from `at` on whose class is none of `letters`."""
        while at < self.high and self.letters[at] in letters:
            at += 1
        return at

    def is_bare(self, at: int) -> bool:
        """Whether a token is the bare form of a verb of saying: `heard Hale say`."""
        return self.word(at) in BARE

    def uttered(self, verb: int) -> bool:
        """Whether a verb tells that these very words were said: not that they will be, or were not."""
        called_for = self.letters[verb + 1 : verb + 2] == "i" and self.word(verb) in CALLING
        return self.word(verb) in UTTERING and not called_for and self._said(verb)

    def tells(self, verb: int) -> bool:
        """Whether a verb tells what happened, in a clause of its own."""
        return self.word(verb) in TELLING and self._said(verb)

    def _said(self, verb: int) -> bool:
        at = verb - 1
        while at >= self.low and self.letters[at] in "XAu":
            if self.word(at) in NOT_SAID:
                return False
            at -= 1
        return True

    def teller(self, verb: int | None) -> Phrase | None:
        """Return the subject of a verb that tells that these words were said."""
        if verb is None or self.letters[verb] != "V" or not self.uttered(verb):
            return None
        if verb + 1 == self.at and self.word(verb) in NAMING:
            return None  # `a box labelled “…”`
        phrase = before_verb(self.letters, verb, self.low)
        return None if phrase is None or phrase.relative else phrase

    def subject(self, verb: int) -> Phrase | None:
        """Return the subject of a verb on either side of the piece."""
        if verb < self.at:
            return find_subject(self.site, verb)
        return before_verb(self.letters, verb, self.at + 1)

    def object_at(self, at: int) -> Phrase | None:
        """Return the noun phrase that begins at token `at`; a pronoun that is an object may be one: `her saying`."""
        letters = self.letters
        if at < self.high and letters[at] in "mh":
            following = letters[at + 1 : at + 2]
            if letters[at] == "m" or following in tuple("sGX") or (following and self.is_bare(at + 1)):
                return Phrase(at, at + 1, at + 1)
        return phrase_at(letters, at, self.high)


def make_clause(site: Site, word: Callable[[int], str]) -> Clause:
    """Return the words round the piece of a site."""
    letters = site.frame.letters
    low = max(site.low, site.at - REACH, letters.rfind("Q", site.low, site.at) + 1)
    nearest = max(letters.rfind("V", low, site.at), letters.rfind("G", low, site.at))
    return Clause(site, word, nearest if nearest >= 0 else None)
