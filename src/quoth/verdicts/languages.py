"""Which words turn a sentence, by language: a row a language."""

from __future__ import annotations

from functools import lru_cache

from quoth.text.languages import tell_language

from .english import ENGLISH
from .lexicon import NO_WORDS, Lexicon

__all__ = ["LEXICONS", "find_lexicon"]

LEXICONS: dict[str, Lexicon] = {
    "en": ENGLISH,
    "und": ENGLISH,  # too few words to tell: its words are found in English alone, and are no other language's
}
"""By the language's code in ISO 639-1."""

_HEAD = 2000
"""Code points by which a language is told."""


def find_lexicon(text: str) -> Lexicon:
    """Return the words of the language that `text` begins in; none where there is no row for it."""
    return _find(text[:_HEAD])


@lru_cache(1024)
def _find(head: str) -> Lexicon:
    return LEXICONS.get(tell_language(head), NO_WORDS)
