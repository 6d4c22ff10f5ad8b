"""What attribution knows of each language, one module a language; read when a document in it is met."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from quoth.text.languages import tell_language

from ..cues import ENGLISH, Lexicon

__all__ = ["LANGUAGES", "load_lexicon", "tell_lexicon"]

LANGUAGES: dict[str, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish and Norwegian",
    "pl": "Polish",
    "ru": "Russian",
}
"""The languages whose words of saying, names and titles are known, by their codes in ISO 639-1."""


def tell_lexicon(text: str) -> Lexicon:
    """Return what is known of the language of `text`; English where it is another one, or cannot be told."""
    return load_lexicon(tell_language(text))


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return what is known of a language by its code; English where nothing is."""
    if language == "en" or language not in LANGUAGES:
        return ENGLISH
    name = LANGUAGES[language].split()[0].lower()
    lexicon: Lexicon = import_module(f".{name}", __name__).LEXICON
    return lexicon
