"""What attribution knows of each language, one module a language; read when a document in it is met."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from quoth.attribution.cues import ENGLISH, Lexicon

__all__ = ["LANGUAGES", "load_lexicon"]

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


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return what is known of a language, by its code in ISO 639-1; English where nothing is."""
    if language == "en" or language not in LANGUAGES:
        return ENGLISH
    name = LANGUAGES[language].split()[0].lower()
    lexicon: Lexicon = import_module(f".{name}", __name__).LEXICON
    return lexicon
