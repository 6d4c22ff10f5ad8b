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


def find_lexicon(text: str, language: str | None = None) -> Lexicon:
    """Return the words of a language, where its tag is known, else of the one that `text` begins in.

    None of them where there is no row for it.
    """
    if language:
        return LEXICONS.get(language.replace("_", "-").partition("-")[0].casefold(), NO_WORDS)
    return _find(text[:_HEAD])


@lru_cache(1024)
def _find(head: str) -> Lexicon:
    return LEXICONS.get(tell_language(head), NO_WORDS)
