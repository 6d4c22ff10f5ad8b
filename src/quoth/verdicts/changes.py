"""One change between recorded and quoted words, with all that the rules of kinds ask about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from quoth.model import Span
from quoth.text.fold import fold_word

from .lexicon import CONTRACTIONS, HOMOGRAPHS, NUMERALS, SAME_WORD, SPELLINGS

__all__ = ["Change", "expand", "number_values", "spell", "word_list"]

_WORD = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?[^\W\d_]*|[^\W_]+(?:['’ʼ][^\W_]+)*|%")
_SPELLINGS = tuple((re.compile(pattern), form) for pattern, form in SPELLINGS)
_SAME = {word.replace("-", " "): sorted(row)[0] for row in SAME_WORD for word in row}


def word_list(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`, numbers with their points and commas in one.

    >>> word_list("It’s 3,210 – e-mail")
    ("it's", '3210', 'e', 'mail')
    """
    return tuple(fold_word(word.replace(",", "")) for word in _WORD.findall(text))


@dataclass(frozen=True)
class Change:
    """A run of words that differ between the two sides."""

    quoted: str
    """The quoted words as printed; brackets that hold them are left out."""
    recorded: str
    """The recorded words as printed."""
    quoted_span: Span
    """Where the quoted words stand, in the document's text."""
    recorded_span: Span
    """Where the recorded words stand, in the source's text."""
    signalled: bool
    """Whether the writer marked it."""
    before: str = ""
    """The recorded word before the change."""
    after: str = ""
    """The recorded word after the change."""

    @cached_property
    def quoted_words(self) -> tuple[str, ...]:
        """The quoted words, folded."""
        return word_list(self.quoted)

    @cached_property
    def recorded_words(self) -> tuple[str, ...]:
        """The recorded words, folded."""
        return word_list(self.recorded)

    @cached_property
    def added(self) -> frozenset[str]:
        """Words on the quoted side alone, short forms written out."""
        return frozenset(expand(self.quoted_words)) - frozenset(expand(self.recorded_words))

    @cached_property
    def dropped(self) -> frozenset[str]:
        """Words on the recorded side alone, short forms written out."""
        return frozenset(expand(self.recorded_words)) - frozenset(expand(self.quoted_words))


def expand(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write short forms out: the first of what each can stand for.

    >>> expand(("we'll", "can't", "cannot", "it's"))
    ('we', 'will', 'can', 'not', 'can', 'not', 'it', 'is')
    """
    out: list[str] = []
    for word in words:
        if word in ("cannot", "can't"):
            out += ["can", "not"]
        elif word == "won't":
            out += ["will", "not"]
        else:
            for ending, forms in CONTRACTIONS.items():
                if word.endswith(ending) and len(word) > len(ending):
                    out += [word[: -len(ending)], forms[0]]
                    break
            else:
                out.append(word)
    return tuple(out)


def number_values(words: tuple[str, ...]) -> tuple[float, ...]:
    """Return the numbers that the words name, in figures or in words, in order.

    >>> number_values(("two", "hundred", "and", "10", "20s"))
    (2.0, 100.0, 10.0, 20.0)
    """
    values: list[float] = []
    for word in words:
        if word in NUMERALS:
            values.append(float(NUMERALS[word]))
        elif match := re.match(r"\d+(?:\.\d+)?", word):
            values.append(float(match.group()))
    return tuple(values)


def spell(words: tuple[str, ...]) -> str:
    """Return one spelling for all spellings of the same words: joined, American, without apostrophes.

    >>> spell(("news", "casts")) == spell(("newscasts",)), spell(("labour",)) == spell(("labor",))
    (True, True)
    """
    text = " ".join(words)
    if text in _SAME:
        return _SAME[text].replace("-", "")
    out = []
    for word in words:
        word = _SAME.get(word, word)
        if word not in HOMOGRAPHS:
            word = word.replace("'", "")
        for pattern, form in _SPELLINGS:
            word = pattern.sub(form, word)
        out.append(word.replace("-", ""))
    return "".join(out)
