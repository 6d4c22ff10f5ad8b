"""A paragraph as its author wrote it round the quotations: one letter a word, one a quotation.

`Trump said on Tuesday that “…” and left.` becomes `NVitTQ&v.`; the letters are explained in
`cues.FRAME`. Rules read this string, and the tokens give the places of what they find.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from quoth.model import Span
from quoth.text.sentences import find_sentences

from .cues import Grammar, Lexicon
from .english_people import JOINED_PARTICLES
from .mending import mend
from .stretches import Stretch

__all__ = ["Classifier", "Frame", "make_frame"]

_TOKEN = re.compile(
    # A word, with what may stand inside it: `e-mail`, `O’Brien`, `U.S`, `quoth.org`, and a last apostrophe.
    r"[^\W\d_][\w&]*(?:(?:['’\-‑](?=[^\W_])|(?<![^\W\d_]{2})\.(?=[^\W_])|\.(?=[a-z]))[\w&]*)*(?:['’](?![\w'’]))?"
    r"|\d+(?:[,.:]\d+)*\w*"
    r"|[,:;()\[\].!?…]|--+|[—–―]|(?<=\s)-(?=\s)|['’](?:s|re|ve|d|ll)\b"
)
_MARKS = frozenset("\"'“”‘’„«»‹›「」『』`")
_LETTERS = {",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".",
            "…": "."}  # fmt: skip
_DOUBTFUL = re.compile("O(?=[NS])")
_NOUN_FIRST = re.compile("(?<![PXW])V(?=A?[VXY])|(?<=[PX]V)V|(?<=[dh]n)V(?=[,.iQ])")
_PLAIN = re.compile("O(?=[ozgn])")
_SAYING = re.compile("[VG]")
_PRONOUN = re.compile("P")


@dataclass(slots=True)
class Frame:
    """One stretch cut into tokens."""

    stretch: Stretch
    """The stretch."""
    letters: str
    """One letter a token."""
    starts: list[int]
    """First code point of each token in the document."""
    ends: list[int]
    """One past the last."""
    sentence: list[int]
    """For each token the index of its sentence."""
    bounds: list[tuple[int, int]]
    """For each sentence its first token and one past its last."""
    pieces: list[tuple[int, int]]
    """For each piece its token and the index of its quotation."""
    sure: frozenset[int]
    """Tokens of verbs that do little else than report words."""
    mute: frozenset[int]
    """Tokens of pronouns for nobody in particular."""
    reported: frozenset[int]
    """Tokens of verbs that show that someone's words are told."""
    grammar: Grammar | None
    """How the language builds its sentences; None for English."""
    text: str
    """The document's text."""

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens from `first` to before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def word(self, at: int) -> str:
        """Return the word of a token, in lower case; nothing past the last one."""
        return self.text[self.starts[at] : self.ends[at]].lower() if at < len(self.starts) else ""


_MOST_PLAIN = 1 << 15
"""Words in small letters, and marks, whose class is kept from document to document."""


@lru_cache(32)
def _plain_words(lexicon: Lexicon) -> dict[str, str]:  # noqa: ARG001  # one for each lexicon
    return {}


class Classifier:
    """Tells the classes of one document's words, each form once."""

    def __init__(
        self, lexicon: Lexicon, known: frozenset[str] = frozenset(), surnames: frozenset[str] = frozenset()
    ) -> None:
        """`known` are words that the document writes in upper case as names, `surnames` those of people it names."""
        self.lexicon = lexicon
        self.known = known
        self._surnames = surnames
        self._first: dict[str, str] = {}
        self._inside: dict[str, str] = {}
        self.plain = _plain_words(lexicon)
        """Classes already told of words in small letters and of marks, in any document."""

    def tell(self, word: str, first: bool = False) -> str:
        """Return the class of a word, number or mark; `first` says that it begins a sentence."""
        told = self._first if first else self._inside
        letter = told.get(word)
        if letter is None:
            letter = told[word] = self._letter(word, first) if word[0].isalpha() else self._mark(word)
            if (word[0].islower() or not word[0].isalnum()) and len(self.plain) < _MOST_PLAIN:
                self.plain[word] = letter
        return letter

    def _mark(self, word: str) -> str:
        if word[0].isdigit():
            return "n"
        told = _LETTERS.get(word) or ("-" if word[0] in "-—–―" else None)
        return told or self.lexicon.classes.get(word.replace("’", "'"), "o")

    def _letter(self, word: str, first: bool) -> str:
        lexicon = self.lexicon
        lower = word.lower()
        possessive = word.endswith(lexicon.possessive)
        letter = lexicon.classes.get(lower)
        if word[0] == lower[0]:
            if letter:
                return letter
            if "-" in word and word.partition("-")[2][:1].isupper() and word.partition("-")[0] in JOINED_PARTICLES:
                return "N"  # `al-Masri`
            if possessive:
                return lexicon.classes.get(lower.replace("’", "'")) or "z"
            if lower.endswith(lexicon.gerund_ending) and len(word) > 5:
                return "g"
            if lower.endswith(lexicon.adverb_ending) and len(word) > 4:
                return "A"
            if lower.endswith(lexicon.verb_endings) and len(word) > 4:
                return "v"
            return "o"
        plain = first and word not in self.known
        if lexicon.grammar is not None and lexicon.grammar.capital_nouns:
            if word in self.known:
                return "N"
            return letter if letter and (first or letter in "adhibfsuwTWX&PtK") else "o"
        if letter in ("X", "t") and not first and word in self._surnames:
            return "N"  # `Will` and `May` may be people
        if letter and (letter == "t" or plain or letter in "PdhifubsTW&wX"):
            return letter
        if possessive:
            return "S"
        return "O" if plain else "N"


def make_frame(text: str, stretch: Stretch, classifier: Classifier) -> Frame:
    """Cut a stretch into tokens."""
    lexicon = classifier.lexicon
    walls = [_with_marks(text, piece, stretch.span) for piece, _ in stretch.pieces]
    sentences = find_sentences(text, stretch.span, walls, lexicon.language)
    firsts = {sentence.start for sentence in sentences}
    stops = {sentence.end - 1 for sentence in sentences}
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[tuple[int, int]] = []
    at = stretch.span.start
    for wall, (_, index) in zip(walls, stretch.pieces, strict=True):
        _tokenize(text, at, wall.start, classifier, firsts, stops, letters, starts, ends)
        pieces.append((len(letters), index))
        letters.append("Q")
        starts.append(max(at, wall.start))
        ends.append(wall.end)
        at = wall.end
    _tokenize(text, at, stretch.span.end, classifier, firsts, stops, letters, starts, ends)
    bounds: list[tuple[int, int]] = []
    sentence_of: list[int] = []
    low = 0
    for sentence in sentences:
        high = bisect_left(starts, sentence.end, low)
        if high > low:
            sentence_of.extend([len(bounds)] * (high - low))
            bounds.append((low, high))
            low = high
    if low < len(starts):
        sentence_of.extend([len(bounds)] * (len(starts) - low))
        bounds.append((low, len(starts)))
    # A word in upper case at a sentence's beginning is a name before a name, and no name before a plain word.
    line = _DOUBTFUL.sub(lambda match: "N" * len(match.group()), "".join(letters))
    line = _PLAIN.sub("o", line).replace("O", "N")
    # Of two verbs in a row the first is a noun: `a recent report said`.
    line = _NOUN_FIRST.sub(
        lambda m: "o" if text[starts[m.start()] : ends[m.start()]].lower() in lexicon.both else "V", line
    )
    line = _correct(line, lambda at: text[starts[at] : ends[at]], lexicon)
    touching = reported = frozenset[int]()
    if lexicon.grammar is not None:
        words = ["" if letter == "Q" else text[starts[at] : ends[at]] for at, letter in enumerate(line)]
        line, touching, reported = mend(line, words, bounds, lexicon, classifier.known)
    sure = frozenset(
        at for at in map(re.Match.start, _SAYING.finditer(line))
        if text[starts[at] : ends[at]].lower() in lexicon.sure and line[at - 1 : at] != "u"
    )  # fmt: skip
    if touching:
        sure |= touching
    mute = frozenset(
        at for at in map(re.Match.start, _PRONOUN.finditer(line))
        if text[starts[at] : ends[at]].lower() in lexicon.mute
    )  # fmt: skip
    return Frame(stretch, line, starts, ends, sentence_of, bounds, pieces, sure, mute, reported, lexicon.grammar, text)


_HEARD = re.compile(r"(?<=Y)A{0,2}V(?!b)")
_MONTH = re.compile(r"[XoNOV](?=n)|(?<=n)[XoNOV](?!V)|(?<=i)[XoNOV](?=,|n|Q)")


def _correct(line: str, word: Callable[[int], str], lexicon: Lexicon) -> str:
    """Mend two classes that only the neighbours tell: who was told does not speak, and May is a month."""
    letters = list(line)
    for match in _HEARD.finditer(line):
        if word(match.end() - 1).lower() in lexicon.heard:
            letters[match.end() - 1] = "v"
    for match in _MONTH.finditer(line):
        written = word(match.start())
        if written[0].isupper() and written.lower() in lexicon.months:
            letters[match.start()] = "t"
    return "".join(letters)


def _with_marks(text: str, piece: Span, within: Span) -> Span:
    """Return the piece with the quotation marks that touch it."""
    start, end = piece.start, piece.end
    while start > within.start and piece.start - start < 3 and text[start - 1] in _MARKS:
        start -= 1
    while end < within.end and end - piece.end < 3 and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _tokenize(
    text: str, start: int, end: int, classifier: Classifier, firsts: set[int], stops: set[int],
    letters: list[str], starts: list[int], ends: list[int],
) -> None:  # fmt: skip
    """Append the tokens between two places."""
    lexicon, plain = classifier.lexicon, classifier.plain
    token = lexicon.grammar.token if lexicon.grammar is not None else _TOKEN
    for match in token.finditer(text, start, end):
        word = match.group()
        at = match.start()
        letter = plain.get(word) or classifier.tell(word, at in firsts)
        if letter == "." and word == "." and at not in stops:
            continue  # of an abbreviation
        if letter in "VGP" and letters:
            if letter == "P":
                if word == "it" and text[starts[-1] : ends[-1]].lower() in ("put", "puts"):
                    letters[-1], letter = "V", "m"
            elif word.lower() in lexicon.both and (
                letters[-1] in "dhSzfib" or (letters[-1] == "n" and letters[-2:-1] and letters[-2] in "dhSo")
            ):  # `her promise`, `the 2016 promise`
                letter = "K" if word.lower() in lexicon.nouns else "o"
        letters.append(letter)
        starts.append(at)
        ends.append(match.end())
